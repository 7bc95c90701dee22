"""Dates, periods and deadlines in the forms that documents use."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from compliance.wording.dates import due_by, find_period, parse_date

CASES = Path(__file__).parents[2] / "cases" / "dates"


def _cases(name: str) -> list[Any]:
    data = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=f"{case['words']!r}, {case['reason']}") for case in data]


@pytest.mark.parametrize("case", _cases("dates"))
def test_a_date_is_read_as_far_as_it_is_told(case: dict[str, Any]) -> None:
    date = parse_date(case["words"])
    assert (None if date is None else str(date)) == (case["date"] and str(case["date"])), case["reason"]


@pytest.mark.parametrize("case", _cases("periods"))
def test_a_title_names_the_years_it_is_for(case: dict[str, Any]) -> None:
    period = find_period(case["words"])
    assert (None if period is None else str(period)) == case["period"], case["reason"]


@pytest.mark.parametrize("case", _cases("deadlines"))
def test_a_deadline_ends_on_a_day_or_is_not_determined(case: dict[str, Any]) -> None:
    assert due_by(case["words"], 2025) == case["due"], case["reason"]


@pytest.mark.parametrize("words", ["Tháng 2", "Quý I", "Cả năm", "Trước ngày 15/6"])
def test_without_a_year_anywhere_a_deadline_is_not_determined(words: str) -> None:
    assert due_by(words, None) is None


def test_a_deadline_with_its_own_year_needs_no_plan() -> None:
    assert str(due_by("Quý I/2025", None)) == "2025-03-31"
