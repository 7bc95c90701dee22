"""PDF with text: ruled tables over pages, wrapped lines, what the page carries beside its text."""

# ruff: noqa: E501 (markup reads better unbroken)
from __future__ import annotations

import pytest

from compliance.reading import pdf
from compliance.reading.document import Merge
from tests.unit.reading_office.building import grid, page, ruled, tables, texts
from tests.unit.reading_office.building import pdf as pdf_of

XS = (50, 100, 300, 400, 545)


def read(*pages: bytes):
    return pdf.read(pdf_of(*pages), "a.pdf")


def table_page(ys, rows, *, extra=(), leave_out=()):
    texts_, lines = ruled(XS, ys, rows)
    return page([*texts_, *extra], [line for line in lines if line not in leave_out])


def test_a_ruled_table_is_a_grid():
    document = read(
        table_page(
            (100, 130, 160), [["STT", "Chi tieu", "Muc tieu", "Don vi"], ["1", "Ty le", "80%", "UBND"]]
        )
    )
    assert grid(tables(document)[0]) == [
        ["STT", "Chi tieu", "Muc tieu", "Don vi"],
        ["1", "Ty le", "80%", "UBND"],
    ]
    place = tables(document)[0].rows[1].cells[2].source
    assert (place.page, place.table, place.row, place.cell, place.quote) == (1, 1, 2, 3, "80%")


def test_cells_without_a_line_between_them_are_merged():
    drawn, lines = ruled(XS, (100, 130, 160, 190, 220, 250), [["a", "b", "c", "d"], ["1", "x", "k", "p"], ["2", "y", "l", "p"],
                                                              ["3", "z", "80%", "q"], ["4", "v", "", "r"]])  # fmt: skip
    lines.remove((50, 220, 545, 220))
    lines += [(50, 220, 300, 220), (400, 220, 545, 220)]
    (found,) = tables(read(page(drawn, lines)))
    assert [line[2] for line in grid(found)] == ["c", "k", "l", "80%", "^"]
    assert found.shows_merges


def test_a_line_that_wraps_is_one_line_and_a_meant_break_stays():
    wide = "Ty le ho so truc tuyen tren tong so"
    rows = [["1", f"{wide}\nho so tiep nhan", "80%", "- Mot;\n- Hai"]]
    (found,) = tables(read(table_page((100, 160), rows)))
    assert grid(found) == [["1", f"{wide} ho so tiep nhan", "80%", "- Mot;\n- Hai"]]


def test_a_symbol_cut_at_its_hyphen_is_one_symbol():
    rows = [["1", "Quyet dinh so 3416 ban hanh QD-\nUBND cua", "80%", "x"]]
    assert "QD-UBND" in grid(tables(read(table_page((100, 160), rows)))[0])[0][1]


def test_offices_joined_by_their_sign_stay_one_abbreviation():
    drawn, lines = ruled((50, 100, 160), (100, 160), [["1", "HDND&\nUBND xa"]])
    assert grid(tables(read(page(drawn, lines)))[0]) == [["1", "HDND&UBND xa"]]


def test_headings_typed_again_on_a_page_are_no_merges_of_the_body():
    def one_page(top, number):
        drawn, lines = ruled(
            XS,
            (top, top + 30, top + 60, top + 90),
            [["STT", "Chi tieu", "Muc tieu", "Don vi"], ["", "", "", ""], [number, "a", "80%", ""]],
        )
        lines.remove((50, top + 30, 545, top + 30))
        return page(drawn, lines)

    (found,) = tables(read(one_page(700, "1"), one_page(80, "2")))
    assert len(found.rows) == 6 or len(found.rows) == 4
    assert not found.shows_merges


def test_an_abbreviation_too_long_for_its_cell_is_one_word():
    drawn, lines = ruled((50, 100, 160), (100, 160), [["1", "HDND&UBN\nD xa"]])
    assert grid(tables(read(page(drawn, lines)))[0]) == [["1", "HDND&UBND xa"]]


@pytest.mark.parametrize(
    ("right", "cell", "read_as"),
    [
        (78, "ST\nT", "STT"),  # the commonest heading of all, in the narrowest column
        (65, "S\nT\nT", "STT"),
        (90, "Phong\nban", "Phong ban"),  # two words
        (78, "Ho\nso", "Ho so"),  # a syllable is a word, however narrow its cell
        (112, "30/11/202\n6", "30/11/2026"),  # a date
        (90, "80%\n90%", "80% 90%"),
        (78, "1.1\n1.2", "1.1 1.2"),  # two numbers never grow into one
    ],
)
def test_only_an_abbreviation_breaks_inside(right, cell, read_as):
    drawn, lines = ruled((50, right, 300), (100, 160), [[cell, "x"]])
    assert grid(tables(read(page(drawn, lines)))[0])[0][0].replace("\n", " ") == read_as


