"""Columns by the meaning of their headings: the cases are data."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from compliance.reading.accounting import Ledger
from compliance.reading.tables.grid import grid_of
from compliance.reading.tables.heads import header_height
from compliance.reading.tables.joining import logical_tables
from compliance.reading.vocabulary import heading_role, heading_words, load
from tests.unit.reading.tables import table

CASES = Path(__file__).parents[2] / "cases" / "reading"


def _cases(name: str) -> list[dict[str, Any]]:
    data: list[dict[str, Any]] = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    return data


@pytest.mark.parametrize("case", _cases("headings.yaml"), ids=lambda case: case["heading"])
def test_a_heading_tells_what_its_column_holds(case: dict[str, Any]) -> None:
    assert heading_role(case["heading"]) == case["role"]


def test_no_heading_is_written_twice() -> None:
    written = Counter(
        heading_words(str(text)) for texts in load("columns")["headings"].values() for text in texts
    )
    assert [words for words, times in written.items() if times > 1] == []


@pytest.mark.parametrize("case", _cases("headers.yaml"), ids=lambda case: case["name"])
def test_a_header_and_its_cells_tell_what_the_columns_hold(case: dict[str, Any]) -> None:
    ledger = Ledger()
    grid = grid_of(table([*case["header"], *case["rows"]]), ledger, gap=True)
    assert header_height(grid.rows, 0) == len(case["header"])
    level = case.get("level", "district")
    (logical,) = logical_tables([grid], ledger, year=case.get("year", 2025), level=level)
    assert logical.header is not None
    assert [column.role for column in logical.header.columns] == case["roles"]
    assert logical.header.kind == case["kind"]
    if "levels" in case:
        assert [column.level for column in logical.header.columns] == case["levels"]
    assert logical.header.unclear == case.get("unclear", False)
    assert ledger.rows["headers"] == len(case["header"])


def test_a_value_column_of_an_earlier_year_is_no_target() -> None:
    ledger = Ledger()
    rows = [["STT", "Chỉ tiêu", "Năm 2024", "Năm 2025"], ["1", "Tỷ lệ hồ sơ đúng hạn", "97%", "98%"]]
    (logical,) = logical_tables([grid_of(table(rows), ledger, gap=True)], ledger, year=2025)
    assert logical.header is not None
    assert [column.role for column in logical.header.columns] == ["number", "title", "past", "target"]


def test_a_table_without_heading_is_guessed_and_said_to_be() -> None:
    ledger = Ledger()
    rows = [["1", "Tỷ lệ hồ sơ trực tuyến", "80%"], ["2", "Tỷ lệ số hóa hồ sơ", "trên 95%"]]
    (logical,) = logical_tables([grid_of(table(rows), ledger, gap=True)], ledger, year=2025)
    assert logical.header is not None
    assert logical.header.guessed
    assert [column.role for column in logical.header.columns] == ["number", "title", "target"]


def test_a_table_without_heading_that_tells_nothing_stays_unknown() -> None:
    ledger = Ledger()
    rows = [["Nơi nhận", "x", "y"], ["Lưu", "z", "t"]]
    (logical,) = logical_tables([grid_of(table(rows), ledger, gap=True)], ledger, year=2025)
    assert logical.header is None
