"""Verdicts, severities, reasons and results: one rule judged on one subject."""

from __future__ import annotations

from enum import StrEnum

from compliance.model.source import Source
from compliance.records import record


class Verdict(StrEnum):
    """The conclusion of a rule on a subject (contract, section 1)."""

    CONFORMS = "conforms"
    VIOLATES = "violates"
    UNDECIDED = "undecided"
    NOT_APPLICABLE = "not_applicable"
    WAIVED = "waived"


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Reason(StrEnum):
    """Why a verdict or a relation is what it is: the closed list of contract section 3."""

    BELOW = "below"
    BOUNDARY = "boundary"
    NOT_EQUAL = "not_equal"
    MISSING = "missing"
    UNQUANTIFIED = "unquantified"
    NO_PARENT = "no_parent"
    NO_INTERMEDIATE_PLAN = "no_intermediate_plan"
    NO_DATA = "no_data"
    OTHER_PERIOD = "other_period"
    OTHER_PLAN_KIND = "other_plan_kind"
    OTHER_BASELINE = "other_baseline"
    OTHER_UNIT = "other_unit"
    OTHER_POPULATION = "other_population"
    OTHER_CONTENT = "other_content"
    OTHER_KIND = "other_kind"
    OTHER_GROUP = "other_group"
    OTHER_DOCUMENT = "other_document"
    OTHER_MILESTONE = "other_milestone"
    NOT_ADDRESSED = "not_addressed"
    OUTSIDE = "outside"
    COUNTERPART = "counterpart"
    DIRECTION_UNKNOWN = "direction_unknown"
    LEVEL_NOT_SAID = "level_not_said"
    DOUBTFUL_READING = "doubtful_reading"
    AMBIGUOUS_LINK = "ambiguous_link"
    OUT_OF_SCOPE = "out_of_scope"
    RULE_CRASHED = "rule_crashed"
    CONDITION_FAILED = "condition_failed"


@record
class Side:
    """The words of one side of a finding, and where they stand."""

    text: str
    source: Source
    title: str = ""
    plan: str = ""


@record
class Result:
    """One rule judged on one subject, with evidence on both sides (contract, section 4)."""

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
    child: Side | None = None
    parent: Side | None = None
    waiver: str | None = None
    trace: tuple[str, ...] = ()
