"""A table that draws no line is read where its columns and rows are plain, and always with doubt."""

from __future__ import annotations

from compliance.reading import pdf
from tests.unit.reading_office.building import grid, page, tables, texts
from tests.unit.reading_office.building import pdf as pdf_of

XS = (50, 90, 300, 420)


def line(y: float, *cells: str) -> list[tuple[float, float, str]]:
    """Words of one line, each in its column; a blank one is left out."""
    return [(x, y, words) for x, words in zip(XS, cells, strict=False) if words]


HEADING = line(100, "STT", "Chi tieu", "Muc", "Don vi")
FIRST = [*line(120, "1", "Ty le ho so truc", "80%", "UBND"), *line(134, "", "tuyen")]
SECOND = [*line(150, "2", "Ty le can bo", "90%", "Phong Noi"), *line(164, "", "", "", "vu")]


def read(*content: tuple[float, float, str]):
    return pdf.read(pdf_of(page(content)), "a.pdf")


def test_columns_and_rows_are_found_by_the_places_of_words():
    above = (50, 60, "PHU LUC cua ke hoach nam 2025")
    below = (50, 200, "Noi nhan: UBND tinh Binh Dinh, Phong Noi vu")
    document = read(above, *HEADING, *FIRST, *SECOND, below)
    (found,) = tables(document)
    assert [[" ".join(words.split()) for words in row] for row in grid(found)] == [
        ["STT", "Chi tieu", "Muc", "Don vi"],
        ["1", "Ty le ho so truc tuyen", "80%", "UBND"],
        ["2", "Ty le can bo", "90%", "Phong Noi vu"],
    ]
    assert texts(document) == [above[2], below[2]]
    assert {cell.confidence for row in found.rows for cell in row.cells} == {0.8}


def test_a_dash_begins_a_row_of_its_own():
    dashed = line(180, "", "- UBND cac xa", "60%")
    (found,) = tables(read(*HEADING, *FIRST, *SECOND, *dashed))
    assert [line[:3] for line in grid(found)][-1] == ["", "- UBND cac xa", "60%"]


def test_numbers_in_the_middle_of_their_rows_are_said_to_be_not_read():
    centred = [*line(120, "", "Ty le ho so truc"), *line(127, "1", "tuyen tren", "80%")]
    (found,) = tables(read(*HEADING, *centred, *SECOND))
    assert [words for (words,) in grid(found)] == [
        "STT Chi tieu Muc Don vi",
        "Ty le ho so truc",
        "1 tuyen tren 80%",
        "2 Ty le can bo 90% Phong Noi",
        "vu",
    ]


def test_running_text_is_no_table():
    words = "TT Phuc vu hanh chinh cong tiep nhan ho so cua nguoi dan"
    assert not tables(read(*((50, 100 + 14 * at, words) for at in range(5))))


def test_a_letterhead_of_two_columns_is_no_table():
    letterhead = [(50, 40, "UY BAN NHAN DAN"), (330, 40, "CONG HOA XA HOI")]
    assert not tables(read(*letterhead, (50, 80, "a"), (50, 90, "b")))


def test_a_table_goes_on_overleaf_with_its_heading_and_the_rest_of_a_cut_row():
    first = page([*HEADING, *FIRST, *SECOND])
    rest = [*line(75, "", "duoc tap huan"), *line(95, "3", "Ty le hai long", "85%", "UBND")]
    second = page([*line(61, "STT", "Chi tieu", "Muc", "Don vi"), *rest, (300, 820, "2")])
    (found,) = tables(pdf.read(pdf_of(first, second), "a.pdf"))
    assert [[" ".join(words.split()) for words in row] for row in grid(found)] == [
        ["STT", "Chi tieu", "Muc", "Don vi"],
        ["1", "Ty le ho so truc tuyen", "80%", "UBND"],
        ["2", "Ty le can bo", "90%", "Phong Noi vu"],
        ["STT", "Chi tieu", "Muc", "Don vi"],
        ["", "duoc tap huan", "", ""],
        ["3", "Ty le hai long", "85%", "UBND"],
    ]


def test_a_heading_whose_narrow_cell_breaks_its_letters_is_one():
    heading = [*line(100, "ST", "Chi tieu", "Muc phan", "Don vi"), *line(114, "T", "", "dau", "")]
    (found,) = tables(read(*heading, *((x, y + 14, words) for x, y, words in (*FIRST, *SECOND))))
    assert [words[0].replace(" ", "") for words in grid(found)] == ["STT", "1", "2"]


def test_the_title_of_a_group_over_the_columns_is_a_row():
    title = [(50, 145, "II"), (90, 145, "CAI CACH THE CHE VA TO CHUC BO MAY HANH CHINH NHA NUOC")]
    second = [(x, y + 20, words) for x, y, words in SECOND]
    (found,) = tables(read(*HEADING, *FIRST, *title, *second))
    assert [words[:2] for words in grid(found)][2] == ["II", title[1][2]]


def test_columns_of_words_without_a_known_heading_are_said_to_be_not_read():
    rows = [line(100 + 14 * at, "muc", "Ty le ho so", f"{60 + at}%", "UBND") for at in range(5)]
    (found,) = tables(read((50, 60, "Phu luc"), *(place for row in rows for place in row)))
    assert [words for (words,) in grid(found)] == [f"muc Ty le ho so {60 + at}% UBND" for at in range(5)]


def test_a_heading_over_two_columns_parts_none_of_them():
    over = [*line(86, "STT", "Chi tieu", "", ""), (310, 86, "Trach nhiem cu the cua don vi")]
    under = line(100, "", "", "Theo doi", "Thuc hien")
    (found,) = tables(read(*over, *under, *FIRST, *SECOND))
    assert grid(found)[:2] == [["STT", "Chi tieu", over[2][2], "<"], ["", "", "Theo doi", "Thuc hien"]]
    assert [words[2] for words in grid(found)][2:] == ["80%", "90%"]


def test_a_table_that_rules_its_columns_alone_is_read_by_its_numbers():
    third = [(x, y + 40, words.replace("2", "3")) for x, y, words in SECOND[:4]]
    rules = [(x, 85, x, 240) for x in (45, 85, 295, 415, 545)] + [(45, 85, 545, 85), (45, 240, 545, 240)]
    document = pdf.read(pdf_of(page([*HEADING, *FIRST, *SECOND, *third], rules)), "a.pdf")
    (found,) = tables(document)
    assert [words[0] for words in grid(found)] == ["STT", "1", "2", "3"]
    assert [words[2] for words in grid(found)] == ["Muc", "80%", "90%", "90%"]
