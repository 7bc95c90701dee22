"""Which plan a plan answers to, and which plan of its unit came before it (semantics, section 3)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from compliance.model.dates import Period
from compliance.model.link import PeriodMatch, Superior
from compliance.model.plan import Plan
from compliance.model.units import Units
from compliance.wording.supplements import sets_anew


def superiors(plans: Iterable[Plan], units: Units) -> dict[str, Superior]:
    """The superior plan of each plan that has one, by plan id."""
    by_unit = _by_unit(plans)
    superseded = _superseded(by_unit)
    found = {}
    for plan in (plan for group in by_unit.values() for plan in group):
        superior = _superior(plan, by_unit, superseded, units)
        if superior is not None:
            found[plan.id] = superior
    return dict(sorted(found.items()))


def previous_plans(plans: Iterable[Plan]) -> dict[str, str]:
    """For each plan its unit's plan of the period before: the latest that ended, of the same kind if any."""
    found = {}
    for group in _by_unit(plans).values():
        for plan in group:
            before = [other for other in group if _ended_before(other, plan)]
            if before:
                wholes = [other for other in before if not sets_anew(other.title)]
                found[plan.id] = max(wholes or before, key=lambda other: _recency(other, plan)).id
    return dict(sorted(found.items()))


def _superior(
    plan: Plan, by_unit: Mapping[str, Sequence[Plan]], superseded: frozenset[str], units: Units
) -> Superior | None:
    assert plan.unit is not None
    if plan.period is None:
        return None
    above = [unit.id for unit in units.ancestors(plan.unit, plan.date)]
    for steps, unit in enumerate(above):
        overlapping = [other for other in by_unit.get(unit, ()) if _overlap(plan, other)]
        if overlapping:
            return _chosen(plan, overlapping, superseded, tuple(above[:steps]))
    for steps, unit in enumerate(above):
        if by_unit.get(unit):
            return _nearest(plan, by_unit[unit], superseded, tuple(above[:steps]))
    return None


def _chosen(
    plan: Plan, candidates: Sequence[Plan], superseded: frozenset[str], via: tuple[str, ...]
) -> Superior:
    """Same kind first, then same period, then the latest not superseded.

    Documents that only set targets of a plan anew ("Giao chỉ tiêu …") stand beside it, not for it.
    """
    wholes = [other for other in candidates if not sets_anew(other.title)]
    best = max(
        wholes or candidates,
        key=lambda other: (
            other.kind == plan.kind,
            other.period == plan.period,
            other.id not in superseded,
            *_issue_order(other),
        ),
    )
    match = PeriodMatch.SAME if best.period == plan.period else PeriodMatch.OVERLAPS
    chosen = _of(plan, best, via, match)
    beside = [other for other in candidates if wholes and _beside(other, best, plan, superseded)]
    return replace(
        chosen,
        later=chosen.later or any(_later(other, plan) for other in beside),
        supplements=tuple(other.id for other in sorted(beside, key=_issue_order)),
    )


def _beside(other: Plan, best: Plan, plan: Plan, superseded: frozenset[str]) -> bool:
    """Whether a document sets targets of ``best`` anew for the years of ``plan``."""
    if not sets_anew(other.title) or other.id in superseded or other.kind != best.kind:
        return False
    return not _later(best, other) and _overlap(plan, other)


def _nearest(
    plan: Plan, candidates: Sequence[Plan], superseded: frozenset[str], via: tuple[str, ...]
) -> Superior:
    """No superior plan of this period: the one of the nearest period stands in, and says so."""
    dated = [other for other in candidates if other.period is not None] or list(candidates)
    best = max(
        dated,
        key=lambda other: (
            -_distance(plan.period, other.period),
            other.kind == plan.kind,
            other.id not in superseded,
            *_issue_order(other),
        ),
    )
    return _of(plan, best, via, PeriodMatch.DIFFERS)


def _of(plan: Plan, superior: Plan, via: tuple[str, ...], match: PeriodMatch) -> Superior:
    return Superior(superior.id, via, match, superior.kind == plan.kind, _later(superior, plan))


def _later(superior: Plan, plan: Plan) -> bool:
    """Whether the superior plan was surely issued after the plan; partial dates compare as intervals.

    A plan without a date was issued by the end of the first year of its period.
    """
    if superior.issued is None:
        return False
    if plan.issued is not None:
        return superior.issued.first > plan.issued.last
    return plan.period is not None and superior.issued.first > dt.date(plan.period.first, 12, 31)


def _by_unit(plans: Iterable[Plan]) -> dict[str, list[Plan]]:
    groups: defaultdict[str, list[Plan]] = defaultdict(list)
    for plan in sorted(plans, key=lambda plan: plan.id):
        if plan.unit is not None:
            groups[plan.unit].append(plan)
    return dict(sorted(groups.items()))


def _superseded(by_unit: Mapping[str, Sequence[Plan]]) -> frozenset[str]:
    """The plans that another plan of their unit says it replaces, by number or id."""
    found = []
    for group in by_unit.values():
        replaced = {words for plan in group if (words := _number(plan.supersedes))}
        found += [plan.id for plan in group if {_number(plan.number), plan.id.casefold()} & replaced]
    return frozenset(found)


def _number(words: str | None) -> str:
    return "".join((words or "").split()).casefold().lstrip("0")


def _overlap(plan: Plan, other: Plan) -> bool:
    return plan.period is not None and other.period is not None and plan.period.overlaps(other.period)


def _distance(period: Period | None, other: Period | None) -> int:
    if period is None or other is None:
        return 10_000
    return max(period.first - other.last, other.first - period.last, 0)


def _issue_order(plan: Plan) -> tuple[dt.date, str]:
    return (plan.issued.last if plan.issued is not None else dt.date.min, plan.id)


def _ended_before(other: Plan, plan: Plan) -> bool:
    return other.period is not None and plan.period is not None and other.period.last < plan.period.first


def _recency(other: Plan, plan: Plan) -> tuple[bool, int, dt.date, str]:
    assert other.period is not None
    return (other.kind == plan.kind, other.period.last, *_issue_order(other))
