"""The relation of one target to another (semantics, section 2)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from compliance.model.finding import Reason
from compliance.model.link import Related, Relation
from compliance.model.relations import amounts, population, promises
from compliance.model.relations.answers import STRICTER, incomparable
from compliance.model.relations.content import says_more
from compliance.model.relations.denotation import UPPER_BOUND
from compliance.model.sense_tables import senses
from compliance.model.target import Better, Direction, Kind, Measure, Target
from compliance.model.vocabulary import occasions, plain, says_each

_ORDERED: dict[Kind, Callable[[Target, Target, Better | None], Related]] = {
    Kind.TREND: amounts.trends,
    Kind.RANK: amounts.ranks,
    Kind.GRADE: promises.grades,
}
_MEASURED = {Kind.LEVEL: amounts.levels, Kind.CHANGE: amounts.changes}


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
    if not in_plan and occasions(child.raw) != occasions(parent.raw):
        return _on_occasion(child, parent, better)
    related = _relate_alike(child, parent, better, in_plan=in_plan)
    if in_plan:
        return related
    if related.relation is Relation.WEAKER and says_more(child, parent):
        return incomparable(Reason.OTHER_CONTENT)
    if related.relation is Relation.EQUAL and says_each(child.raw) and not says_each(parent.raw):
        return STRICTER
    return related


def _on_occasion(child: Target, parent: Target, better: Better | None) -> Related:
    """What is done on one occasion ("kiểm tra đột xuất") beside what is done on any.

    So many done on one occasion are so many done; nothing else follows, the other way least of all.
    """
    related = _relate_alike(child, parent, better, in_plan=False)
    kept = related.relation in (Relation.EQUAL, Relation.STRICTER) and parent.comparator not in UPPER_BOUND
    return STRICTER if kept and not occasions(parent.raw) else incomparable(Reason.OTHER_CONTENT)


def _relate_alike(child: Target, parent: Target, better: Better | None, *, in_plan: bool) -> Related:
    child, parent = _as_growth(child, parent), _as_growth(parent, child)
    if child.other_content != parent.other_content:
        return incomparable(Reason.OTHER_CONTENT)
    if child.kind is parent.kind is Kind.DONE:
        related = promises.acts(child, parent, in_plan=in_plan)
    elif child.kind is parent.kind is Kind.STATEMENT:
        related = promises.statements(child, parent)
    elif child.kind is parent.kind and child.kind in _MEASURED:
        related = _MEASURED[child.kind](child, parent, better, in_plan=in_plan)
    elif child.kind is parent.kind:
        related = _ORDERED[child.kind](child, parent, better)
    elif {child.kind, parent.kind} == {Kind.CHANGE, Kind.TREND}:
        related = amounts.trends(child, parent, better)
    elif {child.kind, parent.kind} == {Kind.DONE, Kind.LEVEL}:
        related = promises.done_and_level(child, parent, in_plan=in_plan)
    else:
        return incomparable(Reason.OTHER_KIND)
    return promises.with_deadlines(related, child, parent, in_plan=in_plan)


def _as_growth(target: Target, beside: Target) -> Target:
    """``target`` as the change itself, where ``beside`` is one and it tells the same otherwise.

    The speed of growth is growth; a number of new ones ("công nhận 02 xã") is added ("có thêm 02 xã").
    """
    if target.kind is not Kind.LEVEL or beside.kind is not Kind.CHANGE or target.unit is not beside.unit:
        return target
    words = senses()
    told = {Measure.PERCENT: words.growing, Measure.COUNT: words.bringing}.get(target.unit or Measure.POINT)
    if (
        told is None
        or beside.direction is not Direction.UP
        or told.search(plain(f"{target.title or ''} {target.raw}")) is None
    ):
        return target
    return replace(target, kind=Kind.CHANGE, direction=Direction.UP)