def test_an_abbreviation_that_the_page_break_cuts_is_one_word():
    drawn, lines = ruled((50, 100, 160), (700, 760), [["1", "Phong\nHDND&UBN"]])
    below, others = ruled((50, 100, 160), (60, 110), [["", "D xa"]])
    assert grid(tables(read(page(drawn, lines), page(below, others)))[0]) == [["1", "Phong HDND&UBND xa"]]


def test_an_item_begins_a_paragraph_behind_the_end_of_a_sentence_however_long_it_is():
    wide = "Tiep tuc day manh cai cach hanh chinh nham xay dung nen hanh chinh dan chu, 2025."
    lines = [(60, 100, wide), (60, 116, "I. MUC TIEU"), (60, 132, "Dat 80%")]
    assert texts(read(page(lines))) == [wide, "I. MUC TIEU", "Dat 80%"]


def test_a_title_in_capitals_begins_a_paragraph_behind_the_end_of_a_sentence():
    wide = "Tiep tuc day manh cai cach hanh chinh nham xay dung nen hanh chinh dan chu, 2025."
    assert texts(read(page([(60, 100, wide), (60, 116, "PHAN THU HAI MUC TIEU")]))) == [
        wide,
        "PHAN THU HAI MUC TIEU",
    ]


def test_a_table_goes_on_over_the_page_with_its_repeated_header():
    header = ["STT", "Chi tieu", "Muc tieu", "Don vi"]
    first = table_page((700, 730, 760), [header, ["1", "a", "80%", "x"]])
    second = table_page((80, 110, 140), [header, ["2", "b", "90%", "y"]])
    (found,) = tables(read(first, second))
    assert [line[0] for line in grid(found)] == ["STT", "1", "STT", "2"]
    assert [line.source.page for line in found.rows] == [1, 1, 2, 2]


def test_a_row_cut_in_the_middle_of_a_cell_is_one_row():
    header = ["STT", "Chi tieu", "Muc tieu", "Don vi"]
    first = table_page((700, 730, 770), [header, ["1", "Ty le ho so duoc giai quyet truc", "80%", "x"]])
    second = table_page((80, 110, 140, 170), [header, ["", "tuyen", "", ""], ["2", "b", "90%", "y"]])
    (found,) = tables(read(first, second))
    assert [line[1] for line in grid(found)] == [
        "Chi tieu",
        "Ty le ho so duoc giai quyet truc tuyen",
        "Chi tieu",
        "b",
    ]


@pytest.mark.parametrize(
    ("rest", "rows"),
    [("tuyen", 4), ("Ty le khac", 5)],
    ids=["goes on in small letters", "another title"],
)
def test_a_list_of_owners_goes_on_where_the_title_beside_it_is_cut(rest: str, rows: int):
    header = ["STT", "Chi tieu", "Muc tieu", "Don vi"]
    first = table_page((700, 730, 770), [header, ["1", "Ty le ho so duoc giai quyet truc", "80%", "So A;"]])
    second = table_page((80, 110, 140, 170), [header, ["", rest, "", "So B"], ["2", "b", "90%", "y"]])
    (found,) = tables(read(first, second))
    assert len(found.rows) == rows


def test_a_row_that_begins_a_page_is_not_taken_for_the_rest_of_another():
    header = ["STT", "Chi tieu", "Muc tieu", "Don vi"]
    first = table_page((700, 730, 770), [header, ["1", "Ty le ho so duoc giai quyet truc", "80%", "x"]])
    second = table_page((80, 110, 140), [header, ["", "Ty le khac", "90%", "y"]])
    assert len(tables(read(first, second))[0].rows) == 4


def test_a_row_left_open_by_the_page_break_is_closed_and_joined():
    header = ["STT", "Chi tieu", "Muc tieu", "Don vi"]
    drawn, lines = ruled(XS, (700, 730, 790), [header, ["1", "Ty le ho so duoc giai quyet truc", "80%", "x"]])
    lines.remove((50, 790, 545, 790))
    below, others = ruled(XS, (60, 110, 140), [["", "tuyen", "", ""], ["2", "b", "90%", "y"]])
    others.remove((50, 60, 545, 60))
    (found,) = tables(read(page(drawn, lines), page(below, others)))
    assert [line[1] for line in grid(found)] == ["Chi tieu", "Ty le ho so duoc giai quyet truc tuyen", "b"]


