"""Periods of years and dates that may be partial."""

from __future__ import annotations

import calendar
from datetime import date

from compliance.records import record


@record(order=True)
class Period:
    """The years a plan is for, both ends included."""

    first: int
    last: int

    def overlaps(self, other: Period) -> bool:
        return self.first <= other.last and other.first <= self.last

    def within(self, other: Period) -> bool:
        return other.first <= self.first and self.last <= other.last

    @property
    def begins(self) -> date:
        return date(self.first, 1, 1)

    @property
    def ends(self) -> date:
        return date(self.last, 12, 31)

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


@record
class PartialDate:
    """A date known to the year, the month or the day; it compares as the interval of its days."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def full(self) -> date | None:
        """The day, where all of it is known."""
        return self.first if self.day is not None else None

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
            if self.day is not None:
                parts.append(f"{self.day:02d}")
        return "-".join(parts)
