"""People are told what words were understood to promise, and the reason of every doubt."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from compliance import messages
from compliance.model.plan import Indicator, Plan, PlanFile
from compliance.model.source import Source
from compliance.model.target import Kind, Target
from compliance.reading.understood import doubts, understood
from compliance.wording.phrases import parse_targets
from compliance.wording.phrases.remarks import REMARKS

CASES = Path(__file__).parents[2] / "cases" / "understood" / "targets.yaml"
PLAN = Plan("x@2025", "x", "x", "district", "annual", "", None, PlanFile("x.txt", "", "text"))
UNSURE = Target(Kind.LEVEL, raw="80%", confidence=0.6, source=Source(line=11))
ROW = Indicator("annex/1", "Tỷ lệ hồ sơ đúng hạn", "annex", cell="80%", targets=(UNSURE,))
SURE_ALL_THE_SAME = {
    "approximate",
    "two_comparators",
    "above_and_up",
    "whole_and_up",
    "lower_open",
    "how_often",
}


def _cases() -> list[Any]:
    return [
        pytest.param(case, id=case["words"]) for case in yaml.safe_load(CASES.read_text("utf-8"))["cases"]
    ]


@pytest.mark.parametrize("case", _cases())
def test_words_are_told_as_understood(case: dict[str, Any]) -> None:
    target = parse_targets(case["words"], year=2025)[0]
    assert (understood(target, "vi"), understood(target, "en")) == (case["vi"], case["en"]), case["why"]
    assert list(doubts(target, ROW, PLAN, "vi")) == case.get("doubts", []), case["why"]


def test_a_blank_cell_is_said_to_be_blank_and_where_its_words_stand() -> None:
    told = doubts(UNSURE, replace(ROW, merged=True), PLAN, "vi")
    assert told == ("ô để trống, lấy theo ô phía trên tại dòng 11",)


def test_a_scan_is_said_to_be_one() -> None:
    scanned = replace(PLAN, source=PlanFile("x.pdf", "", "ocr"))
    assert doubts(UNSURE, ROW, scanned, "en") == ("recognised from a scan",)


def test_no_doubt_is_without_a_reason() -> None:
    assert len(doubts(UNSURE, ROW, PLAN, "vi")) == 1


def test_every_remark_that_doubts_is_a_reason() -> None:
    silent = {remark for remark in REMARKS if not messages.has(f"understood.doubt_{remark}")}
    assert silent == SURE_ALL_THE_SAME


def test_what_a_person_confirmed_needs_no_reason() -> None:
    assert doubts(replace(UNSURE, confidence=1.0), replace(ROW, merged=True), PLAN, "vi") == ()
