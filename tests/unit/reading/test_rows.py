"""Rows: their codes, and those a page break has cut made whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from compliance.reading.accounting import Ledger
from compliance.reading.tables.grid import grid_of
from compliance.reading.tables.joining import logical_tables
from compliance.reading.tables.line import Line
from compliance.reading.tables.rows import lines_of
from tests.unit.reading.tables import table

HEADER = ["STT", "Chỉ tiêu", "Chỉ tiêu phấn đấu năm 2025", "Đơn vị theo dõi", "Đơn vị thực hiện"]
CASES = Path(__file__).parents[2] / "cases" / "reading"
CODES, CUT = CASES / "codes.yaml", CASES / "cut_rows.yaml"


def _lines(*rows: list[str]) -> tuple[tuple[Line, ...], Ledger]:
    ledger = Ledger()
    (logical,) = logical_tables([grid_of(table([HEADER, *rows]), ledger, gap=True)], ledger, year=2025)
    assert logical.header is not None
    return lines_of(logical.rows, logical.header, "title", ledger), ledger


@pytest.mark.parametrize("case", yaml.safe_load(CODES.read_text(encoding="utf-8")))
def test_the_code_of_a_row_is_read(case: dict[str, Any]) -> None:
    (line,), _ = _lines([case["number"], case["name"], "100%", "", ""])
    assert (line.code, line.rank, line.title.text) == (case["code"], case["rank"], case["title"])


@pytest.mark.parametrize("case", yaml.safe_load(CUT.read_text(encoding="utf-8")))
def test_a_row_cut_in_the_middle_of_its_cells_is_one(case: dict[str, Any]) -> None:
    lines, ledger = _lines(case["above"], HEADER, case["rest"])
    assert [(line.title.text, line.cells[2].text) for line in lines] == [(case["title"], case["target"])]
    assert ledger.rows["joined"] == 1


def test_a_row_without_code_after_a_page_break_may_be_a_row_of_its_own() -> None:
    lines, _ = _lines(
        ["7.2", "Nâng cao chất lượng phục vụ", "", "", ""],
        HEADER,
        ["", "Tỷ lệ hồ sơ trực tuyến", "80%", "", ""],
    )
    assert [line.title.text for line in lines] == ["Nâng cao chất lượng phục vụ", "Tỷ lệ hồ sơ trực tuyến"]


def test_a_short_row_without_code_is_a_row_of_its_own_where_no_page_ends() -> None:
    lines, _ = _lines(["3", "Kết quả", "", "", ""], ["", "hồ sơ số", "90%", "", ""])
    assert len(lines) == 2


def test_numbers_keep_their_place_through_a_join() -> None:
    lines, ledger = _lines(["1", "A", "nhóm 25", "", ""], HEADER, ["", "", "và nhóm 05", "", ""])
    ledger.claim(lines[0].cells[2], 0, len(lines[0].cells[2].text))
    assert ledger.account(4).numbers_in_targets == 2
