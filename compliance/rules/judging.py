"""One rule on one subject: from three-valued answers to a verdict, and when to hold one back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from compliance.model.catalogue import Cascade
from compliance.model.finding import Reason, Severity, Verdict
from compliance.model.link import Addressed, Link, PeriodMatch, Superior
from compliance.records import record
from compliance.rules.expression.scope import Scope
from compliance.rules.expression.values import Absent, Truth, Unknown
from compliance.rules.grounds import doubted, not_supplied, only_in_body, unread
from compliance.rules.rule import Rule
from compliance.rules.subjects import in_scope, plan_of
from compliance.rules.views import (
    ObligationView,
    PlanView,
    Subject,
    TargetView,
    TaskDutyView,
    UnitView,
)

SILENT = frozenset({Reason.NO_PARENT, Reason.OTHER_PERIOD, Reason.NO_DATA})
"""Reasons with one root cause for a whole plan: one notice speaks for all the results they silence."""

_OF_VALUES = frozenset({Reason.BELOW, Reason.BOUNDARY, Reason.OUTSIDE, Reason.NOT_EQUAL})
"""Reasons that speak of a shortfall; a guard that compares values is merely not met."""


@record
class Judgement:
    """A verdict with its reason. ``failed`` says that the promise itself was found false.

    ``cap`` is the highest severity it may have; ``newer`` that the remedy is to go over the plan again
    under a newer superior plan; ``lacks`` names the part of the document that was not supplied;
    ``doubts`` are the targets whose reading nobody has confirmed.
    """

    verdict: Verdict
    reason: Reason | None = None
    failed: bool = False
    cap: Severity | None = None
    newer: bool = False
    witness: str | None = None
    note: str | None = None
    lacks: str | None = None
    doubts: tuple[TargetView, ...] = ()


def judge(rule: Rule, subject: Subject, scope: Scope) -> Judgement:
    """The verdict of ``rule`` on ``subject``: exactly one."""
    before = _before(rule, subject)
    if before is not None:
        return before
    if rule.when is not None:
        guard = rule.when.answer(scope)
        if isinstance(guard, Truth) and not guard.holds:
            return _guarded(rule, subject, guard.reason or Reason.CONDITION_FAILED)
        if not isinstance(guard, Truth):
            return _hold_back(rule, subject, scope, _undecided(guard))
    return _hold_back(rule, subject, scope, _answer(rule, rule.require.answer(scope)))


def _guarded(rule: Rule, subject: Subject, reason: Reason) -> Judgement:
    """A false guard; where nothing above can be compared at all, that is the reason."""
    plan = plan_of(subject)
    if reason in _OF_VALUES:
        reason = Reason.CONDITION_FAILED
    if reason is Reason.NO_PARENT and plan is not None and rule.uses_superior:
        superior = plan.world.superior(plan.plan.id)
        if superior is not None and superior.period is PeriodMatch.DIFFERS:
            reason = Reason.OTHER_PERIOD
    return Judgement(Verdict.NOT_APPLICABLE, reason)


def _answer(rule: Rule, answer: Any) -> Judgement:
    if not isinstance(answer, Truth):
        return _undecided(answer)
    if answer.holds:
        return Judgement(Verdict.CONFORMS)
    reason = rule.reason or answer.reason or Reason.CONDITION_FAILED
    return Judgement(rule.otherwise, reason, failed=True, witness=answer.witness)


def _undecided(value: Any) -> Judgement:
    assert isinstance(value, Unknown | Absent)
    return Judgement(Verdict.UNDECIDED, value.reason, note=getattr(value, "note", None))


def _silent(reason: Reason, lacks: str | None = None) -> Judgement:
    return Judgement(Verdict.NOT_APPLICABLE, reason, lacks=lacks)


def _before(rule: Rule, subject: Subject) -> Judgement | None:
    """What settles the verdict before any expression is looked at."""
    if not in_scope(rule.scope, subject):
        return Judgement(Verdict.NOT_APPLICABLE, Reason.OUT_OF_SCOPE)
    plan = plan_of(subject)
    if plan is None:
        return None
    lacking = next((part for part in rule.needs if part not in plan.plan.parts), None)
    if lacking is not None:
        return _silent(Reason.NO_DATA, lacking)
    if isinstance(subject, ObligationView):
        return _obligation_before(subject, plan)
    if isinstance(subject, TaskDutyView) and "tasks" not in plan.plan.parts:
        return _other_kind(plan) or _silent(Reason.NO_DATA, "tasks")
    return None


def _other_kind(plan: PlanView) -> Judgement | None:
    """Under a superior plan of another kind nothing is missed."""
    superior = plan.world.superior(plan.plan.id)
    if superior is None or superior.same_kind:
        return None
    return Judgement(Verdict.NOT_APPLICABLE, Reason.OTHER_PLAN_KIND)


def _obligation_before(subject: ObligationView, plan: PlanView) -> Judgement | None:
    """An unanswered obligation is judged only where it binds and its answer could have been seen."""
    obligation = subject.obligation
    if obligation.links or obligation.ambiguous:
        return None
    entry = subject.world.catalogue.get(obligation.canonical)
    if obligation.addressed is Addressed.NOT_ADDRESSED or (entry and entry.cascade is Cascade.NONE):
        return Judgement(Verdict.NOT_APPLICABLE, Reason.NOT_ADDRESSED)
    lacking = not_supplied(subject, plan.plan)
    return None if lacking is None else _silent(Reason.NO_DATA, lacking)


def _hold_back(rule: Rule, subject: Subject, scope: Scope, found: Judgement) -> Judgement:
    plan = plan_of(subject)
    if found.verdict is Verdict.NOT_APPLICABLE or plan is None:
        return found
    if found.reason is Reason.NO_DATA and found.note is None:
        return _silent(Reason.NO_DATA)
    if rule.uses_superior and not isinstance(subject, PlanView | UnitView):
        found = _under_superior(subject, plan, plan.world.superior(plan.plan.id), scope, found)
    missing = found.reason is Reason.MISSING
    if found.failed and unread(subject, scope, missing=missing):
        return _silent(Reason.DOUBTFUL_READING)
    if found.verdict is Verdict.VIOLATES and (views := doubted(subject, scope, missing=missing)):
        return Judgement(Verdict.UNDECIDED, Reason.DOUBTFUL_READING, doubts=tuple(views))
    if found.reason is Reason.DOUBTFUL_READING:
        return replace(found, doubts=tuple(doubted(subject, scope, missing=missing)))
    return found


def _under_superior(
    subject: Subject, plan: PlanView, superior: Superior | None, scope: Scope, found: Judgement
) -> Judgement:
    """What a verdict about a superior plan is worth (semantics, section 3)."""
    if superior is None:
        return _silent(Reason.NO_PARENT) if found.reason is Reason.NO_PARENT else found
    if superior.period is PeriodMatch.DIFFERS:
        return _silent(Reason.OTHER_PERIOD)
    if found.failed and found.reason is Reason.MISSING and not superior.same_kind:
        return Judgement(Verdict.NOT_APPLICABLE, Reason.OTHER_PLAN_KIND)
    if found.reason is Reason.OTHER_MILESTONE and not superior.same_kind:
        # Plans over other years set other milestones throughout: the notice on the plan says it once.
        return _silent(Reason.OTHER_PLAN_KIND)
    if found.verdict is not Verdict.VIOLATES:
        return found
    if not superior.same_kind:
        reference = Judgement(Verdict.UNDECIDED, Reason.OTHER_PLAN_KIND, newer=True, witness=found.witness)
        return replace(reference, cap=Severity.WARNING)
    if _voluntary(subject, scope):
        return Judgement(Verdict.UNDECIDED, Reason.NOT_ADDRESSED, witness=found.witness)
    if superior.later:
        return replace(found, cap=Severity.WARNING, newer=True)
    if found.reason is Reason.MISSING and isinstance(subject, ObligationView):
        return _missed(subject, plan, found)
    return found


def _missed(subject: ObligationView, plan: PlanView, found: Judgement) -> Judgement:
    """What is missed: asked about where the body, in which alone it is asked for above, was not supplied."""
    if "body" not in plan.plan.parts and only_in_body(subject.asked):
        return replace(found, verdict=Verdict.UNDECIDED)
    doubtful = subject.obligation.addressed is Addressed.DOUBTFUL
    return replace(found, cap=Severity.WARNING) if doubtful else found


def _voluntary(subject: Subject, scope: Scope) -> bool:
    """A row that nobody asked of the unit; a value that the superior too sets for a level below is asked."""
    if isinstance(subject, ObligationView):
        return subject.obligation.addressed is Addressed.NOT_ADDRESSED
    if not isinstance(subject, TargetView):
        return False
    links = scope.links or [link for link in subject.world.links_up(subject.place) if not link.ambiguous]
    return bool(links) and not any(link.binding or _of_level_below(subject, link) for link in links)


def _of_level_below(subject: TargetView, link: Link) -> bool:
    """Whether both sides set the value for one level below the unit's own."""
    level = subject.target.level
    if level is None or level == subject.plan.plan.level:
        return False
    asked = subject.world.target(link.parent)
    return asked is not None and asked.target.level == level
