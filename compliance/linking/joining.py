"""All plans of a run joined: superiors, links, obligations, twins, tasks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from compliance.linking.addressing import Addressing
from compliance.linking.comparing import Comparer
from compliance.linking.decisions import Decisions
from compliance.linking.items import Promises, set_anew
from compliance.linking.likeness import Likeness
from compliance.linking.match import Match
from compliance.linking.matching import match_plans
from compliance.linking.merged import Merged, undecided_where_split
from compliance.linking.obligations import obligations_of
from compliance.linking.relating import Setting, links_of
from compliance.linking.superiors import previous_plans, superiors
from compliance.linking.tasks import TaskMatcher
from compliance.linking.twins import twins_of
from compliance.linking.unanswered import asked_of_loose_parts, asked_of_unread
from compliance.model.catalogue import Catalogue
from compliance.model.link import Link, LinkedPlans, Obligation, Superior, TargetPlace
from compliance.model.plan import Plan
from compliance.wording.supplements import sets_anew
from compliance.wording.title_shorts import spelled

if TYPE_CHECKING:
    from compliance.files.links import LinkDecision
    from compliance.model.units import Units


def link_plans(
    plans: Sequence[Plan],
    *,
    judged: Collection[str],
    units: Units,
    catalogue: Catalogue,
    decisions: Sequence[LinkDecision] = (),
) -> LinkedPlans:
    """``plans`` joined; the answer does not depend on their order.

    ``judged`` are the ids of the plans that are judged: links and obligations are made for these.
    ``decisions`` of people win over every matching.
    """
    by_id = {plan.id: plan for plan in sorted(plans, key=lambda plan: plan.id)}
    above = superiors(by_id.values(), units)
    joiner = _Joiner(by_id, above, units, catalogue, Decisions(decisions))
    for plan_id in by_id:
        if plan_id in judged and plan_id in above:
            joiner.join(plan_id)
    twins: dict[TargetPlace, tuple[TargetPlace, ...]] = {}
    for plan_id in by_id:
        twins.update(twins_of(joiner.promises(plan_id), joiner.likeness))
    return LinkedPlans(
        plans=by_id,
        judged=frozenset(judged) & by_id.keys(),
        superiors=above,
        links=tuple(joiner.links),
        obligations=joiner.obligations,
        twins=twins,
        previous=previous_plans(by_id.values()),
        task_links=joiner.tasks,
        unused_decisions=joiner.unused(),
        indicators={(plan.id, row.id): row for plan in by_id.values() for row in plan.indicators},
    )


class _Joiner:
    """Joins one plan after another to its superior; what is known of a superior is worked out once."""

    def __init__(
        self,
        plans: Mapping[str, Plan],
        above: Mapping[str, Superior],
        units: Units,
        catalogue: Catalogue,
        decisions: Decisions,
    ) -> None:
        self._plans = plans
        self._above = above
        self._units = units
        self._catalogue = catalogue
        self._decisions = decisions
        self._comparer = Comparer(catalogue)
        self._promises: dict[str, Promises] = {}
        self._addressing: dict[str, Addressing] = {}
        self._merged = Merged(catalogue)
        self.likeness = Likeness(catalogue)
        self._matcher_of_tasks: TaskMatcher | None = None
        self.links: list[Link] = []
        self.obligations: dict[str, tuple[Obligation, ...]] = {}
        self.tasks: dict[tuple[str, str], tuple[str, str]] = {}

    def join(self, plan_id: str) -> None:
        """Link one plan to its superior."""
        child, superior = self._plans[plan_id], self._above[plan_id]
        parent = self._plans[superior.plan]
        setting = Setting(
            child=child,
            parent=parent,
            unit=self._units.get(child.unit) if child.unit is not None else None,
            superior=superior,
            addressing=self._addressees(parent),
            comparer=self._comparer,
        )
        own, theirs = _in_full(self.promises(plan_id), self._asked_by(superior, setting))
        matches = match_plans(
            own,
            theirs,
            catalogue=self._catalogue,
            decisions=self._decisions,
            likeness=self.likeness,
            above=tuple(takewhile(lambda level: level != child.level, self._units.levels)),
        )
        links = _without_split(matches, [links_of(match, setting) for match in matches])
        self.links += _unique(link for own in links for link in own)
        owed = obligations_of(theirs, matches, links, setting)
        owed = asked_of_unread(owed, child, self.likeness)
        owed = asked_of_loose_parts(owed, child, (link for own in links for link in own))
        # A document that sets some targets anew says nothing of the rest: its unit's plan does.
        self.obligations[plan_id] = (
            tuple(one for one in owed if one.links) if sets_anew(child.title) else owed
        )
        if child.tasks and parent.tasks:
            self.tasks.update(self._task_matcher().links(child, parent))

    def _asked_by(self, superior: Superior, setting: Setting) -> Promises:
        """What the superior's plan promises, with what its later documents set anew for this unit."""
        promises = self.promises(superior.plan)
        for document in superior.supplements:
            own = [
                item
                for item in self.promises(document).items
                if setting.addressing.concerns(item, setting.child.level, setting.unit)
            ]
            items = set_anew(promises.items, own)
            promises = Promises(setting.parent, self._catalogue, self._merged, items)
        return promises

    def promises(self, plan_id: str) -> Promises:
        if plan_id not in self._promises:
            self._promises[plan_id] = Promises(self._plans[plan_id], self._catalogue, self._merged)
        return self._promises[plan_id]

    def _task_matcher(self) -> TaskMatcher:
        if self._matcher_of_tasks is None:
            self._matcher_of_tasks = TaskMatcher(self.likeness.weights)
        return self._matcher_of_tasks

    def unused(self) -> tuple[int, ...]:
        """The decisions on links that are not there."""
        ends = frozenset((plan.id, row.id) for plan in self._plans.values() for row in plan.indicators)
        joined = frozenset(
            (plan, document)
            for plan, superior in self._above.items()
            for document in (superior.plan, *superior.supplements)
        )
        return self._decisions.unused(ends, joined)

    def _addressees(self, parent: Plan) -> Addressing:
        if parent.id not in self._addressing:
            unit = self._units.get(parent.unit) if parent.unit is not None else None
            self._addressing[parent.id] = Addressing(unit, self._units)
        return self._addressing[parent.id]


def _in_full(own: Promises, theirs: Promises) -> tuple[Promises, Promises]:
    """Both plans with the short forms of one written out that words of either spell."""
    short_forms = spelled((own.spoken, theirs.spoken))
    return own.written_out(short_forms), theirs.written_out(short_forms)


def _without_split(matches: Sequence[Match], links: Sequence[tuple[Link, ...]]) -> list[tuple[Link, ...]]:
    """The links of each match; rows that give two indicators one number are judged by all their links."""
    merged: dict[int, list[Link]] = {}
    for match, own in zip(matches, links, strict=True):
        if match.item.also and not match.ambiguous:
            merged.setdefault(match.item.number, []).extend(own)
    judged = {
        (link.child, link.parent): link for own in merged.values() for link in undecided_where_split(own)
    }
    return [tuple(judged.get((link.child, link.parent), link) for link in own) for own in links]


def _unique(links: Iterable[Link]) -> list[Link]:
    """Each pair of targets once, the surest link of it."""
    best: dict[tuple[TargetPlace, TargetPlace], Link] = {}
    for link in links:
        key = (link.child, link.parent)
        if key not in best or link.score > best[key].score:
            best[key] = link
    return list(best.values())
