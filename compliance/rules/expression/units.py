"""Which units go together, at load: clashes and the units of sums, differences, products and quotients."""

from __future__ import annotations

from compliance.model.quantity import scale_of
from compliance.model.target import Measure
from compliance.rules.expression.types import DATE, NUMBER, QuantityType, RecordType, Type

_PERCENT, _POINT = Measure.PERCENT, Measure.PERCENTAGE_POINT


def unit_clash(left: Type, right: Type) -> tuple[str, str] | None:
    """The message key and an example where two quantities can never be compared, or None."""
    if not (_known(left) and _known(right)):
        return None
    one, other = _unit(left), _unit(right)
    if one is None or other is None:
        if one is other:
            return None
        unit = one or other
        return ("rules.unit_missing", _example(unit)) if unit is not Measure.COUNT else None
    if scale_of(one).dimension == scale_of(other).dimension:
        return None
    return "rules.unit_clash", _example(
        one if isinstance(left, RecordType) else other if isinstance(right, RecordType) else one
    )


def arithmetic_type(sign: str, left: Type, right: Type) -> Type | str:
    """The type of ``left sign right``, or the key of the message that says why there is none."""
    if DATE in (left, right):
        return _dates(sign, left, right)
    if not (_is_quantity(left) and _is_quantity(right)):
        return "rules.not_arithmetic"
    if not (_known(left) and _known(right)):
        return QuantityType()
    one, other = _unit(left), _unit(right)
    if sign == "*":
        return QuantityType(one or other, known=True) if None in (one, other) else "rules.product_of_units"
    if sign == "/":
        if other is None:
            return QuantityType(one, known=True)
        same = one is not None and scale_of(one).dimension == scale_of(other).dimension
        return NUMBER if same else "rules.quotient_of_units"
    return _sum_type(sign, one, other)


def _sum_type(sign: str, one: Measure | None, other: Measure | None) -> Type | str:
    if {one, other} == {_PERCENT, _POINT}:
        return QuantityType(_PERCENT, known=True)
    if scale_of(one).dimension != scale_of(other).dimension:
        return "rules.sum_of_units"
    if one is other is _PERCENT and sign == "-":
        return QuantityType(_POINT, known=True)
    return QuantityType(one, known=True)


def _dates(sign: str, left: Type, right: Type) -> Type | str:
    if left == right and sign == "-":
        return QuantityType(Measure.DAY, known=True)
    duration = right if left == DATE else left
    if sign in {"+", "-"} and left == DATE and isinstance(duration, QuantityType):
        return DATE
    return "rules.date_arithmetic"


def _is_quantity(type_: Type) -> bool:
    return isinstance(type_, QuantityType) or (isinstance(type_, RecordType) and type_.name == "target")


def _known(type_: Type) -> bool:
    if isinstance(type_, RecordType):
        return type_.unit is not None
    return isinstance(type_, QuantityType) and type_.known


def _unit(type_: Type) -> Measure | None:
    return type_.unit if isinstance(type_, QuantityType | RecordType) else None


_EXAMPLES = {
    Measure.PERCENT: "70%",
    Measure.PERCENTAGE_POINT: '5 "điểm phần trăm"',
    Measure.POINT: "90 điểm",
    Measure.RANK: "25 bậc",
    Measure.COUNT: "30 TTHC",
    Measure.TIMES: "2 lần",
    Measure.DAY: "5 ngày",
    Measure.HOUR: "8 giờ",
    Measure.MONTH: "6 tháng",
    Measure.YEAR: "2 năm",
    Measure.VND: "1000 đồng",
}


def _example(unit: Measure | None) -> str:
    return _EXAMPLES[unit] if unit is not None else "3"
