"""The set of admissible outcomes that a target with a number denotes (semantics, section 1)."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from compliance.model.outcomes import Interval
from compliance.model.quantity import Quantity, integral
from compliance.model.relations.rates import rate_of
from compliance.model.sense_tables import senses
from compliance.model.target import Better, Comparator, Direction, Kind, Measure, Target
from compliance.model.vocabulary import noun_words, plain
from compliance.model.vocabulary_tables import vocabulary
from compliance.records import record

ZERO, HUNDRED = Decimal(0), Decimal(100)
LOWER_BOUND = frozenset({Comparator.AT_LEAST, Comparator.ABOVE})
UPPER_BOUND = frozenset({Comparator.AT_MOST, Comparator.BELOW})
# The remark of a range without its lower end ("trên 70% đến 80%").
LOWER_OPEN = "lower_open"


@record
class Ends:
    """The numbers of a target in the base unit of their dimension."""

    value: Decimal
    upper: Decimal

    @classmethod
    def of(cls, target: Target) -> Ends | None:
        """None for a target without a number; a range written backwards is put in order."""
        if target.value is None:
            return None
        value = Quantity(target.value, target.unit).magnitude
        upper = value if target.upper is None else Quantity(target.upper, target.unit).magnitude
        return cls(min(value, upper), max(value, upper))


def of_a_whole(target: Target) -> bool:
    """Whether a percentage is one of a whole, so that it cannot pass 100.

    Growth, completion of an estimate and any value written above 100 are not.
    """
    if target.unit is not Measure.PERCENT or target.kind is not Kind.LEVEL or target.value is None:
        return False
    if max(target.value, target.upper or ZERO) > HUNDRED:
        return False
    if target.value == HUNDRED and target.comparator is Comparator.ABOVE:
        return False
    words = (target.raw, target.scope, target.title, target.condition)
    return not any(text and _passes_whole(text) for text in words)


def level_interval(target: Target, ends: Ends, better: Better, *, top: Decimal | None) -> Interval:
    """The admissible outcomes of a level; ``top`` is the greatest possible outcome.

    A bare value takes its direction from ``better``; where a direction is known, the harder end of a
    range does not bind.
    """
    interval = _written(target, ends)
    if target.comparator in (Comparator.EQUAL, Comparator.BETWEEN, None):
        interval = _released(interval, better)
    return interval.meet(Interval(ZERO, top))


def change_interval(target: Target, ends: Ends, better: Better) -> Interval:
    """The admissible sizes of a change: a bare one means at least that much.

    The words of a change say which way is meant, so the harder end of a range does not bind; where an
    increase is promised of what is better low, the easier end is the upper one.
    """
    if target.comparator in (Comparator.EQUAL, None):
        return Interval(ends.value, None)
    interval = _written(target, ends)
    if target.comparator is Comparator.BETWEEN:
        unwelcome = better is Better.LOWER and target.direction is Direction.UP
        interval = _released(interval, Better.LOWER if unwelcome else Better.HIGHER)
    if interval.low is None:
        return Interval(ZERO, interval.high, low_open=True, high_open=interval.high_open)
    return interval


def rank_interval(target: Target, ends: Ends) -> Interval:
    """The acceptable places: those up to the last one, whatever the words of a range."""
    if target.comparator in LOWER_BOUND:
        return _written(target, ends).meet(Interval(Decimal(1), None)).whole_numbers()
    last = Interval(None, ends.upper, high_open=target.comparator is Comparator.BELOW or target.upper_open)
    return last.meet(Interval(Decimal(1), None)).whole_numbers()


def whole_numbered(target: Target) -> bool:
    """Whether the outcomes of ``target`` are whole numbers (counts, places); averages and rates are none."""
    if target.kind is Kind.RANK:
        return True
    if not (integral(target.unit) and _whole(target.value) and _whole(target.upper)):
        return False
    measured = noun_words(target.noun or "") in senses().continuous
    return not measured and not _averages(target.raw)


@lru_cache(maxsize=4096)
def _averages(words: str) -> bool:
    return rate_of(words) is not None or senses().averaged.search(plain(words)) is not None


def _whole(value: Decimal | None) -> bool:
    return value is None or value == value.to_integral_value()


def _written(target: Target, ends: Ends) -> Interval:
    match target.comparator:
        case Comparator.AT_LEAST:
            return Interval(ends.value, None)
        case Comparator.ABOVE:
            return Interval(ends.value, None, low_open=True)
        case Comparator.AT_MOST:
            return Interval(None, ends.upper)
        case Comparator.BELOW:
            return Interval(None, ends.upper, high_open=True)
        case Comparator.BETWEEN:
            low_open = LOWER_OPEN in target.remarks
            return Interval(ends.value, ends.upper, low_open=low_open, high_open=target.upper_open)
        case _:
            return Interval(ends.value, ends.upper)


def _released(interval: Interval, better: Better) -> Interval:
    """``interval`` without the end that does not bind where more, or less, is better."""
    match better:
        case Better.HIGHER:
            return Interval(interval.low, None, low_open=interval.low_open)
        case Better.LOWER:
            return Interval(None, interval.high, high_open=interval.high_open)
        case _:
            return interval


@lru_cache(maxsize=4096)
def _passes_whole(words: str) -> bool:
    """Whether words speak of an estimate or of growth, which may pass 100%."""
    return vocabulary().beyond_whole.search(plain(words)) is not None
