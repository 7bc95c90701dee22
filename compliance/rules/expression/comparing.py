"""Comparisons of values: quantities, promised values of targets, dates, periods, texts."""

from __future__ import annotations

import datetime as dt
import operator
from decimal import Decimal
from functools import lru_cache
from typing import Any

from compliance.files.fields import parse_period
from compliance.model.dates import PartialDate, Period
from compliance.model.finding import Reason
from compliance.model.quantity import Quantity, commensurable
from compliance.model.relation import promised_ends
from compliance.model.target import Better, Direction, Kind, Measure
from compliance.records import record
from compliance.rules.expression.values import TRUE, Bounds, Truth, Unknown, false, truth, unknown
from compliance.rules.views import PlanView, TargetView, UnitView
from compliance.vietnamese import fold, squash

Answer = Truth | Unknown

_MEASURED = (Bounds, Quantity, TargetView)
_DAYS = (dt.date, PartialDate)
_SIGNS = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


@record
class Promised:
    """The value a target promises: its number, with 1 where it stands just above it, -1 just below.

    Two of them for a range whose easier end is not known.
    """

    ends: tuple[tuple[Decimal, int], ...]
    unit: Measure | None
    noun: str | None
    better: Better | None


def compare(sign: str, left: Any, right: Any) -> Answer:
    """``left sign right`` for values that are neither absent nor unknown."""
    if isinstance(left, str) and isinstance(right, str):
        return _equality(sign, text_key(left) == text_key(right))
    if isinstance(left, _MEASURED) and isinstance(right, _MEASURED):
        return _quantities(sign, left, right)
    if isinstance(left, _DAYS) and isinstance(right, _DAYS):
        return _ordered(sign, _days(left), _days(right), Reason.NO_DATA)
    if isinstance(left, Period) or isinstance(right, Period):
        return _equality(sign, as_period(left) == as_period(right))
    if isinstance(left, Truth) and isinstance(right, Truth):
        return _equality(sign, left.holds == right.holds)
    return _equality(sign, comparable_key(left) == comparable_key(right))


def within(value: Any, period: Any) -> Answer:
    """Whether a date, period or year lies inside ``period``."""
    frame = as_period(period)
    if frame is None:
        return unknown(Reason.NO_DATA)
    if isinstance(value, Quantity):
        return truth(frame.first <= value.value <= frame.last, Reason.OTHER_PERIOD)
    inner = as_period(value)
    if inner is not None:
        return truth(inner.within(frame), Reason.OTHER_PERIOD)
    first, last = _days(value)
    if frame.begins <= first and last <= frame.ends:
        return TRUE
    outside = last < frame.begins or frame.ends < first
    return false(Reason.OTHER_PERIOD) if outside else unknown(Reason.NO_DATA)


def as_period(value: Any) -> Period | None:
    """A period, or quoted words that are one."""
    if isinstance(value, Period):
        return value
    return parse_period(value) if isinstance(value, str) else None


def comparable_key(value: Any) -> Any:
    """What equality looks at: texts folded, records by what they stand for."""
    if isinstance(value, str):
        return text_key(value)
    if isinstance(value, UnitView):
        return value.unit.id
    if isinstance(value, PlanView):
        return value.plan.id
    return value.place if isinstance(value, TargetView) else value


@lru_cache(maxsize=8192)
def text_key(text: str) -> str:
    """What texts are compared by: case, tone placement and spaces do not count."""
    return squash(fold(text))


def promised(view: TargetView) -> Promised | Unknown:
    """The value a target promises (``promised_ends``); unknown where it promises no level of a quantity."""
    target, better = view.target, view.better
    if target.value is None:
        return unknown(Reason.UNQUANTIFIED)
    if target.kind is Kind.CHANGE and _grows(target.direction, better):
        return unknown(Reason.OTHER_KIND)
    noun = None if target.kind is Kind.RANK else target.noun
    return Promised(promised_ends(target, better), target.unit, noun, better)


def _grows(direction: Direction | None, better: Better | None) -> bool:
    """A change of the indicator itself ("tăng 5%" of a rate), which says nothing of its level."""
    return (direction, better) in {(Direction.UP, Better.HIGHER), (Direction.DOWN, Better.LOWER)}


