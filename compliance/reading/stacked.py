"""Headings over headings where each cell is said once: a merged one stands over the cells below it."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.reading.vocabulary import heading_role

_LEAST_ROWS = 3

Rows = list[tuple[int, list[str]]]
"""Rows of cells, each with the number of its first line."""


def add_words(cells: list[str], column: int, text: str, *, by: str = " ") -> None:
    """Put ``text`` behind the words of a cell."""
    cells[column] = f"{cells[column]}{by}{text}".strip()


def widened(rows: Rows) -> Rows:
    """Rows whose every cell is closed by a bar, the cells of headings widened over those below them.

    A merged heading counts once. Where the row below it has the missing cells as sub-headings, side by
    side, it stands over them; else nobody can tell which heading is whose: the rows are kept as one cell.
    """
    width = max((len(cells) for _, cells in rows), default=0)
    if len(rows) < _LEAST_ROWS or len(rows[0][1]) == width or heading_role(rows[0][1][0]) is None:
        return rows
    lowest = next(index for index, (_, cells) in enumerate(rows) if len(cells) == width)
    filled = [bool(cell.strip()) for cell in rows[lowest][1]]
    for _, heads in reversed(rows[:lowest]):
        if len(heads) != width - merged(filled):
            return [(number, [" | ".join(cell.strip() for cell in cells)]) for number, cells in rows]
        filled = widen(heads, filled)
    return rows


def merged(filled: Sequence[bool]) -> int:
    """How many cells the headings over sub-headings lack, if those side by side stand under one."""
    return sum(end - start - 1 for start, end in _spans(filled))


def widen(heads: list[str], filled: Sequence[bool]) -> list[bool]:
    """Put blanks behind headings that stand over several of the cells below; where headings now stand."""
    for start, end in _spans(filled):
        heads[start + 1 : start + 1] = [""] * (end - start - 1)
    return [bool(head.strip()) or below for head, below in zip(heads, filled, strict=True)]


def _spans(filled: Sequence[bool]) -> list[tuple[int, int]]:
    """Where filled cells stand side by side."""
    edges = [
        i for i in range(len(filled) + 1) if (i < len(filled) and filled[i]) != (i > 0 and filled[i - 1])
    ]
    return list(zip(edges[::2], edges[1::2], strict=True))
