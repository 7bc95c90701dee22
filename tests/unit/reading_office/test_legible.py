"""Files typed in fonts of before Unicode read as they looked."""

from __future__ import annotations

import pytest

from compliance.reading import docx
from tests.unit.reading_office.building import grid, paragraph, row, table, tables, texts, word
from tests.unit.reading_office.test_encodings import in_tcvn3, in_vni

TITLE, CELL = (
    "kế hoạch cải cách hành chính của huyện năm 2025",
    "tỷ lệ hồ sơ trực tuyến được giải quyết đúng hạn",
)


def read(write):
    return docx.read(
        word(paragraph(write(TITLE)) + table(row("1", write(CELL), write("trên 80%")))), "a.docx"
    )


@pytest.mark.parametrize("write", [in_tcvn3, in_vni, str])
def test_a_file_in_a_legacy_font_reads_as_it_looked(write):
    document = read(write)
    assert texts(document) == [TITLE]
    assert grid(tables(document)[0]) == [["1", CELL, "trên 80%"]]
    assert tables(document)[0].rows[0].cells[1].source.quote == CELL


def test_old_and_new_fonts_side_by_side():
    document = docx.read(
        word(paragraph(in_tcvn3(TITLE)) + paragraph(CELL) + paragraph("và Đề án 06")), "a.docx"
    )
    assert texts(document) == [TITLE, CELL, "và Đề án 06"]


def test_the_look_alike_letter_becomes_the_vietnamese_one():
    document = docx.read(word(paragraph("Quyết định số 12/Q\u00d0-UBND") + paragraph("\u00d0T")), "a.docx")
    assert texts(document) == ["Quyết định số 12/QĐ-UBND", "ĐT"]
