"""Results put into the order people read them in: by plan, what must change first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from compliance.model.finding import Reason, Verdict
from compliance.model.report import Report, ReportDoubt, ReportPlan, ReportResult, ReportUnread
from compliance.records import record
from compliance.report.weights import Weight, counted, heaviest_first

FEW = 9
"""Plans that are shown though they have no part in the run."""


@record
class PlanFindings:
    """What a plan has to look at: findings (what must change first), waived results, unread words.

    ``doubts`` are the readings that are not sure.
    """

    plan: ReportPlan
    findings: tuple[ReportResult, ...]
    waived: tuple[ReportResult, ...]
    unread: tuple[ReportUnread, ...]
    doubts: tuple[ReportDoubt, ...] = ()

    @property
    def untold_doubts(self) -> tuple[ReportDoubt, ...]:
        """Doubtful readings that no finding speaks of."""
        told = {result.indicator for result in self.findings if result.reason is Reason.DOUBTFUL_READING}
        return tuple(doubt for doubt in self.doubts if doubt.indicator not in told)

    @property
    def counts(self) -> Mapping[Weight, int]:
        """How many findings there are of each weight."""
        return counted(self.findings)


def findings_by_plan(report: Report) -> tuple[PlanFindings, ...]:
    """One group for each judged plan, in the order of the report."""
    findings: dict[str | None, list[ReportResult]] = defaultdict(list)
    waived: dict[str | None, list[ReportResult]] = defaultdict(list)
    unread: dict[str, list[ReportUnread]] = defaultdict(list)
    for result in report.results:
        if result.finding:
            findings[result.plan].append(result)
        elif result.verdict is Verdict.WAIVED:
            waived[result.plan].append(result)
    for entry in report.unread:
        unread[entry.plan].append(entry)
    doubts: dict[str, list[ReportDoubt]] = defaultdict(list)
    for doubt in report.doubtful:
        doubts[doubt.plan].append(doubt)
    return tuple(
        PlanFindings(
            plan,
            heaviest_first(findings[plan.id]),
            tuple(waived[plan.id]),
            tuple(unread[plan.id]),
            tuple(doubts[plan.id]),
        )
        for plan in report.plans
        if plan.judged
    )


def plans_of_note(report: Report) -> tuple[ReportPlan, ...]:
    """The plans judged and those they answer to; others were read beside them and have nothing to show.

    Where nothing was compared, a few others are shown: one of them may have been meant as the superior's.
    """
    above = {plan.superior for plan in report.plans if plan.judged}
    shown = tuple(plan for plan in report.plans if plan.judged or plan.id in above)
    few = 0 < len(shown) < len(report.plans) <= FEW
    return report.plans if few and not any(plan.compared for plan in shown) else shown


def findings_of_no_plan(report: Report) -> tuple[ReportResult, ...]:
    """Findings that no single plan of the report answers for: a missing plan, an unused waiver."""
    plans = {plan.id for plan in report.plans if plan.judged}
    return heaviest_first(result for result in report.results if result.finding and result.plan not in plans)
