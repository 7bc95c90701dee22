"""Gaps and repeats in the numbers of rows, tasks and headings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compliance.model.plan import Indicator, Plan, Section, Task, Unread
from compliance.model.source import Source
from compliance.rules.records.numbering import row_gaps, row_repeats, section_gaps, task_gaps
from tests.unit.rules.worlds import district


def with_rows(*codes: str) -> Plan:
    rows = tuple(
        Indicator(f"annex/{code}", f"Chỉ tiêu {place}", "annex", code=code, source=Source(table=1, row=place))
        for place, code in enumerate(codes)
    )
    return district(*rows)


@pytest.mark.parametrize(
    ("codes", "gaps", "repeats"),
    [
        (("1.1", "1.3", "1.4", "1.4", "1.5", "2", "3.1", "4", "6"), ["1.2", "5"], ["1.4"]),
        (("1", "2", "3"), [], []),
        (("1.1", "1.2", "2.1"), [], []),
        (("2", "3"), [], []),
        (("1", "2", "3", "1", "2", "3"), [], []),
        ((), [], []),
    ],
)
def test_rows(codes: tuple[str, ...], gaps: list[str], repeats: list[str]) -> None:
    plan = with_rows(*codes)
    assert (row_gaps(plan), row_repeats(plan)) == (gaps, repeats)


@pytest.mark.parametrize(
    ("tables", "gaps", "repeats"),
    [
        ((("1", "2"), ("1", "2", "3", "5")), ["4"], []),
        ((("1", "2", "2"), ("1", "3")), ["2"], ["2"]),
        ((("1.1", "1.2"), ("1.2", "1.4")), ["1.3"], ["1.2"]),
    ],
)
def test_a_table_that_begins_with_one_numbers_its_own(
    tables: tuple[tuple[str, ...], ...], gaps: list[str], repeats: list[str]
) -> None:
    places = [(table, code) for table, codes in enumerate(tables) for code in codes]
    rows = (
        Indicator(f"annex/{n}", f"Chỉ tiêu {n}", "annex", code=code, source=Source(table=table, row=n))
        for n, (table, code) in enumerate(places)
    )
    plan = district(*rows)
    assert (row_gaps(plan), row_repeats(plan)) == (gaps, repeats)


def test_a_group_without_a_target_of_its_own_is_no_gap() -> None:
    rows = (
        Indicator("annex/1", "Một", "annex", code="1"),
        Indicator("annex/2#1", "Hai", "annex", group="2"),
        Indicator("annex/3", "Ba", "annex", code="3"),
    )
    assert row_gaps(district(*rows)) == []


def test_where_something_was_not_understood_nothing_is_missed() -> None:
    assert row_gaps(replace(with_rows("1", "3"), unread=(Unread("…", "reading.unknown"),))) == []


@pytest.mark.parametrize(
    ("numbers", "gaps"), [(("1", "2", "4"), ["3"]), (("1", "2"), []), (("1", "a"), []), ((), [])]
)
def test_tasks(numbers: tuple[str, ...], gaps: list[str]) -> None:
    assert task_gaps(replace(district(), tasks=tuple(Task(number, "Việc") for number in numbers))) == gaps


@pytest.mark.parametrize(
    ("codes", "gaps"),
    [
        (("I", "1", "II", "III", "V", "PHỤ LỤC 1"), ["IV"]),
        (("I", "II", "a", "IV", "VI"), ["III", "V"]),
        (("I", "II", "I", "II"), []),
        (("VIII", "X"), ["IX"]),
    ],
)
def test_headings(codes: tuple[str, ...], gaps: list[str]) -> None:
    assert section_gaps(replace(district(), sections=tuple(Section(code, "Mục") for code in codes))) == gaps
