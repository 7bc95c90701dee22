"""What ``read --format json`` and ``parse`` write: a plan as it was read, value by value."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

from compliance.model.report import ReportSource

Number = Annotated[
    Decimal,
    PlainSerializer(
        lambda value: int(value) if value == value.to_integral_value() else float(value),
        return_type=int | float,
        when_used="json",
    ),
]


class _Part(BaseModel):
    model_config = ConfigDict(
        frozen=True, from_attributes=True, populate_by_name=True, serialize_by_alias=True, extra="ignore"
    )


class TargetTranscript(_Part):
    """One promised outcome (contract, section 5)."""

    kind: str
    comparator: str | None
    value: Number | None
    upper: Number | None
    upper_open: bool
    period: int | None
    unit: str | None
    noun: str | None
    scope: str | None
    level: str | None
    baseline: int | None
    direction: str | None
    group: str | None
    grade: str | None
    due: str | None
    role: str | None
    canonical: str | None
    title: str | None
    raw: str
    remarks: tuple[str, ...]
    repaired: tuple[str, ...]
    confidence: float
    condition: str | None = None
    document: str | None = None


class Targets(_Part):
    """The answer of ``parse``."""

    targets: tuple[TargetTranscript, ...]


class IndicatorTranscript(_Part):
    """One row or sentence that promises something."""

    id: str
    code: str | None
    group: str | None
    title: str
    canonical: str | None
    section: str
    cell: str
    monitor: str
    executor: str
    merged: bool
    source: ReportSource
    targets: tuple[TargetTranscript, ...]


class CitationTranscript(_Part):
    """A document cited."""

    number: str
    date: str | None
    issuer: str | None
    quote: str
    source: ReportSource


class TaskTranscript(_Part):
    """A row of the task annex, with its sub-rows."""

    no: str
    title: str
    outputs: str
    lead: str
    partners: str
    due: str
    due_by: str | None
    source: ReportSource
    items: tuple[TaskTranscript, ...]


class SectionTranscript(_Part):
    """A heading."""

    code: str
    title: str
    line: int | None


class MentionTranscript(_Part):
    """A year, unit, agency, person or count named in running text."""

    kind: str
    text: str
    source: ReportSource


class UnreadTranscript(_Part):
    """Words that were not understood."""

    text: str
    why: str
    source: ReportSource


class AccountingTranscript(_Part):
    """Where every row and every number went."""

    rows: int
    indicators: int
    groups: int
    tasks: int
    headers: int
    joined: int
    unread: int
    numbers: int
    numbers_in_targets: int
    numbers_elsewhere: int
    numbers_unread: int


class UnitTranscript(_Part):
    """The unit of a plan; ``id`` is null where its name could not be resolved."""

    id: str | None
    name: str
    level: str | None


class PeriodTranscript(_Part):
    """Years, both ends included."""

    from_: int = Field(alias="from")
    to: int


class FileTranscript(_Part):
    """The file a plan was read from."""

    file: str
    sha256: str
    format: str


class PlanTranscript(_Part):
    """A plan as its document says it."""

    id: str
    unit: UnitTranscript
    kind: str
    title: str
    number: str | None
    issued: str | None
    period: PeriodTranscript | None
    source: FileTranscript
    citations: tuple[CitationTranscript, ...]
    indicators: tuple[IndicatorTranscript, ...]
    tasks: tuple[TaskTranscript, ...]
    sections: tuple[SectionTranscript, ...]
    mentions: tuple[MentionTranscript, ...]
    unread: tuple[UnreadTranscript, ...]
    accounting: AccountingTranscript


class Transcript(_Part):
    """The answer of ``read --format json``."""

    plans: tuple[PlanTranscript, ...]
