"""The grammar of a plan that people write in YAML."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainSerializer, model_validator

from compliance.files.validated import Strict, invalid
from compliance.model.dates import PartialDate, Period
from compliance.model.target import Comparator, Direction, Kind, Measure

_PARTIAL = re.compile(r"^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$")
_PERIOD = re.compile(r"^(\d{4})(?:\s*[-–]\s*(\d{4}))?$")


def _partial_date(value: Any) -> Any:
    if value is None or isinstance(value, PartialDate):
        return value
    found = _PARTIAL.match(str(value).strip())
    if not found:
        raise invalid("reading.bad_date", value=str(value))
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        dt.date(year or 1, month or 1, day or 1)
    except ValueError:
        raise invalid("reading.bad_date", value=str(value)) from None
    return PartialDate(year or 1, month, day)


def _period(value: Any) -> Any:
    if value is None or isinstance(value, Period):
        return value
    found = _PERIOD.match(str(value).strip())
    if not found or (found[2] and found[2] < found[1]):
        raise invalid("reading.bad_period", value=str(value))
    return Period(int(found[1]), int(found[2] or found[1]))


_Text = PlainSerializer(lambda value: str(value) if value is not None else None, return_type=str | None)
WrittenDate = Annotated[Any, BeforeValidator(_partial_date, json_schema_input_type=str | None), _Text]
WrittenPeriod = Annotated[Any, BeforeValidator(_period, json_schema_input_type=str | int | None), _Text]


class PlanHead(Strict):
    """Whose plan it is, for which years, under which number and title."""

    unit: str = Field(examples=["binh-dinh/tay-son"])
    title: str = Field(default="", examples=["Kế hoạch cải cách hành chính huyện Tây Sơn năm 2025"])
    kind: str | None = Field(default=None, examples=["annual"])
    number: str | None = None
    issued: WrittenDate = None
    period: WrittenPeriod = None
    supersedes: str | None = None
    parts: tuple[str, ...] | None = None


class WrittenCitation(Strict):
    """A document the plan cites."""

    number: str = Field(examples=["3416/QĐ-UBND"])
    date: WrittenDate = None
    issuer: str | None = None
    kind: str | None = None
    title: str = ""
    period: WrittenPeriod = None
    quote: str = ""


class WrittenTarget(Strict):
    """A target by its fields, where its words alone would not do."""

    kind: Kind | None = None
    comparator: Comparator | None = None
    value: Decimal | None = None
    upper: Decimal | None = None
    upper_open: bool = False
    period: int | None = None
    unit: Measure | None = None
    noun: str | None = None
    scope: str | None = None
    level: str | None = None
    baseline: int | None = None
    direction: Direction | None = None
    group: str | None = None
    grade: str | None = None
    due: str | None = None
    role: str | None = None
    condition: str | None = None
    document: str | None = None
    canonical: str | None = None
    title: str | None = None
    raw: str = ""
    monitor: str | None = None
    executor: str | None = None
    remarks: tuple[str, ...] = ()
    repaired: tuple[str, ...] = ()
    confidence: float = Field(default=1.0, ge=0.0, le=1.0)


class WrittenItem(Strict):
    """A row under an indicator: a level or units of the same promise, or an indicator of its own."""

    title: str = Field(examples=["UBND các xã, thị trấn"])
    target: str | None = Field(default=None, examples=["60%"])
    targets: tuple[WrittenTarget, ...] = ()
    level: str | None = Field(default=None, examples=["commune"])
    canonical: str | None = None
    monitor: str = ""
    executor: str = ""


class WrittenIndicator(Strict):
    """What one row or sentence promises; ``target`` holds the words of the document."""

    title: str = Field(examples=["Tỷ lệ cán bộ, công chức cấp xã đạt chuẩn theo quy định"])
    code: str | None = Field(default=None, examples=["7.1"])
    group: str | None = None
    section: str = Field(default="annex", pattern="^(annex|body)$", examples=["annex"])
    canonical: str | None = None
    level: str | None = None
    target: str | None = Field(default=None, examples=["90%"])
    targets: tuple[WrittenTarget, ...] = ()
    items: tuple[WrittenItem, ...] = ()
    cell: str | None = None
    context: str = ""
    monitor: str = ""
    executor: str = ""
    merged: bool = False
    owner_merged: bool = False

    @model_validator(mode="after")
    def _one_way(self) -> WrittenIndicator:
        if self.target is not None and self.targets:
            raise invalid("reading.two_targets", title=self.title)
        return self


class WrittenTask(Strict):
    """A task of the plan; ``items`` are its sub-rows."""

    no: str = Field(examples=["1"])
    title: str = Field(examples=["Kiểm tra cải cách hành chính năm 2025"])
    outputs: str = ""
    lead: str = ""
    partners: str = ""
    due: str = Field(default="", examples=["Tháng 3"])
    area: str | None = None
    items: tuple[WrittenTask, ...] = ()


class WrittenSection(Strict):
    """A heading of the document."""

    code: str = Field(examples=["II"])
    title: str = Field(examples=["Mục tiêu, chỉ tiêu"])


class WrittenMention(Strict):
    """A year, unit, agency, person or count that the document names."""

    kind: str = Field(pattern="^(year|unit|agency|person|count)$", examples=["year"])
    text: str
    value: str | None = None
    context: str = ""
    section: str | None = None


class WrittenPlan(Strict):
    """A plan as people write it in YAML."""

    plan: PlanHead
    citations: tuple[WrittenCitation, ...] = ()
    indicators: tuple[WrittenIndicator, ...] = ()
    tasks: tuple[WrittenTask, ...] = ()
    sections: tuple[WrittenSection, ...] = ()
    mentions: tuple[WrittenMention, ...] = ()
