"""Running text of Word files: what is shown is read once, what is not shown is named."""

# ruff: noqa: E501 (markup reads better unbroken)
from __future__ import annotations

import pytest

from compliance.reading import docx
from tests.unit.reading_office.building import (
    archive,
    cell,
    paragraph,
    row,
    run,
    table,
    tables,
    texts,
    word,
    word_members,
)

BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent>"
    "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent>"
    "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def read(body: str, **parts: str):
    return docx.read(word(body, **parts), "a.docx")


def whys(document) -> list[str]:
    return [item.why for item in document.unread]


def test_a_text_box_is_read_once_though_it_is_stored_twice():
    document = read(paragraph("Số: 12/KH-UBND", BOX.format(paragraph("DỰ THẢO"))))
    assert texts(document) == ["Số: 12/KH-UBND", "DỰ THẢO"]


def test_a_text_box_without_a_choice_is_read_from_the_fallback():
    box = BOX.replace("<mc:Choice Requires='wps'>", "<mc:Gone>").replace("</mc:Choice>", "</mc:Gone>")
    assert texts(read(paragraph("a", box.format(paragraph("b"))))) == ["a", "b"]


def test_hyperlinks_smart_tags_fields_and_content_controls_are_read():
    body = paragraph(
        f"<w:hyperlink>{run('Nghị quyết ')}</w:hyperlink>",
        f"<w:smartTag>{run('số 76')}</w:smartTag>",
        f"<w:fldSimple w:instr='PAGE'>{run('/NQ-CP')}</w:fldSimple>",
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run(' ngày 15/7/2021')}</w:sdtContent></w:sdt>",
    )
    assert texts(read(body)) == ["Nghị quyết số 76/NQ-CP ngày 15/7/2021"]


def test_field_instructions_and_placeholders_are_not_text():
    body = paragraph(
        "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>DATE 2024</w:instrText></w:r>",
        run("năm 2025"),
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Bấm vào đây')}</w:sdtContent></w:sdt>",
    )
    assert texts(read(body)) == ["năm 2025"]


def test_a_whole_table_row_and_cell_may_stand_in_content_controls():
    wrapped = f"<w:sdt><w:sdtContent>{row('1', 'Tỷ lệ', '80%')}</w:sdtContent></w:sdt>"
    inner = f"<w:tr><w:sdt><w:sdtContent>{cell('2')}</w:sdtContent></w:sdt>{cell('Số')}{cell('5')}</w:tr>"
    (found,) = tables(read(table(wrapped, inner)))
    assert [[place.text for place in line.cells] for line in found.rows] == [
        ["1", "Tỷ lệ", "80%"],
        ["2", "Số", "5"],
    ]


def test_symbols_breaks_tabs_and_hyphens_show_as_they_print():
    body = paragraph(
        "<w:r><w:sym w:font='Symbol' w:char='F0B3'/></w:r>",
        run(" 80%"),
        "<w:r><w:br/></w:r>",
        run("2024"),
        "<w:r><w:noBreakHyphen/></w:r>",
        run("2025"),
        "<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>",
    )
    assert texts(read(body)) == ["≥ 80%\n2024-2025•"]


def test_private_signs_of_symbol_fonts_become_the_signs_they_show():
    assert texts(read(paragraph("\uf0a3 5 ngày"))) == ["≤ 5 ngày"]


def test_a_footnote_sign_does_not_grow_onto_a_number():
    raised = run("1", "<w:vertAlign w:val='superscript'/>")
    assert texts(read(paragraph(run("80%"), raised))) == ["80%¹"]


def test_footnotes_stand_apart_and_their_references_leave_no_digit():
    notes = f"<w:footnote w:type='separator' w:id='0'>{paragraph('---')}</w:footnote><w:footnote w:id='2'>{paragraph('Theo báo cáo 12')}</w:footnote>"
    document = read(paragraph(run("đạt 70%"), "<w:r><w:footnoteReference w:id='2'/></w:r>"), footnotes=notes)
    assert texts(document) == ["đạt 70%"]
    assert [note.text for note in document.footnotes] == ["Theo báo cáo 12"]


@pytest.mark.parametrize("properties", ["<w:vanish/>", "<w:vanish w:val='1'/>", "<w:rStyle w:val='An'/>"])
def test_hidden_text_is_left_out_and_named(properties: str):
    styles = "<w:style w:type='character' w:styleId='An'><w:rPr><w:vanish/></w:rPr></w:style>"
    document = read(paragraph(run("đạt 80%"), run(" (cũ 70%)", properties)), styles=styles)
    assert texts(document) == ["đạt 80%"]
    assert [(item.text, item.why) for item in document.unread] == [("(cũ 70%)", "office.unread_hidden_text")]


def test_text_that_is_said_not_to_vanish_is_read():
    assert texts(read(paragraph(run("80%", "<w:vanish w:val='0'/>")))) == ["80%"]


def test_a_picture_is_named_as_not_read():
    body = paragraph("Biểu đồ", "<w:r><w:drawing><a:graphic><pic:pic/></a:graphic></w:drawing></w:r>")
    assert whys(read(body)) == ["office.unread_picture"]


@pytest.mark.parametrize(
    "drawing",
    [
        "<c:chart xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart'/>",
        "<d:relIds xmlns:d='http://schemas.openxmlformats.org/drawingml/2006/diagram'/>",
        "<o:OLEObject xmlns:o='urn:schemas-microsoft-com:office:office' ProgID='Excel.Sheet.12'/>",
    ],
)
def test_charts_diagrams_and_embedded_files_are_named_as_not_read(drawing):
    inside = f"<w:p><w:r><w:drawing>{drawing}</w:drawing></w:r></w:p>"
    assert whys(read(paragraph("a") + inside + table(row("1", cell(inside))))) == ["office.unread_object"] * 2


def test_equations_are_read():
    assert texts(read(paragraph("đạt ", "<m:oMath><m:r><m:t>≥ 80%</m:t></m:r></m:oMath>"))) == ["đạt ≥ 80%"]


def test_pages_are_counted_where_word_noted_them():
    body = (
        paragraph("một")
        + paragraph("<w:r><w:lastRenderedPageBreak/></w:r>", "hai")
        + table(
            row(cell("<w:p><w:r><w:lastRenderedPageBreak/><w:t>a</w:t></w:r></w:p>"), cell("b")),
            row("c", "d"),
        )
    )
    document = read(body)
    assert [block.source.page for block in document.blocks] == [1, 2, 3]
    assert [line.source.page for line in tables(document)[0].rows] == [3, 3]


def test_without_noted_page_breaks_pages_are_not_guessed():
    assert (
        read(paragraph("một") + paragraph("<w:r><w:br w:type='page'/></w:r>", "hai")).blocks[1].source.page
        is None
    )


def test_the_strict_form_of_the_standard_is_read():
    members = word_members(paragraph("Kế hoạch"))
    members["word/document.xml"] = str(members["word/document.xml"]).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert texts(docx.read(archive(members), "a.docx")) == ["Kế hoạch"]
