"""Tables with ruling lines of signs: grids as Markdown writers draw them, boxes, columns under dashes."""

from __future__ import annotations

from compliance.reading.document import Merge, Table
from compliance.reading.text import document_of


def _table(text: str) -> list[list[str]]:
    (table,) = (block for block in document_of(text, "x").blocks if isinstance(block, Table))
    return [[cell.text for cell in row.cells] for row in table.rows]


GRID = """\
I. MỤC TIÊU
+-----+----------------------+-----------------------+
| STT | Chỉ tiêu             | Mức phấn đấu          |
|     |                      +-----------+-----------+
|     |                      | Cấp huyện | Cấp xã    |
+=====+======================+===========+===========+
| I   | CHÍNH QUYỀN SỐ                               |
+-----+----------------------+-----------+-----------+
| 1   | Tỷ lệ hồ sơ trực     | 80%       | - Xã A:   |
|     | tuyến                |           |   70%     |
|     |                      |           | - Xã B:   |
|     |                      |           |   65%     |
+-----+----------------------+           +-----------+
| 2   | Tỷ lệ số hóa         |           | 60%       |
+-----+----------------------+-----------+-----------+
"""


def test_a_grid_has_the_cells_that_its_lines_part() -> None:
    assert _table(GRID) == [
        ["STT", "Chỉ tiêu", "Mức phấn đấu", ""],
        ["", "", "Cấp huyện", "Cấp xã"],
        ["I", "CHÍNH QUYỀN SỐ", "", ""],
        ["1", "Tỷ lệ hồ sơ trực tuyến", "80%", "- Xã A: 70%\n- Xã B: 65%"],
        ["2", "Tỷ lệ số hóa", "", "60%"],
    ]


def test_what_no_line_of_a_grid_parts_is_merged() -> None:
    (table,) = (block for block in document_of(GRID, "x").blocks if isinstance(block, Table))
    assert table.shows_merges
    assert [cell.merge for cell in table.rows[4].cells] == [Merge.NONE, Merge.NONE, Merge.ABOVE, Merge.NONE]
    assert [cell.merge for cell in table.rows[2].cells][2:] == [Merge.LEFT, Merge.LEFT]


def test_a_box_is_a_grid() -> None:
    text = (
        "┌────┬───────────┬──────┐\n"
        "│ TT │ Chỉ tiêu  │ Mức  │\n"
        "├────┼───────────┼──────┤\n"
        "│ 1  │ Tỷ lệ số  │ 90%  │\n"
        "│    │ hóa       │      │\n"
        "└────┴───────────┴──────┘\n"
    )
    assert _table(text) == [["TT", "Chỉ tiêu", "Mức"], ["1", "Tỷ lệ số hóa", "90%"]]


def test_rows_under_dashes_are_parted_by_blank_lines_where_a_line_over_all_opens_the_table() -> None:
    text = (
        "  ----------------------------------------\n"
        "  TT    Chỉ tiêu          Mức phấn\n"
        "                          đấu\n"
        "  ----  ----------------  ------------\n"
        "  1     Tỷ lệ hồ sơ       80%\n"
        "        trực tuyến\n"
        "\n"
        "  2     Tỷ lệ số hóa      Từ 70% trở\n"
        "                          lên\n"
        "  ----------------------------------------\n"
        "Văn phòng theo dõi.\n"
    )
    assert _table(text) == [
        ["TT", "Chỉ tiêu", "Mức phấn đấu"],
        ["1", "Tỷ lệ hồ sơ trực tuyến", "80%"],
        ["2", "Tỷ lệ số hóa", "Từ 70% trở lên"],
    ]


def test_each_line_under_dashes_is_a_row_up_to_a_blank_one() -> None:
    text = (
        "TT   Chỉ tiêu       Mức\n"
        "---  -------------  ----\n"
        "1    Tỷ lệ hồ sơ    80%\n"
        "2    Tỷ lệ số hóa   70%\n"
        "\n"
        "Văn phòng.\n"
    )
    assert _table(text) == [
        ["TT", "Chỉ tiêu", "Mức"],
        ["1", "Tỷ lệ hồ sơ", "80%"],
        ["2", "Tỷ lệ số hóa", "70%"],
    ]


def test_words_that_run_over_the_dashes_of_two_columns_are_no_table_under_dashes() -> None:
    text = "Đơn vị   Số    Mức\n------  ----  ----\nphòng ban A     80%\nTrung tâm hành chính công\n"
    assert not [block for block in document_of(text, "x").blocks if isinstance(block, Table)]


def test_the_lines_under_agency_and_motto_draw_no_table() -> None:
    text = (
        "UBND HUYỆN A        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "-------             ---------------\n"
        "Số: 5/KH-UBND       Tây Sơn, ngày 02 tháng 01 năm 2025\n"
    )
    assert not [block for block in document_of(text, "x").blocks if isinstance(block, Table)]
