"""What the columns of a table hold where no heading tells: by its cells alone, and never trusted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compliance.reading.tables.columns import Column, Header, TableKind
from compliance.reading.tables.grid import GridRow

_CODE = re.compile(r"^(?:\d{1,3}(?:\.\d{1,2})*|[IVX]+)[.)]?$")
_VALUE = re.compile(r"^(?:\D{0,25}\s)?[<>≥≤]?\s*\d[\d.,]*\s*(?:%|[^\W\d]+)?(?:\s+trở lên)?$", re.IGNORECASE)
_FEWEST_ROWS = 2


def guess(rows: Sequence[GridRow]) -> Header | None:
    """Number, title and target of a table without a heading; None where its cells do not tell.

    The first column must hold codes, one other column values, and the longest words are the titles.
    """
    filled = [row for row in rows if row.filled]
    width = max((len(row.cells) for row in filled), default=0)
    if len(filled) < _FEWEST_ROWS or width < 3:
        return None
    shares = [_share(filled, column, _VALUE) for column in range(width)]
    values = [column for column in range(1, width) if shares[column] >= 0.6]
    if _share(filled, 0, _CODE) < 0.6 or len(values) != 1:
        return None
    title = max((c for c in range(1, width) if c != values[0]), key=lambda c: _length(filled, c))
    roles = {0: "number", title: "title", values[0]: "target"}
    columns = tuple(Column("", roles.get(column)) for column in range(width))
    return Header(columns, TableKind.INDICATORS, guessed=True)


def _share(rows: Sequence[GridRow], column: int, pattern: re.Pattern[str]) -> float:
    """Of the filled cells of a column, how many are like ``pattern``; 0 where few are filled."""
    texts = [row.cells[column].text for row in rows if column < len(row.cells) and row.cells[column]]
    if len(texts) * 2 < len(rows):
        return 0.0
    return sum(bool(pattern.match(text)) for text in texts) / len(texts)


def _length(rows: Sequence[GridRow], column: int) -> int:
    return sum(len(row.cells[column].text) for row in rows if column < len(row.cells))
