"""Everything a rule may look at, indexed once: plans, targets, links, units, registries."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from compliance.model.catalogue import Catalogue
from compliance.model.link import Link, LinkedPlans, Obligation, Superior, TargetPlace
from compliance.model.plan import Indicator, Task
from compliance.model.target import Kind, Target
from compliance.model.units import Units
from compliance.rules.views import (
    IndicatorView,
    ObligationView,
    PlanView,
    TargetView,
    TaskDutyView,
    TaskView,
    UnitView,
)


class Registries(Protocol):
    """What is known of agencies and documents (``files/registries.py``)."""

    @property
    def agencies(self) -> Any: ...

    @property
    def documents(self) -> Any: ...


class World:
    """The plans of a run with their links, looked up by place; views are made once and shared."""

    def __init__(
        self,
        linked: LinkedPlans,
        *,
        units: Units,
        catalogue: Catalogue,
        as_of: dt.date,
        registries: Registries | None = None,
        expected: Iterable[str] = (),
    ) -> None:
        self.linked = linked
        self.units = units
        self.catalogue = catalogue
        self.as_of = as_of
        self.registries = registries
        self.expected = tuple(expected)
        self._plans = {key: PlanView(plan, self) for key, plan in linked.plans.items()}
        self._indicators: dict[str, tuple[IndicatorView, ...]] = {}
        self._targets: dict[TargetPlace, TargetView] = {}
        self._up: defaultdict[TargetPlace, list[Link]] = defaultdict(list)
        self._down: defaultdict[TargetPlace, list[Link]] = defaultdict(list)
        self._below: defaultdict[str, list[str]] = defaultdict(list)
        self._by_unit: defaultdict[str, list[str]] = defaultdict(list)
        self._tasks: dict[str, tuple[TaskView, ...]] = {}
        self._rows: dict[tuple[str, str], tuple[TargetView, ...]] = {}
        self._plan_targets: dict[str, tuple[TargetView, ...]] = {}
        self._obligations: dict[str, tuple[ObligationView, ...]] = {}
        self._of_rows: dict[str, dict[str, list[ObligationView]]] = {}
        self._index()

    def plan(self, plan_id: str) -> PlanView:
        return self._plans[plan_id]

    @property
    def judged(self) -> tuple[PlanView, ...]:
        """The plans that are judged, in the order of their ids."""
        return tuple(view for key, view in sorted(self._plans.items()) if key in self.linked.judged)

    def plans_of(self, unit_id: str) -> tuple[PlanView, ...]:
        return tuple(self._plans[key] for key in self._by_unit.get(unit_id, ()))

    def indicators(self, plan_id: str) -> tuple[IndicatorView, ...]:
        return self._indicators[plan_id]

    def targets(self, indicator: IndicatorView) -> tuple[TargetView, ...]:
        """The targets of an indicator; none for one that promises nothing readable."""
        key = (indicator.plan.plan.id, indicator.indicator.id)
        found = self._rows.get(key)
        if found is None:
            places = (TargetPlace(*key, index) for index in range(len(indicator.indicator.targets)))
            found = self._rows[key] = tuple(self._targets[place] for place in places)
        return found

    def plan_targets(self, plan_id: str) -> tuple[TargetView, ...]:
        """All targets of a plan, in the order of the document."""
        found = self._plan_targets.get(plan_id)
        if found is None:
            rows = self._indicators[plan_id]
            found = self._plan_targets[plan_id] = tuple(t for row in rows for t in self.targets(row))
        return found

    def target(self, place: TargetPlace) -> TargetView | None:
        return self._targets.get(place)

    def links_up(self, place: TargetPlace) -> tuple[Link, ...]:
        """The links from a target to superior targets, in the order of linking."""
        return tuple(self._up.get(place, ()))

    def links_down(self, place: TargetPlace) -> tuple[Link, ...]:
        return tuple(self._down.get(place, ()))

    def link(self, child: TargetPlace, parent: TargetPlace) -> Link | None:
        return next((link for link in self._up.get(child, ()) if link.parent == parent), None)

    def superior(self, plan_id: str) -> Superior | None:
        return self.linked.superiors.get(plan_id)

    def subordinates(self, plan_id: str) -> tuple[PlanView, ...]:
        return tuple(self._plans[key] for key in self._below.get(plan_id, ()))

    def obligations(self, plan_id: str) -> tuple[ObligationView, ...]:
        views = self._obligations.get(plan_id)
        if views is None:
            found: tuple[Obligation, ...] = self.linked.obligations.get(plan_id, ())
            plan = self._plans[plan_id]
            views = self._obligations[plan_id] = tuple(ObligationView(plan, item, self) for item in found)
        return views

    def obligations_of_row(self, view: ObligationView) -> Sequence[ObligationView]:
        """The obligations of the row of the superior plan that ``view`` is of, in its order."""
        plan_id = view.plan.plan.id
        if plan_id not in self._of_rows:
            rows: defaultdict[str, list[ObligationView]] = defaultdict(list)
            for each in self.obligations(plan_id):
                for place in each.obligation.parents[:1]:
                    rows[place.indicator].append(each)
            self._of_rows[plan_id] = rows
        return [
            each for place in view.obligation.parents[:1] for each in self._of_rows[plan_id][place.indicator]
        ]

    def tasks(self, plan_id: str) -> tuple[TaskView, ...]:
        """The tasks of a plan without their sub-rows."""
        return self._tasks[plan_id]

    def task_duties(self, plan_id: str) -> tuple[TaskDutyView, ...]:
        superior = self.superior(plan_id)
        if superior is None:
            return ()
        plan = self._plans[plan_id]
        return tuple(TaskDutyView(plan, task, self) for task in self._tasks[superior.plan])

    def answering_task(self, duty: TaskDutyView) -> TaskView | None:
        """The task of the lower plan that is linked to the superior's."""
        plan = duty.plan.plan.id
        for task in self._tasks[plan]:
            linked = self.linked.task_links.get((plan, task.path))
            if linked == (duty.parent.plan.plan.id, duty.parent.path):
                return task
        return None

    def superior_task(self, task: TaskView) -> TaskView | None:
        linked = self.linked.task_links.get((task.plan.plan.id, task.path))
        if linked is None:
            return None
        return next((found for found in self._tasks[linked[0]] if found.path == linked[1]), None)

    def unit(self, unit_id: str | None, day: dt.date | None) -> UnitView | None:
        unit = self.units.get(unit_id, day) if unit_id is not None else None
        if unit is None and unit_id is not None:
            unit = self.units.get(unit_id)
        return UnitView(unit, day, self) if unit is not None else None

    def _index(self) -> None:
        for plan_id, view in sorted(self._plans.items()):
            self._indicators[plan_id] = tuple(IndicatorView(view, row, self) for row in view.plan.indicators)
            self._targets.update(_targets(self._indicators[plan_id], self))
            self._tasks[plan_id] = tuple(TaskView(view, task, task.no, self) for task in view.plan.tasks)
            if view.plan.unit is not None:
                self._by_unit[view.plan.unit].append(plan_id)
            superior = self.linked.superiors.get(plan_id)
            if superior is not None:
                self._below[superior.plan].append(plan_id)
        for link in self.linked.links:
            self._up[link.child].append(link)
            self._down[link.parent].append(link)


def _targets(indicators: Iterable[IndicatorView], world: World) -> Mapping[TargetPlace, TargetView]:
    found: dict[TargetPlace, TargetView] = {}
    for view in indicators:
        row, plan = view.indicator, view.plan.plan.id
        if not row.targets:
            place = TargetPlace(plan, row.id, None)
            found[place] = TargetView(place, _said(row), view, world)
        for index, target in enumerate(row.targets):
            place = TargetPlace(plan, row.id, index)
            found[place] = TargetView(place, target, view, world)
    return found


def _said(row: Indicator) -> Target:
    confidence = 0.0 if row.unreadable else 1.0
    return Target(Kind.STATEMENT, raw=row.cell or row.title, source=row.source, confidence=confidence)


def sub_tasks(task: TaskView) -> tuple[TaskView, ...]:
    """The sub-rows of a task."""
    return tuple(
        TaskView(task.plan, item, f"{task.path}/{item.no}", task.world, inner=True)
        for item in _items(task.task)
    )


def _items(task: Task) -> tuple[Task, ...]:
    return task.items
