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


def test_numbers_in_the_middle_of_their_rows_are_left_as_they_stand():
    centred = [*line(120, "", "Ty le ho so truc"), *line(127, "1", "tuyen tren", "80%")]
    assert not tables(read(*HEADING, *centred, *SECOND))


def test_running_text_is_no_table():
    words = "TT Phuc vu hanh chinh cong tiep nhan ho so cua nguoi dan"
    assert not tables(read(*((50, 100 + 14 * at, words) for at in range(5))))


def test_a_letterhead_of_two_columns_is_no_table():
    letterhead = [(50, 40, "UY BAN NHAN DAN"), (330, 40, "CONG HOA XA HOI")]
    assert not tables(read(*letterhead, (50, 80, "a"), (50, 90, "b")))
