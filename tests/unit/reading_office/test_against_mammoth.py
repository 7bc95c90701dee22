"""A second opinion on Word files: mammoth reads the same words in the same cells."""

from __future__ import annotations

import io

import pytest

from compliance.reading import docx, html
from compliance.reading.document import Paragraph
from tests.office_plans import TRACKED, WORD, office_file
from tests.unit.reading_office.building import tables

mammoth = pytest.importorskip("mammoth")


def cells(document) -> list[list[str]]:
    return [
        [" ".join(place.text.split()) for place in line.cells]
        for block in tables(document)
        for line in block.rows
    ]


def words(document) -> list[str]:
    texts = (block.text for block in document.blocks if isinstance(block, Paragraph))
    return " ".join(texts).split()


@pytest.mark.parametrize("name", [*WORD, TRACKED])
def test_mammoth_reads_the_same_words_in_the_same_cells(name: str):
    data = office_file(name).read_bytes()
    page = mammoth.convert_to_html(io.BytesIO(data)).value
    ours, theirs = docx.read(data, name), html.read(f"<html><body>{page}</body></html>".encode(), name)
    assert cells(ours) == cells(theirs)
    assert words(ours) == words(theirs)
