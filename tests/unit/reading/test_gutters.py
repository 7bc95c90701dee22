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


PUSHED = """\
    STT     Nội dung chỉ tiêu             ĐVT            Kế hoạch 2025       Trách nhiệm thực hiện
                                                                         Đơn vị theo dõi   Đơn vị thực hiện
1          Số cuộc kiểm tra cải     Cuộc            ≥ 12              Văn phòng         Các phòng, ban
           cách hành chính
2          Tỷ lệ dân số tham gia    %               Tối thiểu 70
3          Tỷ lệ văn bản đã ký số   %               95                Phòng Nội vụ      UBND các xã
4          Số tin, bài tuyên truyền Tin, bài        50                Phòng Nội vụ      Các phòng, ban
5          Tỷ lệ giải ngân vốn đầu %                100
           tư công
6          Xếp hạng Chỉ số chuyển Thứ hạng          Trong tốp 5      Văn phòng          UBND các xã
           đổi số
"""


def test_a_cell_that_a_full_one_pushed_aside_is_in_its_column() -> None:
    assert _tables(PUSHED)[0] == [
        ["STT", "Nội dung chỉ tiêu", "ĐVT", "Kế hoạch 2025", "Trách nhiệm thực hiện", ""],
        ["", "", "", "", "Đơn vị theo dõi", "Đơn vị thực hiện"],
        ["1", "Số cuộc kiểm tra cải cách hành chính", "Cuộc", "≥ 12", "Văn phòng", "Các phòng, ban"],
        ["2", "Tỷ lệ dân số tham gia", "%", "Tối thiểu 70", "", ""],
        ["3", "Tỷ lệ văn bản đã ký số", "%", "95", "Phòng Nội vụ", "UBND các xã"],
        ["4", "Số tin, bài tuyên truyền", "Tin, bài", "50", "Phòng Nội vụ", "Các phòng, ban"],
        ["5", "Tỷ lệ giải ngân vốn đầu tư công", "%", "100", "", ""],
        ["6", "Xếp hạng Chỉ số chuyển đổi số", "Thứ hạng", "Trong tốp 5", "Văn phòng", "UBND các xã"],
    ]


def test_sub_headings_over_values_at_the_left_of_their_columns_are_told_by_their_order() -> None:
    text = (
        "    TT        Chỉ tiêu                      ĐVT                    Chỉ tiêu giao năm 2025\n"
        "                                                    Xã An Phú     Xã Tân Lập     Thị trấn Vĩnh Lộc\n"
        "1         Tỷ lệ thanh toán trực tuyến     %        87,5          92             60\n"
        "2         Tỷ lệ báo cáo định kỳ gửi       %        92            65             99,5\n"
        "3         Tỷ lệ dân dùng nước sạch        %        85            85             98\n"
    )
    heads, lower, first, *_ = _tables(text)[0]
    assert heads == ["TT", "Chỉ tiêu", "ĐVT", "Chỉ tiêu giao năm 2025", "", ""]
    assert lower[3:] == ["Xã An Phú", "Xã Tân Lập", "Thị trấn Vĩnh Lộc"]
    assert first == ["1", "Tỷ lệ thanh toán trực tuyến", "%", "87,5", "92", "60"]


def test_a_heading_over_no_cells_is_left_out() -> None:
    text = (
        "     TT           Chỉ tiêu            Mức phấn đấu      Ghi chú      Đơn vị chủ trì\n"
        "1         Tỷ lệ hồ sơ trực tuyến    80%                            Văn phòng HĐND\n"
        "2         Tỷ lệ hồ sơ đúng hạn      Trên 98%                       Phòng Tư pháp\n"
        "3         Tỷ lệ văn bản ký số       100%                           Văn phòng HĐND\n"
    )
    assert _tables(text)[0][:2] == [
        ["TT", "Chỉ tiêu", "Mức phấn đấu", "Đơn vị chủ trì"],
        ["1", "Tỷ lệ hồ sơ trực tuyến", "80%", "Văn phòng HĐND"],
    ]


def test_a_name_without_a_code_beside_cells_of_its_own_begins_a_row() -> None:
    text = (
        "     STT           Chỉ tiêu                ĐVT        Mức phấn đấu      Đơn vị theo dõi\n"
        "1          Tỷ lệ trường học đạt                                     Phòng Giáo dục\n"
        "           chuẩn quốc gia\n"
        "           Các phòng, ban               %          80\n"
        "           UBND các xã                  %          75\n"
        "2          Tỷ lệ hồ sơ đúng hạn         %          98               Phòng Nội vụ\n"
    )
    assert [row[1] for row in _tables(text)[0][1:]] == [
        "Tỷ lệ trường học đạt chuẩn quốc gia",
        "Các phòng, ban",
        "UBND các xã",
        "Tỷ lệ hồ sơ đúng hạn",
    ]


def test_the_rest_of_a_row_overleaf_stands_under_the_heading_it_is_nearest_to() -> None:
    heading = WRAPPED.splitlines(keepends=True)[0]
    text = WRAPPED + "\n                   2\n\n" + heading + "       của các xã, phường, thị trấn\n"
    assert _tables(text)[-1] == [
        ["TT", "Chỉ tiêu", "Đơn vị chủ trì"],
        ["", "của các xã, phường, thị trấn", ""],
    ]


def test_a_second_value_below_another_begins_a_row() -> None:
    text = (
        "     STT           Chỉ tiêu                Mức phấn đấu      Đơn vị theo dõi\n"
        "1          Tỷ lệ lao động qua đào tạo         63              Phòng Nội vụ\n"
        "           Trong đó: có chứng chỉ             29              Phòng Nội vụ\n"
        "2          Tỷ lệ hồ sơ đúng hạn               98              Phòng Nội vụ\n"
    )
    assert [row[2] for row in _tables(text)[0][1:]] == ["63", "29", "98"]


def test_more_sub_headings_than_columns_leave_lines_whole() -> None:
    heading, rows = WRAPPED.split("\n", 1)
    lower = "                   Tên      Năm 2025                            phòng       chung"
    text = f"{heading}\n{lower}\n{rows}"
    assert {len(row) for table in _tables(text) for row in table} == {1}
