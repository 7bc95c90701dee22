"""Tables that only lay out a page: agency beside the motto of the state, recipients beside the signature."""

from __future__ import annotations

from compliance.reading.accounting import Ledger
from compliance.reading.tables.grid import Grid
from compliance.reading.vocabulary import load, plain

_MOST_ROWS = 8


def is_furniture(grid: Grid, ledger: Ledger) -> bool:
    """Whether the table only lays out a page; its rows then count as headers."""
    if len(grid.rows) > _MOST_ROWS:
        return False
    words = plain(" ".join(row.text for row in grid.rows))
    if not any(plain(sign) in words for sign in load("parts")["furniture"]):
        return False
    ledger.row("headers", len(grid.rows))
    return True
