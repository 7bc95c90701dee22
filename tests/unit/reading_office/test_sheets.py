"""Workbooks and CSV files: what cells show, titles apart from tables, hidden parts named."""

# ruff: noqa: E501 (markup reads better unbroken)
from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest

from compliance.errors import ComplianceError
from compliance.reading import csv, xlsx
from compliance.reading.assemble import assemble
from compliance.reading.context import ReadingContext
from tests.unit.reading_office.building import archive, grid, saved, tables, texts, workbook

HEADER = ["STT", "Chỉ tiêu", "Mục tiêu", "Đơn vị thực hiện"]


def read(book):
    return xlsx.read(saved(book), "a.xlsx")


def test_a_percentage_is_read_as_it_is_shown():
    book = workbook(("Phụ lục 1", [HEADER, [1, "Tỷ lệ", 0.7, "UBND"], [2, "Khác", 0.955, "UBND"]]))
    sheet = book["Phụ lục 1"]
    sheet["C2"].number_format, sheet["C3"].number_format = "0%", "0.0%"
    (found,) = tables(read(book))
    assert [line[2] for line in grid(found)] == ["Mục tiêu", "70%", "95,5%"]


def test_a_rounded_number_is_doubtful():
    book = workbook(("A", [HEADER, [1, "Tỷ lệ", 0.956, "x"]]))
    book["A"]["C2"].number_format = "0%"
    value = tables(read(book))[0].rows[1].cells[2]
    assert (value.text, value.confidence < 1) == ("96%", True)


def test_row_numbers_keep_their_dot_and_values_take_a_comma():
    (found,) = tables(read(workbook(("A", [HEADER, [1.1, "Điểm", 70.5, "x"]]))))
    assert grid(found)[1] == ["1.1", "Điểm", "70,5", "x"]


def test_titles_above_and_notes_below_are_paragraphs():
    rows = [
        ["UBND HUYỆN X", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["PHỤ LỤC 1"], [], HEADER,
        [1, "Tỷ lệ", "80%", "UBND"], [], ["Nơi nhận:", None, "CHỦ TỊCH"],
    ]  # fmt: skip
    document = read(workbook(("Sheet1", rows)))
    assert texts(document) == [
        "UBND HUYỆN X", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "PHỤ LỤC 1", "Nơi nhận:", "CHỦ TỊCH",
    ]  # fmt: skip
    assert len(tables(document)[0].rows) == 2


def test_a_blank_row_inside_a_table_does_not_end_it():
    rows = [HEADER, [1, "a", "80%", "x"], [], [2, "b", "90%", "y"]]
    assert [len(found.rows) for found in tables(read(workbook(("A", rows))))] == [3]


def test_two_tables_of_one_sheet_stay_two():
    rows = [
        HEADER,
        [1, "a", "80%", "x"],
        [],
        ["PHỤ LỤC 2"],
        ["TT", "Nhiệm vụ", "Sản phẩm", "Thời gian"],
        [1, "b", "c", "d"],
    ]
    document = read(workbook(("A", rows)))
    assert [found.source.table for found in tables(document)] == [1, 2]
    assert texts(document) == ["PHỤ LỤC 2"]


def test_every_sheet_is_read_under_its_name_and_hidden_ones_are_named():
    book = workbook(("Chỉ tiêu", [HEADER, [1, "a", "80%", "x"]]), ("Nhiệm vụ", [HEADER, [1, "b", "c", "d"]]))
    book["Nhiệm vụ"].sheet_state = "hidden"
    book["Chỉ tiêu"].row_dimensions[2].hidden = True
    book["Chỉ tiêu"].column_dimensions["D"].hidden = True
    document = read(book)
    assert texts(document) == ["Chỉ tiêu", "Nhiệm vụ"]
    assert [(item.text, item.why) for item in document.unread] == [
        ("2", "office.unread_hidden_rows"), ("D", "office.unread_hidden_columns"), ("Nhiệm vụ", "office.unread_hidden_sheet"),
    ]  # fmt: skip
    assert [found.source.table for found in tables(document)] == [1, 2]


def test_merged_ranges_keep_their_words_at_the_origin():
    book = workbook(
        ("A", [HEADER, [1, "a", "80%", "x"], [2, "b", None, "y"], [3, "c", None, "z"], [4, "d", "5", "z"]])
    )
    book["A"].merge_cells("C2:C3")
    (found,) = tables(read(book))
    assert [line[2] for line in grid(found)] == ["Mục tiêu", "80%", "^", "", "5"]


def test_a_merge_over_whole_columns_is_cut_to_the_sheet():
    book = workbook(("A", [HEADER, [1, "a", "80%", "x"]]))
    book["A"].merge_cells("F1:H500")
    assert len(tables(read(book))[0].rows) == 2


def test_a_merge_over_a_million_rows_is_refused_before_it_takes_memory():
    book = workbook(("A", [HEADER, [1, "a", "80%", "x"]]))
    book["A"].merged_cells.add("A5:XFD1048576")
    with pytest.raises(ComplianceError) as caught:
        read(book)
    assert caught.value.code == "office.too_many_cells"


def test_formulas_count_by_their_stored_value_and_are_named_without_one():
    book = workbook(("A", [HEADER, [1, "a", "=B9*2", "x"]]))
    document = read(book)
    assert grid(tables(document)[0])[1][2] == "#?"
    assert [(item.text, item.why) for item in document.unread] == [("=B9*2", "office.unread_formula")]


def test_errors_are_named_and_not_read():
    book = workbook(("A", [HEADER, [1, "a", "#DIV/0!", "x"]]))
    book["A"]["C2"].data_type = "e"
    document = read(book)
    assert [item.why for item in document.unread] == ["office.unread_error"]
    assert grid(tables(document)[0])[1][2] == "#DIV/0!"


def test_a_cell_whose_value_is_not_known_takes_none_from_above_and_promises_none():
    book = workbook(("A", [["STT", "Chỉ tiêu", "Mục tiêu năm 2025"], [1, "Tỷ lệ a", "80%"]]))
    for number, value in ((2, "=B9*2"), (3, "#REF!")):
        book["A"].append([number, f"Tỷ lệ {number}", value])
    book["A"]["C4"].data_type = "e"
    (plan,) = assemble(read(book), ReadingContext())
    assert [[target.value for target in each.targets] for each in plan.indicators] == [[80], [], []]
    assert [item.text for item in plan.unread] == ["=B9*2", "#REF!", ""]


def test_charts_pictures_and_shapes_are_named():
    from openpyxl.chart import BarChart, Reference

    book = workbook(("A", [HEADER, [1, "a", 0.8, "x"]]))
    chart = BarChart()
    chart.add_data(Reference(book["A"], min_col=3, min_row=1, max_row=2))
    book["A"].add_chart(chart, "F1")
    other = BarChart()
    other.add_data(Reference(book["A"], min_col=3, min_row=1, max_row=2))
    book.create_chartsheet("Biểu đồ").add_chart(other)
    assert [(item.why, item.text) for item in read(book).unread] == [
        ("office.unread_object", ""),
        ("office.unread_object", "Biểu đồ"),
    ]


def test_the_words_of_shapes_over_the_cells_are_named():
    members = dict(_members(saved(workbook(("A", [HEADER, [1, "a", 1, "x"]])))))
    members["xl/drawings/drawing1.xml"] = "<d xmlns:a='x'><a:t>Đạt &lt; 70%</a:t></d>".encode()
    (item,) = xlsx.read(archive(members), "a.xlsx").unread
    assert (item.why, item.text) == ("office.unread_object", "Đạt < 70%")


def _members(data: bytes):
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        yield from ((name, opened.read(name)) for name in opened.namelist())


def test_dates_are_written_day_first():
    (found,) = tables(read(workbook(("A", [HEADER, [1, "a", dt.date(2025, 6, 30), "x"]]))))
    assert grid(found)[1][2] == "30/06/2025"


def test_one_cell_far_away_does_not_make_a_huge_grid():
    book = workbook(("A", [HEADER, [1, "a", "80%", "x"]]))
    book["A"]["D1048576"] = "x"
    document = read(book)
    assert len(tables(document)[0].rows) == 2


def test_macros_are_not_run_and_said():
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(saved(workbook(("A", [HEADER, [1, "a", "80%", "x"]]))))) as book:
        members: dict[str, bytes | str] = {name: book.read(name) for name in book.namelist()}
    document = xlsx.read(archive({**members, "xl/vbaProject.bin": b"\0"}), "a.xlsm")
    assert [item.why for item in document.unread] == ["office.unread_macros"]


