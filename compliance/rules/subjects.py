"""The subjects of rules, enumerated and indexed once: no rule walks over all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from compliance.model.unit import Unit
from compliance.rules.expression.comparing import text_key
from compliance.rules.matching import matches
from compliance.rules.records.plans import PLAN_FIELDS
from compliance.rules.rule import Given, Scope
from compliance.rules.views import (
    IndicatorView,
    MentionView,
    ObligationView,
    PlanView,
    Subject,
    TargetView,
    UnitView,
)
from compliance.rules.world import World
from compliance.vietnamese import fold, squash

_OF_PLAN: dict[str, Callable[[PlanView], Iterable[Any]]] = {
    "target": lambda plan: plan.world.plan_targets(plan.plan.id),
    "obligation": lambda plan: plan.world.obligations(plan.plan.id),
    "obligation of task": lambda plan: plan.world.task_duties(plan.plan.id),
    "indicator": lambda plan: plan.world.indicators(plan.plan.id),
    "task": lambda plan: plan.world.tasks(plan.plan.id),
    "citation": PLAN_FIELDS["citations"].get,
    "section": PLAN_FIELDS["sections"].get,
    "mention": lambda plan: _distinct(PLAN_FIELDS["mentions"].get(plan)),
    "plan": lambda plan: (plan,),
}


_KINDS = (
    "unit",
    "plan",
    "obligation",
    "target",
    "indicator",
    "obligation of task",
    "task",
    "citation",
    "section",
    "mention",
)
_SAID_ONCE = frozenset({"unit", "agency", "person"})


def _distinct(mentions: Iterable[MentionView]) -> Iterable[MentionView]:
    """A unit, agency or person named again is the same mention; years and counts depend on their place."""
    seen: set[tuple[str, str]] = set()
    for view in mentions:
        key = (view.mention.kind, squash(fold(view.mention.text)))
        if view.mention.kind not in _SAID_ONCE or key not in seen:
            seen.add(key)
            yield view


class Subjects:
    """All subjects of the judged plans, by kind and by canonical indicator, in the order of the documents."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._by_kind: dict[str, tuple[Subject, ...]] = {}
        self._by_indicator: dict[str, dict[str | None, list[Subject]]] = {}
        self._positions: dict[int, tuple[int, int]] = {}

    def of(self, given: Given) -> list[Subject]:
        """The subjects that the filters of ``given`` let through."""
        if given.indicator:
            index = self._indexed(given.subject)
            found = [
                item
                for canonical, items in index.items()
                if canonical is not None and matches(canonical, given.indicator)
                for item in items
            ]
        else:
            found = list(self._all(given.subject))
        return [subject for subject in found if _lets_through(given, subject)] if given.filters else found

    def position(self, subject: Subject) -> tuple[int, int]:
        """Where a subject stands: plans before targets before tasks, each in the order of the document."""
        return self._positions[id(subject)]

    def _all(self, kind: str) -> tuple[Subject, ...]:
        if kind not in self._by_kind:
            found = tuple(self._units() if kind == "unit" else self._of_plans(kind))
            self._by_kind[kind] = found
            rank = _KINDS.index(kind)
            self._positions.update((id(subject), (rank, place)) for place, subject in enumerate(found))
        return self._by_kind[kind]

    def _indexed(self, kind: str) -> dict[str | None, list[Subject]]:
        if kind not in self._by_indicator:
            index: defaultdict[str | None, list[Subject]] = defaultdict(list)
            for subject in self._all(kind):
                index[canonical_of(subject)].append(subject)
            self._by_indicator[kind] = dict(index)
        return self._by_indicator[kind]

    def _of_plans(self, kind: str) -> Iterable[Subject]:
        return (subject for plan in self._world.judged for subject in _OF_PLAN[kind](plan))

    def _units(self) -> Iterable[Subject]:
        """Units with a judged plan and those that owe one."""
        day = self._world.as_of
        ids = {plan.plan.unit for plan in self._world.judged if plan.plan.unit is not None}
        for unit_id in sorted(ids | set(self._world.expected)):
            unit = self._world.unit(unit_id, day)
            if unit is not None:
                yield unit


