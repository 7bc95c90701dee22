"""From the body of a Word document to blocks: paragraphs, grids, text boxes, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compliance.model.plan import Unread
from compliance.model.source import Source
from compliance.reading.document import Block, Cell, Paragraph, Row, Table
from compliance.reading.guards import refusal
from compliance.reading.ooxml import Element
from compliance.reading.options import ReaderOptions
from compliance.reading.word import names as w
from compliance.reading.word.grid import GridCell, GridRow, read_grid
from compliance.reading.word.numbering import Numbering
from compliance.reading.word.runs import RunReader, Words, shows_placeholder
from compliance.reading.word.styles import Style, heading_level, number_properties
from compliance.reading.word.symbols import without_private_signs

_TRANSPARENT = frozenset((w.CUSTOM_XML, w.INS, w.MOVE_TO, w.DEL, w.MOVE_FROM))
# Outer tables up to this width lay out a page; a table inside them is a table of its own.
_LAYOUT_COLUMNS = 2


@dataclass(slots=True)
class _Joined:
    """A paragraph in the making: the words of all paragraphs whose end marks are deleted."""

    words: list[str]
    number: str | None
    heading: int | None
    tracked: bool = False

    @property
    def text(self) -> str:
        return "".join(self.words).strip()


class BlockReader:
    """Walks one document and gathers its blocks; made for one reading, thrown away after it."""

    def __init__(
        self,
        file: str,
        options: ReaderOptions,
        runs: RunReader,
        *,
        styles: Mapping[str, Style],
        numbering: Numbering,
        paged: bool,
    ) -> None:
        self._file = file
        self._options = options
        self._runs = runs
        self._styles = styles
        self._numbering = numbering
        self._page: int | None = 1 if paged else None
        self._tables = 0
        self._paragraphs = 0
        self.unread: list[Unread] = []

    def blocks(self, parent: Element, depth: int = 0) -> Iterator[Block]:
        """The blocks below ``parent`` in order of the document."""
        if depth > self._options.max_depth:
            raise refusal("too_deep", self._file)
        pending: _Joined | None = None
        for child in _flow(parent):
            if child.tag == w.P:
                self._paragraphs += 1
                pending, words = self._paragraph(child, pending)
                if not self._runs.mark_joins(child):
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
        words = self._runs.read(element)
        if self._page is not None:
            self._page += words.pages_before
        number, heading = self._properties(element)
        joined = pending or _Joined([], number, heading)
        joined.words.append("".join(words.parts))
        joined.tracked = joined.tracked or words.tracked
        for hidden in words.hidden:
            if hidden.strip():
                self._not_read("office.unread_hidden_text", hidden.strip(), self._here(hidden.strip()))
        return joined, words

    def _finished(self, joined: _Joined | None) -> Iterator[Paragraph]:
        if joined is None:
            return
        text = without_private_signs(joined.text)
        if text:
            yield Paragraph(
                text, self._here(text), number=joined.number, heading=joined.heading, tracked=joined.tracked
            )

    def _beside(self, words: Words, depth: int) -> Iterator[Block]:
        """What a paragraph anchors: its text boxes as blocks of their own, its pictures as not read."""
        for box in words.boxes:
            yield from self.blocks(box, depth + 1)
        for _ in range(words.pictures):
            self._not_read("office.unread_picture", "", self._here())
        if self._page is not None:
            self._page += words.pages - words.pages_before

    def _properties(self, element: Element) -> tuple[str | None, int | None]:
        properties = element.find(w.P_PR)
        if properties is None:
            return None, None
        style_name = properties.find(w.P_STYLE)
        style = Style() if style_name is None else self._styles.get(style_name.get(w.VAL, ""), Style())
        num_id, ilvl = style.num_id, style.ilvl
        numbered = properties.find(w.NUM_PR)
        if numbered is not None:
            num_id, ilvl = number_properties(numbered, num_id, ilvl)
        outline = properties.find(w.OUTLINE)
        heading = style.heading if outline is None else heading_level(outline.get(w.VAL))
        number = None if num_id is None or num_id == "0" else self._numbering.next(num_id, ilvl or 0)
        return number, heading

    def _table(self, element: Element, depth: int) -> Iterator[Block]:
        rows = read_grid(element, self._file, self._options)
        if len(rows) == 1 and len(rows[0].cells) == 1 and rows[0].cells[0].element is not None:
            yield from self.blocks(rows[0].cells[0].element, depth + 1)
            return
        self._tables += 1
        table = self._tables
        width = len(rows[0].cells) if rows else 0
        inner: list[Block] = []
        read = [self._row(row, table, width, inner, depth) for row in rows]
        if read and width:
            source = Source(self._file, page=read[0].source.page, table=table)
            yield Table(tuple(read), source, shows_merges=True)
        yield from inner

    def _row(self, row: GridRow, table: int, width: int, inner: list[Block], depth: int) -> Row:
        begins = self._page
        pages, pages_before = 0, 0
        cells = []
        for column, place in enumerate(row.cells, start=1):
            if place.element is None:
                cells.append(self._continuation(place, table, row.number, column))
                continue
            content = _CellContent(self, width > _LAYOUT_COLUMNS, depth)
            content.read(place.element)
            inner.extend(content.inner)
            pages, pages_before = max(pages, content.pages), max(pages_before, content.pages_before)
            source = Source(self._file, begins, table, row.number, column, quote=content.text, paragraph=None)
            if begins is not None and content.pages_before:
                source = Source(
                    self._file, begins + content.pages_before, table, row.number, column, quote=content.text
                )
            cells.append(Cell(content.text, source, place.merge, place.tracked or content.tracked))
            self._beside_cell(content, source)
        for element in row.hidden:
            self._covered(element, Source(self._file, begins, table, row.number))
        if self._page is not None and begins is not None:
            self._page = begins + pages
        quote = "\t".join(cell.text for cell in cells if cell.text)
        page = None if begins is None else begins + pages_before
        return Row(tuple(cells), Source(self._file, page, table, row.number, quote=quote), row.header)

    def _continuation(self, place: GridCell, table: int, row: int, column: int) -> Cell:
        return Cell("", Source(self._file, self._page, table, row, column), place.merge, place.tracked)

    def _beside_cell(self, content: _CellContent, source: Source) -> None:
        for hidden in content.hidden:
            self._not_read("office.unread_hidden_text", hidden, source)
        for _ in range(content.pictures):
            self._not_read("office.unread_picture", "", source)

    def _covered(self, element: Element, source: Source) -> None:
        """Words left in a cell that a merge covers: Word does not show them."""
        content = _CellContent(self, flatten=True, depth=0)
        content.read(element)
        if content.text:
            self._not_read("office.unread_covered_cell", content.text, source)


class _CellContent:
    """The text of one cell: its paragraphs as lines, list numbers and text boxes in their place."""

    def __init__(self, reader: BlockReader, flatten: bool, depth: int) -> None:
        self._reader = reader
        self._flatten = flatten
        self._depth = depth
        self._lines: list[str] = []
        self.inner: list[Block] = []
        self.hidden: list[str] = []
        self.tracked = False
        self.pictures = self.pages = self.pages_before = 0

    @property
    def text(self) -> str:
        return without_private_signs("\n".join(line for line in self._lines if line))

    def read(self, parent: Element) -> None:
        if self._depth > self._reader._options.max_depth:
            raise refusal("too_deep", self._reader._file)
        joining = False
        for child in _flow(parent):
            if child.tag == w.P:
                joining = self._paragraph(child, joining)
            elif child.tag == w.TBL:
                joining = False
                self._nested(child)

    def _paragraph(self, element: Element, joining: bool) -> bool:
        words = self._reader._runs.read(element)
        number, _ = self._reader._properties(element)
        line = " ".join("".join(words.parts).replace("\t", " ").split(" ")).strip()
        if number:
            line = f"{number} {line}".strip()
        if joining and self._lines:
            self._lines[-1] += line
        else:
            self._lines.append(line)
        self.tracked = self.tracked or words.tracked
        self.hidden.extend(hidden.strip() for hidden in words.hidden if hidden.strip())
        self.pictures += words.pictures
        if not self.text:
            self.pages_before += words.pages
        self.pages_before += words.pages_before if line and self.pages == 0 else 0
        self.pages += words.pages
        self._depth += 1
        for box in words.boxes:
            self.read(box)
        self._depth -= 1
        return self._reader._runs.mark_joins(element)

    def _nested(self, table: Element) -> None:
        """A table in a cell of a layout is a table of its own; in a wider table its rows are lines."""
        if not self._flatten:
            self.inner.extend(self._reader._table(table, self._depth + 1))
            return
        self._depth += 1
        for row in read_grid(table, self._reader._file, self._reader._options):
            cells = []
            for place in row.cells:
                if place.element is not None:
                    inside = _CellContent(self._reader, True, self._depth)
                    inside.read(place.element)
                    cells.append(inside.text)
                    self.tracked = self.tracked or inside.tracked or place.tracked
            self._lines.append(" ".join(cell for cell in cells if cell))
        self._depth -= 1


def _flow(parent: Element) -> Iterator[Element]:
    """Paragraphs and tables below ``parent``, through content controls and wrappers."""
    for child in parent:
        tag = child.tag
        if tag in (w.P, w.TBL, w.ALT_CHUNK):
            yield child
        elif tag == w.SDT:
            if not shows_placeholder(child):
                for content in child.iterchildren(w.SDT_CONTENT):
                    yield from _flow(content)
        elif tag in _TRANSPARENT:
            yield from _flow(child)
