"""Documents typed in fonts of before Unicode: their letters turned into those they showed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from compliance.reading.document import Block, Cell, Document, Paragraph
from compliance.reading.encodings import from_legacy, has_foreign_letters, legacy_scheme, without_eth


def legible(document: Document) -> Document:
    """The document with legacy letters converted; one without any comes back as it is.

    Each passage is judged by itself, for old and new fonts stand side by side in one file; a passage
    too short to tell goes with the others.
    """
    texts = _texts(document.blocks)
    whole = " ".join(texts)
    has_eth = "\u00d0" in whole or "\u00f0" in whole
    if not has_eth and not has_foreign_letters(whole):
        return document
    schemes = [scheme for scheme in map(legacy_scheme, texts) if scheme is not None]
    overall = legacy_scheme(whole) or (schemes[0] if schemes else None)
    if overall is None and not has_eth:
        return document
    convert = _converter(overall, everywhere=len(schemes) * 2 >= sum(not text.isascii() for text in texts))
    blocks = tuple(_converted(block, convert) for block in document.blocks)
    return replace(document, blocks=blocks)


def _texts(blocks: tuple[Block, ...]) -> list[str]:
    texts: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            texts.append(block.text)
        else:
            texts += [cell.text for row in block.rows for cell in row.cells if cell.text]
    return texts


def _converter(overall: str | None, *, everywhere: bool) -> Callable[[str], str]:
    def convert(text: str) -> str:
        scheme = legacy_scheme(text) or (overall if everywhere else None)
        return without_eth(text) if scheme is None else from_legacy(text, scheme)

    return convert


def _converted(block: Block, convert: Callable[[str], str]) -> Block:
    if isinstance(block, Paragraph):
        text = convert(block.text)
        return replace(block, text=text, source=block.source.quoting(text))
    rows = []
    for row in block.rows:
        cells = tuple(_cell(cell, convert) for cell in row.cells)
        quote = "\t".join(cell.text for cell in cells if cell.text)
        rows.append(replace(row, cells=cells, source=row.source.quoting(quote)))
    return replace(block, rows=tuple(rows))


def _cell(cell: Cell, convert: Callable[[str], str]) -> Cell:
    text = convert(cell.text)
    return cell if text == cell.text else replace(cell, text=text, source=cell.source.quoting(text))
