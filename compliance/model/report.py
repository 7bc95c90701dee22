"""The report of a check: what ``check --format json`` writes and every other format is drawn from."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from compliance.model.finding import Reason, Severity, Verdict
from compliance.model.link import Addressed, Method, PeriodMatch, Relation
from compliance.model.report_parts import (
    Part,
    ReportDoubt,
    ReportFile,
    ReportPlan,
    ReportProblem,
    ReportRuleset,
    ReportSide,
    ReportSource,
    ReportTool,
    ReportUnread,
)

__all__ = [
    "Report", "ReportDoubt", "ReportEnd", "ReportFile", "ReportLink", "ReportObligation", "ReportPlan",
    "ReportProblem", "ReportResult", "ReportRuleset", "ReportSide", "ReportSource", "ReportSummary",
    "ReportTool", "ReportUnread", "summary_of",
]  # fmt: skip

SCHEMA: Literal["compliance-report/1"] = "compliance-report/1"


class ReportEnd(Part):
    """One end of a link: a target of an indicator of a plan."""

    plan: str
    indicator: str
    code: str | None
    title: str
    canonical: str | None
    target: int | None
    text: str


class ReportLink(Part):
    """ "This target answers that superior target", how it was found and how the two stand."""

    child: ReportEnd
    parent: ReportEnd
    method: Method
    score: float
    relation: Relation
    reason: Reason | None
    witness: str | None
    period: PeriodMatch
    binding: bool
    ambiguous: bool = False


class ReportObligation(Part):
    """A target of the superior plan and what the plan holds for it (``child`` null: nothing).

    ``mark`` is how the plan stands to it under the rules that ran (``report.marks``).
    """

    plan: str
    canonical: str | None
    code: str | None
    title: str
    level: str | None
    addressed: Addressed
    parent: ReportSide
    child: ReportSide | None
    indicator: str | None
    relation: Relation | None
    reason: Reason | None
    ambiguous: bool = False
    mark: str | None = None


class ReportResult(Part):
    """One rule judged on one subject, with the evidence on both sides."""

    id: str
    rule: str
    severity: Severity
    verdict: Verdict
    reason: Reason | None
    plan: str | None
    unit: str | None
    level: str | None
    indicator: str | None
    canonical: str | None
    code: str | None
    subject: str
    message: str
    remedy: str
    basis: str
    child: ReportSide | None
    parent: ReportSide | None
    waiver: str | None

    @property
    def finding(self) -> bool:
        """Whether somebody has to look at it."""
        return self.verdict in (Verdict.VIOLATES, Verdict.UNDECIDED)


class ReportSummary(Part):
    """Results by verdict; findings by severity, those without a verdict included."""

    conforms: int = 0
    violates: int = 0
    undecided: int = 0
    waived: int = 0
    not_applicable: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0


class Report(Part):
    """Everything a check found, in a stable order and without a clock."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)

    schema_: Literal["compliance-report/1"] = Field(default=SCHEMA, alias="schema")
    tool: ReportTool
    as_of: str | None
    lang: str
    rulesets: tuple[ReportRuleset, ...] = ()
    plans: tuple[ReportPlan, ...] = ()
    links: tuple[ReportLink, ...] = ()
    obligations: tuple[ReportObligation, ...] = ()
    results: tuple[ReportResult, ...] = ()
    unread: tuple[ReportUnread, ...] = ()
    doubtful: tuple[ReportDoubt, ...] = ()
    problems: tuple[ReportProblem, ...] = ()
    summary: ReportSummary = ReportSummary()
    conforms: bool

    def findings_only(self) -> Report:
        """The same report without conforming and not-applicable results and the links that only they need."""
        kept = tuple(
            result
            for result in self.results
            if result.verdict not in (Verdict.CONFORMS, Verdict.NOT_APPLICABLE)
        )
        wanted = {(result.plan, result.indicator) for result in kept}
        links = tuple(link for link in self.links if (link.child.plan, link.child.indicator) in wanted)
        return self.model_copy(update={"results": kept, "links": links})


def summary_of(results: tuple[ReportResult, ...]) -> ReportSummary:
    """Counts of ``results`` by verdict, and of findings by severity."""
    counts = dict.fromkeys(ReportSummary.model_fields, 0)
    for result in results:
        counts[result.verdict.value] += 1
        if result.finding:
            counts[f"{result.severity.value}s"] += 1
    return ReportSummary(**counts)
