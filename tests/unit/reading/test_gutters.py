"""Tables as programs print them from PDF: headings in the middle of their columns, cells at the left."""

from __future__ import annotations

from compliance.reading.document import Table
from compliance.reading.text import document_of


def _tables(text: str) -> list[list[list[str]]]:
    blocks = document_of(text, "x").blocks
    return [[[cell.text for cell in row.cells] for row in b.rows] for b in blocks if isinstance(b, Table)]


WRAPPED = """\
    TT                   Chỉ tiêu                            Đơn vị chủ trì
1          Tỷ lệ hồ sơ trực tuyến toàn trình đạt 45% trở     Văn phòng HĐND và UBND
           lên
2          Mức độ hài lòng của người dân                     Phòng Nội vụ
3          Giảm 1,5% biên chế so với năm 2023                Phòng Nội vụ
           theo lộ trình
"""

YEARS = """\
    TT      Chỉ tiêu          Đơn vị            Lộ trình thực hiện            Cơ quan theo
                                         2026        2027          2028           dõi
1        Tỷ lệ hồ sơ trực    %          65          72           80           Văn phòng
         tuyến
2        Số bộ dữ liệu       Bộ         20          35           50           Sở Khoa học
         mở
3        Tỷ lệ xã có mạng    %          25          40           55           Sở Khoa học
"""


def test_words_go_where_the_gutter_parts_them_wherever_the_heading_stands() -> None:
    assert _tables(WRAPPED)[0] == [
        ["TT", "Chỉ tiêu", "Đơn vị chủ trì"],
        ["1", "Tỷ lệ hồ sơ trực tuyến toàn trình đạt 45% trở lên", "Văn phòng HĐND và UBND"],
        ["2", "Mức độ hài lòng của người dân", "Phòng Nội vụ"],
        ["3", "Giảm 1,5% biên chế so với năm 2023 theo lộ trình", "Phòng Nội vụ"],
    ]


def test_a_heading_stands_over_the_columns_it_is_in_the_middle_of() -> None:
    table = _tables(YEARS)[0]
    assert table[:2] == [
        ["TT", "Chỉ tiêu", "Đơn vị", "Lộ trình thực hiện", "", "", "Cơ quan theo dõi"],
        ["", "", "", "2026", "2027", "2028", ""],
    ]
    assert table[2] == ["1", "Tỷ lệ hồ sơ trực tuyến", "%", "65", "72", "80", "Văn phòng"]


def test_headings_repeated_overleaf_take_no_rest_of_a_row() -> None:
    below = (
        "           của xã\n"
        "4          Tỷ lệ cán bộ cấp xã đạt chuẩn trình độ            Phòng A\n"
        "5          Số sáng kiến được công nhận                       Phòng B\n"
    )
    heading = WRAPPED.splitlines(keepends=True)[0]
    text = WRAPPED + "\n                             2\n\n" + heading + below
    assert [table[0] for table in _tables(text)] == [["TT", "Chỉ tiêu", "Đơn vị chủ trì"]] * 2


def test_where_gutters_and_headings_do_not_agree_lines_stay_whole() -> None:
    text = WRAPPED.replace("UBND\n           lên", "UBND   huyện\n           lên").replace(
        "Phòng Nội vụ\n3", "Phòng Nội    vụ\n3"
    )
    crossed = text.replace("người dân    ", "người dân, doanh nghiệp, tổ chức và cán bộ ")
    assert {len(row) for table in _tables(crossed) for row in table} == {1}