def _quantities(sign: str, left: Any, right: Any) -> Answer:
    ends = []
    for side in (left, right):
        end = promised(side) if isinstance(side, TargetView) else side
        if isinstance(end, Unknown):
            return end
        ends.append(end)
    one, other = ends
    if not _commensurable(one, other):
        return unknown(Reason.OTHER_UNIT)
    shown = next((end for end in ends if isinstance(end, Bounds)), None)
    if shown is not None:
        return _bounded(sign, _interval(one), _interval(other), shown)
    better = next((end.better for end in ends if isinstance(end, Promised)), None)
    of_target = any(isinstance(end, Promised) for end in ends)
    answers = [
        _decide(sign, this, that, better, of_target=of_target)
        for this in _points(one)
        for that in _points(other)
    ]
    agreed = all(answer.holds is answers[0].holds for answer in answers)
    return answers[0] if agreed else unknown(Reason.DIRECTION_UNKNOWN)


def _decide(
    sign: str, one: tuple[Decimal, int], other: tuple[Decimal, int], better: Better | None, *, of_target: bool
) -> Truth:
    if _SIGNS[sign](one, other):
        return TRUE
    return false(_shortfall(sign, one[0] == other[0], better) if of_target else _plain_reason(sign))


def _shortfall(sign: str, at_bound: bool, better: Better | None) -> Reason:
    """Why a promised value does not do: at the bound, short of it, or beyond it."""
    if sign in {"=", "!="}:
        return Reason.NOT_EQUAL if sign == "=" else Reason.CONDITION_FAILED
    if at_bound:
        return Reason.BOUNDARY
    asks_more = sign in {">", ">="}
    if better is None:
        return Reason.BELOW if asks_more else Reason.OUTSIDE
    return Reason.BELOW if asks_more is (better is not Better.LOWER) else Reason.OUTSIDE


def _plain_reason(sign: str) -> Reason:
    if sign == "=":
        return Reason.NOT_EQUAL
    return Reason.BELOW if sign in {">", ">="} else Reason.CONDITION_FAILED


def _points(end: Promised | Quantity) -> tuple[tuple[Decimal, int], ...]:
    return end.ends if isinstance(end, Promised) else ((end.magnitude, 0),)


def _commensurable(one: Any, other: Any) -> bool:
    """A bare number goes with a count: "ít nhất 01 sáng kiến" is compared with 1."""
    units = [(end.unit, getattr(end, "noun", None)) for end in (one, other)]
    if {unit for unit, _ in units} == {None, Measure.COUNT}:
        return True
    return commensurable(units[0], units[1])


def _interval(end: Any) -> tuple[Decimal | None, Decimal | None]:
    if isinstance(end, Bounds):
        return end.low, end.high
    values = [value for value, _ in _points(end)]
    return min(values), max(values)


def _bounded(
    sign: str,
    one: tuple[Decimal | None, Decimal | None],
    other: tuple[Decimal | None, Decimal | None],
    shown: Bounds,
) -> Answer:
    surely, never = _interval_order(sign, one, other)
    if surely:
        return TRUE
    return false(Reason.CONDITION_FAILED) if never else Unknown(shown.reason, str(shown))


def _ordered(sign: str, one: tuple[Any, Any], other: tuple[Any, Any], reason: Reason) -> Answer:
    surely, never = _interval_order(sign, one, other)
    if surely:
        return TRUE
    return false(Reason.CONDITION_FAILED) if never else unknown(reason)


def _interval_order(sign: str, one: tuple[Any, Any], other: tuple[Any, Any]) -> tuple[bool, bool]:
    """Whether ``one sign other`` holds for all values of two closed intervals, and for none."""
    if sign in {">", ">="}:
        return _interval_order({">": "<", ">=": "<="}[sign], other, one)
    (low, high), (other_low, other_high) = one, other
    apart = _before(high, other_low) or _before(other_high, low)
    if sign in {"=", "!="}:
        equal = low is not None and low == high == other_low == other_high
        return (equal, apart) if sign == "=" else (apart, equal)
    if sign == "<":
        return _before(high, other_low), _before_or_at(other_high, low)
    return _before_or_at(high, other_low), _before(other_high, low)


def _before(one: Any, other: Any) -> bool:
    return one is not None and other is not None and bool(one < other)


def _before_or_at(one: Any, other: Any) -> bool:
    return one is not None and other is not None and bool(one <= other)


def _days(value: Any) -> tuple[dt.date, dt.date]:
    return (value.first, value.last) if isinstance(value, PartialDate) else (value, value)


def _equality(sign: str, equal: bool) -> Truth:
    if sign == "=":
        return truth(equal, Reason.NOT_EQUAL)
    return truth(not equal)
