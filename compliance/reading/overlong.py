"""Paragraphs and cells longer than any of a plan: said to be unread, so that nothing has to search them."""

from __future__ import annotations

from dataclasses import replace

from compliance.model.source import Source
from compliance.reading.accounting import Ledger
from compliance.reading.document import Block, Cell, Document, Paragraph, Row, Table

LONGEST = 20_000
"""How many characters a paragraph or a cell may have; the longest of real plans have a third of that."""

_SHOWN = 200


def without_overlong(document: Document, ledger: Ledger) -> Document:
    """The document without what is longer; the same one where nothing is."""
    if not any(_is_overlong(block) for block in document.blocks):
        return document
    blocks = (_bounded(block, ledger) for block in document.blocks)
    return replace(document, blocks=tuple(block for block in blocks if block is not None))


def _is_overlong(block: Block) -> bool:
    if isinstance(block, Paragraph):
        return len(block.text) > LONGEST
    longest = max([cell.text for row in block.rows for cell in row.cells], key=len, default="")
    return len(longest) > LONGEST


def _bounded(block: Block, ledger: Ledger) -> Block | None:
    if isinstance(block, Table):
        return replace(block, rows=tuple(_row(row, ledger) for row in block.rows))
    if len(block.text) <= LONGEST:
        return block
    _leave(block.text, block.source, ledger)
    return None


def _row(row: Row, ledger: Ledger) -> Row:
    cells = tuple(_cell(cell, ledger) for cell in row.cells)
    quote = "\t".join(cell.text for cell in cells if cell.text)
    return row if cells == row.cells else replace(row, cells=cells, source=row.source.quoting(quote))


def _cell(cell: Cell, ledger: Ledger) -> Cell:
    if len(cell.text) <= LONGEST:
        return cell
    _leave(cell.text, cell.source, ledger)
    return replace(cell, text="", source=cell.source.quoting(""))


def _leave(text: str, source: Source, ledger: Ledger) -> None:
    shown = text[:_SHOWN].rstrip() + "…"
    words = ledger.enter(text, source.quoting(shown))
    ledger.leave(words, "reading.why_too_long", source=source.quoting(shown), text=shown)
