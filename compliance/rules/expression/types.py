"""The types of expressions, and what each kind of record offers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from typing import Any

from compliance.model.finding import Reason
from compliance.model.target import Comparator, Direction, Kind, Measure
from compliance.records import record


@record
class Simple:
    """A type without parts: text, truth, date, period."""

    name: str


@record
class Choice:
    """A text out of a closed list; ``name`` says which list."""

    name: str


@record
class QuantityType:
    """A quantity; ``known`` says that ``unit`` is sure (None then: a bare number)."""

    unit: Measure | None = None
    known: bool = False


@record
class RecordType:
    """A record by name; ``unit`` is what its targets are measured in, where ``given`` says it."""

    name: str
    unit: Measure | None = None


@record
class ListType:
    """A list of one type of item."""

    item: Type


Type = Simple | Choice | QuantityType | RecordType | ListType

TEXT, TRUTH, DATE, PERIOD = Simple("text"), Simple("truth"), Simple("date"), Simple("period")
ANY = Simple("any")
"""Unknown after an error that was told already: goes with everything, so that one slip is one error."""
NUMBER = QuantityType(None, known=True)
QUANTITY = QuantityType()


@record
class FieldSpec:
    """A field of a record: its type, how to get it, why it may be absent, what it means (vi, en).

    ``get`` answers None where the field is absent: compared, it cannot be decided. A name that is one of a
    list, such as a canonical id, is an empty text where there is none: it equals no other, and does not
    exist. ``measured`` says that the unit is the record's.
    """

    type: Type
    get: Callable[[Any], Any]
    absent: Reason = Reason.MISSING
    about: tuple[str, str] = ("", "")
    measured: bool = False


CHOICES: Mapping[str, tuple[str, ...]] = {
    "kind": tuple(kind.value for kind in Kind),
    "comparator": tuple(comparator.value for comparator in Comparator),
    "measure": tuple(measure.value for measure in Measure),
    "direction": tuple(direction.value for direction in Direction),
    "cascade": ("at_least", "by_level", "presence", "reference", "none"),
    "better": ("higher", "lower", "exact"),
    "relation": ("equal", "stricter", "weaker", "incomparable"),
    "relation_reason": ("none", *(reason.value for reason in Reason)),
    "section": ("body", "annex"),
    "mention": ("year", "unit", "agency", "person", "count"),
    "part": ("body", "indicators", "tasks", "decision", "header"),
}
"""The closed lists of texts; the levels come from the data of the units."""


@record
class Environment:
    """What a place in a rule can name: names with their types, and the records behind them."""

    names: Mapping[str, Type]
    records: Mapping[str, Mapping[str, FieldSpec]]
    functions: Mapping[str, Any] = field(default_factory=dict)
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    synonyms: Mapping[str, str] = field(default_factory=dict)

    def with_name(self, name: str, type_: Type) -> Environment:
        """The same with one more name: the variable of a quantifier."""
        return replace(self, names={**self.names, name: type_})

    def field_type(self, record: RecordType, name: str) -> Type | None:
        """The type of a field of ``record``, or None when it has no such field."""
        spec = self.records.get(record.name, {}).get(name)
        if spec is None:
            return None
        if record.unit is None:
            return spec.type
        return measured(spec.type, record.unit) if spec.measured else spec.type


def measured(type_: Type, unit: Measure) -> Type:
    """``type_`` where targets are measured in ``unit``."""
    if isinstance(type_, QuantityType):
        return QuantityType(unit, known=True)
    if isinstance(type_, RecordType):
        return RecordType(type_.name, unit)
    return ListType(measured(type_.item, unit)) if isinstance(type_, ListType) else type_


def type_key(type_: Type) -> str:
    """The key of the message that names ``type_`` for people."""
    if isinstance(type_, QuantityType):
        return "number" if type_ == NUMBER else "quantity"
    if isinstance(type_, ListType):
        return "list"
    if isinstance(type_, Choice):
        return "text"
    return type_.name
