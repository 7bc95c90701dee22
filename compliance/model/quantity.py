"""Quantities: an exact number in a unit of measure, and which of them can be compared."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from compliance import messages
from compliance.model.target import Measure
from compliance.model.vocabulary import same_noun
from compliance.records import record

_DEFINITIONS = Path(__file__).with_name("measures.txt")
_INTEGRAL = frozenset({Measure.COUNT, Measure.RANK})
_WITHOUT_SPACE = frozenset({Measure.PERCENT})
_PADDED = Decimal(10)


@record
class Scale:
    """The dimension of a unit, and how many of its base unit one of it is."""

    dimension: str
    factor: Decimal


@record
class Quantity:
    """A number in a unit; ``noun`` names what a count counts or qualifies a unit ("làm việc").

    ``unit`` is None for a bare number, which compares only with bare numbers.
    """

    value: Decimal
    unit: Measure | None = None
    noun: str | None = None

    @property
    def magnitude(self) -> Decimal:
        """The number in the base unit of its dimension; comparing needs nothing else."""
        return self.value * scale_of(self.unit).factor

    def commensurable(self, other: Quantity) -> bool:
        """Whether both can be compared at all."""
        return commensurable((self.unit, self.noun), (other.unit, other.noun))

    def __str__(self) -> str:
        return quantity_words(self.value, self.unit, self.noun)


def scale_of(unit: Measure | None) -> Scale:
    """The dimension and factor of ``unit``; a bare number is a dimension of its own."""
    if unit is None:
        return Scale("", Decimal(1))
    return _base_scales().get(unit) or _derived_scales()[unit]


def integral(unit: Measure | None) -> bool:
    """Whether outcomes in ``unit`` are whole numbers."""
    return unit in _INTEGRAL


def commensurable(
    one: tuple[Measure | None, str | None], other: tuple[Measure | None, str | None], /
) -> bool:
    """Whether two units, each with its noun, measure the same dimension.

    A count without a noun goes with any count. A day without "làm việc" is a calendar day.
    """
    (unit, noun), (other_unit, other_noun) = one, other
    if scale_of(unit).dimension != scale_of(other_unit).dimension:
        return False
    if Measure.COUNT in (unit, other_unit) and (noun is None or other_noun is None):
        return True
    if noun is None or other_noun is None:
        return noun is other_noun
    return same_noun(noun, other_noun)


def difference_unit(unit: Measure | None) -> Measure | None:
    """The unit of a difference of two quantities in ``unit``: percent minus percent is percentage points."""
    return Measure.PERCENTAGE_POINT if unit is Measure.PERCENT else unit


def number_words(value: Decimal) -> str:
    """``value`` in Vietnamese writing: decimal comma, thousands dots, no trailing zeros."""
    text = f"{value.normalize():,f}"
    return text.translate(str.maketrans(",.", ".,"))


def quantity_words(value: Decimal, unit: Measure | None, noun: str | None = None) -> str:
    """A quantity as an official writes it: "70,5%", "05 ngày làm việc", "30 TTHC"."""
    number = number_words(value)
    if integral(unit) and 0 <= value < _PADDED and value == value.to_integral_value():
        number = f"0{number}"
    if unit is None:
        return f"{number} {noun}" if noun else number
    if unit is Measure.COUNT:
        return f"{number} {noun}" if noun else number
    name = messages.text(f"relations.unit.{unit.value}")
    name = name if noun is None else f"{name} {noun}"
    return f"{number}{name}" if unit in _WITHOUT_SPACE else f"{number} {name}"


@cache
def _definitions() -> tuple[str, ...]:
    lines = _DEFINITIONS.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and line[0] != "#")


@cache
def _base_scales() -> dict[Measure, Scale]:
    """Base units, straight from the definitions: most plans have no others, and pint is slow to load."""
    scales = {}
    for line in _definitions():
        name, _, meaning = (part.strip() for part in line.partition("="))
        if meaning.startswith("["):
            scales[Measure(name)] = Scale(meaning.strip("[]"), Decimal(1))
    return scales


@cache
def _derived_scales() -> dict[Measure, Scale]:
    """The other units, through pint."""
    import pint

    registry: Any = pint.UnitRegistry(None, non_int_type=Decimal)
    for line in _definitions():
        registry.define(line)
    scales = {}
    for line in _definitions():
        unit = Measure(line.partition("=")[0].strip())
        if unit not in _base_scales():
            (dimension,) = registry.get_dimensionality(unit.value)
            factor, _ = registry.get_base_units(unit.value)
            scales[unit] = Scale(str(dimension).strip("[]"), Decimal(factor))
    return scales
