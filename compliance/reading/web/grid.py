"""The grid of an HTML table from its row and column spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field

from compliance.model.source import Source
from compliance.reading.document import Cell, Merge, Row, Table
from compliance.reading.guards import refusal
from compliance.reading.options import ReaderOptions
from compliance.records import record

STRUCK = 0.8
"""The confidence in what is left of a passage in which words are crossed out."""

_LONGEST_CELL = 3_000
_LIST_COLUMNS = 2


@record(frozen=False)
class HtmlCell:
    """A ``td`` or ``th`` as written; ``down`` 0 reaches to the end of the table."""

    content: list[str | HtmlTable] = field(default_factory=list)
    down: int = 1
    across: int = 1
    tracked: bool = False
    struck: bool = False

    @property
    def tables(self) -> list[HtmlTable]:
        return [part for part in self.content if isinstance(part, HtmlTable)]

    @property
    def inside(self) -> int:
        """How many cells the tables in this cell have."""
        return sum(table.size for table in self.tables)

    @property
    def length(self) -> int:
        """How many letters stand in the cell itself."""
        return sum(len(part) for part in self.content if isinstance(part, str))


@record(frozen=False)
class HtmlRow:
    """A ``tr`` as written."""

    cells: list[HtmlCell] = field(default_factory=list)
    line: int | None = None
    header: bool = False


@record(frozen=False)
class HtmlTable:
    """A ``table`` as written."""

    rows: list[HtmlRow] = field(default_factory=list)

    @property
    def width(self) -> int:
        return max((sum(cell.across for cell in row.cells) for row in self.rows), default=0)

    @property
    def size(self) -> int:
        """How many cells the table has, those of tables inside it included."""
        return sum(1 + cell.inside for row in self.rows for cell in row.cells)

    @property
    def lays_out_a_page(self) -> bool:
        """Whether the table only lays out a page: one of its cells holds the page, tables or long text."""
        cells = [cell for row in self.rows for cell in row.cells]
        if self.width == 1 and any(cell.tables for cell in cells):
            return True
        return any(cell.length > _LONGEST_CELL or _is_page(cell, len(cells)) for cell in cells)


@record
class _Placed:
    text: str = ""
    merge: Merge = Merge.NONE
    tracked: bool = False
    confidence: float = 1.0


def tidy(text: str) -> str:
    """``text`` as a page shows it: runs of spaces as one, no blank lines."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def text_of(cell: HtmlCell, *, flat: bool) -> str:
    """The words of a cell; with ``flat`` the rows of tables inside it are lines of it."""
    parts = []
    for part in cell.content:
        if isinstance(part, str):
            parts.append(part)
        elif flat:
            rows = (" ".join(text_of(inner, flat=True) for inner in row.cells) for row in part.rows)
            parts.append("\n".join(["", *rows, ""]))
    return tidy("".join(parts))


def _is_page(cell: HtmlCell, around: int) -> bool:
    """Whether a cell holds more cells than the table ``around`` it, in columns; two are a list of values."""
    return cell.inside > around and any(table.width > _LIST_COLUMNS for table in _all_tables(cell))


def _all_tables(cell: HtmlCell) -> Iterator[HtmlTable]:
    for table in cell.tables:
        yield table
        for row in table.rows:
            for inner in row.cells:
                yield from _all_tables(inner)


def grid_of(table: HtmlTable, source: Source, options: ReaderOptions, *, flat: bool) -> Table | None:
    """The table as a grid of one width; None where no cell has words."""
    if len(table.rows) > options.max_rows:
        raise refusal("too_many_cells", source.file, limit=options.max_rows)
    placed = zip(table.rows, _placed(table.rows, source.file, options, flat), strict=True)
    filled = [(number, row, line) for number, (row, line) in enumerate(placed, start=1) if line]
    grid = [line for _, _, line in filled]
    width = max((max(line, default=0) for line in grid), default=0)
    if not any(place.text for line in grid for place in line.values()):
        return None
    made = tuple(
        _row(row, line, width, Source(source.file, table=source.table, row=number, line=row.line))
        for number, row, line in filled
    )
    first = filled[0][1].line
    return Table(made, Source(source.file, table=source.table, line=first), shows_merges=True)


def _placed(
    rows: Sequence[HtmlRow], file: str, options: ReaderOptions, flat: bool
) -> list[dict[int, _Placed]]:
    grid: list[dict[int, _Placed]] = [{} for _ in rows]
    places = 0
    for index, row in enumerate(rows):
        column = 1
        for cell in row.cells:
            while column in grid[index]:
                column += 1
            down = max(1, min(cell.down or len(rows), len(rows) - index))
            places += cell.across * down
            if column + cell.across > options.max_columns + 1 or places > options.max_cells:
                raise refusal("too_many_cells", file, limit=options.max_rows)
            sure = STRUCK if cell.struck else 1.0
            for below, right, merge in _spread(down, cell.across):
                words = text_of(cell, flat=flat) if merge in (Merge.NONE, Merge.ORIGIN) else ""
                grid[index + below].setdefault(column + right, _Placed(words, merge, cell.tracked, sure))
            column += cell.across
    return grid


def _spread(down: int, across: int) -> Iterator[tuple[int, int, Merge]]:
    yield 0, 0, Merge.ORIGIN if down > 1 or across > 1 else Merge.NONE
    for right in range(1, across):
        yield 0, right, Merge.LEFT
    for below in range(1, down):
        for right in range(across):
            yield below, right, Merge.ABOVE


def _row(row: HtmlRow, line: dict[int, _Placed], width: int, source: Source) -> Row:
    cells = []
    for column in range(1, width + 1):
        place = line.get(column, _Placed())
        at = Source(source.file, None, source.table, source.row, column, row.line, quote=place.text)
        cells.append(Cell(place.text, at, place.merge, place.tracked, place.confidence))
    quote = "\t".join(cell.text for cell in cells if cell.text)
    return Row(tuple(cells), source.quoting(quote), row.header)
