"""The outcome that keeps a child and breaks its parent, in words that a person understands."""

from __future__ import annotations

from decimal import Decimal

from compliance import messages
from compliance.model.outcomes import Interval, nearest_inside
from compliance.model.quantity import quantity_words, scale_of
from compliance.model.target import Direction, Kind, Measure, Target

_FINEST = Decimal("0.0001")


def breaking_outcome(part: Interval, *, below: bool, written: frozenset[Decimal], factor: Decimal) -> Decimal:
    """An outcome of ``part``: what the child allows before (``below``) or after all that the parent asks.

    An end that the child's words name comes first; else the outcome nearest to what the parent asks, a
    round number in the child's own unit, ``factor`` base units each.
    """
    for end in (part.low, part.high) if below else (part.high, part.low):
        if end is not None and end in written and part.contains(end):
            return end
    scaled = Interval(_divided(part.low, factor), _divided(part.high, factor), part.low_open, part.high_open)
    outcome = nearest_inside(scaled, from_above=below) * factor
    return outcome if part.contains(outcome) else nearest_inside(part, from_above=below)


def outcome_words(outcome: Decimal, child: Target, parent: Target) -> str:
    """How a person says ``outcome`` (in base units), in the unit of one of the two where that is exact."""
    if child.kind is Kind.RANK:
        return messages.text("relations.witness.rank", "vi", rank=quantity_words(outcome, None))
    target = child if _exact(outcome, child.unit) or not _exact(outcome, parent.unit) else parent
    noun = target.noun or (parent.noun if target.unit is parent.unit else None)
    size = quantity_words(outcome / factor_of(target.unit), target.unit, noun)
    if child.kind is not Kind.CHANGE:
        return size
    if target.unit is Measure.TIMES:
        size = messages.text("relations.witness.multiple", "vi", size=size)
    return change_words(child.direction, size)


def change_words(direction: Direction | None, size: str) -> str:
    """A change of ``size`` in its direction: "giảm 5%"."""
    key = "down" if direction is Direction.DOWN else "up"
    return messages.text(f"relations.witness.{key}", "vi", size=size)


def trend_words(direction: Direction | None) -> str:
    """A change of no said size."""
    key = "any_down" if direction is Direction.DOWN else "any_up"
    return messages.text(f"relations.witness.{key}", "vi")


def less_than_words(direction: Direction | None, size: str) -> str:
    """A change smaller than ``size``."""
    key = "less_down" if direction is Direction.DOWN else "less_up"
    return messages.text(f"relations.witness.{key}", "vi", size=size)


def grade_words(grade: str) -> str:
    """A class of a scale: "loại Khá"."""
    return messages.text("relations.witness.grade", "vi", grade=grade[:1].upper() + grade[1:])


def deadline_words(due: str) -> str:
    """A deadline of contract section 5 ("2026", "2025-06-30", "2025-Q1") as an official writes it."""
    year, *rest = due.split("-")
    if not rest:
        return messages.text("relations.witness.due_year", "vi", year=year)
    if rest[0].startswith("Q"):
        return messages.text("relations.witness.due_quarter", "vi", quarter=rest[0][1:], year=year)
    day = "/".join((*reversed(rest), year))
    return messages.text("relations.witness.due_day", "vi", day=day)


def factor_of(unit: Measure | None) -> Decimal:
    """How many base units one ``unit`` is."""
    return scale_of(unit).factor


def _exact(outcome: Decimal, unit: Measure | None) -> bool:
    number = outcome / factor_of(unit)
    return number == number.quantize(_FINEST)


def _divided(end: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if end is None else end / factor
