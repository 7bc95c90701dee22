"""Relations of promises with numbers: levels, changes, trends and ranks."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from compliance.model.finding import Reason
from compliance.model.link import Related
from compliance.model.outcomes import Interval, nearest_inside
from compliance.model.quantity import commensurable, quantity_words
from compliance.model.relations import baselines, denotation, rates, witness
from compliance.model.relations.answers import EQUAL, STRICTER, incomparable, weaker
from compliance.model.relations.counting import measured_alike
from compliance.model.relations.denotation import HUNDRED, LOWER_BOUND, UPPER_BOUND, Ends
from compliance.model.relations.times import in_one_time
from compliance.model.target import Better, Comparator, Kind, Target
from compliance.model.vocabulary import plain

_ZEAL = re.compile(r"(?<!\w)(?:phấn đấu|đảm bảo) (?=\w)")
_ANY_DIRECTION = (Better.EXACT, Better.HIGHER, Better.LOWER)


def levels(child: Target, parent: Target, better: Better | None, *, in_plan: bool) -> Related:
    child, parent = in_one_time(child, parent)
    if baselines.differ(child, parent):
        return incomparable(Reason.OTHER_BASELINE)
    if not measured_alike(child, parent):
        return incomparable(Reason.OTHER_UNIT)
    parent = rates.of_as_many(parent, child)
    own, asked = Ends.of(child), Ends.of(parent)
    if own is None or asked is None:
        return _without_number(child, parent)
    top = HUNDRED if denotation.of_a_whole(child) and denotation.of_a_whole(parent) else None

    def relation(direction: Better) -> Related:
        kept = denotation.level_interval(child, own, direction, top=top)
        owed = denotation.level_interval(parent, asked, direction, top=top)
        return _inclusion(child, parent, kept, owed, direction)

    directions = possible_directions(child, parent, better, in_plan=in_plan)
    return _agreed(directions, better, relation, vacuous=_vacuous(parent, asked, top))


def changes(child: Target, parent: Target, better: Better | None, *, in_plan: bool) -> Related:
    child, parent = in_one_time(child, parent)
    parent = rates.of_as_many(parent, child)
    own, asked = Ends.of(child), Ends.of(parent)
    if own is None or asked is None:
        return trends(child, parent, better)
    if not measured_alike(child, parent):
        return incomparable(Reason.OTHER_UNIT)
    refused = _other_course(child, parent)
    if refused is not None:
        return refused

    def relation(direction: Better) -> Related:
        kept = denotation.change_interval(child, own, direction)
        owed = denotation.change_interval(parent, asked, direction)
        return _inclusion(child, parent, kept, owed, direction)

    return _agreed(possible_directions(child, parent, better, in_plan=in_plan), better, relation)


def trends(child: Target, parent: Target, _: Better | None) -> Related:
    """A change or a trend on either side, at least one of them without a size."""
    refused = _other_course(child, parent)
    if refused is not None:
        return refused
    if parent.value is None:
        return EQUAL if child.value is None else STRICTER
    size = quantity_words(parent.value, parent.unit, parent.noun)
    if parent.comparator in UPPER_BOUND:
        more = quantity_words((parent.upper or parent.value) + 1, parent.unit, parent.noun)
        return weaker(Reason.BELOW, witness.change_words(parent.direction, more))
    return weaker(Reason.BELOW, witness.less_than_words(parent.direction, size))


def ranks(child: Target, parent: Target, better: Better | None) -> Related:
    if not commensurable((child.unit, None), (parent.unit, None)):
        return incomparable(Reason.OTHER_UNIT)
    own, asked = Ends.of(child), Ends.of(parent)
    if own is None or asked is None:
        return _without_number(child, parent)
    kept, owed = denotation.rank_interval(child, own), denotation.rank_interval(parent, asked)
    return _inclusion(child, parent, kept, owed, Better.LOWER)


def possible_directions(
    child: Target, parent: Target, better: Better | None, *, in_plan: bool
) -> tuple[Better, ...]:
    """The directions that have to agree: the known one, else the one the comparators say, else all.

    Where in a plan a comparator says the contrary of the catalogue's direction, one of the two is
    mistaken: all count. Who compares two phrases gives the direction himself.
    """
    if better is not None and not in_plan:
        return (better,)
    said = {child.comparator, parent.comparator}
    higher, lower = bool(said & LOWER_BOUND), bool(said & UPPER_BOUND)
    meant = None if higher == lower else Better.HIGHER if higher else Better.LOWER
    if better is Better.EXACT or (better is not None and meant in (None, better)):
        return (better,)
    return (meant,) if better is None and meant is not None else _ANY_DIRECTION


def _agreed(
    directions: tuple[Better, ...],
    better: Better | None,
    relation: Callable[[Better], Related],
    *,
    vacuous: Better | None = None,
) -> Related:
    """The relation under every possible direction, or ``direction_unknown`` where they differ.

    Where the direction is not known, one that is ``vacuous`` is not meant.
    """
    if len(directions) > 1 and better is None:
        directions = tuple(direction for direction in directions if direction is not vacuous)
    first, *others = [relation(direction) for direction in directions]
    if any(other.relation is not first.relation for other in others):
        return incomparable(Reason.DIRECTION_UNKNOWN)
    return first


def _vacuous(parent: Target, asked: Ends, top: Decimal | None) -> Better | None:
    """The direction in which a bare value would ask for nothing: "100%" of what is better low.

    Every outcome keeps such a target, so nobody sets it; 0% of what is better high likewise.
    """
    if top is None or parent.comparator not in (None, Comparator.EQUAL) or asked.value != asked.upper:
        return None
    return {top: Better.LOWER, denotation.ZERO: Better.HIGHER}.get(asked.value)


def _other_course(child: Target, parent: Target) -> Related | None:
    """What two changes answer when they are held against another thing or go another way."""
    if baselines.differ(child, parent):
        return incomparable(Reason.OTHER_BASELINE)
    if child.direction is parent.direction:
        return None
    if child.direction is None or parent.direction is None:
        return incomparable(Reason.DIRECTION_UNKNOWN)
    own = Ends.of(child)
    if own is None:
        return weaker(Reason.OUTSIDE, witness.trend_words(child.direction))
    size = nearest_inside(denotation.change_interval(child, own, Better.EXACT), from_above=False)
    return weaker(Reason.OUTSIDE, witness.outcome_words(size, child, child))


def _without_number(child: Target, parent: Target) -> Related:
    """Bounds that another quantity sets ("không vượt quá số được giao") are equal in the same words only."""
    if child.value is None and parent.value is None and child.comparator is parent.comparator:
        if _bound_words(child) == _bound_words(parent) or child.kind is Kind.RANK:
            return EQUAL
        return incomparable(Reason.OTHER_CONTENT)
    return incomparable(Reason.UNQUANTIFIED)


def _bound_words(target: Target) -> str:
    """The words of a bound that another quantity sets, without zeal."""
    return _ZEAL.sub("", plain(target.raw))


def _inclusion(child: Target, parent: Target, kept: Interval, owed: Interval, better: Better) -> Related:
    """The relation of two sets of outcomes, with the reason and the outcome that shows it."""
    only_end = kept.within(owed.closure)
    if denotation.whole_numbered(child) and denotation.whole_numbered(parent):
        kept, owed = kept.whole_numbers(), owed.whole_numbers()
    if kept.within(owed):
        return EQUAL if owed.within(kept) else STRICTER
    before, after = kept.part_below(owed), kept.part_above(owed)
    below_first = not (
        better is Better.LOWER or (better is Better.EXACT and parent.comparator in UPPER_BOUND)
    )
    below = before is not None and (below_first or after is None)
    part = (before if below else after) or kept
    own = Ends.of(child)
    assert own is not None
    outcome = witness.breaking_outcome(
        part,
        below=below,
        written=frozenset({own.value, own.upper}),
        factor=witness.factor_of(child.unit),
    )
    short = below is below_first
    reason = Reason.BOUNDARY if only_end else Reason.BELOW if short else Reason.OUTSIDE
    return weaker(reason, witness.outcome_words(outcome, child, parent))