@pytest.mark.parametrize(
    ("above", "below", "merged"),
    [
        (["1", "a", "80%", "Phong Noi vu", "x"], ["2", "b", "90%", "", "y"], True),
        (
            ["1", "a", "80%", "Phong Noi vu", "x"],
            ["II", "CAI CACH", "", "", ""],
            False,
        ),  # the title of a group
        (
            ["1", "a", "80%", "Phong Noi vu", "x"],
            ["2", "b", "", "Van phong", "y"],
            False,
        ),  # no value is guessed
    ],
)
def test_a_name_that_stood_for_rows_on_both_sides_of_a_page_break_goes_on(above, below, merged):
    xs = (50, 100, 250, 320, 450, 545)
    head = ["STT", "Chi tieu", "Muc tieu", "Don vi", "Ghi chu"]
    pages = [
        page(*ruled(xs, (700, 730, 760), [head, above])),
        page(*ruled(xs, (80, 110, 140), [head, below])),
    ]
    (found,) = tables(read(*pages))
    cells = found.rows[-1].cells
    assert [(cell.merge.value, cell.confidence) for cell in cells if cell.merge is not Merge.NONE] == (
        [("above", 0.8)] if merged else []
    )


_OWNERS = "Cac co quan chuyen"


def merged_pages(above: str, below: str, *, title: str = "c"):
    """The owners of rows 1 to 3, a page break, rows 4 and 5: one cell for 2 and 3, and one for 4 and 5."""
    head = ["STT", "Chi tieu", "Muc tieu", "Don vi"]
    first = [head, ["1", "x", "70%", "Phong Y te"], ["2", "a", "80%", above], ["3", "b", "82%", ""]]
    second = [head, ["4" if title else "", title, "90%" if title else "", below], ["5", "d", "95%", ""]]
    pages = []
    for ys, rows in (((690, 715, 740, 765, 790), first), ((80, 105, 170, 195), second)):
        texts_, lines = ruled(XS, ys, rows)
        lines.remove((50, ys[-2], 545, ys[-2]))
        lines.append((50, ys[-2], 400, ys[-2]))
        pages.append(page(texts_, lines))
    (found,) = tables(read(*pages))
    return [
        (line[3], min(cell.confidence for cell in row.cells))
        for line, row in zip(grid(found), found.rows, strict=True)
        if line[0] != "STT"
    ]


@pytest.mark.parametrize(
    ("above", "below", "told"),
    [
        ("Phong Tai chinh -", "Ke hoach", ["Phong Tai chinh - Ke hoach", "^", "^"]),
        ("Van phong và", "UBND", ["Van phong và UBND", "^", "^"]),
        ("Cac phong, ban;", "UBND cac xa", ["Cac phong, ban; UBND cac xa", "^", "^"]),
        ("- Cac phong;", "- UBND cac xa", ["- Cac phong;\n- UBND cac xa", "^", "^"]),
        ("-", "UBND cac xa", ["-", "UBND cac xa", "^"]),
        ("So Noi vu", "UBND cac xa", ["So Noi vu", "UBND cac xa", "^"]),
    ],
    ids=["dash", "a word that ends no name", "semicolon", "list", "as above", "a name"],
)
def test_words_that_end_no_name_go_on_below_the_page_break(above: str, below: str, told: list[str]) -> None:
    # An owner cell of rows 2 to 4, of which only row 2 is on the first page: no line there shows a merge.
    head = ["STT", "Chi tieu", "Muc tieu", "Don vi"]
    first = table_page((700, 725, 750, 775), [head, ["1", "x", "70%", "So Y te"], ["2", "a", "80%", above]])
    texts_, lines = ruled(XS, (80, 105, 130, 155), [head, ["3", "b", "82%", below], ["4", "c", "90%", ""]])
    lines.remove((50, 130, 545, 130))
    (found,) = tables(read(first, page(texts_, [*lines, (50, 130, 400, 130)])))
    assert [line[3] for line in grid(found) if line[0] in ("2", "3", "4")] == told


def test_a_list_that_each_name_of_the_column_ends_like_is_no_name_cut() -> None:
    head = ["STT", "Chi tieu", "Muc tieu", "Don vi"]
    first = table_page(
        (700, 725, 750, 775), [head, ["1", "x", "70%", "So Y te;"], ["2", "a", "80%", "So A;"]]
    )
    second = table_page((80, 105, 130), [head, ["3", "b", "82%", "UBND cac xa;"]])
    (found,) = tables(read(first, second))
    assert [line[3] for line in grid(found)] == ["Don vi", "So Y te;", "So A;", "Don vi", "UBND cac xa;"]


