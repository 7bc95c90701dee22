"""Web pages saved from portals, also those called .doc and web archives."""

# ruff: noqa: E501 (markup reads better unbroken)
from __future__ import annotations

import pytest

from compliance.errors import ComplianceError
from compliance.reading import html
from compliance.reading.options import ReaderOptions
from tests.unit.reading_office.building import grid, tables, texts

HEAD = "<!DOCTYPE html><html><head><meta charset=utf-8><title>Cổng 2025</title></head><body>"


def read(body: str, **options):
    return html.read((HEAD + body).encode(), "a.html", ReaderOptions(**options))


def test_row_and_column_spans_make_one_grid():
    body = (
        "<table><thead><tr><th rowspan=2>STT<th rowspan=2>Chỉ tiêu<th colspan=2>Trách nhiệm<tr><th>A<th>B</thead>"
        "<tr><td>1<td>Tỷ lệ<td>x<td rowspan=2>y<tr><td>2<td>Khác<td>z<tr><td>3<td>c<td>d<td>e</table>"
    )
    (found,) = tables(read(body))
    assert grid(found) == [
        ["STT", "Chỉ tiêu", "Trách nhiệm", "<"], ["^", "^", "A", "B"], ["1", "Tỷ lệ", "x", "y"], ["2", "Khác", "z", "^"],
        ["3", "c", "d", "e"],
    ]  # fmt: skip
    assert [line.header for line in found.rows] == [True, True, False, False, False]


def test_scripts_styles_titles_and_comments_are_no_text():
    body = "<script>var a='<table>80%</table>'</script><style>p{width:80%}</style><!-- 70% --><p>Kế hoạch</p>"
    document = read(body)
    assert texts(document) == ["Kế hoạch"]
    assert not tables(document)


def test_hard_wraps_are_spaces_and_breaks_are_lines():
    assert texts(read("<p>Tỷ lệ hồ sơ\ntrực   tuyến<br>đạt&nbsp;80&#37;</p>")) == [
        "Tỷ lệ hồ sơ trực tuyến\nđạt\xa080%".replace("\xa0", " ")
    ]


def test_hidden_parts_are_named():
    document = read("<p>a</p><div style='display: none'>đạt 70%<p>x</div><p hidden>b")
    assert texts(document) == ["a"]
    assert [item.why for item in document.unread] == ["office.unread_hidden_text"] * 2


def test_lists_number_themselves():
    document = read(
        "<ol type=a><li>một<li>hai<li>ba<li>bốn<li>năm</ol><ul><li>sáu</ul><ol start=3><li>bảy</ol>"
    )
    assert [block.number for block in document.blocks] == ["a.", "b.", "c.", "d.", "đ.", "-", "3."]


def test_a_table_in_a_cell_is_lines_and_a_layout_is_unwrapped():
    inner = "<table><tr><td>cấp tỉnh<td>90%<tr><td>cấp huyện<td>80%</table>"
    document = read(f"<table><tr><td>Trang<table><tr><td>1<td>Tỷ lệ<td>{inner}</table>cuối</table>")
    assert texts(document) == ["Trang", "cuối"]
    assert grid(tables(document)[0]) == [["1", "Tỷ lệ", "cấp tỉnh 90%\ncấp huyện 80%"]]


@pytest.mark.parametrize(("tracked", "value"), [("accept", "80%"), ("reject", "70%")])
def test_changes_that_word_saved_into_the_page(tracked, value):
    document = read("<table><tr><td>1<td><del>70%</del><ins>80%</ins></table>", tracked=tracked)
    place = tables(document)[0].rows[0].cells[1]
    assert (place.text, place.tracked) == (value, True)


def test_raised_digits_do_not_grow_onto_numbers():
    assert texts(read("<p>80%<sup>1</sup></p>")) == ["80%¹"]


def test_pictures_are_named_and_never_fetched():
    document = read("<p>a<img src='http://example.invalid/x.png' alt='Con dấu'></p>")
    assert [(item.text, item.why) for item in document.unread] == [("Con dấu", "office.unread_picture")]


@pytest.mark.parametrize("charset", ["windows-1258", "utf-8", "utf-16"])
def test_the_charset_is_found(charset: str):
    import unicodedata

    text = "<html><meta charset=x><p>Kế hoạch cải cách</p></html>".replace("x", charset, 1)
    if charset == "windows-1258":
        data = (
            unicodedata.normalize("NFC", text)
            .translate({0x1EBF: "ê\u0301", 0x1EA1: "a\u0323", 0x1EA3: "a\u0309"})
            .encode("cp1258")
        )
    else:
        data = text.encode(charset)
    assert html.claims(data, "a.doc")
    assert texts(html.read(data, "a.doc")) == ["Kế hoạch cải cách"]


