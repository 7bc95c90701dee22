"""Relations of promises without numbers: grades, acts, statements, and their deadlines."""

from __future__ import annotations

from compliance.model.finding import Reason
from compliance.model.link import Related, Relation
from compliance.model.relations import witness
from compliance.model.relations.answers import EQUAL, STRICTER, incomparable, weaker
from compliance.model.relations.content import alike, indicator_words, own_words
from compliance.model.relations.denotation import HUNDRED, UPPER_BOUND
from compliance.model.target import Better, Comparator, Kind, Measure, Target
from compliance.model.vocabulary import common_scale, grade_name, plain

_FILLERS = frozenset({"đạt", "được", "số", "các", "tỷ", "lệ", "hoàn", "thành", "theo", "quy", "định"})


def grades(child: Target, parent: Target, better: Better | None) -> Related:
    """Classes of one ordered scale; a better class keeps the promise unless the very class is meant."""
    own, asked = child.grade or "", parent.grade or ""
    same = grade_name(own) == grade_name(asked)
    if same and (child.comparator is parent.comparator or better is not Better.EXACT):
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


def acts(child: Target, parent: Target, *, in_plan: bool) -> Related:
    """Acts compare by the document they carry out, else by their words.

    In a plan two linked acts need not be in the same words, as each unit names its own share.
    """
    if child.document is not None or parent.document is not None:
        same = _number(child.document) == _number(parent.document)
        return EQUAL if same else incomparable(Reason.OTHER_DOCUMENT)
    if in_plan and _same_act(child, parent):
        return EQUAL
    if child.due is not None and parent.due is not None:
        same = indicator_words(child.raw) == indicator_words(parent.raw)
        return EQUAL if same else incomparable(Reason.OTHER_CONTENT)
    return statements(child, parent)


def statements(child: Target, parent: Target) -> Related:
    """Words that promise nothing measurable are equal to themselves only."""
    return EQUAL if plain(child.raw) == plain(parent.raw) else incomparable(Reason.OTHER_CONTENT)


def done_and_level(child: Target, parent: Target, *, in_plan: bool) -> Related:
    """An act that is done is the whole of it: equal to 100% of the same act, no other level."""
    act, level = (child, parent) if child.kind is Kind.DONE else (parent, child)
    whole = level.unit is Measure.PERCENT and level.value == HUNDRED and level.comparator not in UPPER_BOUND
    if not whole:
        return incomparable(Reason.OTHER_KIND)
    return EQUAL if in_plan or _speaks_of(level, act) else incomparable(Reason.OTHER_CONTENT)


def with_deadlines(related: Related, child: Target, parent: Target) -> Related:
    """``related`` narrowed by the deadlines of both, where both name one within the same year."""
    if child.due is None or parent.due is None or related.relation not in (Relation.EQUAL, Relation.STRICTER):
        return related
    own, asked = _last_day(child.due), _last_day(parent.due)
    if own > asked:
        return weaker(Reason.BELOW, witness.deadline_words(child.due))
    return STRICTER if own < asked else related


def _classes(comparator: Comparator | None, place: int, count: int, better: Better | None) -> frozenset[int]:
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


def _same_act(one: Target, other: Target) -> bool:
    return alike(frozenset(own_words(one.raw)) - _FILLERS, frozenset(own_words(other.raw)) - _FILLERS)


def _speaks_of(level: Target, act: Target) -> bool:
    """Whether the words of a level speak of the act; a bare number speaks of whatever its row names."""
    said = {word for word in plain(level.raw).split() if not word.rstrip("%").isdigit()} - _FILLERS
    done = set(plain(act.raw).split()) - _FILLERS
    return not said or not done or said <= done or done <= said


def _last_day(due: str) -> str:
    """The end of a deadline, in an order that sorts: a quarter and a month end on their last day."""
    year, _, rest = due.partition("-")
    if not rest:
        return f"{year}-12-31"
    if rest.startswith("Q"):
        return f"{year}-{int(rest[1:]) * 3:02d}-31"
    return due if "-" in rest else f"{due}-31"


def _number(document: str | None) -> str:
    return plain(document).replace(" ", "").lstrip("0") if document else ""
