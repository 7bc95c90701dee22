"""Unaccepted changes: two texts in one file, and every checked cell says whether it is between them."""

from __future__ import annotations

import pytest

from compliance.reading import docx
from compliance.reading.options import ReaderOptions
from tests.unit.reading_office.building import (
    archive,
    cell,
    grid,
    paragraph,
    row,
    run,
    table,
    tables,
    texts,
    word,
    word_members,
)

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
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


@pytest.mark.parametrize("mark", ["<w:strike/>", "<w:dstrike w:val='true'/>"])
def test_words_crossed_out_by_hand_are_named_and_what_is_left_is_doubtful(mark):
    crossed = paragraph(run("70%", mark), run(" 80%"))
    document = read(table(row("1", cell(crossed))) + crossed)
    place = tables(document)[0].rows[0].cells[1]
    assert (place.text, place.tracked, place.confidence) == ("80%", False, 0.8)
    assert [(item.why, item.text) for item in document.unread] == [("office.unread_struck", "70%")] * 2
    assert (document.blocks[1].text, document.blocks[1].confidence) == ("80%", 0.8)


def test_words_said_not_to_be_crossed_out_stand_for_sure():
    body = table(row("1", cell(paragraph(run("80%", "<w:strike w:val='0'/>")))))
    place = tables(read(body))[0].rows[0].cells[1]
    assert (place.text, place.confidence) == ("80%", 1.0)


@pytest.mark.parametrize("tracked", ["accept", "reject"])
def test_an_insertion_that_holds_no_words_is_no_change(tracked):
    body = table(row("1", cell(paragraph("<w:ins><w:r/></w:ins>", run("80%"), "<w:ins/>", "<w:del/>"))))
    place = tables(read(body, tracked))[0].rows[0].cells[1]
    assert (place.text, place.tracked) == ("80%", False)


@pytest.mark.parametrize(("tracked", "value"), [("accept", "80%"), ("reject", "")])
def test_a_value_that_is_only_inserted_is_there_or_not_and_its_cell_is_between_two_texts(tracked, value):
    body = table(row("1", cell(paragraph(f"<w:ins>{run('80%')}</w:ins>")), "x"))
    place = tables(read(body, tracked))[0].rows[0].cells[1]
    assert (place.text, place.tracked) == (value, True)


def test_a_content_control_and_a_link_inside_a_change_are_of_the_change():
    inner = f"<w:hyperlink>{run('80')}</w:hyperlink><w:sdt><w:sdtContent>{run('%')}</w:sdtContent></w:sdt>"
    body = table(row("1", cell(paragraph(GONE, f"<w:ins>{inner}</w:ins>"))))
    assert tables(read(body))[0].rows[0].cells[1].text == "80%"
    assert tables(read(body, "reject"))[0].rows[0].cells[1].text == "70%"


def test_comments_are_no_words_of_the_plan():
    mark = '<w:commentRangeStart w:id="0"/>' + run("80%") + '<w:commentRangeEnd w:id="0"/>'
    reference = '<w:r><w:commentReference w:id="0"/></w:r>'
    members = word_members(table(row("1", cell(paragraph(mark, reference)))))
    said = f'<w:comment w:id="0">{paragraph("sửa lại")}</w:comment>'
    members["word/comments.xml"] = f'<w:comments xmlns:w="{W}">{said}</w:comments>'
    document = docx.read(archive(members), "a.docx", ReaderOptions())
    assert grid(tables(document)[0]) == [["1", "80%"]]
    assert document.unread == ()
