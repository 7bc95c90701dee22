"""What spreadsheets show of the numbers they store."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml

from compliance.reading.numberformat import shown_date, shown_number

CASES = yaml.safe_load(
    (Path(__file__).parents[2] / "cases" / "reading_office" / "numbers.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES["numbers"], ids=lambda case: f"{case[0]} as {case[1]}")
def test_a_number_is_read_as_it_is_shown(case):
    value, number_format, words, *doubtful = case
    assert shown_number(value, number_format) == (words, not doubtful)


@pytest.mark.parametrize(("number_format", "words"), CASES["dates"])
def test_a_date_is_read_day_first(number_format: str, words: str):
    assert shown_date(dt.datetime(2025, 6, 30, 14, 5), number_format) == words


def test_a_date_without_an_hour_shows_none_though_its_format_would():
    midnight = dt.datetime(2025, 6, 30)
    assert shown_date(midnight, "yyyy-mm-dd h:mm:ss") == "30/06/2025"
    assert shown_date(midnight, "h:mm") == "0:00"


def test_a_row_number_keeps_its_dot():
    assert shown_number(1.2, "General", code=True) == ("1.2", True)


def test_times_and_durations_are_words():
    assert shown_date(dt.time(7, 30), "h:mm") == "07:30"
    assert shown_date(dt.timedelta(hours=30), "[h]:mm") == "1 day, 6:00:00"
