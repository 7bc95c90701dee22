"""Signs of symbol fonts that came along as private code points, as the signs they showed."""

from __future__ import annotations

import re
from dataclasses import replace

from compliance.reading.document import Block, Cell, Document, Paragraph, Row

# Code points of Adobe Symbol encoding, which offices store in the private area at F000.
SYMBOL = {
    0x2A: "*", 0x2B: "+", 0x2D: "-", 0x3C: "<", 0x3D: "=", 0x3E: ">", 0x25: "%", 0x40: "≅", 0xA3: "≤",
    0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥",
    0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xD7: "·", 0xDE: "⇒",
}  # fmt: skip
_IN_FONT = re.compile("[\uf000-\uf0ff]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_TABLE = str.maketrans(
    {0xF000 + code: sign for code, sign in SYMBOL.items()}
    | {code: "•" for code in range(0xF020, 0xF100) if code - 0xF000 not in SYMBOL}
)
_BULLETS = {0xF0A7, 0xF0A8, 0xF0D8, 0xF0E0, 0xF0FC, 0xF076, 0xF06E, 0xF071}  # of Wingdings, in lists
_KNOWN = {0xF000 + code for code in SYMBOL} | _BULLETS
_UNCLEAR = 0.8
"""Confidence in words with a sign that nobody knows: it may have been a bound."""


def without_private_signs(text: str) -> str:
    """``text`` with the private code points of symbol fonts as the signs they show."""
    return text.translate(_TABLE) if _IN_FONT.search(text) else text


def with_signs_shown(document: Document) -> Document:
    """The document with such signs shown; where one of them is not known its words are doubtful."""
    if not any(_PRIVATE.search("".join(_texts(block))) for block in document.blocks):
        return document
    return replace(document, blocks=tuple(_shown(block) for block in document.blocks))


def _texts(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [block.text]
    return [cell.text for row in block.rows for cell in row.cells]


def _shown(block: Block) -> Block:
    if isinstance(block, Paragraph):
        # Whatever a paragraph begins with is a bullet.
        sure = min(block.confidence, _sureness(block.text.strip()[1:]))
        return replace(block, text=without_private_signs(block.text).strip(), confidence=sure)
    return replace(block, rows=tuple(_row(row) for row in block.rows))


def _row(row: Row) -> Row:
    cells = tuple(_cell(cell) if _PRIVATE.search(cell.text) else cell for cell in row.cells)
    return replace(row, cells=cells)


def _cell(cell: Cell) -> Cell:
    text = without_private_signs(cell.text).strip()
    sure = min(cell.confidence, _sureness(cell.text))
    return replace(cell, text=text, source=cell.source.quoting(text), confidence=sure)


def _sureness(text: str) -> float:
    known = all(ord(sign) in _KNOWN for sign in _PRIVATE.findall(text))
    return 1.0 if known else _UNCLEAR
