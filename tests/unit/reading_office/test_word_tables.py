"""Grids of Word tables: merges, spans, late and early rows, tables in tables."""

from __future__ import annotations

from compliance.reading import docx
from compliance.reading.document import Merge
from tests.unit.reading_office.building import cell, grid, paragraph, row, table, tables, texts, word

RESTART, CONTINUE = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"


def span(count: int) -> str:
    return f"<w:gridSpan w:val='{count}'/>"


def read(body: str):
    return docx.read(word(body), "a.docx")


def test_a_header_merged_both_ways_keeps_its_places():
    body = table(
        row(
            cell("STT", properties=RESTART),
            cell("Trách nhiệm", properties=span(2)),
            properties="<w:tblHeader/>",
        ),
        row(cell("", properties=CONTINUE), "Theo dõi", "Thực hiện"),
    )
    (found,) = tables(read(body))
    assert grid(found) == [["STT", "Trách nhiệm", "<"], ["^", "Theo dõi", "Thực hiện"]]
    assert [line.header for line in found.rows] == [True, False]
    assert found.rows[0].cells[0].merge is Merge.ORIGIN


def test_a_merged_target_is_told_from_an_empty_one():
    body = table(
        row("STT", "Chỉ tiêu", "Mục tiêu"),
        row("1", "a", "x"),
        row("2", "b", "y"),
        row("3", "c", cell("80%", properties=RESTART)),
        row("4", "d", cell("", properties=CONTINUE)),
        row("5", "e", ""),
    )
    (found,) = tables(read(body))
    assert [line[2] for line in grid(found)] == ["Mục tiêu", "x", "y", "80%", "^", ""]
    assert found.shows_merges


def test_a_document_without_merges_in_its_bodies_does_not_show_merges():
    body = table(
        row(cell("STT", properties=RESTART), "a"),
        row(cell("", properties=CONTINUE), "b"),
        row("1", ""),
        row("2", ""),
    )
    assert not tables(read(body))[0].shows_merges


def test_rows_that_begin_late_or_end_early_are_filled_up():
    body = table(
        row("1", "2", "3"),
        row("b", "c", properties="<w:gridBefore w:val='1'/>"),
        row("a", properties="<w:gridAfter w:val='2'/>"),
        row("a"),
    )
    assert grid(tables(read(body))[0]) == [["1", "2", "3"], ["", "b", "c"], ["a", "", ""], ["a", "", ""]]


def test_columns_that_no_row_begins_at_are_left_out():
    body = table(
        row("1", cell("Tên", properties=span(2)), "80%"), row("2", cell("Khác", properties=span(2)), "90%")
    )
    assert grid(tables(read(body))[0]) == [["1", "Tên", "80%"], ["2", "Khác", "90%"]]


def test_a_border_dragged_a_little_makes_no_column():
    widths = "".join(f"<w:gridCol w:w='{width}'/>" for width in (800, 60, 3000, 2000))
    body = table(
        f"<w:tblGrid>{widths}</w:tblGrid>",
        row(cell("1", properties=span(2)), "Tên", "80%"),
        row("2", cell("Khác", properties=span(2)), "90%"),
    )
    assert grid(tables(read(body))[0]) == [["1", "Tên", "80%"], ["2", "Khác", "90%"]]


def test_the_old_way_of_merging_across_is_read():
    body = table(
        row(cell("a", properties="<w:hMerge w:val='restart'/>"), cell("", properties="<w:hMerge/>"), "b"),
        row("1", "2", "3"),
    )
    assert grid(tables(read(body))[0])[0] == ["a", "<", "b"]


def test_a_table_in_a_cell_of_a_wide_table_is_lines_of_the_cell():
    inner = table(row("cấp tỉnh", "90%"), row("cấp huyện", "80%"))
    (found,) = tables(read(table(row("1", "Tỷ lệ", cell(inner, "<w:p/>"), "Sở Nội vụ"))))
    assert found.rows[0].cells[2].text == "cấp tỉnh 90%\ncấp huyện 80%"


def test_a_table_in_a_layout_is_a_table_of_its_own():
    inner = table(row("STT", "Chỉ tiêu", "Mục tiêu"), row("1", "Tỷ lệ", "80%"))
    document = read(table(row(cell("Phụ lục 1", inner, "<w:p/>"), cell("ghi chú"))))
    assert [len(found.rows[0].cells) for found in tables(document)] == [2, 3]
    assert [found.source.table for found in tables(document)] == [1, 2]


def test_a_frame_of_one_cell_is_no_table():
    document = read(table(row(cell("một", "hai"))))
    assert texts(document) == ["một", "hai"]


def test_paragraphs_of_a_cell_are_lines():
    assert tables(read(table(row(cell("a", "b"), "c"))))[0].rows[0].cells[0].text == "a\nb"


def test_words_under_a_merge_are_named_as_not_shown():
    body = table(row(cell("80%", properties=RESTART), "x"), row(cell("70%", properties=CONTINUE), "y"))
    document = read(body)
    assert [(item.text, item.why) for item in document.unread] == [("70%", "office.unread_covered_cell")]


def test_every_cell_knows_its_place_and_words():
    document = read(paragraph("a") + table(row("1", "2"), row("3", "4")))
    place = tables(document)[0].rows[1].cells[0].source
    assert (place.file, place.table, place.row, place.cell, place.quote) == ("a.docx", 1, 2, 1, "3")


def test_a_layout_of_three_columns_gives_the_table_of_the_page_inside_it():
    annex = table(*(row(str(number), "a", f"{number}0%") for number in range(1, 6)))
    found = tables(read(table(row("Liên kết", cell(annex, paragraph("")), "Quảng cáo"))))
    assert [len(one.rows) for one in found] == [1, 5]
    assert grid(found[1])[0] == ["1", "a", "10%"]


def test_a_merge_below_a_row_with_its_number_tells_empty_cells_in_short_tables_too():
    body = table(
        row("STT", "Mục tiêu"),
        row("1", cell("80%", properties=RESTART)),
        row("2", cell("", properties=CONTINUE)),
        row("3", ""),
    )
    assert tables(read(body))[0].shows_merges