def test_an_empty_workbook_is_refused():
    with pytest.raises(ComplianceError) as caught:
        read(workbook(("A", [])))
    assert caught.value.code == "office.empty"


CSV = 'STT;Chỉ tiêu;Mục tiêu\n1;Tỷ lệ, chung;70%\n2;"dòng một\ndòng hai";80,5%\n'


@pytest.mark.parametrize("text", [CSV, CSV.replace(";", "\t"), "sep=;\n" + CSV])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_of_any_delimiter_and_encoding(text: str, encoding: str):
    (found,) = tables(csv.read(text.encode(encoding), "a.csv"))
    assert grid(found) == [
        ["STT", "Chỉ tiêu", "Mục tiêu"],
        ["1", "Tỷ lệ, chung", "70%"],
        ["2", "dòng một\ndòng hai", "80,5%"],
    ]


def test_csv_with_commas_keeps_decimal_commas_in_quotes():
    (found,) = tables(csv.read('STT,Chỉ tiêu,Mục tiêu\n1,Tỷ lệ,"70,5%"\n2,Khác,"80,5%"\n'.encode(), "a.csv"))
    assert [line[2] for line in grid(found)] == ["Mục tiêu", "70,5%", "80,5%"]


@pytest.mark.parametrize(
    ("text", "is_table"),
    [
        ("KẾ HOẠCH\nNăm 2025\n\nSTT;Chỉ tiêu;Mục tiêu\n1;Tỷ lệ;70%\n", True),
        ("KẾ HOẠCH\n\nSTT,Chỉ tiêu,Mục tiêu\n1,Tỷ lệ,70%\n", True),
        ("TT, chỉ tiêu, mục tiêu của kế hoạch\nlà các cột của bảng, gồm ba cột\n", False),
        ('STT;Chỉ tiêu;Mục tiêu\n"1;Tỷ lệ;70%\n', False),
    ],
)
def test_csv_below_titles_is_known_by_its_headings_whatever_the_file_is_called(text: str, is_table: bool):
    assert csv.claims(text.encode(), "a.txt") is is_table


def test_csv_is_known_by_its_content_and_prose_is_not_csv():
    assert csv.claims(CSV.encode(), "a")
    assert not csv.claims(
        "Căn cứ Luật, theo đề nghị; xét tờ trình.\nĐiều 1. Ban hành; kèm theo.\n".encode(), "a.txt"
    )
    assert not csv.claims(b"", "a.csv")
    assert not csv.claims(b"<html></html>", "a.csv")


def test_an_apostrophe_against_formulas_is_no_text():
    (found,) = tables(csv.read("STT;Chỉ tiêu;Mục tiêu\n1;'- Các phòng;'=80%\n".encode(), "a.csv"))
    assert grid(found)[1] == ["1", "- Các phòng", "=80%"]
