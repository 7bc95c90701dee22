"""``waivers.yaml``: accepted departures, each an administrative act with a reason, an approver and an end."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from pydantic import Field

from compliance.errors import Place
from compliance.files.fields import PartialDateField, PeriodField
from compliance.files.validated import Strict, load_marked, read_text
from compliance.model.dates import PartialDate, Period
from compliance.records import record
from compliance.yamlmarks import find


class WaiverDocument(Strict):
    """The act that grants the waiver."""

    number: str = Field(examples=["15/QĐ-UBND"])
    date: PartialDateField | None = Field(default=None, examples=["2025-01-15"])


class WaiverEntry(Strict):
    """One waiver: which rule, where, until when, and by whose decision."""

    rule: str = Field(examples=["not-weaker-than-superior"])
    unit: str | None = Field(default=None, examples=["binh-dinh/tay-son"])
    indicator: str | None = Field(default=None, examples=["online_dossier_rate"])
    period: PeriodField | None = Field(default=None, examples=["2025"])
    reason: str = Field(min_length=1, examples=["Đã được UBND tỉnh chấp thuận mức riêng"])
    document: WaiverDocument | None = None
    approved_by: str = Field(min_length=1, examples=["Giám đốc Sở Nội vụ"])
    expires: dt.date | None = Field(default=None, examples=["2025-12-31"])


class WaiversFile(Strict):
    """The file: a list under its own name."""

    waivers: tuple[WaiverEntry, ...] = Field(examples=["[]"])


@record
class Waiver:
    """A waiver with its place in the file. None where it does not limit; ``expires`` is its last day."""

    rule: str
    unit: str | None
    indicator: str | None
    period: Period | None
    reason: str
    approved_by: str
    expires: dt.date | None
    document_number: str | None
    document_date: PartialDate | None
    place: Place

    def in_force(self, day: dt.date) -> bool:
        """Whether the waiver still holds on ``day``."""
        return self.expires is None or day <= self.expires


def load_waivers(path: Path) -> tuple[Waiver, ...]:
    """The waivers of the file at ``path``; raises ComplianceErrors with every error at its place."""
    return parse_waivers(read_text(path), str(path))


def parse_waivers(text: str, file: str) -> tuple[Waiver, ...]:
    """The waivers of ``text``; ``file`` is what errors name."""
    value, node = load_marked(text, file, WaiversFile)
    return tuple(
        _waiver(entry, find(node, ["waivers", index]).place) for index, entry in enumerate(value.waivers)
    )


def _waiver(entry: WaiverEntry, place: Place) -> Waiver:
    document = entry.document
    return Waiver(
        rule=entry.rule,
        unit=entry.unit,
        indicator=entry.indicator,
        period=entry.period,
        reason=entry.reason,
        approved_by=entry.approved_by,
        expires=entry.expires,
        document_number=document.number if document else None,
        document_date=document.date if document else None,
        place=place,
    )
