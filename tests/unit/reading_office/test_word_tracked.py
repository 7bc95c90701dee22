"""Unaccepted changes: two texts in one file, and every checked cell says whether it is between them."""

from __future__ import annotations

import pytest

from compliance.reading import docx
from compliance.reading.options import ReaderOptions
from tests.unit.reading_office.building import cell, grid, paragraph, row, run, table, tables, texts, word

GONE = "<w:del><w:r><w:delText>70%</w:delText></w:r></w:del>"
NEW = f"<w:ins>{run('80%')}</w:ins>"


def read(body: str, tracked="accept"):
    return docx.read(word(body), "a.docx", ReaderOptions(tracked=tracked))


@pytest.mark.parametrize(("tracked", "value"), [("accept", "80%"), ("reject", "70%")])
def test_a_replaced_value_is_read_one_way_or_the_other_never_both(tracked, value):
    (found,) = tables(read(table(row("1", cell(paragraph(GONE, NEW)))), tracked))
    assert [place.text for place in found.rows[0].cells] == ["1", value]
    assert [place.tracked for place in found.rows[0].cells] == [False, True]


@pytest.mark.parametrize(("tracked", "value"), [("accept", "80%"), ("reject", "70%")])
def test_new_words_behind_an_empty_insertion_never_grow_onto_the_old_ones(tracked, value):
    (found,) = tables(
        read(table(row("1", cell(paragraph(GONE, "<w:ins><w:r/></w:ins>", run("80%"))))), tracked)
    )
    assert [(place.text, place.tracked) for place in found.rows[0].cells] == [("1", False), (value, True)]


@pytest.mark.parametrize(("tracked", "expected"), [("accept", ["đã có", "mới"]), ("reject", ["đã có", "cũ"])])
def test_moved_text_counts_where_it_was_or_where_it_is(tracked, expected):
    body = (
        paragraph("đã có")
        + paragraph(f"<w:moveTo>{run('mới')}</w:moveTo>")
        + paragraph(f"<w:moveFrom>{run('cũ')}</w:moveFrom>")
    )
    assert texts(read(body, tracked)) == expected


@pytest.mark.parametrize(("tracked", "expected"), [("accept", [["1"], ["3"]]), ("reject", [["1"], ["2"]])])
def test_inserted_and_deleted_rows(tracked, expected):
    body = table(row("1", "a"), row("2", "b", properties="<w:del/>"), row("3", "c", properties="<w:ins/>"))
    (found,) = tables(read(body, tracked))
    assert [line[:1] for line in grid(found)] == expected
    assert [line.cells[0].tracked for line in found.rows] == [False, True]


@pytest.mark.parametrize(
    ("tracked", "expected"), [("accept", ["một hai"]), ("reject", ["một", " hai".strip()])]
)
def test_a_deleted_paragraph_mark_joins_two_paragraphs(tracked, expected):
    body = paragraph("một ", properties="<w:rPr><w:del/></w:rPr>") + paragraph("hai")
    assert texts(read(body, tracked)) == expected


def test_formatting_changes_are_no_changes_of_words():
    body = table(row("1", cell(paragraph(run("80%", "<w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange>")))))
    assert not tables(read(body))[0].rows[0].cells[1].tracked


def test_a_list_number_before_its_change_is_not_counted():
    body = paragraph(
        "a", properties="<w:pPrChange><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:pPrChange>"
    )
    assert read(body).blocks[0].number is None
