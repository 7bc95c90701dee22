"""The report of a check: what ``check --format json`` writes and every other format is drawn from."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from compliance.model.finding import Reason, Severity, Verdict
from compliance.model.link import Addressed, Method, PeriodMatch, Relation

SCHEMA: Literal["compliance-report/1"] = "compliance-report/1"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class ReportSource(_Part):
    """A place in a document; numbers count from 1, what the format cannot tell is null."""

    file: str = ""
    page: int | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    line: int | None = None
    paragraph: int | None = None
    quote: str = ""


class ReportSide(_Part):
    """The words of one side of a result, the title they stand under, their plan and place."""

    text: str
    source: ReportSource
    title: str = ""
    plan: str = ""


class ReportTool(_Part):
    """The program that wrote the report."""

    name: str = "compliance"
    version: str


class ReportRuleset(_Part):
    """A ruleset that ran: how many rules it holds, how many found a subject, which found none.

    ``telling`` counts rules with at least one finding.
    """

    id: str
    version: str
    sha256: str
    rules: int
    evaluated: int
    matched_nothing: tuple[str, ...] = ()
    title: str = ""
    telling: int = 0


class ReportFile(_Part):
    """The file of a plan; ``also`` names files of the same content, which were read once."""

    file: str
    sha256: str
    format: str
    also: tuple[str, ...] = ()


class ReportPlan(_Part):
    """A plan of the run. ``judged`` is false for a superior plan given only to compare with.

    ``superior_period`` says how its period stands to the superior's (null without one; values are not
    compared where it ``differs``); ``doubtful`` counts rows whose reading is not sure.
    """

    id: str
    unit: str | None
    unit_name: str
    level: str | None
    period: str | None
    kind: str
    source: ReportFile
    superior: str | None
    superior_via: tuple[str, ...] = ()
    superior_via_names: tuple[str, ...] = ()
    indicators: int
    targets: int
    unread: int
    doubtful: int = 0
    superior_period: PeriodMatch | None = None
    title: str = ""
    number: str | None = None
    issued: str | None = None
    judged: bool = True

    @property
    def compared(self) -> bool:
        """Whether its targets were compared with those of a superior plan."""
        return self.superior is not None and self.superior_period is not PeriodMatch.DIFFERS


class ReportEnd(_Part):
    """One end of a link: a target of an indicator of a plan."""

    plan: str
    indicator: str
    code: str | None
    title: str
    canonical: str | None
    target: int | None
    text: str


class ReportLink(_Part):
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


class ReportObligation(_Part):
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


class ReportResult(_Part):
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


class ReportProblem(_Part):
    """Something that could not be done as asked; it does not stop the rest."""

    file: str
    code: str
    message: str
    line: int | None = None
    column: int | None = None


class ReportUnread(_Part):
    """Words of a plan that were not understood, why, and where they stand."""

    plan: str
    text: str
    why: str
    source: ReportSource


class ReportDoubt(_Part):
    """A row whose reading is not sure: its words, what they were understood to promise, and why."""

    plan: str
    indicator: str
    title: str
    text: str
    understood: str
    why: str
    source: ReportSource


class ReportSummary(_Part):
    """Results by verdict; findings by severity, those without a verdict included."""

    conforms: int = 0
    violates: int = 0
    undecided: int = 0
    waived: int = 0
    not_applicable: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0


class Report(_Part):
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
