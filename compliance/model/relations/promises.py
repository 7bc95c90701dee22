"""Relations of promises without numbers: grades, acts, statements, and their deadlines."""

from __future__ import annotations

import datetime as dt
import re

from compliance.model.dates import PartialDate
from compliance.model.finding import Reason
from compliance.model.link import Related, Relation
from compliance.model.relations import witness
from compliance.model.relations.answers import EQUAL, STRICTER, incomparable, weaker
from compliance.model.relations.content import indicator_words
from compliance.model.relations.denotation import HUNDRED, UPPER_BOUND
from compliance.model.relations.shares import alike, own_words
from compliance.model.target import Better, Comparator, Kind, Measure, Target
from compliance.model.vocabulary import common_scale, grade_name, plain
from compliance.model.vocabulary_tables import vocabulary

_DEADLINE = re.compile(r"(\d{4})(?:-Q([1-4])|-(\d{2})(?:-(\d{2}))?)?")
_PADDING = re.compile(r"(?<!\S)0+(?=\d+(?!\S))")
_ZEAL = re.compile(r"^(?:phấn đấu|tiếp tục|tích cực|cần|phải) (?=\w)")


def grades(child: Target, parent: Target, better: Better | None) -> Related:
    """Classes of one ordered scale; a better class keeps the promise unless the very class is meant."""
    own, asked = child.grade or "", parent.grade or ""
    if grade_name(own) == grade_name(asked) and _bound(child, better) is _bound(parent, better):
        return EQUAL
    scale = common_scale(own, asked)
    if scale is None:
        return incomparable(Reason.OTHER_UNIT)
    own_place, asked_place, names = scale
    kept = _classes(_bound(child, better), own_place, len(names))
    owed = _classes(_bound(parent, better), asked_place, len(names))
    if kept <= owed:
        return EQUAL if kept == owed else STRICTER
    place = min(kept - owed)
    reason = Reason.BELOW if place < min(owed, default=asked_place) else Reason.OUTSIDE
    return weaker(reason, witness.grade_words(names[place]))


def acts(child: Target, parent: Target, *, in_plan: bool) -> Related:
    """Acts compare by the document they carry out, else by their words.

    In a plan two linked acts need not be in the same words, as each unit names its own share. A deadline
    is no part of the act: one that only one side names differs from nothing.
    """
    if child.document is not None or parent.document is not None:
        same = _number(child.document) == _number(parent.document)
        return EQUAL if same else incomparable(Reason.OTHER_DOCUMENT)
    if in_plan and _same_act(child, parent):
        return EQUAL
    if child.due is not None or parent.due is not None:
        same = indicator_words(child.raw) == indicator_words(parent.raw)
        return EQUAL if same else incomparable(Reason.OTHER_CONTENT)
    return statements(child, parent)


def statements(child: Target, parent: Target) -> Related:
    """Words that promise nothing measurable are equal to themselves only."""
    return EQUAL if _words(child) == _words(parent) else incomparable(Reason.OTHER_CONTENT)


def _words(target: Target) -> str:
    """The words of a promise without what only its style adds: zeal, padded numbers, a space before "%"."""
    words = _PADDING.sub("", plain(target.raw)).replace(" %", "%")
    return _ZEAL.sub("", words) if target.kind is Kind.DONE else words


def done_and_level(child: Target, parent: Target, *, in_plan: bool) -> Related:
    """An act that is done is the whole of it: equal to 100% of the same act, no other level."""
    act, level = (child, parent) if child.kind is Kind.DONE else (parent, child)
    whole = level.unit is Measure.PERCENT and level.value == HUNDRED and level.comparator not in UPPER_BOUND
    if not whole:
        return incomparable(Reason.OTHER_KIND)
    return EQUAL if in_plan or _speaks_of(level, act) else incomparable(Reason.OTHER_CONTENT)


def with_deadlines(related: Related, child: Target, parent: Target, *, in_plan: bool) -> Related:
    """``related`` narrowed by the deadlines of both, where both name one within the same year.

    Outside a plan a milestone year is the deadline of its last day; in a plan it may only be the plan's.
    A value due earlier within the year is what is reached on the way to what is asked of a later day, else
    of the year: smaller, it is another milestone.
    """
    own, asked = (last_day(target.due) for target in (child, parent))
    if related.relation is Relation.WEAKER:
        on_the_way = own is not None and own < (asked or own.replace(month=12, day=31))
        return incomparable(Reason.OTHER_MILESTONE) if on_the_way else related
    if not in_plan:
        own, asked = own or _year_end(child), asked or _year_end(parent)
    if own is None or asked is None or related.relation is Relation.INCOMPARABLE:
        return related
    if own > asked:
        return weaker(Reason.BELOW, witness.deadline_words(child.due or str(child.period)))
    return STRICTER if own < asked else related


def _bound(target: Target, better: Better | None) -> Comparator:
    """What a grade bounds: a bare one means that class or a better, unless the very class is meant."""
    if target.comparator not in (None, Comparator.EQUAL):
        return target.comparator
    return Comparator.EQUAL if better is Better.EXACT else Comparator.AT_LEAST


def _classes(bound: Comparator, place: int, count: int) -> frozenset[int]:
    match bound:
        case Comparator.ABOVE:
            return frozenset(range(place + 1, count))
        case Comparator.AT_MOST:
            return frozenset(range(place + 1))
        case Comparator.BELOW:
            return frozenset(range(place))
        case Comparator.EQUAL:
            return frozenset({place})
        case _:
            return frozenset(range(place, count))


def _same_act(one: Target, other: Target) -> bool:
    fillers = vocabulary().fillers
    return alike(frozenset(own_words(one.raw)) - fillers, frozenset(own_words(other.raw)) - fillers)


def _speaks_of(level: Target, act: Target) -> bool:
    """Whether the words of a level speak of the act; a bare number speaks of whatever its row names."""
    types = vocabulary().unit_types
    counted, bearer = (set(types.findall(plain(words))) for words in (level.scope or "", act.raw))
    if counted and bearer and counted.isdisjoint(bearer):
        return False
    said, done = indicator_words(level.raw), indicator_words(act.raw)
    return not said or not done or said <= done or done <= said


def _year_end(target: Target) -> dt.date | None:
    return None if target.period is None else dt.date(target.period, 12, 31)


def last_day(due: str | None) -> dt.date | None:
    """The last day of a deadline of contract section 5, or None for words that are none."""
    said = _DEADLINE.fullmatch(due or "")
    if said is None:
        return None
    year, quarter, month, day = (int(part) if part else None for part in said.groups())
    try:
        return PartialDate(year or 0, quarter * 3 if quarter else month, day).last
    except ValueError:
        return None


def _number(document: str | None) -> str:
    return plain(document).replace(" ", "").lstrip("0") if document else ""
