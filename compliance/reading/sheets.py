"""A sheet of cells as blocks: titles above and notes below are paragraphs, what lies between is a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field, replace

from compliance.model.source import Source
from compliance.reading.document import Block, Cell, Merge, Paragraph, Row, Table
from compliance.records import record

_NUMBER = re.compile(r"[\d.,%/\s]+")
# A row of a table says at least a number, a name and a value; a title line says less.
_TABLE_CELLS = 3


@record
class SheetCell:
    """A cell with words, or a continuation of a merge without any."""

    text: str
    merge: Merge = Merge.NONE
    confidence: float = 1.0


@record
class SheetRow:
    """A row that holds something: its number in the sheet and its cells by column, both from 1."""

    number: int
    cells: dict[int, SheetCell]
    line: int | None = None
    page: int | None = None

    @property
    def filled(self) -> int:
        return sum(1 for cell in self.cells.values() if cell.text)


@record(frozen=False)
class _Region:
    """Rows without a blank row between them."""

    titles: list[SheetRow] = field(default_factory=list)
    rows: list[SheetRow] = field(default_factory=list)


def blocks_of_sheet(rows: Sequence[SheetRow], source: Source, *, shows_merges: bool) -> Iterator[Block]:
    """The blocks of one sheet; ``source.table`` numbers its first table, further ones count on."""
    table = source.table or 1
    rows = [row for row in rows if row.cells]
    enough = min(_TABLE_CELLS, max((row.filled for row in rows), default=0))
    for region in _joined(_region(run, enough) for run in _runs(rows)):
        for row in region.titles:
            yield from _paragraphs(row, source)
        if region.rows:
            yield _table(region.rows, replace(source, table=table), shows_merges)
            table += 1


def _runs(rows: Sequence[SheetRow]) -> Iterator[list[SheetRow]]:
    """Runs of rows between blank ones; a merge that reaches over a blank row holds them together."""
    run: list[SheetRow] = []
    for row in rows:
        gap = bool(run) and row.number > run[-1].number + 1
        if gap and not any(cell.merge is Merge.ABOVE for cell in row.cells.values()):
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _region(run: list[SheetRow], enough: int) -> _Region:
    """A run of rows parted where its table begins: at the first row with ``enough`` filled cells."""
    first = next((index for index, row in enumerate(run) if row.filled >= enough), None)
    if first is None or enough < 2:
        return _Region(titles=run)
    while first and _is_over(run[first - 1], run[first]):
        first -= 1
    return _Region(run[:first], run[first:])


def _is_over(row: SheetRow, below: SheetRow) -> bool:
    """Whether ``row`` is a heading line whose cells reach down into the row below."""
    return any(cell.merge is Merge.ABOVE for cell in below.cells.values()) and row.filled > 1


def _joined(regions: Iterator[_Region]) -> Iterator[_Region]:
    """A run that begins like a body goes on with the table above it: blank rows often part groups."""
    held: _Region | None = None
    for region in regions:
        if held is not None and held.rows and region.rows and not _begins_table(region):
            held.rows.extend([*region.titles, *region.rows])
            continue
        if held is not None:
            yield held
        held = region
    if held is not None:
        yield held


def _begins_table(region: _Region) -> bool:
    first = region.rows[0]
    words = [cell.text for cell in first.cells.values() if cell.text]
    return not any(_NUMBER.fullmatch(text) for text in words)


def _paragraphs(row: SheetRow, source: Source) -> Iterator[Paragraph]:
    for column in sorted(row.cells):
        cell = row.cells[column]
        if cell.text:
            place = replace(
                source, table=None, row=row.number, cell=column, line=row.line, page=row.page, quote=cell.text
            )
            yield Paragraph(cell.text, place, confidence=cell.confidence)


def _table(rows: Sequence[SheetRow], source: Source, shows_merges: bool) -> Table:
    first = min(min(row.cells) for row in rows)
    last = max(max(row.cells) for row in rows)
    made = tuple(_row(row, range(first, last + 1), source) for row in rows)
    return Table(made, replace(source, page=rows[0].page, line=rows[0].line), shows_merges)


def _row(row: SheetRow, columns: range, source: Source) -> Row:
    cells = tuple(_cell(row, column, source) for column in columns)
    quote = "\t".join(cell.text for cell in cells if cell.text)
    return Row(cells, Source(source.file, row.page, source.table, row.number, line=row.line, quote=quote))


def _cell(row: SheetRow, column: int, source: Source) -> Cell:
    cell = row.cells.get(column)
    text = cell.text if cell is not None else ""
    place = Source(source.file, row.page, source.table, row.number, column, row.line, quote=text)
    if cell is None:
        return Cell("", place)
    return Cell(text, place, cell.merge, confidence=cell.confidence)
