"""Headings that spread over several columns without saying what each holds: their cells are read as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compliance.reading.tables.columns import Column
from compliance.reading.tables.grid import GridRow
from compliance.reading.words import NUMBER, Words, join_all

_UNSURE = 0.5
_LONGEST_VALUE = 20


def spread(rows: tuple[GridRow, ...], columns: Sequence[Column]) -> tuple[GridRow, ...]:
    """The rows with the words of every column without heading joined to those of the heading on its left.

    So "-" beside a name is the bullet of the name, and "≥" beside a number its sign. Of two codes the inner
    one, which says more, is the row's. A row of which two values come together is read with doubt.
    """
    origins = _origins(columns)
    if not any(index != origin and _is_filled(rows, index) for index, origin in enumerate(origins)):
        return rows
    numbers = frozenset(index for index, column in enumerate(columns) if column.role == "number")
    return tuple(_spread(row, origins, numbers) for row in rows)


def _spread(row: GridRow, origins: Sequence[int], numbers: frozenset[int]) -> GridRow:
    valued = [origin for cell, origin in zip(row.cells, origins, strict=False) if _is_value(cell)]
    unsure = any(valued.count(origin) > 1 and origin not in numbers for origin in valued)
    doubt = min(row.confidence, _UNSURE) if unsure else row.confidence
    return replace(row, cells=_joined(row, origins, numbers), confidence=doubt)


def _is_value(cell: Words) -> bool:
    return len(cell.text) < _LONGEST_VALUE and NUMBER.search(cell.text) is not None


def _origins(columns: Sequence[Column]) -> list[int]:
    """For each column the one whose heading stands over it."""
    origins: list[int] = []
    for index, column in enumerate(columns):
        left = origins[-1] if origins else 0
        alone = bool(column.heading) or not columns[left].heading or columns[left].role == "measure"
        origins.append(index if alone else left)
    return origins


def _is_filled(rows: Sequence[GridRow], index: int) -> bool:
    return any(index < len(row.cells) and row.cells[index] for row in rows)


def _joined(row: GridRow, origins: Sequence[int], numbers: frozenset[int]) -> tuple[Words, ...]:
    parts: list[list[Words]] = [[] for _ in row.cells]
    for cell, origin in zip(row.cells, origins, strict=False):
        if cell:
            parts[origin] = [cell] if origin in numbers else [*parts[origin], cell]
    return tuple(join_all(each) for each in parts)
