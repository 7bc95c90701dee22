"""Laws of the office readers: a grid survives every format, every word is read once, nothing crashes."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import HealthCheck, given, settings

from compliance.errors import ComplianceError
from compliance.reading import csv, docx, html, xlsx
from compliance.reading.document import Document, Paragraph
from tests.properties.office_files import (
    BODIES,
    DISORDER,
    GridCase,
    as_csv,
    as_html,
    as_word,
    as_workbook,
    grids,
)
from tests.unit.reading_office.building import grid, tables, word

CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@CALM
@given(grids())
def test_a_grid_reads_back_from_word(case: GridCase):
    (found,) = tables(docx.read(as_word(case), "a.docx"))
    assert grid(found) == case.read


@CALM
@given(grids())
def test_a_grid_reads_back_from_a_web_page(case: GridCase):
    (found,) = tables(html.read(as_html(case), "a.html"))
    assert grid(found) == case.read


@CALM
@given(grids())
def test_a_grid_reads_back_from_a_workbook(case: GridCase):
    found = tables(xlsx.read(as_workbook(case), "a.xlsx"))
    expected = case.read
    while not set(expected[-1]) - {"^", "<"}:
        expected.pop()  # below its last words a sheet has no rows
    assert [line for block in found for line in grid(block)] == expected


@CALM
@given(grids(merged=False))
def test_a_grid_reads_back_from_csv(case: GridCase):
    (found,) = tables(csv.read(as_csv(case), "a.csv"))
    assert grid(found) == case.read


def words_of(document: Document) -> Counter[str]:
    texts = [note.text for note in document.footnotes] + [item.text for item in document.unread]
    for block in document.blocks:
        if isinstance(block, Paragraph):
            texts.append(block.text)
        else:
            texts += [place.text for line in block.rows for place in line.cells]
    return Counter(char for text in texts for char in text if not char.isspace())


def read_or_refused(body: str) -> Document | ComplianceError:
    try:
        return docx.read(word(body), "a.docx")
    except ComplianceError as error:
        return error


@CALM
@given(BODIES)
def test_every_word_of_a_word_document_is_read_exactly_once(body: str):
    texts = re.findall(r"<w:t [^>]*>([^<]*)</w:t>", body)
    shown = Counter(char for text in texts for char in text if char != " ")
    answer = read_or_refused(body)
    if isinstance(answer, ComplianceError):
        assert answer.code == "office.empty"
        assert not shown
    else:
        assert words_of(answer) == shown


@CALM
@given(DISORDER)
def test_disorder_is_read_or_refused_and_never_a_crash(body: str):
    answer = read_or_refused(body)
    if isinstance(answer, ComplianceError):
        assert answer.code.startswith("office.")
        assert answer.params["file"] == "a.docx"
    else:
        for table in tables(answer):
            assert len({len(line.cells) for line in table.rows}) == 1
