"""Tables of portals: cells closed by bars, on one line or each on its own; headings over headings."""

from __future__ import annotations

import pytest

from compliance.reading.document import Table
from compliance.reading.text import document_of


def _tables(text: str) -> list[list[list[str]]]:
    blocks = document_of(text, "x").blocks
    return [[[cell.text for cell in row.cells] for row in b.rows] for b in blocks if isinstance(b, Table)]


def _one_below_the_other(*cells: str) -> str:
    return "".join(f"{cell}\n|\n" for cell in cells)


def test_a_bar_at_the_beginning_closes_a_blank_cell_where_other_rows_begin_with_words() -> None:
    text = "Lĩnh vực | Chỉ tiêu | Mức |\nThể chế | Rà soát văn bản | 100% |\n | Xử lý kiến nghị | 90% |"
    assert _tables(text)[0][2] == ["", "Xử lý kiến nghị", "90%"]


def test_a_merged_heading_stands_over_its_sub_headings() -> None:
    text = (
        "TT | Chỉ tiêu | Năm 2024 | Năm 2025 |\n"
        " |  | Kế hoạch | Ước đạt |  |\n"
        "1 | Tỷ lệ hộ nghèo | 3% | 2,5% | 2% |"
    )
    assert _tables(text)[0][0] == ["TT", "Chỉ tiêu", "Năm 2024", "", "Năm 2025"]


def test_headings_merged_over_merged_headings() -> None:
    text = (
        "TT | Nội dung | Chỉ tiêu | Ghi chú |\n"
        " |  | Toàn huyện | Trong đó |  |\n"
        " |  |  | Cấp huyện | Cấp xã |  |\n"
        "1 | Công chức có trình độ đại học | 90 | 95 | 85 |  |"
    )
    assert _tables(text)[0][:2] == [
        ["TT", "Nội dung", "Chỉ tiêu", "", "", "Ghi chú"],
        ["", "", "Toàn huyện", "Trong đó", "", ""],
    ]


def test_headings_that_fit_no_columns_are_kept_as_one_cell() -> None:
    text = "TT | Chỉ tiêu | Kế hoạch |\n1 | Hộ nghèo | 3% | 2% |\n2 | Hộ cận nghèo | 5% | 4% |"
    assert _tables(text)[0][1] == ["1 | Hộ nghèo | 3% | 2%"]


def test_values_that_look_like_codes_do_not_tell_the_columns() -> None:
    rows = ("1", "Tỷ lệ hồ sơ", "35", "60", "Sở A", "2", "Tỷ lệ hợp đồng", "74", "85", "Sở B")
    text = _one_below_the_other("TT", "Chỉ tiêu", "Hiện trạng", "Năm 2026", "Cơ quan", *rows)
    assert _tables(text)[0][1:] == [list(rows[:5]), list(rows[5:])]


def test_rows_without_a_code_keep_their_blank_cell() -> None:
    rows = (
        "1",
        "Đúng hạn",
        "",
        "",
        "",
        "- Tại huyện",
        "99%",
        "Văn phòng",
        "2",
        "Trực tuyến",
        "80%",
        "Phòng A",
    )
    text = _one_below_the_other("TT", "Chỉ tiêu", "Mức", "Đơn vị", *rows)
    assert _tables(text)[0][2] == ["", "- Tại huyện", "99%", "Văn phòng"]


def test_two_rows_of_headings_one_cell_below_the_other() -> None:
    heads = ("TT", "Nhiệm vụ", "Cơ quan thực hiện", "Thời hạn", "", "", "Chủ trì", "Phối hợp", "")
    rows = ("1", "Kiểm tra", "Phòng A", "Xã", "Quý II", "2", "Tập huấn", "Phòng B", "Xã", "Quý III")
    found = _tables(_one_below_the_other(*heads, *rows))[0]
    assert found[0] == ["TT", "Nhiệm vụ", "Cơ quan thực hiện", "", "Thời hạn"]
    assert found[2] == list(rows[:5])


def test_text_behind_the_last_bar_is_no_cell() -> None:
    rows = ("1", "Tỷ lệ A", "80%", "2", "Tỷ lệ B", "90%")
    text = _one_below_the_other("TT", "Chỉ tiêu", "Mức", *rows) + "II. NHIỆM VỤ\nTheo phụ lục.\n"
    assert [len(table) for table in _tables(text)] == [3]


@pytest.mark.parametrize("cells", [8, 20])
def test_cells_whose_columns_nobody_can_tell_stay_one_below_the_other(cells: int) -> None:
    words = [f"Nội dung {'a' * number}" for number in range(1, cells + 1)]
    assert _tables(_one_below_the_other(*words)) == [[[word] for word in words]]


def test_a_few_bars_of_the_head_of_a_page_are_no_table() -> None:
    assert _tables(_one_below_the_other("UBND XÃ A", "CỘNG HÒA", "Số: 1/KH-UBND", "A, ngày 1/1/2025")) == []


def test_parts_of_a_row_begin_with_a_dash_in_cells_one_below_the_other() -> None:
    heads = ("STT", "Chỉ tiêu", "Mức phấn đấu")
    rows = ("1", "Tỷ lệ hồ sơ", "", "-", "Cấp huyện", "80%", "-", "Cấp xã", "70%", "2", "Tỷ lệ số hóa", "90%")
    assert _tables(_one_below_the_other(*heads, *rows))[0][2] == ["-", "Cấp huyện", "80%"]


def test_a_title_before_the_heading_of_numbers_opens_another_table_of_as_many_columns() -> None:
    first = ("TT", "Chỉ tiêu", "Năm 2026", "1", "Tỷ lệ hồ sơ", "80%", "2", "Tỷ lệ số hóa", "90%")
    second = (
        "TT",
        "Nhiệm vụ",
        "Chủ trì",
        "1",
        "Kiểm tra công vụ",
        "Sở Nội vụ",
        "2",
        "Rà soát thủ tục",
        "Sở Tư pháp",
    )
    text = _one_below_the_other(*first) + "Bảng kê\nNHIỆM VỤ NĂM 2026\n" + _one_below_the_other(*second)
    assert [table[0] for table in _tables(text)] == [list(first[:3]), list(second[:3])]
    assert _tables(text)[1][2] == ["2", "Rà soát thủ tục", "Sở Tư pháp"]
