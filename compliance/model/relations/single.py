"""The relation of one target to another (semantics, section 2)."""

from __future__ import annotations

from collections.abc import Callable

from compliance.model.finding import Reason
from compliance.model.link import Related, Relation
from compliance.model.outcomes import Interval, nearest_inside
from compliance.model.quantity import commensurable, quantity_words
from compliance.model.relations import denotation, population, witness
from compliance.model.relations.denotation import HUNDRED, LOWER_BOUND, UPPER_BOUND, Ends
from compliance.model.target import Better, Comparator, Kind, Measure, Target
from compliance.model.vocabulary import common_scale, grade_name, plain

EQUAL = Related(Relation.EQUAL)
STRICTER = Related(Relation.STRICTER)
_ANY_DIRECTION = (Better.EXACT, Better.HIGHER, Better.LOWER)


def relate(
    child: Target,
    parent: Target,
    better: Better | None = None,
    *,
    measures_unit: bool = False,
    in_plan: bool = False,
) -> Related:
    """How the outcomes that keep ``child`` stand to those that keep ``parent``.

    ``better`` is the catalogue's direction. None means unknown: what the words do not settle is then
    decided only if every direction gives the same answer. ``Better.EXACT`` takes a bare value as that
    very value, which is what a comparison of two phrases without a plan does. ``measures_unit`` marks
    an indicator that grades the unit itself: another quantity at every unit. ``in_plan`` compares
    populations as a lower unit's own share of the superior's instead of word by word.
    """
    if measures_unit:
        return incomparable(Reason.OTHER_POPULATION)
    reason = population.difference(child, parent, in_plan=in_plan)
    if reason is not None:
        return incomparable(reason)
    return relate_paired(child, parent, better, in_plan=in_plan)


def relate_paired(child: Target, parent: Target, better: Better | None, *, in_plan: bool) -> Related:
    """The relation of two targets that are known to speak of the same population, group and year."""
    if child.kind is parent.kind:
        related = _SAME_KIND[child.kind](child, parent, better)
    elif {child.kind, parent.kind} == {Kind.CHANGE, Kind.TREND}:
        related = _trends(child, parent, better)
    elif {child.kind, parent.kind} == {Kind.DONE, Kind.LEVEL}:
        related = _done_and_level(child, parent, in_plan=in_plan)
    else:
        return incomparable(Reason.OTHER_KIND)
    return _with_deadlines(related, child, parent)


def incomparable(reason: Reason) -> Related:
    """Not decidable, for ``reason``."""
    return Related(Relation.INCOMPARABLE, reason)


def weaker(reason: Reason, outcome: str) -> Related:
    """Some outcome keeps the child and breaks the parent: ``outcome`` in words."""
    return Related(Relation.WEAKER, reason, outcome)


def possible_directions(child: Target, parent: Target, better: Better | None) -> tuple[Better, ...]:
    """The directions that have to agree: the known one, else the one the comparators say, else all."""
    if better is not None:
        return (better,)
    said = {child.comparator, parent.comparator}
    higher, lower = bool(said & LOWER_BOUND), bool(said & UPPER_BOUND)
    if higher != lower:
        return (Better.HIGHER,) if higher else (Better.LOWER,)
    return _ANY_DIRECTION


def _agreed(
    child: Target, parent: Target, better: Better | None, relation: Callable[[Better], Related]
) -> Related:
    """The relation under every possible direction, or ``direction_unknown`` where they differ."""
    first, *others = [relation(direction) for direction in possible_directions(child, parent, better)]
    if any(other.relation is not first.relation for other in others):
        return incomparable(Reason.DIRECTION_UNKNOWN)
    return first


def _levels(child: Target, parent: Target, better: Better | None) -> Related:
    if not commensurable((child.unit, child.noun), (parent.unit, parent.noun)):
        return incomparable(Reason.OTHER_UNIT)
    own, asked = Ends.of(child), Ends.of(parent)
    if own is None or asked is None:
        return _without_number(child, parent)
    top = HUNDRED if denotation.of_a_whole(child) and denotation.of_a_whole(parent) else None

    def relation(direction: Better) -> Related:
        kept = denotation.level_interval(child, own, direction, top=top)
        owed = denotation.level_interval(parent, asked, direction, top=top)
        return _inclusion(child, parent, kept, owed, direction)

    return _agreed(child, parent, better, relation)


def _changes(child: Target, parent: Target, better: Better | None) -> Related:
    own, asked = Ends.of(child), Ends.of(parent)
    if own is None or asked is None:
        return _trends(child, parent, better)
    if not commensurable((child.unit, child.noun), (parent.unit, parent.noun)):
        return incomparable(Reason.OTHER_UNIT)
    refused = _other_course(child, parent)
    if refused is not None:
        return refused

    def relation(direction: Better) -> Related:
        kept = denotation.change_interval(child, own, direction)
        owed = denotation.change_interval(parent, asked, direction)
        return _inclusion(child, parent, kept, owed, direction)

    return _agreed(child, parent, better, relation)


def _trends(child: Target, parent: Target, _: Better | None) -> Related:
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