def plan_of(subject: Subject) -> PlanView | None:
    """The plan a subject belongs to; a unit without a plan has none."""
    if isinstance(subject, PlanView):
        return subject
    if isinstance(subject, UnitView):
        plans = subject.world.plans_of(subject.unit.id)
        return plans[0] if plans else None
    return subject.plan


def canonical_of(subject: Subject) -> str | None:
    """The canonical indicator of a subject."""
    if isinstance(subject, TargetView):
        return subject.canonical
    if isinstance(subject, ObligationView):
        return subject.obligation.canonical
    return subject.indicator.canonical if isinstance(subject, IndicatorView) else None


def level_of(subject: Subject) -> str | None:
    """The level of a subject: the target's own, else that of its plan or unit."""
    if isinstance(subject, TargetView):
        return subject.level
    if isinstance(subject, ObligationView) and subject.obligation.level is not None:
        return subject.obligation.level
    if isinstance(subject, UnitView):
        return subject.unit.level
    plan = plan_of(subject)
    return plan.plan.level if plan is not None else None


def section_of(subject: Subject) -> str | None:
    """Body or annex."""
    if isinstance(subject, TargetView):
        return subject.indicator.indicator.section
    if isinstance(subject, IndicatorView):
        return subject.indicator.section
    if isinstance(subject, MentionView):
        return subject.mention.section
    if isinstance(subject, ObligationView):
        asked = subject.world.target(subject.obligation.parents[0]) if subject.obligation.parents else None
        return section_of(asked) if asked is not None else None
    return None


def in_scope(scope: Scope, subject: Subject) -> bool:
    """Whether a ruleset is for the plan of a subject."""
    if scope.everywhere:
        return True
    plan = plan_of(subject)
    if plan is None:
        return isinstance(subject, UnitView) and _unit_in_scope(scope, subject)
    period = plan.plan.period
    if scope.period is not None and (period is None or not period.within(scope.period)):
        return False
    return (
        matches(plan.plan.level, scope.level)
        and matches(plan.plan.kind, scope.plan_kind)
        and _is_unit(scope.unit, plan)
        and _under(scope, plan.plan.unit, plan)
    )


def _unit_in_scope(scope: Scope, subject: UnitView) -> bool:
    return (
        matches(subject.unit.level, scope.level)
        and _is_unit(scope.unit, subject)
        and _under(scope, subject.unit.id, subject)
    )


def _under(scope: Scope, unit_id: str | None, view: PlanView | UnitView) -> bool:
    """The unit itself or one above it is named, by id or by name."""
    if not scope.under:
        return True
    if unit_id is None:
        return False
    day = view.plan.date if isinstance(view, PlanView) else view.day
    own = view.world.unit(unit_id, day)
    above = view.world.units.ancestors(unit_id, day)
    return any(_named(unit, scope.under) for unit in ((own.unit,) if own else ()) + above)


def _is_unit(patterns: tuple[str, ...], view: PlanView | UnitView) -> bool:
    """Whether the unit of ``view`` is one of ``patterns``: ids, globs of ids, or names."""
    if not patterns:
        return True
    unit = view if isinstance(view, UnitView) else view.world.unit(view.plan.unit, view.plan.date)
    return unit is not None and _named(unit.unit, patterns)


def _named(unit: Unit, patterns: tuple[str, ...]) -> bool:
    return matches(unit.id, patterns) or text_key(unit.name) in {text_key(pattern) for pattern in patterns}


def _lets_through(given: Given, subject: Subject) -> bool:
    plan = plan_of(subject)
    if given.period is not None:
        period = plan.plan.period if plan is not None else None
        if period is None or not period.within(given.period):
            return False
    owner = subject if isinstance(subject, UnitView) else plan
    unit_level = subject.unit.level if isinstance(subject, UnitView) else plan.plan.level if plan else None
    return (
        (not given.unit or (owner is not None and _is_unit(given.unit, owner)))
        and matches(unit_level, given.unit_level)
        and (not given.plan_kind or (plan is not None and matches(plan.plan.kind, given.plan_kind)))
        and (not given.level or matches(level_of(subject), given.level))
        and (not given.section or matches(section_of(subject), given.section))
        and (
            not given.kind or (isinstance(subject, MentionView) and matches(subject.mention.kind, given.kind))
        )
    )
