"""A target: one promised outcome, as the words of a plan put it."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter

from compliance.model.source import Source
from compliance.records import record


class Kind(StrEnum):
    """What sort of outcome is promised (semantics, section 1)."""

    LEVEL = "level"
    CHANGE = "change"
    TREND = "trend"
    RANK = "rank"
    GRADE = "grade"
    DONE = "done"
    STATEMENT = "statement"


# Kinds that have a value in a unit of measure.
MEASURED = frozenset({Kind.LEVEL, Kind.CHANGE})


class Comparator(StrEnum):
    """What the words say about the value; ``=`` also for a bare value."""

    EQUAL = "="
    AT_LEAST = ">="
    ABOVE = ">"
    AT_MOST = "<="
    BELOW = "<"
    BETWEEN = "between"


class Measure(StrEnum):
    """The units of measure of a target value; each is a dimension of its own but for time and money."""

    PERCENT = "percent"
    PERCENTAGE_POINT = "percentage_point"
    POINT = "point"
    RANK = "rank"
    COUNT = "count"
    TIMES = "times"
    DAY = "day"
    HOUR = "hour"
    MONTH = "month"
    YEAR = "year"
    VND = "vnd"


class Direction(StrEnum):
    """Which way a change or trend goes; improvement of a rank is ``up``."""

    UP = "up"
    DOWN = "down"


class Better(StrEnum):
    """Which outcomes of an indicator are better (catalogue ``direction``; None: unknown)."""

    HIGHER = "higher"
    LOWER = "lower"
    EXACT = "exact"


@record
class Target:
    """One promised outcome; the fields are those of contract section 5.

    ``value`` and ``upper`` are exact decimals in ``unit``. ``noun`` names what a count counts
    ("sáng kiến", "TTHC") or qualifies a unit ("làm việc"). ``scope`` holds the words of the population,
    ``condition`` those of a condition or exception. ``period`` is the milestone year, ``baseline`` the
    year a change is measured against, or of which a level is a share. ``document`` is the number of the
    document a ``done`` refers to. ``role`` is ``coverage`` for the share of bearers of a nested promise.
    ``canonical`` and ``title`` stand here when a row promises several things; ``other_content`` says why
    the words under them promise other content than the catalogue's indicator does. ``monitor`` and
    ``executor`` are those whom a row of its own names ("" for nobody), None where it has those of the
    indicator. ``repaired`` records
    each slip that was put right; it lowers ``confidence``, and a confidence below 1 is never the ground of
    an accusation.
    """

    kind: Kind
    comparator: Comparator | None = None
    value: Decimal | None = None
    upper: Decimal | None = None
    upper_open: bool = False
    period: int | None = None
    unit: Measure | None = None
    noun: str | None = None
    scope: str | None = None
    level: str | None = None
    baseline: int | None = None
    direction: Direction | None = None
    group: str | None = None
    grade: str | None = None
    due: str | None = None
    role: str | None = None
    condition: str | None = None
    document: str | None = None
    canonical: str | None = None
    title: str | None = None
    other_content: str | None = None
    raw: str = ""
    monitor: str | None = None
    executor: str | None = None
    remarks: tuple[str, ...] = ()
    repaired: tuple[str, ...] = ()
    confidence: float = 1.0
    source: Source | None = None

    @property
    def trusted(self) -> bool:
        """Whether the reading may ground an accusation."""
        return self.confidence >= 1.0

    def read_at(self, source: Source, confidence: float) -> Target:
        """The same promise as read at ``source``, no surer than ``confidence``."""
        return Target(*(*_PROMISED(self), min(self.confidence, confidence), source))


# All that a target promises: every field but confidence and source, which are the last two.
_PROMISED = attrgetter(*[each.name for each in fields(Target)][:-2])
