"""What a web page holds, gathered in its order: paragraphs, tables, and what was not read."""

from __future__ import annotations

from compliance.model.plan import Unread
from compliance.model.source import Source
from compliance.reading.document import Block, Paragraph
from compliance.reading.options import ReaderOptions
from compliance.reading.web.grid import HtmlCell, HtmlTable, grid_of, text_of
from compliance.reading.web.markup import OF_THE_PORTAL

_LAYOUT_COLUMNS = 2


class Gathered:
    """The blocks of a page so far; paragraphs and tables are numbered as they come."""

    def __init__(self, file: str, options: ReaderOptions) -> None:
        self.blocks: list[Block] = []
        self.unread: list[Unread] = []
        self._file = file
        self._options = options
        self._paragraphs = self._tables = 0

    def leave(self, text: str, why: str, line: int | None) -> None:
        """Note words that are not read; ``why`` is a key of the messages."""
        self.unread.append(Unread(text, why, Source(self._file, line=line, quote=text)))

    def paragraph(
        self,
        text: str,
        line: int | None,
        *,
        number: str | None = None,
        heading: int | None = None,
        tracked: bool = False,
        confidence: float = 1.0,
    ) -> bool:
        """Add a paragraph; words of the portal around the page are none, then the answer is no."""
        if OF_THE_PORTAL.match(text):
            self.leave(text, "office.unread_navigation", line)
            return False
        self._paragraphs += 1
        source = Source(self._file, line=line, paragraph=self._paragraphs, quote=text)
        self.blocks.append(
            Paragraph(text, source, number=number, heading=heading, tracked=tracked, confidence=confidence)
        )
        return True

    def table(self, table: HtmlTable) -> None:
        """Add a table; one that lays out a page is unwrapped, one inside a wider one is lines of its cell."""
        layout = table.width <= _LAYOUT_COLUMNS
        if table.lays_out_a_page:
            for row in table.rows:
                for cell in row.cells:
                    self._unwrap(cell, row.line)
            return
        made = grid_of(table, Source(self._file, table=self._tables + 1), self._options, flat=not layout)
        if made is not None:
            self._tables += 1
            self.blocks.append(made)
        if layout:
            for inner in (inner for row in table.rows for cell in row.cells for inner in cell.tables):
                self.table(inner)

    def _unwrap(self, cell: HtmlCell, line: int | None) -> None:
        held: list[str | HtmlTable] = []
        for part in [*cell.content, HtmlTable()]:
            if isinstance(part, str):
                held.append(part)
                continue
            for text in text_of(HtmlCell(held), flat=False).split("\n"):
                if text:
                    self.paragraph(text, line)
            held = []
            if part.rows:
                self.table(part)
