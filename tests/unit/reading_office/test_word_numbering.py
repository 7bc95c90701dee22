"""Automatic numbers: as a reader of the printed page would see them."""

# ruff: noqa: E501 (markup reads better unbroken)
from __future__ import annotations

import pytest

from compliance.reading import docx
from compliance.reading.listnumbers import format_number
from compliance.reading.options import ReaderOptions
from tests.unit.reading_office.building import cell, paragraph, row, table, tables, word


def level(index: int, style: str, pattern: str, extra: str = "") -> str:
    return f"<w:lvl w:ilvl='{index}'><w:start w:val='1'/><w:numFmt w:val='{style}'/><w:lvlText w:val='{pattern}'/>{extra}</w:lvl>"


def numbered(text: str, number: int = 1, depth: int = 0) -> str:
    return paragraph(
        text, properties=f"<w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='{number}'/></w:numPr>"
    )


LISTS = (
    "<w:abstractNum w:abstractNumId='0'>"
    + level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.", "") + level(2, "lowerLetter", "%3)")
    + "</w:abstractNum><w:abstractNum w:abstractNumId='1'>"
    + level(0, "decimal", "%1") + level(1, "decimal", "%1.%2") + level(2, "bullet", "\uf0b7")
    + "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    "<w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>"
    "<w:num w:numId='3'><w:abstractNumId w:val='1'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='7'/></w:lvlOverride></w:num>"
)  # fmt: skip


def numbers(*paragraphs: str) -> list[str | None]:
    document = docx.read(word("".join(paragraphs), numbering=LISTS), "a.docx")
    return [block.number for block in document.blocks]


def test_levels_count_and_begin_again_below_a_new_heading():
    assert numbers(
        numbered("a"), numbered("b", depth=1), numbered("c", depth=2), numbered("d", depth=2),
        numbered("e", depth=1), numbered("f", depth=2), numbered("g"), numbered("h", depth=1),
    ) == ["I.", "1.", "a)", "b)", "2.", "a)", "II.", "1."]  # fmt: skip


def test_points_are_lettered_as_official_documents_letter_them():
    assert numbers(*[numbered("x", depth=2) for _ in range(9)]) == [f"{letter})" for letter in "abcdđeghi"]


def test_a_number_names_the_levels_above_it():
    assert numbers(numbered("a", 2), numbered("b", 2, 1), numbered("c", 2, 1), numbered("d", 2, 2)) == [
        "1",
        "1.1",
        "1.2",
        "•",
    ]


def test_an_override_begins_at_its_own_number():
    assert numbers(numbered("a", 2), numbered("b", 3), numbered("c", 3)) == ["1", "7", "8"]


def test_a_list_that_does_not_exist_gives_no_number():
    assert numbers(numbered("a", 99), numbered("b", 0)) == [None, None]


def test_a_row_number_that_word_counts_is_the_text_of_its_cell():
    body = table(row(cell(numbered("", 2)), "Tỷ lệ", "80%"), row(cell(numbered("", 2)), "Số", "5"))
    (found,) = tables(docx.read(word(body, numbering=LISTS), "a.docx"))
    assert [line.cells[0].text for line in found.rows] == ["1", "2"]


def test_numbers_and_headings_come_from_styles_and_their_parents():
    styles = (
        "<w:style w:styleId='Muc'><w:pPr><w:outlineLvl w:val='0'/><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
        "<w:style w:styleId='Con'><w:basedOn w:val='Muc'/></w:style>"
        "<w:style w:styleId='Vong'><w:basedOn w:val='Vong'/></w:style>"
    )
    body = "".join(
        paragraph("x", properties=f"<w:pStyle w:val='{name}'/>") for name in ("Muc", "Con", "Vong", "Thieu")
    )
    document = docx.read(word(body, numbering=LISTS, styles=styles), "a.docx")
    assert [(block.number, block.heading) for block in document.blocks] == [
        ("I.", 1),
        ("II.", 1),
        (None, None),
        (None, None),
    ]


@pytest.mark.parametrize(
    ("count", "style", "expected"),
    [(4, "upperRoman", "IV"), (29, "lowerRoman", "xxix"), (5, "lowerLetter", "đ"), (7, "decimalZero", "07"),
     (24, "lowerLetter", "aa"), (3, "none", ""), (3, "cardinalText", "3"), (0, "lowerLetter", "0")],
)  # fmt: skip
def test_number_formats(count: int, style: str, expected: str):
    assert format_number(count, style) == expected


def deleted(text: str) -> str:
    """A point of a list that is deleted with its mark, and not yet accepted."""
    mark = "<w:rPr><w:del w:id='1'/></w:rPr>"
    words = f"<w:del w:id='2'><w:r><w:delText>{text}</w:delText></w:r></w:del>"
    return (
        f"<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='2'/></w:numPr>{mark}</w:pPr>{words}</w:p>"
    )


@pytest.mark.parametrize(("tracked", "expected"), [("accept", ["1", "2"]), ("reject", ["1", "2", "3"])])
def test_a_deleted_point_counts_only_where_it_still_stands(tracked, expected):
    points = [numbered("a", 2), deleted("b"), numbered("c", 2)]
    options = ReaderOptions(tracked=tracked)
    free = docx.read(word("".join(points), numbering=LISTS), "a.docx", options)
    assert [block.number for block in free.blocks] == expected
    inside = docx.read(word(table(row("x", cell(*points))), numbering=LISTS), "a.docx", options)
    lines = tables(inside)[0].rows[0].cells[1].text.split("\n")
    assert [line.partition(" ")[0] for line in lines] == expected