def test_a_blank_owner_on_a_new_page_goes_on_beside_another_that_lines_show_to_go_on() -> None:
    # Who sees to rows 1 and 2 stands in a merge that the break cuts behind its first row; who acts, in a longer one.
    xs = (50, 100, 250, 320, 450, 545)
    head = ["STT", "Chi tieu", "Muc tieu", "Theo doi", "Don vi"]
    pages = []
    for ys, rows in (
        ((700, 725, 750), [head, ["1", "a", "80%", "Phong Noi vu", "UBND"]]),
        ((80, 105, 130, 155), [head, ["2", "b", "90%", "", ""], ["3", "c", "95%", "So A", ""]]),
    ):
        texts_, lines = ruled(xs, ys, rows)
        if len(rows) == 3:
            lines.remove((50, 130, 545, 130))
            lines.append((50, 130, 450, 130))
        pages.append(page(texts_, lines))
    (found,) = tables(read(*pages))
    assert [line[3:] for line in grid(found)][-2:] == [["^", "^"], ["So A", "^"]]


def test_words_of_a_merge_that_the_page_break_cuts_are_of_all_its_rows():
    # An owner cell of rows 2 to 5: the lines show a merge on either side, and its words stop within a sentence.
    assert merged_pages(_OWNERS, "mon thuoc UBND huyen") == [
        ("Phong Y te", 1.0),
        (f"{_OWNERS} mon thuoc UBND huyen", 1.0),
        *[("^", 1.0)] * 3,
    ]


def test_the_rest_of_a_merge_below_its_last_row_is_no_row_of_its_own():
    # Below row 3 only the words of the merge go on: the page break cut row 3, and row 5 is still in the merge.
    assert merged_pages(_OWNERS, "mon thuoc UBND", title="") == [
        ("Phong Y te", 1.0),
        (f"{_OWNERS} mon thuoc UBND", 1.0),
        *[("^", 1.0)] * 2,
    ]


@pytest.mark.parametrize(
    ("above", "below", "confidence"),
    [
        ("Van phong HDND va", "UBND huyen", 0.8),
        ("Van phong HDND va", "Phong Y te", 1.0),
        ("So Noi vu", "Van phong", 1.0),
    ],
    ids=["a name may go on", "another row is by the same", "there was room for more"],
)
def test_two_names_beside_a_page_break_are_doubted_only_where_they_could_be_one(above, below, confidence):
    owners = merged_pages(above, below)[1:]
    assert owners == [(owner, confidence) for owner in (above, "^", below, "^")]


def test_a_name_cut_between_two_rows_without_lines_that_tell_is_joined_with_doubt():
    head = ["STT", "Chi tieu", "Muc tieu", "Don vi"]
    first = table_page((700, 730, 760), [head, ["1", "a", "80%", _OWNERS]])
    second = table_page((80, 110, 140), [head, ["2", "b", "90%", "mon cua huyen"]])
    (found,) = tables(read(first, second))
    assert [line[3] for line in grid(found)] == ["Don vi", f"{_OWNERS} mon cua huyen", "Don vi", "^"]
    assert [row.cells[3].confidence for row in found.rows] == [1.0, 0.8, 1.0, 0.8]


def test_two_tables_of_other_columns_stay_two():
    first = table_page((700, 760), [["1", "a", "80%", "x"]])
    drawn, lines = ruled((50, 200, 545), (80, 140), [["2", "b"]])
    assert len(tables(read(first, page(drawn, lines)))) == 2


def test_wrapped_lines_are_one_paragraph_and_spaced_ones_two():
    wide = "Tiep tuc day manh cai cach hanh chinh nham xay dung nen hanh chinh dan chu, hien"
    lines = [(60, 100, wide), (60, 116, wide), (60, 132, "dai."), (60, 160, "2. Muc tieu"), (60, 176, wide)]
    assert texts(read(page(lines))) == [f"{wide} {wide} dai.", "2. Muc tieu", wide]


def test_a_last_word_shorter_than_the_indent_of_the_first_line_goes_on_with_it():
    wide = "Tiep tuc day manh cai cach hanh chinh nham xay dung nen hanh chinh dan chu, hien"
    first = "- Ty le ho so duoc giai quyet dung han va truoc han cua toan xa dat toi thieu"
    lines = [(60, 100, wide), (60, 116, wide), (88, 140, first), (60, 156, "98%.")]
    assert texts(read(page(lines)))[-1] == f"{first} 98%."


