"""``waivers.yaml``: each entry is an act with a reason and an approver."""

from __future__ import annotations

import datetime as dt

import pytest

from compliance.errors import ComplianceErrors
from compliance.files.waivers import parse_waivers
from compliance.model.dates import PartialDate, Period

WORDS = """waivers:
  - rule: not-weaker-than-superior
    unit: binh-dinh/tay-son
    indicator: online_dossier_rate
    period: 2025
    reason: Đã được chấp thuận mức riêng
    document: {number: 15/UBND-NC, date: 2025-01-10}
    approved_by: Chủ tịch UBND tỉnh
    expires: 2025-12-31
"""


def test_a_waiver_is_read_with_its_place() -> None:
    (waiver,) = parse_waivers(WORDS, "waivers.yaml")
    assert (waiver.rule, waiver.unit, waiver.period) == (
        "not-weaker-than-superior",
        "binh-dinh/tay-son",
        Period(2025, 2025),
    )
    assert (waiver.document_number, waiver.document_date) == ("15/UBND-NC", PartialDate(2025, 1, 10))
    assert str(waiver.place) == "waivers.yaml:2:5"


def test_a_waiver_holds_to_its_last_day() -> None:
    (waiver,) = parse_waivers(WORDS, "waivers.yaml")
    assert waiver.in_force(dt.date(2025, 12, 31))
    assert not waiver.in_force(dt.date(2026, 1, 1))


def test_a_waiver_without_reason_or_approver_is_refused() -> None:
    with pytest.raises(ComplianceErrors) as caught:
        parse_waivers("waivers:\n  - {rule: x}\n", "waivers.yaml")
    assert {error.params["key"] for error in caught.value.errors} == {"reason", "approved_by"}
