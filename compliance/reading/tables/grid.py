"""The rows of a table as the reading works on them: cleaned words, merges, places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from compliance.model.source import Source
from compliance.reading.accounting import Ledger
from compliance.reading.document import Merge, Table
from compliance.reading.words import Words
from compliance.records import record
from compliance.vietnamese import clean


@record
class GridRow:
    """One row: its cells' words and how each cell stands in a merge.

    ``after_break`` says that the row follows a page break of its table (a repeated header, or a table
    that goes on without one); ``tracked`` names columns with an unaccepted change.
    """

    cells: tuple[Words, ...]
    merges: tuple[Merge, ...]
    source: Source
    header: bool = False
    confidence: float = 1.0
    shows_merges: bool = False
    after_break: bool = False
    tracked: frozenset[int] = frozenset()
    filled: tuple[int, ...] = field(init=False, compare=False, repr=False)
    """The columns that hold words."""

    def __post_init__(self) -> None:
        filled = tuple([column for column, cell in enumerate(self.cells) if cell.text])
        object.__setattr__(self, "filled", filled)

    @property
    def text(self) -> str:
        """The words of the row on one line."""
        return " | ".join([cell.text for cell in self.cells if cell.text])


@record
class Grid:
    """A table with its rows entered in the ledger; ``gap`` says that text stands before it."""

    rows: tuple[GridRow, ...]
    source: Source
    gap: bool
    caption: str = ""

    @property
    def width(self) -> int:
        return max((len(row.cells) for row in self.rows), default=0)


def grid_of(table: Table, ledger: Ledger, *, gap: bool, caption: str = "") -> Grid:
    """The grid of ``table``, every number in it entered in ``ledger``."""
    width = max((len(row.cells) for row in table.rows), default=0)
    return Grid(tuple(_rows(table, ledger, width)), table.source, gap, caption)


def _rows(table: Table, ledger: Ledger, width: int) -> Iterable[GridRow]:
    for row in table.rows:
        cells, missing = row.cells, width - len(row.cells)
        yield GridRow(
            cells=(*[ledger.enter(clean(cell.text), cell.source) for cell in cells], *(Words(),) * missing),
            merges=(*[cell.merge for cell in cells], *(Merge.NONE,) * missing),
            source=row.source,
            header=row.header,
            confidence=min([cell.confidence for cell in cells], default=1.0),
            shows_merges=table.shows_merges,
            tracked=frozenset([index for index, cell in enumerate(cells) if cell.tracked]),
        )
