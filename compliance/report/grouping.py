"""Results put into the order people read them in: by plan, what must change first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from compliance.model.finding import Severity, Verdict
from compliance.model.report import Report, ReportPlan, ReportResult, ReportUnread

_FIRST = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class PlanFindings:
    """What a plan has to look at: findings (what must change first), waived results, unread words."""

    plan: ReportPlan
    findings: tuple[ReportResult, ...]
    waived: tuple[ReportResult, ...]
    unread: tuple[ReportUnread, ...]

    def count(self, severity: str) -> int:
        """How many findings have ``severity``."""
        return sum(result.severity == severity for result in self.findings)


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
    return tuple(
        PlanFindings(
            plan,
            tuple(sorted(findings[plan.id], key=_urgency)),
            tuple(waived[plan.id]),
            tuple(unread[plan.id]),
        )
        for plan in report.plans
        if plan.judged
    )


def findings_of_no_plan(report: Report) -> tuple[ReportResult, ...]:
    """Findings that no single plan of the report answers for: a missing plan, an unused waiver."""
    plans = {plan.id for plan in report.plans if plan.judged}
    return tuple(sorted((r for r in report.results if r.finding and r.plan not in plans), key=_urgency))


def _urgency(result: ReportResult) -> tuple[int, int]:
    return _FIRST[result.severity], result.verdict is not Verdict.VIOLATES
