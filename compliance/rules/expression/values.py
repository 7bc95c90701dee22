"""What expressions yield beside plain values: truth with its reason, the absent, the undecidable."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

from compliance.model.finding import Reason
from compliance.model.quantity import Quantity
from compliance.records import record


@record
class Truth:
    """True, or false for a reason."""

    holds: bool
    reason: Reason | None = None
    witness: str | None = None


@record
class Absent:
    """There is no such value, and ``reason`` says what that means. Compared, it cannot be decided."""

    reason: Reason


@record
class Unknown:
    """It cannot be decided, for a reason; ``note`` shows what is known (the bounds of an aggregate)."""

    reason: Reason
    note: str | None = None


@record
class Bounds:
    """An aggregate some of whose members are missing lies between two quantities (None: no such end)."""

    low: Decimal | None
    high: Decimal | None
    unit: Any
    reason: Reason

    def __str__(self) -> str:
        ends = ("…" if end is None else str(Quantity(end, self.unit)) for end in (self.low, self.high))
        return "[{}; {}]".format(*ends)


TRUE = Truth(True)


@cache
def false(reason: Reason) -> Truth:
    """False for ``reason``."""
    return Truth(False, reason)


@cache
def unknown(reason: Reason) -> Unknown:
    """Undecidable for ``reason``."""
    return Unknown(reason)


class Term(str):
    """A word of the engine, compared as its id and shown to people by a message."""

    __slots__ = ("key",)
    key: str

    def __new__(cls, name: str, key: str) -> Term:
        made = super().__new__(cls, name)
        made.key = key
        return made


def truth(holds: bool, reason: Reason = Reason.CONDITION_FAILED) -> Truth:
    """``holds``, with the reason where it does not."""
    return TRUE if holds else false(reason)


def undecided(value: Any) -> Unknown | None:
    """What makes ``value`` unusable as an operand, or None when it can be used."""
    if isinstance(value, Unknown):
        return value
    return unknown(value.reason) if isinstance(value, Absent) else None
