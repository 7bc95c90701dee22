"""The parts of a report: places and words, what ran, the plans and what could not be read of them."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from compliance.model.link import PeriodMatch


class Part(BaseModel):
    """What all parts share: nothing in them is changed, and keys of later versions are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class ReportSource(Part):
    """A place in a document; numbers count from 1, what the format cannot tell is null."""

    file: str = ""
    page: int | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    line: int | None = None
    paragraph: int | None = None
    quote: str = ""


class ReportSide(Part):
    """The words of one side of a result, the title they stand under, their plan and place."""

    text: str
    source: ReportSource
    title: str = ""
    plan: str = ""


class ReportTool(Part):
    """The program that wrote the report."""

    name: str = "compliance"
    version: str


class ReportRuleset(Part):
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


class ReportFile(Part):
    """The file of a plan; ``also`` names files of the same content, which were read once."""

    file: str
    sha256: str
    format: str
    also: tuple[str, ...] = ()


class ReportPlan(Part):
    """A plan of the run. ``judged`` is false for a superior plan given only to compare with.

    ``superior_period`` says how its period stands to the superior's (null without one; values are not
    compared where it ``differs``); ``doubtful`` counts rows whose reading is not sure; ``unit_within``
    names the units that the plan's own lies in, the nearest first.
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
    unit_within: str = ""
    title: str = ""
    number: str | None = None
    issued: str | None = None
    judged: bool = True

    @property
    def compared(self) -> bool:
        """Whether its targets were compared with those of a superior plan."""
        return self.superior is not None and self.superior_period is not PeriodMatch.DIFFERS


class ReportProblem(Part):
    """Something that could not be done as asked; it does not stop the rest."""

    file: str
    code: str
    message: str
    line: int | None = None
    column: int | None = None


class ReportUnread(Part):
    """Words of a plan that were not understood, why, and where they stand."""

    plan: str
    text: str
    why: str
    source: ReportSource


class ReportDoubt(Part):
    """A row whose reading is not sure: its words, what they were understood to promise, and why."""

    plan: str
    indicator: str
    title: str
    text: str
    understood: str
    why: str
    source: ReportSource