def _other_course(child: Target, parent: Target) -> Related | None:
    """What two changes answer when they start from another year or go another way."""
    if child.baseline != parent.baseline:
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


def _ranks(child: Target, parent: Target, better: Better | None) -> Related:
    if not commensurable((child.unit, None), (parent.unit, None)):
        return incomparable(Reason.OTHER_UNIT)
    own, asked = Ends.of(child), Ends.of(parent)
    if own is None or asked is None:
        return _without_number(child, parent)
    kept, owed = denotation.rank_interval(child, own), denotation.rank_interval(parent, asked)
    return _inclusion(child, parent, kept, owed, Better.LOWER)


def _without_number(child: Target, parent: Target) -> Related:
    """Bounds that another quantity sets ("không vượt quá số được giao") are equal in the same words only."""
    if child.value is None and parent.value is None and child.comparator is parent.comparator:
        if plain(child.raw) == plain(parent.raw) or child.kind is Kind.RANK:
            return EQUAL
        return incomparable(Reason.OTHER_CONTENT)
    return incomparable(Reason.UNQUANTIFIED)


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


def _grades(child: Target, parent: Target, better: Better | None) -> Related:
    own, asked = child.grade or "", parent.grade or ""
    if child.comparator is parent.comparator and grade_name(own) == grade_name(asked):
        return EQUAL
    scale = common_scale(own, asked)
    if scale is None:
        return incomparable(Reason.OTHER_UNIT)
    own_place, asked_place, names = scale
    kept = _classes(child.comparator, own_place, len(names), better)
    owed = _classes(parent.comparator, asked_place, len(names), better)
    if kept <= owed:
        return EQUAL if kept == owed else STRICTER
    place = min(kept - owed)
    reason = Reason.BELOW if place < min(owed, default=asked_place) else Reason.OUTSIDE
    return weaker(reason, witness.grade_words(names[place]))


def _classes(comparator: Comparator | None, place: int, count: int, better: Better | None) -> frozenset[int]:
    """The classes that keep a promise: a better class keeps it too, unless the very class is meant."""
    match comparator:
        case Comparator.ABOVE:
            return frozenset(range(place + 1, count))
        case Comparator.AT_MOST:
            return frozenset(range(place + 1))
        case Comparator.BELOW:
            return frozenset(range(place))
        case Comparator.EQUAL | None if better is Better.EXACT:
            return frozenset({place})
        case _:
            return frozenset(range(place, count))


def _acts(child: Target, parent: Target, _: Better | None) -> Related:
    if child.document is not None or parent.document is not None:
        same = _number(child.document) == _number(parent.document)
        return EQUAL if same else incomparable(Reason.OTHER_DOCUMENT)
    return _statements(child, parent, None)


def _statements(child: Target, parent: Target, _: Better | None) -> Related:
    return EQUAL if plain(child.raw) == plain(parent.raw) else incomparable(Reason.OTHER_CONTENT)


def _done_and_level(child: Target, parent: Target, *, in_plan: bool) -> Related:
    """An act that is done is the whole of it: equal to 100% of the same act, no other level."""
    act, level = (child, parent) if child.kind is Kind.DONE else (parent, child)
    whole = level.unit is Measure.PERCENT and level.value == HUNDRED and level.comparator not in UPPER_BOUND
    if not whole:
        return incomparable(Reason.OTHER_KIND)
    return EQUAL if in_plan or _same_act(act, level) else incomparable(Reason.OTHER_CONTENT)


def _same_act(act: Target, level: Target) -> bool:
    """Whether the words of a level speak of the act; a bare number speaks of whatever its row names."""
    said = {word for word in plain(level.raw).split() if not word.rstrip("%").isdigit()} - _FILLERS
    done = set(plain(act.raw).split()) - _FILLERS
    return not said or not done or said <= done or done <= said


def _with_deadlines(related: Related, child: Target, parent: Target) -> Related:
    """``related`` narrowed by the deadlines of both, where both name one within the same year."""
    if child.due is None or parent.due is None or related.relation not in (Relation.EQUAL, Relation.STRICTER):
        return related
    own, asked = _last_day(child.due), _last_day(parent.due)
    if own > asked:
        return weaker(Reason.BELOW, child.due)
    return STRICTER if own < asked else related


def _last_day(due: str) -> str:
    year, _, rest = due.partition("-")
    if rest.startswith("Q"):
        return f"{year}-{int(rest[1:]) * 3:02d}-31"
    return f"{due}-31" if rest and "-" not in rest else due if rest else f"{year}-12-31"


def _number(document: str | None) -> str:
    return plain(document).replace(" ", "").lstrip("0") if document else ""


_FILLERS = frozenset({"đạt", "được", "số", "các", "tỷ", "lệ", "hoàn", "thành", "100%"})
_SAME_KIND: dict[Kind, Callable[[Target, Target, Better | None], Related]] = {
    Kind.LEVEL: _levels,
    Kind.CHANGE: _changes,
    Kind.TREND: _trends,
    Kind.RANK: _ranks,
    Kind.GRADE: _grades,
    Kind.DONE: _acts,
    Kind.STATEMENT: _statements,
}
