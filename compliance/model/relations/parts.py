"""Parts of a phrase that promises several things: which are compared, and which are like each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compliance.model.finding import Reason
from compliance.model.link import Related, Relation
from compliance.model.relations import baselines
from compliance.model.relations.answers import incomparable
from compliance.model.relations.content import words_apart
from compliance.model.relations.counting import measured_alike
from compliance.model.relations.population import difference, milestone, same_scope
from compliance.model.relations.promises import last_day
from compliance.model.relations.shares import names_bodies_alone
from compliance.model.target import Kind, Measure, Target
from compliance.model.vocabulary import same_group

COVERAGE = "coverage"
# The remark of parts of which either keeps the promise ("trong nhóm 20 hoặc tăng 2 bậc").
CHOICE = "alternatives"
_YEAR_END = (12, 31)
_FAMILIES = {
    Kind.LEVEL: "amount",
    Kind.DONE: "amount",
    Kind.CHANGE: "change",
    Kind.TREND: "change",
}


def inner_parts(
    parts: Sequence[Target], others: Sequence[Target], due: int | None
) -> list[tuple[int, Target]]:
    """The parts that are compared, with their places: of a nested promise the inner level.

    The share of bearers counts only against another share of bearers. A part without a milestone is due
    in the last year of its plan, where that is known.
    """
    nested = any(part.role != COVERAGE for part in parts)
    answered = any(part.role == COVERAGE for part in others)
    return [
        (place, part if due is None or milestone(part) is not None else replace(part, period=due))
        for place, part in enumerate(parts)
        if part.role != COVERAGE or answered or not nested
    ]


def lists_levels(parts: Sequence[Target]) -> bool:
    """Whether parts give several levels a value each."""
    return len({part.level for part in parts if part.level is not None}) > 1


def family(part: Target) -> str:
    """What sort of promise a part is, where an act beside a level or a trend beside a change is one sort."""
    return _FAMILIES.get(part.kind, part.kind.value)


def share_alike(one: Target, other: Target) -> bool:
    """Whether two parts of one phrase promise the same thing of different bearers."""
    return (
        family(one) == family(other) == "amount"
        and one.canonical == other.canonical
        and one.role == other.role
    )


def without_general(
    parents: list[tuple[int, Target]], children: Sequence[Target], level: str | None
) -> list[tuple[int, Target]]:
    """The parent's parts without the value for all, where the unit's ``level`` has one of its own.

    "80%, riêng cấp xã 70%" asks 70% of a commune. One that itself sets a value for all beside that of its
    level answers both.
    """
    own = [part for _, part in parents if level is not None and part.level == level]
    own = [one for one in own if any(difference(part, one, in_plan=True) is None for part in children)]
    if not own or {None, level} <= {part.level for part in children}:
        return parents
    return [(j, part) for j, part in parents if not any(is_general(part, one) for one in own)]


def is_general(part: Target, own: Target) -> bool:
    """Whether ``part`` is the share of all of which ``own`` is that of a level; no count is one."""
    return (
        part.level is None
        and part.unit is own.unit is Measure.PERCENT
        and share_alike(part, own)
        and difference(part, own, in_plan=True) is None
        and names_bodies_alone(own.raw, part.raw)
    )


def one_of_choices(related: Related, child: Target, parent: Target) -> Related:
    """``related``, undecided where a part is only one of two that keep its promise.

    The other may be kept instead, so that nothing follows but from the same choice on both sides.
    """
    chosen = [CHOICE in part.remarks for part in (child, parent)]
    if not any(chosen) or (all(chosen) and related.relation is Relation.EQUAL):
        return related
    return incomparable(Reason.DOUBTFUL_READING)


def likeness(child: Target, parent: Target, *, in_plan: bool) -> tuple[int, ...]:
    """A sort key, the likest pair first; of two bare phrases the nearer words, before how they are said."""
    same = (
        child.role == parent.role,
        child.canonical == parent.canonical,
        family(child) == family(parent),
        measured_alike(child, parent),
        child.level == parent.level,
        (child.group is None) == (parent.group is None) and same_group(child.group, parent.group),
        not baselines.differ(child, parent),
        in_plan or -words_apart(child, parent),
        (not child.scope) == (not parent.scope) and same_scope(child.scope, parent.scope, in_plan=False),
        milestone(child) == milestone(parent),
        _day_of_year(child) == _day_of_year(parent),
        child.direction is parent.direction,
    )
    return tuple(-alike for alike in same)


def _day_of_year(target: Target) -> tuple[int, int]:
    """On which day of its year a part is due: a year without a day ends on its last ("cả năm", 31/12)."""
    last = last_day(target.due)
    return _YEAR_END if last is None else (last.month, last.day)
