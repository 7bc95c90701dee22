"""Parameters of a ruleset: one value, or several that hold for a time, a level or a unit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from compliance.errors import ComplianceError
from compliance.model.finding import Reason
from compliance.model.quantity import Quantity
from compliance.records import record
from compliance.rules.expression.parsing import ExpressionError, parse
from compliance.rules.expression.tree import Literal
from compliance.rules.expression.types import ANY, DATE, TEXT, FieldSpec, QuantityType, Type
from compliance.rules.rule import ParameterValue
from compliance.rules.ruleset import RulesetFile
from compliance.rules.views import PlanView
from compliance.yamlmarks import Node, find


@record(eq=False)
class ParametersView:
    """The parameters as seen from a plan (None: from nowhere in particular)."""

    values: Mapping[str, tuple[ParameterValue, ...]]
    plan: PlanView | None


def parameter_fields(values: Mapping[str, tuple[ParameterValue, ...]]) -> Mapping[str, FieldSpec]:
    """The record behind the name ``parameters``."""
    return {
        name: FieldSpec(_type(entries), _reader(name), Reason.NO_DATA) for name, entries in values.items()
    }


def _type(entries: Sequence[ParameterValue]) -> Type:
    value = entries[0].value if entries else None
    if isinstance(value, Quantity):
        return QuantityType(value.unit, known=True)
    if isinstance(value, dt.date):
        return DATE
    return TEXT if isinstance(value, str) else ANY


def _reader(name: str) -> Any:
    def read(view: ParametersView) -> Any:
        return next((entry.value for entry in _nearest(view.values[name]) if _holds(entry, view.plan)), None)

    return read


def _nearest(entries: Sequence[ParameterValue]) -> list[ParameterValue]:
    """The narrowest first: a unit's own value, then a level's, then the general one."""
    return sorted(entries, key=lambda entry: (entry.unit is None, entry.level is None))


def _holds(entry: ParameterValue, plan: PlanView | None) -> bool:
    if plan is None:
        return entry.unit is None and entry.level is None
    day = plan.plan.date
    if day is not None and ((entry.first and day < entry.first) or (entry.last and entry.last < day)):
        return False
    if entry.level is not None and entry.level != plan.plan.level:
        return False
    if entry.unit is None:
        return True
    own = plan.plan.unit
    if own is None:
        return False
    meant = plan.world.units.resolve(entry.unit, day=day).unit
    unit = meant.id if meant is not None else entry.unit
    return own == unit or plan.world.units.is_under(own, unit, day)


def parse_parameters(
    file: RulesetFile, node: Node
) -> tuple[dict[str, tuple[ParameterValue, ...]], list[ComplianceError]]:
    """The parameters of a file; each value is a quantity, a date, or else a text."""
    found: dict[str, tuple[ParameterValue, ...]] = {}
    errors: list[ComplianceError] = []
    for name, entries in file.parameters.items():
        values = []
        for index, entry in enumerate(entries):
            at = find(node, ["parameters", name, index, "value"])
            try:
                value = _value(entry.value)
            except ExpressionError as error:
                errors.append(ComplianceError(error.code, place=at.place, **error.params))
                continue
            values.append(ParameterValue(value, entry.from_, entry.to, entry.unit, entry.level))
        found[name] = tuple(values)
    return found, errors


def _value(words: str) -> Any:
    """What looks like a number or a date has to be one; other words are a text."""
    if not words[:1].isdigit():
        return words
    tree = parse(words)
    return tree.value if isinstance(tree, Literal) else words