def test_page_numbers_stamps_and_running_lines_are_named_and_no_text():
    pages = [
        page(
            [
                (280, 820, str(number)),
                (60, 30, "So: 2775/SNV; 10/11/2025; 11:00:27;"),
                (60, 300, f"noi dung {word}"),
            ]
        )
        for number, word in ((1, "mot"), (2, "hai"), (3, "ba"))
    ]
    document = read(*pages)
    assert texts(document) == ["noi dung mot", "noi dung hai", "noi dung ba"]
    (left,) = document.unread
    assert left.why == "office.unread_page_furniture"
    assert left.text.count("2775/SNV") == 3
    assert {"1", "2", "3"} <= set(left.text.split("\n"))


@pytest.mark.parametrize(
    "turn", ["0 1 -1 0 595 0 cm", "0 -1 1 0 0 842 cm", "-1 0 0 -1 595 842 cm"], ids=["up", "down", "over"]
)
def test_a_page_whose_words_lie_on_their_side_is_turned(turn):
    straight = table_page(
        (100, 130, 160), [["STT", "Chi tieu", "Muc", "x"], ["1", "Ty le ho so", "80%", "y"]]
    )
    document = read(b"q " + turn.encode() + b"\n" + straight + b"\nQ")
    (found,) = tables(document)
    assert grid(found) == [["STT", "Chi tieu", "Muc", "x"], ["1", "Ty le ho so", "80%", "y"]]
    assert not document.unread


def test_letters_that_run_up_in_a_cell_are_its_words_and_beside_the_text_are_named():
    straight = table_page((100, 200, 230), [["", "Chi tieu", "Muc", "x"], ["1", "Ty le ho so", "80%", "y"]])
    upwards = (
        b"\nBT /F1 12 Tf 0 1 -1 0 80 650 Tm (So thu tu) Tj ET BT /F1 12 Tf 0 1 -1 0 30 400 Tm (Ky so) Tj ET"
    )
    document = read(straight + upwards)
    assert grid(tables(document)[0])[0][0] == "So thu tu"
    assert [(item.why, item.text) for item in document.unread] == [("office.unread_turned", "Ky so")]


def test_words_with_a_line_through_them_are_named_and_what_stands_beside_is_doubtful():
    drawn, lines = ruled(XS, (100, 160), [["1", "Ty le ho so", "85%90%", "y"]])
    struck = page(drawn, [*lines, (305, 110, 329, 110)])
    document = read(struck)
    cells = tables(document)[0].rows[0].cells
    assert [(place.text, place.confidence) for place in cells[1:3]] == [("Ty le ho so", 1.0), ("90%", 0.8)]
    assert [(item.why, item.text) for item in document.unread] == [("office.unread_struck", "85%")]


def test_the_signs_of_footnotes_leave_with_their_notes():
    small = b"\nBT /F1 7 Tf 119 727 Td (1) Tj ET BT /F1 7 Tf 329 698 Td (1) Tj ET"
    note = b"\nBT /F1 6 Tf 60 92 Td (1) Tj ET BT /F1 9 Tf 66 90 Td (Nam 2024 dat 75%.) Tj ET"
    wide = "Phan dau nam 2025 cac chi tieu tren dia ban deu hoan thanh theo ke hoach."
    texts_ = [(60, 120, "Ty le ho so"), (60, 134, wide)]
    drawn, lines = ruled(XS, (135, 170), [["1", "Ty le", "80%", "y"]])
    document = read(page([texts_[0], (60, 600, wide), *drawn], [*lines, (60, 740, 180, 740)]) + small + note)
    assert texts(document)[0] == "Ty le ho so"
    assert grid(tables(document)[0])[0][2] == "80%"
    assert [one.text for one in document.footnotes] == ["1 Nam 2024 dat 75%."]


def test_two_columns_of_a_letterhead_are_not_one_sentence():
    document = read(
        page([(60, 60, "UBND HUYEN X"), (320, 60, "CONG HOA XA HOI"), (60, 90, "So: 12/KH-UBND")])
    )
    assert texts(document) == ["UBND HUYEN X", "CONG HOA XA HOI", "So: 12/KH-UBND"]


def test_pdf_is_known_by_its_content():
    assert pdf.claims(b"\r\n%PDF-1.7", "a.doc")
    assert not pdf.claims(b"PK\x03\x04", "a.pdf")
