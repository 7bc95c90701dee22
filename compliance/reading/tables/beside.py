"""Tables that stand side by side in one grid: the same headings twice in one row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from compliance.reading.tables.grid import Grid, GridRow
from compliance.reading.vocabulary import plain

_LOOKED_AT = 5
_FEWEST_HEADINGS = 2


def parted(grid: Grid) -> tuple[Grid, ...]:
    """The tables of ``grid`` from left to right; the places of their cells stay those of the file."""
    width = _period(grid)
    if width is None:
        return (grid,)
    return tuple(
        Grid(
            rows=tuple(_part(row, start, start + width) for row in grid.rows),
            source=grid.source,
            gap=grid.gap and start == 0,
            caption=grid.caption,
        )
        for start in range(0, grid.width, width)
    )


def _period(grid: Grid) -> int | None:
    """After how many columns the headings begin again; None where they do not."""
    return next((width for row in grid.rows[:_LOOKED_AT] for width in _repeats(row)), None)


def _repeats(row: GridRow) -> Iterator[int]:
    texts = [plain(cell.text) for cell in row.cells]
    for width in range(_FEWEST_HEADINGS, len(texts) // 2 + 1):
        parts = [texts[start : start + width] for start in range(0, len(texts), width)]
        first = _trimmed(parts[0])
        distinct = len(first) == len(set(first)) >= _FEWEST_HEADINGS and "" not in first
        if distinct and all(_trimmed(part) == first for part in parts):
            yield width


def _trimmed(texts: list[str]) -> list[str]:
    """Headings without the blank columns that set tables apart."""
    while texts and not texts[-1]:
        texts = texts[:-1]
    return texts


def _part(row: GridRow, start: int, end: int) -> GridRow:
    return replace(
        row,
        cells=row.cells[start:end],
        merges=row.merges[start:end],
        tracked=frozenset(column - start for column in row.tracked if start <= column < end),
    )
