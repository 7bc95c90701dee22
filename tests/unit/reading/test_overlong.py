"""Paragraphs, cells and sentences longer than any of a plan are said, not searched."""

from __future__ import annotations

from compliance.model.target import Kind, Target
from compliance.reading.accounting import Ledger
from compliance.reading.document import Paragraph, Table
from compliance.reading.overlong import LONGEST, without_overlong
from compliance.reading.promises import Promises
from compliance.reading.value_words import without_value_words
from tests.unit.reading.tables import document, table


def test_an_overlong_paragraph_is_left_with_its_numbers_and_a_part_of_its_words() -> None:
    ledger = Ledger()
    rest = without_overlong(document("Mục tiêu", "10%, " * LONGEST), ledger)
    assert [block.text for block in rest.blocks if isinstance(block, Paragraph)] == ["Mục tiêu"]
    assert ledger.account(0).numbers_unread == LONGEST
    assert len(ledger.unread[0].text) < 300


def test_an_overlong_cell_is_blank_and_its_row_stays() -> None:
    ledger = Ledger()
    rest = without_overlong(document(table([["1", "9" * (LONGEST + 1)]])), ledger)
    block = rest.blocks[0]
    assert isinstance(block, Table)
    assert [cell.text for cell in block.rows[0].cells] == ["1", ""]
    assert ledger.unread[0].source.cell == 2


def test_a_document_without_any_comes_back_as_it_is() -> None:
    whole = document("Mục tiêu", table([["1", "80%"]]))
    assert without_overlong(whole, Ledger()) is whole


def test_a_sentence_of_hundreds_of_numbers_promises_nothing() -> None:
    ledger = Ledger()
    promises = Promises(ledger, year=2025)
    words = ledger.enter("Tỷ lệ đạt " + "10%, " * 300, table([["x"]]).source)
    assert promises.split(words) == promises.whole(words) == ()
    assert ledger.unread[0].why == "reading.why_too_long"


def test_thousands_of_words_that_lead_to_a_place_are_not_searched_each_for_itself() -> None:
    title = "Chỉ số cải cách hành chính " + "trong vào " * 20_000
    rank = Target(Kind.RANK)
    assert without_value_words(f"{title}tỉnh", title, (rank,)) == f"{title}tỉnh"
