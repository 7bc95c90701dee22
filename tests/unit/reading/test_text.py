"""Plain text as blocks: tabs, Markdown, columns drawn with spaces."""

from __future__ import annotations

from compliance.reading.document import Paragraph, Table
from compliance.reading.text import document_of


def _tables(text: str) -> list[list[list[str]]]:
    blocks = document_of(text, "x").blocks
    return [[[cell.text for cell in row.cells] for row in b.rows] for b in blocks if isinstance(b, Table)]


def test_tabs_make_cells_and_short_rows_are_filled_up() -> None:
    assert _tables("STT\tChỉ tiêu\tMức\n1\tTỷ lệ") == [[["STT", "Chỉ tiêu", "Mức"], ["1", "Tỷ lệ", ""]]]


def test_blank_lines_inside_a_table_are_page_breaks_and_text_ends_it() -> None:
    text = "STT\tChỉ tiêu\n1\tA\n\nSTT\tChỉ tiêu\n2\tB\n\nĐoạn văn.\n\nSTT\tNhiệm vụ\n1\tC"
    assert [len(table) for table in _tables(text)] == [4, 2]


def test_places_count_lines_rows_and_cells_from_one() -> None:
    table = next(b for b in document_of("x\n\na\tb\n\nc\td", "f").blocks if isinstance(b, Table))
    source = table.rows[1].cells[1].source
    assert (source.line, source.table, source.row, source.cell, source.quote) == (5, 1, 2, 2, "d")


def test_markdown_tables_lose_their_rule_line() -> None:
    text = "| TT | Chỉ tiêu |\n|---|:---:|\n| 1 | A \\| B |"
    assert _tables(text) == [[["TT", "Chỉ tiêu"], ["1", "A | B"]]]


def test_columns_drawn_with_spaces_keep_cells_of_several_lines() -> None:
    text = (
        "STT   Chỉ tiêu               Kế hoạch năm 2026   Đơn vị thực hiện\n"
        "1     Tỷ lệ hồ sơ trực       90%                 UBND các xã\n"
        "      tuyến\n"
        "2     Mức độ hài lòng        95%                 Văn phòng\n"
    )
    assert _tables(text) == [
        [
            ["STT", "Chỉ tiêu", "Kế hoạch năm 2026", "Đơn vị thực hiện"],
            ["1", "Tỷ lệ hồ sơ trực tuyến", "90%", "UBND các xã"],
            ["2", "Mức độ hài lòng", "95%", "Văn phòng"],
        ]
    ]