def test_a_web_archive_is_opened():
    page = "<html><body><p>Kế hoạch</p></body></html>"
    data = (
        "From: <Saved by Word>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\n"
        f"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{page}\n--B--\n"
    ).encode()
    assert html.claims(data, "a.doc")
    assert texts(html.read(data, "a.doc")) == ["Kế hoạch"]


def test_text_with_left_over_tags_is_no_page():
    assert not html.claims("Mục tiêu <p>đạt 80%</p>".encode(), "a.txt")


def test_a_page_without_words_is_refused():
    with pytest.raises(ComplianceError) as caught:
        read("<img src=a.png>")
    assert caught.value.code == "office.pictures_only"


def test_spans_beyond_reason_are_refused():
    with pytest.raises(ComplianceError) as caught:
        read("<table>" + "<tr><td colspan=900000 rowspan=900000>x" * 10 + "</table>")
    assert caught.value.code == "office.too_many_cells"


def test_a_portal_laid_out_in_columns_is_unwrapped_whatever_their_number():
    annex = "<table><tr><td>STT<td>Chỉ tiêu<td>Mức<tr><td>1<td>Tỷ lệ<td>80%</table>"
    page = f"<p>KẾ HOẠCH<p>II. MỤC TIÊU<p>Đạt 90%.{annex}"
    document = read(f"<table><tr><td>Liên kết<td>{page}<td>Quảng cáo</table>")
    assert texts(document) == ["Liên kết", "KẾ HOẠCH", "II. MỤC TIÊU", "Đạt 90%.", "Quảng cáo"]
    assert grid(tables(document)[0])[1] == ["1", "Tỷ lệ", "80%"]


@pytest.mark.parametrize("around", ["{}", "<table><tr><td>{}<td>b<td>c</table>"])
def test_menus_of_links_are_named_and_no_text(around):
    menu = "<ul><li><a href='/2023'>Văn bản năm 2023 (120)</a><li><a href='#'>Tin</a></ul>"
    document = read(around.format(menu + "<p>Đạt <a href='/76'>Nghị quyết số 76</a>"))
    assert "2023" not in " ".join(texts(document)) + str([grid(table) for table in tables(document)])
    assert [item.text for item in document.unread] == ["Văn bản năm 2023 (120)", "Tin"]


def test_what_follows_a_menu_takes_no_mark_from_it():
    document = read("<ul><li><a href='/2023'>Tin</a></li></ul><p>KẾ HOẠCH")
    assert [(block.text, block.number) for block in document.blocks] == [("KẾ HOẠCH", None)]


def test_a_list_of_the_plan_with_links_in_it_is_text():
    document = read(
        "<ul><li>Theo <a href='/3416'>Quyết định số 3416</a><li><a href='#_ftn1'>[1]</a> Ghi chú</ul>"
    )
    assert texts(document) == ["Theo Quyết định số 3416", "[1] Ghi chú"]


def test_what_a_portal_says_of_the_page_is_named_and_no_text():
    document = read("<p>Thứ sáu, 10/01/2025, 08:15 | Lượt xem: 1532<p>Lượt truy cập: 12.345<p>a")
    assert texts(document) == ["a"]
    assert [item.why for item in document.unread] == ["office.unread_navigation"] * 2


def test_rows_count_as_in_the_page_also_behind_one_without_cells():
    (found,) = tables(read("<table><tr><td>a<td>b<tr></tr><tr><td>c<td>d</table>"))
    assert [line.source.row for line in found.rows] == [1, 3]


@pytest.mark.parametrize("crossed", ["<s>70%</s>", "<span style='text-decoration: line-through'>70%</span>"])
def test_words_crossed_out_are_named_and_what_is_left_is_doubtful(crossed):
    document = read(f"<p>Đạt {crossed} 80%<p>b<table><tr><td>1<td>{crossed}80%<td>x</table>")
    assert [(block.text, block.confidence) for block in document.blocks[:2]] == [("Đạt 80%", 0.8), ("b", 1.0)]
    cells = tables(document)[0].rows[0].cells
    assert [(cell.text, cell.confidence) for cell in cells] == [("1", 1.0), ("80%", 0.8), ("x", 1.0)]
    assert [(item.why, item.text) for item in document.unread] == [("office.unread_struck", "70%")] * 2


def test_a_crossing_out_that_nobody_closed_ends_with_its_cell():
    (found,) = tables(read("<table><tr><td><s>70%<td>80%</tr><tr><td>b<td>c</table>"))
    assert grid(found) == [["", "80%"], ["b", "c"]]
