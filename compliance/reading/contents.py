"""What the tables of a document hold: indicators, tasks, and what promises nothing or was not understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field

from compliance.model.plan import Indicator, Task
from compliance.reading.accounting import Ledger
from compliance.reading.context import ReadingContext
from compliance.reading.document import Document, Paragraph, Table
from compliance.reading.header import HeaderFacts
from compliance.reading.indicators import indicators_of
from compliance.reading.notes import says_value
from compliance.reading.passages import has_text_between
from compliance.reading.products import product_indicators
from compliance.reading.promises import Promises
from compliance.reading.sections import annex_opened
from compliance.reading.tables.beside import parted
from compliance.reading.tables.bodies import Area
from compliance.reading.tables.columns import Header, TableKind
from compliance.reading.tables.drafting import drafts_of
from compliance.reading.tables.furniture import is_furniture
from compliance.reading.tables.grid import Grid, GridRow, grid_of
from compliance.reading.tables.joining import LogicalTable, logical_tables
from compliance.reading.tables.rows import lines_of
from compliance.reading.tables.unit_rows import drafts_by_unit
from compliance.reading.tasks import TaskLine, tasks_of
from compliance.reading.vocabulary import heading_role, heading_words
from compliance.reading.words import NUMBER, join_all
from compliance.records import record

_WHY = {
    TableKind.RESULTS: "reading.why_results",
    TableKind.SCORES: "reading.why_scores",
    TableKind.COMMENTS: "reading.why_comments",
    TableKind.PAPERS: "reading.why_papers",
    TableKind.UNKNOWN: "reading.why_unknown_table",
}
_VALUED = ("target", "given", "interim")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_BARE_YEAR = "nam #"
_HEADING_ROWS = 6
_CAPTION_BLOCKS = 4
_LONGEST_CAPTION = 300


@record(frozen=False)
class Contents:
    """What has been read of the tables, in the order of the document."""

    indicators: list[Indicator] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    task_lines: list[TaskLine] = field(default_factory=list)
    parts: set[str] = field(default_factory=set)


def grids_of(document: Document, ledger: Ledger) -> list[Grid]:
    """The tables of the document as grids, every number entered in ``ledger``."""
    grids: list[Grid] = []
    last: int | None = None
    for index, block in enumerate(document.blocks):
        if isinstance(block, Table):
            gap = last is not None and has_text_between(document.blocks, last, index)
            grids += parted(grid_of(block, ledger, gap=gap, caption=_caption(document, index)))
            last = index
    return grids


def captions_of(grids: Sequence[Grid]) -> list[str]:
    """Titles that stand inside tables: rows of one cell above the header."""
    return [row.text for grid in grids for row in grid.rows[:_CAPTION_BLOCKS] if len(row.filled) == 1]


def only_year(grids: Sequence[Grid]) -> int | None:
    """The one year for which headings set values ("Chỉ tiêu năm 2025"); None where they name several.

    Beside "Mục tiêu năm 2026" the heading "Năm 2025" sets none.
    """
    cells = (cell.text for grid in grids for row in grid.rows[:_HEADING_ROWS] for cell in row.cells)
    valued = [text for text in cells if heading_role(text) in _VALUED]
    told = [text for text in valued if heading_words(text) != _BARE_YEAR]
    for texts in (valued, told):
        years = {int(year) for text in texts for year in _YEAR.findall(text)}
        if len(years) == 1:
            return min(years)
    return None


def read_tables(
    grids: Sequence[Grid], ledger: Ledger, context: ReadingContext, header: HeaderFacts
) -> Contents:
    """The indicators and tasks of all tables; rows that are neither are noted in ``ledger``."""
    reading = _Reading(ledger, context, header)
    plan_grids = [grid for grid in grids if not is_furniture(grid)]
    ledger.row("headers", sum(len(grid.rows) for grid in grids if is_furniture(grid)))
    year = header.period.first if header.period is not None else None
    tables = logical_tables(plan_grids, ledger, year=year, level=header.issuer.level, area=reading.area)
    for table in tables:
        reading.take(table)
    return reading.contents


class _Reading:
    """One pass over the tables of a document."""

    def __init__(self, ledger: Ledger, context: ReadingContext, header: HeaderFacts) -> None:
        period = header.period
        self.ledger = ledger
        self.context = context
        self.level = header.issuer.level
        self.last_year = period.last if period is not None else None
        self.promises = Promises(ledger, year=header.single_year, city=header.city, first=header.first_year)
        self.contents = Contents()
        self.area = Area(context.units, header.issuer.unit, header.day, header.issuer.level)

    def take(self, table: LogicalTable) -> None:
        header = table.header
        if header is not None and header.kind is TableKind.INDICATORS:
            self._indicators(table.rows, header)
        elif header is not None and header.kind is TableKind.TASKS:
            self._tasks(table.rows, header)
        elif header is not None and header.kind is TableKind.BY_UNIT:
            self._by_unit(table, header)
        else:
            self._leave(table.rows, header.kind if header is not None else TableKind.UNKNOWN)

    def _indicators(self, rows: Sequence[GridRow], header: Header) -> None:
        self._leave_columns(rows, header)
        lines = lines_of(rows, header, "title", self.ledger)
        drafts = drafts_of(lines, header, self.ledger)
        self.contents.indicators += indicators_of(drafts, "annex", self.promises, self.context, self.level)
        self.contents.parts.add("indicators")

    def _by_unit(self, table: LogicalTable, header: Header) -> None:
        self._leave_columns(table.rows, header)
        lines = lines_of(table.rows, header, "bearer", self.ledger)
        drafts = drafts_by_unit(lines, header, table.caption, self.area, self.ledger)
        self.contents.indicators += indicators_of(drafts, "annex", self.promises, self.context, self.level)
        self.contents.parts.add("indicators")

    def _tasks(self, rows: Sequence[GridRow], header: Header) -> None:
        self._leave_columns(rows, header)
        self._leave_values(rows, header)
        lines = lines_of(rows, header, "task", self.ledger)
        tasks, task_lines = tasks_of(lines, header, self.ledger, year=self.last_year)
        self.contents.tasks += tasks
        self.contents.task_lines += task_lines
        self.contents.indicators += product_indicators(task_lines, self.promises, self.context, self.level)
        self.contents.parts.add("tasks")

    def _leave_columns(self, rows: Sequence[GridRow], header: Header) -> None:
        """A column that nobody could place is said once, with all its words."""
        for index, column in enumerate(header.columns):
            if column.role == "note" and heading_role(column.heading) == "note":
                self._leave_notes(rows, index)
            if column.role is not None:
                continue
            cells = [row.cells[index] for row in rows if index < len(row.cells) and row.cells[index]]
            if cells:
                words = join_all(cells, by=" | ")
                self.ledger.leave(words, "reading.why_unknown_column", text=f"{column.heading}: {words.text}")

    def _leave_values(self, rows: Sequence[GridRow], header: Header) -> None:
        """Values beside tasks, under a heading of targets, are no part of a task: they are said."""
        for index in header.indices(*_VALUED):
            for row in rows:
                if index < len(row.cells) and NUMBER.search(row.cells[index].text):
                    self.ledger.leave(row.cells[index], "reading.why_no_target")

    def _leave_notes(self, rows: Sequence[GridRow], column: int) -> None:
        """A remark beside a row may say another value: it is shown, never read as a target."""
        for row in rows:
            if column < len(row.cells) and says_value(row.cells[column].text):
                self.ledger.leave(row.cells[column], "reading.why_note")

    def _leave(self, rows: Sequence[GridRow], kind: TableKind) -> None:
        """A table that promises nothing, or that was not understood, is said row by row."""
        for row in rows:
            words = join_all(row.cells, by=" | ")
            if not words:
                self.ledger.row("joined")
                continue
            self.ledger.row("unread")
            self.ledger.leave(words, _WHY[kind], source=row.source)


def _caption(document: Document, index: int) -> str:
    """The paragraphs right above a table, those in capitals on one line as one title.

    What stands above the opening of an annex is none of its table.
    """
    lines: list[str] = []
    for block in reversed(document.blocks[max(0, index - _CAPTION_BLOCKS) : index]):
        if not isinstance(block, Paragraph) or (lines and annex_opened(lines[0]) is not None):
            break
        lines.insert(0, block.text)
    caption = ""
    for line in (each for each in lines if len(each) < _LONGEST_CAPTION):
        goes_on = caption.rpartition("\n")[2].isupper() and line.isupper()
        caption += f" {line}" if goes_on else f"\n{line}"
    return caption.strip()
