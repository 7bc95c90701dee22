"""Intervals of outcomes: which outcomes keep a promise, and which of them break another."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from compliance.records import record

_STEPS = tuple(Decimal(step) for step in ("1", "0.5", "0.1", "0.01", "0.001", "0.0001"))


@record
class Interval:
    """A set of outcomes between two ends; an end of None is open to infinity."""

    low: Decimal | None = None
    high: Decimal | None = None
    low_open: bool = False
    high_open: bool = False

    def contains(self, outcome: Decimal) -> bool:
        if self.low is not None and (outcome < self.low or (self.low_open and outcome == self.low)):
            return False
        return not (
            self.high is not None and (outcome > self.high or (self.high_open and outcome == self.high))
        )

    @property
    def empty(self) -> bool:
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    @property
    def closure(self) -> Interval:
        """The same interval with both its ends."""
        return replace(self, low_open=False, high_open=False)

    def meet(self, other: Interval) -> Interval:
        """The outcomes in both."""
        low, low_open = _later(self.low, self.low_open, other.low, other.low_open)
        high, high_open = _earlier(self.high, self.high_open, other.high, other.high_open)
        return Interval(low, high, low_open, high_open)

    def part_below(self, other: Interval) -> Interval | None:
        """The outcomes of this that lie before every outcome of ``other``, or None."""
        if other.low is None:
            return None
        return _some(self.meet(Interval(None, other.low, high_open=not other.low_open)))

    def part_above(self, other: Interval) -> Interval | None:
        """The outcomes of this that lie after every outcome of ``other``, or None."""
        if other.high is None:
            return None
        return _some(self.meet(Interval(other.high, None, low_open=not other.high_open)))

    def within(self, other: Interval) -> bool:
        """Whether every outcome of this is one of ``other``."""
        if self.empty:
            return True
        return not (other.empty or self._begins_before(other) or self._ends_after(other))

    def whole_numbers(self) -> Interval:
        """The smallest interval with the same whole numbers."""
        low, high = self.low, self.high
        if low is not None:
            next_whole = low.to_integral_value(ROUND_CEILING)
            low = next_whole + 1 if self.low_open and next_whole == low else next_whole
        if high is not None:
            next_whole = high.to_integral_value(ROUND_FLOOR)
            high = next_whole - 1 if self.high_open and next_whole == high else next_whole
        return Interval(low, high)

    def _begins_before(self, other: Interval) -> bool:
        if other.low is None:
            return False
        if self.low is None or self.low < other.low:
            return True
        return self.low == other.low and other.low_open and not self.low_open

    def _ends_after(self, other: Interval) -> bool:
        if other.high is None:
            return False
        if self.high is None or self.high > other.high:
            return True
        return self.high == other.high and other.high_open and not self.high_open


def nearest_inside(part: Interval, *, from_above: bool) -> Decimal:
    """An outcome of ``part`` that a person would name: near its upper end (or its lower), few decimals.

    ``part`` is not empty; it has the end that is asked for.
    """
    end = part.high if from_above else part.low
    assert end is not None
    if part.contains(end):
        return end
    for step in _STEPS:
        rounding = ROUND_CEILING if from_above else ROUND_FLOOR
        whole = (end / step).to_integral_value(rounding) * step
        outcome = whole - step if from_above else whole + step
        if part.contains(outcome):
            return outcome
    assert part.low is not None
    assert part.high is not None
    return (part.low + part.high) / 2


def _later(
    one: Decimal | None, one_open: bool, other: Decimal | None, other_open: bool
) -> tuple[Decimal | None, bool]:
    if one is None or (other is not None and other > one):
        return other, other_open
    return one, one_open or (other == one and other_open)


def _earlier(
    one: Decimal | None, one_open: bool, other: Decimal | None, other_open: bool
) -> tuple[Decimal | None, bool]:
    if one is None or (other is not None and other < one):
        return other, other_open
    return one, one_open or (other == one and other_open)


def _some(part: Interval) -> Interval | None:
    return None if part.empty else part
