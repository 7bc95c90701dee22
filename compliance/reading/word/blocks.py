"""From the body of a Word document to blocks: paragraphs, grids, text boxes, each with its place."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.model.plan import Unread
from compliance.model.source import Source
from compliance.reading.document import Block, Cell, Paragraph, Row, Table
from compliance.reading.ooxml import Element
from compliance.reading.signs import without_private_signs
from compliance.reading.word import names as w
from compliance.reading.word.cells import CellContent, plain_cell, read_cell
from compliance.reading.word.context import WordContext, flow
from compliance.reading.word.grid import GridCell, GridRow, read_grid
from compliance.reading.word.runs import Words
from compliance.records import record

# Outer tables up to this width lay out a page; a table inside them is a table of its own.
_LAYOUT_COLUMNS = 2
_LEAST_ROWS = 3  # of a table inside a cell that is more than a list of values
# What is left of a passage in which words are crossed out by hand: the writer may not have been done.
_STRUCK = 0.8


@record(frozen=False)
class _Joined:
    """A paragraph in the making: the words of all paragraphs whose end marks are deleted."""

    words: list[str]
    number: str | None
    heading: int | None
    tracked: bool = False
    struck: bool = False


class BlockReader:
    """Walks one document and gathers its blocks; made for one reading, thrown away after it."""

    def __init__(self, context: WordContext, *, paged: bool) -> None:
        self._context = context
        self._file = context.file
        self._page: int | None = 1 if paged else None
        self._tables = 0
        self._paragraphs = 0
        self.unread: list[Unread] = []

    def blocks(self, parent: Element, depth: int = 0) -> Iterator[Block]:
        """The blocks below ``parent`` in order of the document."""
        self._context.check_depth(depth)
        pending: _Joined | None = None
        for child in flow(parent):
            if child.tag == w.P:
                self._paragraphs += 1
                pending, words = self._paragraph(child, pending)
                if not self._context.runs.mark_joins(child):
                    yield from self._finished(pending)
                    pending = None
                yield from self._beside(words, depth)
            elif child.tag == w.TBL:
                yield from self._finished(pending)
                pending = None
                yield from self._table(child, depth)
            elif child.tag == w.ALT_CHUNK:
                self._not_read("office.unread_chunk", "", self._here())
        yield from self._finished(pending)

    def paragraphs_of(self, parent: Element) -> Iterator[Paragraph]:
        """The paragraphs of a footnote."""
        for block in self.blocks(parent):
            if isinstance(block, Paragraph):
                yield block

    def _here(self, quote: str = "") -> Source:
        return Source(self._file, page=self._page, paragraph=self._paragraphs, quote=quote)

    def _not_read(self, why: str, text: str, source: Source) -> None:
        self.unread.append(Unread(text, why, source))

    def _paragraph(self, element: Element, pending: _Joined | None) -> tuple[_Joined, Words]:
        words = self._context.runs.read(element)
        if self._page is not None:
            self._page += words.pages_before
        joined = pending
        if joined is None or not "".join(joined.words).strip():
            joined = self._begun(element, words, joined)
        joined.words.extend(words.parts)
        joined.tracked = joined.tracked or words.tracked
        joined.struck = joined.struck or any(struck.strip() for struck in words.struck)
        for why, texts in (("hidden_text", words.hidden), ("struck", words.struck)):
            for text in filter(None, map(str.strip, texts)):
                self._not_read(f"office.unread_{why}", text, self._here(text))
        return joined, words

    def _begun(self, element: Element, words: Words, before: _Joined | None) -> _Joined:
        """A paragraph that begins here; one deleted with its mark counts in no list."""
        gone = not words.text and self._context.runs.mark_joins(element)
        number, heading = (None, None) if gone else self._context.number_and_heading(element)
        begun = _Joined([], number, heading)
        if before is not None:
            begun.tracked, begun.struck = before.tracked, before.struck
        return begun

    def _finished(self, joined: _Joined | None) -> Iterator[Paragraph]:
        text = "" if joined is None else without_private_signs("".join(joined.words)).strip()
        if joined is not None and text:
            sure = _STRUCK if joined.struck else 1.0
            yield Paragraph(text, self._here(text), joined.number, joined.heading, joined.tracked, sure)

    def _beside(self, words: Words, depth: int) -> Iterator[Block]:
        """What a paragraph anchors: its text boxes as blocks of their own, its pictures as not read."""
        for box in words.boxes:
            yield from self.blocks(box, depth + 1)
        for _ in range(words.pictures):
            self._not_read("office.unread_picture", "", self._here())
        for _ in range(words.objects):
            self._not_read("office.unread_object", "", self._here())
        if self._page is not None:
            self._page += words.pages - words.pages_before

    def _table(self, element: Element, depth: int) -> Iterator[Block]:
        rows = read_grid(element, self._context)
        if len(rows) == 1 and len(rows[0].cells) == 1 and rows[0].cells[0].element is not None:
            yield from self.blocks(rows[0].cells[0].element, depth + 1)
            return
        self._tables += 1
        table = self._tables
        inner: list[Element] = []
        flatten = bool(rows) and len(rows[0].cells) > _LAYOUT_COLUMNS and not _holds_a_page(element, rows)
        read = tuple(self._row(row, table, inner, depth, flatten=flatten) for row in rows)
        if read and read[0].cells:
            yield Table(read, Source(self._file, read[0].source.page, table), shows_merges=True)
        for nested in inner:
            self._context.check_depth(depth)
            yield from self._table(nested, depth + 1)

    def _row(self, row: GridRow, table: int, inner: list[Element], depth: int, *, flatten: bool) -> Row:
        begins = self._page
        pages = pages_before = 0
        cells = []
        for column, place in enumerate(row.cells, start=1):
            content: CellContent | None = None
            words = "" if place.element is None else plain_cell(place.element, self._context)
            if words is None:
                content = read_cell(place.element, self._context, flatten=flatten, depth=depth)
                words = content.text
                pages, pages_before = max(pages, content.pages), max(pages_before, content.pages_before)
            page = begins if content is None or begins is None else begins + content.pages_before
            source = Source(self._file, page, table, row.number, column, None, None, words)
            cells.append(_cell(words, source, place, content))
            if content is not None:
                inner.extend(content.tables)
                self._beside_cell(content, source)
        for element in row.hidden:
            self._covered(element, Source(self._file, begins, table, row.number))
        if begins is not None:
            self._page = begins + pages
        quote = "\t".join([cell.text for cell in cells if cell.text])
        page = None if begins is None else begins + pages_before
        return Row(tuple(cells), Source(self._file, page, table, row.number, quote=quote), row.header)

    def _beside_cell(self, content: CellContent, source: Source) -> None:
        for hidden in content.hidden:
            self._not_read("office.unread_hidden_text", hidden, source)
        for struck in content.struck:
            self._not_read("office.unread_struck", struck, source)
        for _ in range(content.pictures):
            self._not_read("office.unread_picture", "", source)
        for _ in range(content.objects):
            self._not_read("office.unread_object", "", source)

    def _covered(self, element: Element, source: Source) -> None:
        """Words left in a cell that a merge covers: Word does not show them."""
        if plain_cell(element, self._context) == "":
            return
        content = read_cell(element, self._context, flatten=True)
        if content.text:
            self._not_read("office.unread_covered_cell", content.text, source)


def _holds_a_page(table: Element, rows: list[GridRow]) -> bool:
    """Whether a table inside ``table`` has more rows than it: the outer one only lays out a page."""
    inside = next(table.iterdescendants(w.TBL), None)
    return inside is not None and sum(1 for _ in inside.iterchildren(w.TR)) > max(len(rows), _LEAST_ROWS)


def _cell(words: str, source: Source, place: GridCell, content: CellContent | None) -> Cell:
    tracked = place.tracked or (content is not None and content.tracked)
    struck = content is not None and bool(content.struck)
    return Cell(words, source, place.merge, tracked, _STRUCK if struck else 1.0)
