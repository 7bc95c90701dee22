"""Tables that only lay out a page: agency beside the motto of the state, recipients beside the signature."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from compliance.reading.tables.grid import Grid, GridRow
from compliance.reading.tables.heads import header_height
from compliance.reading.vocabulary import load, plain
from compliance.vietnamese import fold

_MOST_ROWS = 8
_MOST_BESIDE = 3


def is_furniture(grid: Grid) -> bool:
    """Whether the table only lays out a page; its rows then count as headers."""
    if len(grid.rows) > _MOST_ROWS or any(len(row.filled) > _MOST_BESIDE for row in grid.rows):
        return False
    if any(header_height(grid.rows, at) for at in range(len(grid.rows))):
        return False
    words = plain(" ".join(row.text for row in grid.rows))
    return any(sign in words for sign in _signs("furniture")) or all(map(_is_signed, grid.rows))


def _is_signed(row: GridRow) -> bool:
    """Whether a row is the post of who signs, alone or beside a recipient ("- Sở Nội vụ;")."""
    texts = [row.cells[column].text for column in row.filled]
    beside = texts[:-1]
    return bool(texts) and plain(texts[-1]) in _signs("posts") and all(text[0] in "-–" for text in beside)


def is_signature(row: GridRow) -> bool:
    """Whether a row at the end of a table holds the recipients and who signs: it is no row of the table."""
    return any(fold(cell.text).startswith(_signatures()) for cell in row.cells if cell)


@cache
def _signatures() -> tuple[str, ...]:
    return tuple(fold(sign) for sign in load("parts")["signatures"])


def head_lines(grids: Iterable[Grid]) -> list[str]:
    """The lines of the tables that lay out the head of a page: agency, number, motto, place and date."""
    lines: list[str] = []
    for grid in (each for each in grids if is_furniture(each)):
        words = plain(" ".join(row.text for row in grid.rows))
        if any(sign in words for sign in _signs("mottoes")):
            texts = (cell.text for row in grid.rows for cell in row.cells)
            lines += [line.strip() for text in texts for line in text.split("\n") if line.strip()]
    return lines


@cache
def _signs(name: str) -> tuple[str, ...]:
    return tuple(plain(sign) for sign in load("parts")[name])
