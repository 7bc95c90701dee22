"""Times that no unit of measure converts: weeks and minutes, read as counts with a noun; working hours."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from compliance.model.quantity import scale_of
from compliance.model.target import Measure, Target
from compliance.model.vocabulary import noun_words

_WEEK, _MINUTE, _TIME = "tuần", "phút", "lần"
# "Giờ làm việc", "ngày làm việc": the normal hours of one working day (Labour Code, article 105).
_WORKING = "làm việc"
_HOURS_OF_WORKING_DAY = Decimal(8)
_DAYS_OF_WEEK, _MINUTES_OF_HOUR = Decimal(7), Decimal(60)


def in_one_time(child: Target, parent: Target) -> tuple[Target, Target]:
    """Both in times where one counts "lần kiểm tra" and the other "lần"; in days where one counts weeks; in
    minutes where one counts minutes, the other hours or days.

    A working day beside working hours is in such hours.
    """
    if Measure.TIMES in (child.unit, parent.unit):
        child, parent = _occurring(child), _occurring(parent)
    if _counts(child, _WEEK) != _counts(parent, _WEEK):
        child, parent = _days_of_weeks(child), _days_of_weeks(parent)
    if _counts(child, _MINUTE) != _counts(parent, _MINUTE):
        child, parent = _minutes(child), _minutes(parent)
    if {_working(child), _working(parent)} == {Measure.HOUR, Measure.DAY}:
        child, parent = _working_hours(child), _working_hours(parent)
    return child, parent


def is_time(target: Target) -> bool:
    """Whether a target says how long something takes ("05 ngày", "15 phút")."""
    return target.unit in (Measure.HOUR, Measure.DAY) or _counts(target, _MINUTE) or _counts(target, _WEEK)


def _counts(target: Target, noun: str) -> bool:
    return target.unit is Measure.COUNT and target.noun is not None and noun_words(target.noun) == noun


def _occurring(target: Target) -> Target:
    """A number of times that something is done, without what it is."""
    counted = target.unit is Measure.COUNT and (target.noun or "").startswith(f"{_TIME} ")
    return replace(target, unit=Measure.TIMES, noun=None) if counted else target


def _working(target: Target) -> Measure | None:
    """The unit of a working time; None for other times."""
    return target.unit if target.noun is not None and noun_words(target.noun) == _WORKING else None


def _working_hours(target: Target) -> Target:
    if target.unit is Measure.HOUR:
        return target
    return _times(replace(target, unit=Measure.HOUR), _HOURS_OF_WORKING_DAY)


def _days_of_weeks(target: Target) -> Target:
    if not _counts(target, _WEEK):
        return target
    return _times(replace(target, unit=Measure.DAY, noun=None), _DAYS_OF_WEEK)


def _minutes(target: Target) -> Target:
    if target.unit not in (Measure.HOUR, Measure.DAY) or target.noun is not None:
        return target
    minutes = scale_of(target.unit).factor * _MINUTES_OF_HOUR
    return _times(replace(target, unit=Measure.COUNT, noun=_MINUTE), minutes)


def _times(target: Target, factor: Decimal) -> Target:
    value, upper = (None if end is None else end * factor for end in (target.value, target.upper))
    return replace(target, value=value, upper=upper)
