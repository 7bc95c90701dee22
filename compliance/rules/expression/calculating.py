"""Arithmetic of quantities and dates: unknown where units do not go together."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from compliance.model.dates import PartialDate
from compliance.model.finding import Reason
from compliance.model.quantity import Quantity, difference_unit, scale_of
from compliance.model.target import Measure
from compliance.rules.expression.comparing import promised
from compliance.rules.expression.scope import Scope
from compliance.rules.expression.values import Bounds, Unknown, undecided, unknown
from compliance.rules.views import TargetView


def as_quantity(value: Any, scope: Scope) -> Any:
    """An operand of arithmetic: of a target its promised value."""
    scope.touch(value)
    if not isinstance(value, TargetView):
        return undecided(value) or value
    found = promised(value)
    if isinstance(found, Unknown):
        return found
    if len(found.ends) > 1:
        return unknown(Reason.DIRECTION_UNKNOWN)
    return Quantity(found.ends[0][0] / scale_of(found.unit).factor, found.unit, found.noun)


def calculate(sign: str, left: Any, right: Any) -> Any:
    """``left sign right``; unknown where an operand is, where units do not go together, or by zero."""
    for operand in (left, right):
        if isinstance(operand, Unknown):
            return operand
        if isinstance(operand, Bounds):
            return Unknown(operand.reason, str(operand))
    if not (isinstance(left, Quantity) and isinstance(right, Quantity)):
        return _dates(sign, left, right)
    if sign == "*":
        unit = left.unit or right.unit
        return (
            Quantity(left.value * right.value, unit)
            if None in (left.unit, right.unit)
            else unknown(Reason.OTHER_UNIT)
        )
    return _quotient(left, right) if sign == "/" else _sum(sign, left, right)


def _quotient(left: Quantity, right: Quantity) -> Any:
    if right.value == 0:
        return unknown(Reason.MISSING)
    if right.unit is None:
        return Quantity(left.value / right.value, left.unit, left.noun)
    if left.unit is None or scale_of(left.unit).dimension != scale_of(right.unit).dimension:
        return unknown(Reason.OTHER_UNIT)
    return Quantity(left.magnitude / right.magnitude)


def _sum(sign: str, left: Quantity, right: Quantity) -> Any:
    change = right.value if sign == "+" else -right.value
    if {left.unit, right.unit} == {Measure.PERCENT, Measure.PERCENTAGE_POINT}:
        return Quantity(left.value + change, Measure.PERCENT)
    bare = {left.unit, right.unit} == {None, Measure.COUNT}
    if not (bare or left.commensurable(right)):
        return unknown(Reason.OTHER_UNIT)
    unit = difference_unit(left.unit) if sign == "-" else left.unit or right.unit
    if left.unit is right.unit or bare:
        return Quantity(left.value + change, unit, left.noun)
    factor = scale_of(right.unit).factor / scale_of(left.unit).factor
    return Quantity(left.value + change * factor, unit, left.noun)


def _dates(sign: str, left: Any, right: Any) -> Any:
    one, other = _day(left), _day(right)
    if one is not None and other is not None:
        return Quantity(Decimal((one - other).days), Measure.DAY)
    if one is None or not isinstance(right, Quantity):
        return unknown(Reason.NO_DATA)
    days = right.value if right.unit in (None, Measure.DAY) else None
    if days is None:
        return unknown(Reason.OTHER_UNIT)
    return one + dt.timedelta(days=int(days if sign == "+" else -days))


def _day(value: Any) -> dt.date | None:
    return value.full if isinstance(value, PartialDate) else value if isinstance(value, dt.date) else None