def test_columns_below_headings_of_several_lines() -> None:
    text = (
        "ST    Chỉ tiêu            Năm 2024               Chỉ tiêu năm   Phân công\n"
        "T                                                2026\n"
        "\n"
        "                          Kế hoạch   Thực hiện                  Chủ trì      Phối hợp\n"
        "I     CẢI CÁCH THỦ TỤC HÀNH CHÍNH VÀ CHUYỂN ĐỔI SỐ\n"
        "1     Tỷ lệ hồ sơ trực    85%        88%         Trên 90%       Văn phòng    UBND xã\n"
        "      tuyến toàn trình\n"
        "\n"
        "2     Mức độ hài lòng     93%        94%         95%            Phòng Nội vụ UBND xã\n"
        "\n"
        "Nơi nhận: Ủy ban nhân dân tỉnh, các phòng, ban chuyên môn và lưu văn thư.\n"
    )
    assert _tables(text) == [
        [
            ["STT", "Chỉ tiêu", "Năm 2024", "", "Chỉ tiêu năm 2026", "Phân công", ""],
            ["", "", "Kế hoạch", "Thực hiện", "", "Chủ trì", "Phối hợp"],
            ["I", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH VÀ CHUYỂN ĐỔI SỐ", "", "", "", "", ""],
            ["1", "Tỷ lệ hồ sơ trực tuyến toàn trình", "85%", "88%", "Trên 90%", "Văn phòng", "UBND xã"],
            ["2", "Mức độ hài lòng", "93%", "94%", "95%", "Phòng Nội vụ", "UBND xã"],
        ]
    ]


def test_a_span_of_years_that_wraps_begins_no_row() -> None:
    lines = (
        "STT   Nhiệm vụ{}           Thời gian hoàn thành   Đơn vị thực hiện\n"
        "1     Số hóa hồ sơ 2020        Quý IV                 Văn phòng\n"
        "      - 2025\n"
        "2     Kiểm tra                 Quý I                  Phòng Nội vụ\n"
        "      - Tự kiểm tra            Quý II                 Phòng Nội vụ\n"
    )
    for heading in ("     ", "\n           "):
        (table,) = _tables(lines.format(heading))
        assert [row[1] for row in table[-3:]] == ["Số hóa hồ sơ 2020 - 2025", "Kiểm tra", "- Tự kiểm tra"]


def test_headings_of_three_levels() -> None:
    text = (
        "Số   Nội dung            Chỉ tiêu năm 2025                       Cơ quan theo dõi\n"
        "TT\n"
        "                         Cấp tỉnh            Cấp huyện\n"
        "                         Số lượng   Tỷ lệ    Số lượng   Tỷ lệ\n"
        "1    Thủ tục rà soát     120        20       35         15       Văn phòng\n"
        "2    Hồ sơ số hóa                   90                  80       Sở Nội vụ\n"
    )
    assert _tables(text) == [
        [
            ["Số TT", "Nội dung", "Chỉ tiêu năm 2025", "", "", "", "Cơ quan theo dõi"],
            ["", "", "Cấp tỉnh", "", "Cấp huyện", "", ""],
            ["", "", "Số lượng", "Tỷ lệ", "Số lượng", "Tỷ lệ", ""],
            ["1", "Thủ tục rà soát", "120", "20", "35", "15", "Văn phòng"],
            ["2", "Hồ sơ số hóa", "", "90", "", "80", "Sở Nội vụ"],
        ]
    ]


def test_columns_without_a_known_heading_stay_rows_of_one_cell() -> None:
    lines = [f"Lĩnh vực {at}     Nhiệm vụ số {at}     Tháng 0{at}" for at in range(1, 6)]
    assert _tables("\n".join(["Phụ lục", *lines, "", "Hết."])) == [
        [[f"Lĩnh vực {at} Nhiệm vụ số {at} Tháng 0{at}"] for at in range(1, 6)]
    ]


def test_html_left_in_a_cell_becomes_lines() -> None:
    ((row,),) = _tables('1\t<p>a</p> <ul style="x"> - 10% b\t')
    assert row[1].split("\n")[0] == "a"
    assert "<" not in row[1]


def test_a_paragraph_that_begins_with_a_tab_is_no_table() -> None:
    blocks = document_of("\tMở đầu đoạn văn.", "x").blocks
    assert [type(block) for block in blocks] == [Paragraph]


def test_a_rule_without_rows_is_no_table() -> None:
    assert _tables("Trên\n|---|---|\nDưới") == []


def test_cells_on_lines_of_their_own_closed_by_bars_are_a_table() -> None:
    head = "STT\n|\nChỉ tiêu\n|\nMức phấn đấu\n|\n"
    rows = "1\n|\nTỷ lệ hồ sơ\nđúng hạn\n|\n98%\n|\n2\n|\nTỷ lệ số hóa\n|\n90%\n|\n"
    assert _tables(f"{head}{rows}\nHết.") == [
        [
            ["STT", "Chỉ tiêu", "Mức phấn đấu"],
            ["1", "Tỷ lệ hồ sơ\nđúng hạn", "98%"],
            ["2", "Tỷ lệ số hóa", "90%"],
        ]
    ]


def test_the_title_of_a_group_without_its_tabs_belongs_to_the_table() -> None:
    rows = "TT\tNhiệm vụ\tThời hạn\nI\tTHỂ CHẾ\t\n1\tRà soát\tTháng 3\nII. THỦ TỤC\n2\tTập huấn\tTháng 4\n"
    assert _tables(rows)[0][3:] == [["II. THỦ TỤC", "", ""], ["2", "Tập huấn", "Tháng 4"]]


def test_a_heading_between_two_tables_belongs_to_neither() -> None:
    first = "TT\tNhiệm vụ\tThời hạn\n1\tRà soát\tTháng 3\n"
    assert len(_tables(f"{first}II. CHỈ TIÊU\nTT\tChỉ tiêu\tMức phấn đấu\n1\tTỷ lệ\t90%\n")) == 2


def test_a_heading_of_markdown_is_a_heading_without_its_signs() -> None:
    blocks = document_of("# KẾ HOẠCH\n### II. MỤC TIÊU ###\n#766 là số của văn bản", "x.md").blocks
    assert [(block.text, block.heading) for block in blocks if isinstance(block, Paragraph)] == [
        ("KẾ HOẠCH", 1),
        ("II. MỤC TIÊU", 3),
        ("#766 là số của văn bản", None),
    ]


def test_a_column_of_fields_may_stand_before_the_numbers_of_an_aligned_table() -> None:
    text = (
        "Lĩnh vực           TT   Nhiệm vụ                     Cơ quan chủ trì   Thời hạn\n"
        "Chỉ đạo điều       1    Ban hành kế hoạch kiểm tra   Phòng Nội vụ      Tháng 02\n"
        "hành                    cải cách hành chính\n"
        "                   2    Tổ chức hội thi              Huyện đoàn        Quý III\n"
    )
    (made,) = (block for block in document_of(text, "x.txt").blocks if isinstance(block, Table))
    assert [[cell.text for cell in row.cells[:3]] for row in made.rows[1:]] == [
        ["Chỉ đạo điều hành", "1", "Ban hành kế hoạch kiểm tra cải cách hành chính"],
        ["", "2", "Tổ chức hội thi"],
    ]


def test_blank_lines_part_the_rows_of_columns_without_numbers() -> None:
    text = (
        "Lĩnh vực        Chỉ tiêu                     Mức đạt     Thời hạn\n\n"
        "Thủ tục hành    Tỷ lệ hồ sơ trễ hạn          Dưới 1%     Cả năm\n"
        "chính\n\n"
        "                Tỷ lệ xin lỗi bằng văn bản   100%\n\n"
        "Bộ máy          Tỷ lệ phòng đúng định mức    100%        Quý II\n"
        "                cấp phó\n"
    )
    assert _tables(text)[0][1:] == [
        ["Thủ tục hành chính", "Tỷ lệ hồ sơ trễ hạn", "Dưới 1%", "Cả năm"],
        ["", "Tỷ lệ xin lỗi bằng văn bản", "100%", ""],
        ["Bộ máy", "Tỷ lệ phòng đúng định mức cấp phó", "100%", "Quý II"],
    ]


def test_a_row_without_a_number_behind_a_blank_line_is_a_row_where_all_are() -> None:
    text = (
        "TT    Chỉ tiêu                  Năm 2024                Năm 2025\n\n"
        "                                Kế hoạch    Ước đạt\n\n"
        "1     Lao động qua đào tạo      72%         72,5%       75%\n\n"
        "      Trong đó: có bằng cấp     28%         28,4%       30%\n\n"
        "2     Tỷ lệ che phủ rừng        26%         26,5%       27%\n"
    )
    assert [row[1] for row in _tables(text)[0]][-3:] == [
        "Lao động qua đào tạo",
        "Trong đó: có bằng cấp",
        "Tỷ lệ che phủ rừng",
    ]


def test_the_title_of_the_next_annex_is_no_row() -> None:
    text = (
        "STT   Chỉ tiêu               Kế hoạch năm 2026   Đơn vị thực hiện\n\n"
        "1     Tỷ lệ hồ sơ            90%                 UBND các xã\n\n"
        "2     Mức độ hài lòng        95%                 Văn phòng\n\n"
        "                             PHỤ LỤC 02\n"
    )
    assert _tables(text)[0][-1] == ["2", "Mức độ hài lòng", "95%", "Văn phòng"]


def test_a_line_that_ends_a_sentence_is_no_heading_of_columns() -> None:
    text = (
        "      Mục tiêu từng nội dung:\n\n"
        "TT    Nội dung               Năm 2023    Mục tiêu năm 2024         Chủ trì\n\n"
        "                                         Điểm số    Thứ hạng\n\n"
        "1     Công khai, minh bạch   5,48        5,60       10             Thanh tra\n\n"
        "2     Kiểm soát tham nhũng   7,02        7,10       15             Thanh tra\n"
    )
    assert _tables(text)[0][0] == ["TT", "Nội dung", "Năm 2023", "Mục tiêu năm 2024", "", "Chủ trì"]


def test_a_table_below_two_lines_of_headings_may_follow_one_below_a_single_line() -> None:
    text = (
        "TT    Chỉ tiêu                         Đơn vị chủ trì\n\n"
        "1     Tỷ lệ hồ sơ đúng hạn đạt 95%     Văn phòng huyện\n\n"
        "2     Tỷ lệ hài lòng đạt 90%           Phòng Nội vụ\n\n\n"
        "                       Danh mục nhiệm vụ\n\n"
        "TT    Nhiệm vụ          Thời gian      Cơ quan thực hiện              Sản phẩm\n\n"
        "                                       Chủ trì         Phối hợp\n\n"
        "1     Kiểm tra          Quý II         Phòng Nội vụ    Các xã         Báo cáo\n\n"
        "2     Tuyên truyền      Tháng 3        Phòng Văn hóa   Huyện đoàn     Tin bài\n"
    )
    assert [len(table[0]) for table in _tables(text)] == [3, 6]


def test_titles_of_groups_stand_between_rows_of_columns_without_numbers() -> None:
    text = (
        "Chỉ tiêu                          Kế hoạch năm 2025   Đơn vị theo dõi\n\n"
        "I. CHÍNH QUYỀN SỐ\n\n"
        "1. Tỷ lệ hồ sơ trực tuyến         80%                 Phòng Tư pháp\n\n"
        "- Tỷ lệ văn bản ký số             95%                 Văn phòng\n\n"
        "II. TÀI CHÍNH CÔNG\n\n"
        "1. Tỷ lệ giải ngân                90%                 Phòng Tài chính\n\n"
        "Nơi nhận:\n"
    )
    assert [row[0] for row in _tables(text)[0]] == [
        "Chỉ tiêu",
        "I. CHÍNH QUYỀN SỐ",
        "1. Tỷ lệ hồ sơ trực tuyến",
        "- Tỷ lệ văn bản ký số",
        "II. TÀI CHÍNH CÔNG",
        "1. Tỷ lệ giải ngân",
    ]


def test_the_title_over_a_table_is_no_line_of_its_headings() -> None:
    text = (
        "STT      Phụ lục           Tên phụ lục\n\n1        Phụ lục I         Chỉ tiêu\n\n\n"
        "                      PHỤ LỤC I\n"
        "             CHỈ TIÊU CHUYỂN ĐỔI SỐ NĂM 2025\n\n"
        "TT      Chỉ tiêu                                 Chỉ tiêu năm 2025      Đơn vị chủ trì\n\n"
        "1       Tỷ lệ thôn có mạng băng rộng cố định     ≥ 70%                  Phòng Nội vụ\n\n"
        "2       Tỷ lệ văn bản điện tử được ký số         98%                    Văn phòng\n\n"
        "3       Tỷ lệ hồ sơ công việc trên môi trường    Từ 80% trở lên         Văn phòng\n"
        "        mạng\n"
    )
    assert _tables(text)[-1][0] == ["TT", "Chỉ tiêu", "Chỉ tiêu năm 2025", "Đơn vị chủ trì"]
    assert _tables(text)[-1][1][1:3] == ["Tỷ lệ thôn có mạng băng rộng cố định", "≥ 70%"]


def test_the_title_of_a_group_at_the_left_edge_is_a_row_of_the_table() -> None:
    text = (
        "STT      Chỉ tiêu                     Mức phấn đấu     Đơn vị thực hiện\n\n"
        "I. CẢI CÁCH THỂ CHẾ\n\n"
        "1        Tỷ lệ văn bản ban hành       95%              Phòng Tư pháp\n\n"
        "II. CHÍNH QUYỀN SỐ\n\n"
        "2        Tỷ lệ hồ sơ trực tuyến       Trên 80%         Văn phòng\n"
    )
    assert [row[0] for row in _tables(text)[0]] == [
        "STT",
        "I. CẢI CÁCH THỂ CHẾ",
        "1",
        "II. CHÍNH QUYỀN SỐ",
        "2",
    ]


def test_sub_headings_behind_a_blank_line_part_the_columns_below_them() -> None:
    text = (
        "Stt    Chỉ tiêu                   Mục tiêu       Phân công thực hiện\n"
        "                                  phấn đấu\n\n"
        "                                                 Đơn vị theo dõi     Đơn vị thực hiện\n\n"
        "1      Tỷ lệ văn bản ký số        90%            Phòng Tư pháp       Các phòng, ban\n"
        "       điện tử\n\n"
        "2      Tỷ lệ hồ sơ đúng hạn       98%            Văn phòng           UBND các xã\n"
    )
    assert _tables(text)[0][1:3] == [
        ["", "", "", "Đơn vị theo dõi", "Đơn vị thực hiện"],
        ["1", "Tỷ lệ văn bản ký số điện tử", "90%", "Phòng Tư pháp", "Các phòng, ban"],
    ]


def test_a_heading_below_a_table_ends_it_though_its_words_stand_where_cells_do() -> None:
    text = (
        "TT      Lĩnh vực          Mục tiêu phấn đấu                      Đơn vị chủ trì      Thời gian\n\n"
        "1       Số hóa            100% hồ sơ được số hóa; trên 50% dữ    Trung tâm           Cả năm\n"
        "                          liệu được tái sử dụng\n\n"
        "2       Công vụ           80% công chức được bồi dưỡng           Phòng Nội vụ        Quý II\n\n\n"
        "III. KINH PHÍ\n\n    Ngân sách xã.\n\nIV. TỔ CHỨC THỰC HIỆN\n\n    Các phòng báo cáo.\n"
    )
    assert [row[0] for row in _tables(text)[0]] == ["TT", "1", "2"]


def test_where_blank_lines_part_the_rows_a_dash_begins_a_line_of_a_cell() -> None:
    text = (
        "TT      Chỉ tiêu                        Mức phấn đấu      Đơn vị theo dõi\n\n"
        "1       Tỷ lệ hồ sơ đúng hạn:           99%               Văn phòng\n"
        "        + Cấp huyện                     98,5%\n"
        "        + Cấp xã\n\n"
        "2       Tỷ lệ số hóa hồ sơ              95%               Văn phòng\n\n"
    )
    assert _tables(text)[0][1] == [
        "1",
        "Tỷ lệ hồ sơ đúng hạn:\n+ Cấp huyện\n+ Cấp xã",
        "99%\n98,5%",
        "Văn phòng",
    ]
