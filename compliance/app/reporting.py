"""The report model built from linked plans, evaluation and problems."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from compliance import __version__
from compliance.app.reporting_plans import PlanTeller, doubts_of, source_of, unread_of
from compliance.app.words import problem_words
from compliance.errors import Problem
from compliance.model.finding import Result, Severity, Side, Verdict
from compliance.model.link import Link, LinkedPlans, Obligation, TargetPlace
from compliance.model.plan import Indicator, Plan
from compliance.model.report import (
    Report,
    ReportEnd,
    ReportLink,
    ReportObligation,
    ReportProblem,
    ReportResult,
    ReportRuleset,
    ReportSide,
    ReportTool,
    summary_of,
)
from compliance.model.target import Target
from compliance.model.units import Units
from compliance.report.matrix import marked


class ReportBuilder:
    """Turns what a run found into the report model; everything comes out in a stable order."""

    def __init__(self, linked: LinkedPlans, units: Units, lang: str) -> None:
        self.linked = linked
        self.units = units
        self.lang = lang
        self.plans = PlanTeller(linked, units)
        self._sides: dict[Side, ReportSide] = {}

    def build(
        self,
        *,
        as_of: str | None,
        rulesets: Iterable[ReportRuleset],
        results: Iterable[Result],
        problems: Iterable[Problem],
        copies: Mapping[str, tuple[str, ...]],
    ) -> Report:
        plans = self.plans_in_order()
        drawn = tuple(self.result(result) for result in results)
        asked = [self.obligation(one) for plan in plans for one in self.obligations_of(plan)]
        told = tuple(self.problem(problem) for problem in sorted(problems, key=_place_of))
        failing = any(r.verdict is Verdict.VIOLATES and r.severity is Severity.ERROR for r in drawn)
        return Report(
            tool=ReportTool(version=__version__),
            as_of=as_of,
            lang=self.lang,
            rulesets=tuple(rulesets),
            plans=tuple(self.plans.plan(plan, copies) for plan in plans),
            links=tuple(map(self.link, self.linked.links)),
            obligations=marked(asked, drawn),
            results=drawn,
            unread=tuple(unread for plan in plans for unread in unread_of(plan, self.lang)),
            doubtful=tuple(doubt for plan in plans for doubt in doubts_of(plan, self.lang)),
            problems=told,
            summary=summary_of(drawn),
            conforms=not failing and not told,
        )

    def plans_in_order(self) -> list[Plan]:
        """From the highest level down, then by unit and period."""
        levels = {level: rank for rank, level in enumerate(self.units.levels)}
        return sorted(
            self.linked.plans.values(),
            key=lambda plan: (levels.get(plan.level or "", len(levels)), plan.unit or "", plan.id),
        )

    def obligations_of(self, plan: Plan) -> tuple[Obligation, ...]:
        return self.linked.obligations.get(plan.id, ()) if plan.id in self.linked.judged else ()

    def obligation(self, obligation: Obligation) -> ReportObligation:
        parent = self.indicator(obligation.parents[0])
        asked = [self.words(place) for place in obligation.parents if place.indicator == parent.id]
        answer = obligation.links[0] if obligation.links else None
        related = obligation.related or (answer.related if answer else None)
        return ReportObligation(
            plan=obligation.plan,
            canonical=obligation.canonical,
            code=parent.code or parent.group,
            title=obligation.title,
            level=self._level_named(obligation.parents[0]),
            addressed=obligation.addressed,
            parent=self.side(obligation.parents[0], "; ".join(dict.fromkeys(asked))),
            child=self.side(answer.child, self.words(answer.child)) if answer else None,
            indicator=answer.child.indicator if answer else None,
            relation=related.relation if related else None,
            reason=related.reason if related else None,
            ambiguous=obligation.ambiguous,
        )

    def link(self, link: Link) -> ReportLink:
        return ReportLink(
            child=self.end(link.child),
            parent=self.end(link.parent),
            method=link.method,
            score=round(link.score, 4),
            relation=link.related.relation,
            reason=link.related.reason,
            witness=link.related.witness,
            period=link.period,
            binding=link.binding,
            ambiguous=link.ambiguous,
        )

    def end(self, place: TargetPlace) -> ReportEnd:
        indicator, target = self.indicator(place), self.linked_target(place)
        return ReportEnd(
            plan=place.plan,
            indicator=place.indicator,
            code=indicator.code or indicator.group,
            title=(target.title if target else None) or indicator.title,
            canonical=indicator.canonical_of(target) if target else indicator.canonical,
            target=place.target,
            text=self.words(place),
        )

    def side(self, place: TargetPlace, text: str) -> ReportSide:
        indicator, target = self.indicator(place), self.linked_target(place)
        source = target.source if target is not None and target.source is not None else indicator.source
        return ReportSide(text=text, source=source_of(source), title=indicator.title, plan=place.plan)

    def result(self, result: Result) -> ReportResult:
        return ReportResult(
            id=result.id,
            rule=result.rule,
            severity=result.severity,
            verdict=result.verdict,
            reason=result.reason,
            plan=result.plan,
            unit=result.unit,
            level=result.level,
            indicator=result.indicator,
            canonical=result.canonical,
            code=result.code,
            subject=result.subject,
            message=result.message,
            remedy=result.remedy,
            basis=result.basis,
            child=self._side(result.child),
            parent=self._side(result.parent),
            waiver=result.waiver,
        )

    def _side(self, side: Side | None) -> ReportSide | None:
        """A side as the report writes it: one for all the rules that judge it."""
        if side is None:
            return None
        drawn = self._sides.get(side)
        if drawn is None:
            source = source_of(side.source)
            drawn = ReportSide(text=side.text, source=source, title=side.title, plan=side.plan)
            self._sides[side] = drawn
        return drawn

    def problem(self, problem: Problem) -> ReportProblem:
        return ReportProblem(
            file=problem.file,
            code=problem.code,
            message=problem_words(problem, self.lang),
            line=problem.line,
            column=problem.column,
        )

    def words(self, place: TargetPlace) -> str:
        """The words of a target, or of its cell where the indicator has none."""
        target = self.linked_target(place)
        return target.raw if target is not None and target.raw else self.indicator(place).cell

    def linked_target(self, place: TargetPlace) -> Target | None:
        return self.indicator(place).targets[place.target] if place.target is not None else None

    def indicator(self, place: TargetPlace) -> Indicator:
        return self._indicators[place.plan, place.indicator]

    @cached_property
    def _indicators(self) -> Mapping[tuple[str, str], Indicator]:
        return {
            (plan.id, indicator.id): indicator
            for plan in self.linked.plans.values()
            for indicator in plan.indicators
        }

    def _level_named(self, place: TargetPlace) -> str | None:
        target = self.linked_target(place)
        return target.level if target is not None else None


def _place_of(problem: Problem) -> tuple[str, int, int, str]:
    return problem.file, problem.line or 0, problem.column or 0, problem.code
