"""Pages in order into the blocks of one document: paragraphs and tables go on over page breaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import field
from itertools import pairwise

from compliance.model.plan import Unread
from compliance.model.source import Source
from compliance.reading.document import Block, Cell, Paragraph, Row, Table
from compliance.reading.pages.breaks import SAME_EDGE, carry_merges, drop_blank_edges, goes_on, join_cut_row
from compliance.reading.pages.columns import runs_of_lines
from compliance.reading.pages.content import Box, Clip, Line, PageContent
from compliance.reading.pages.furniture import is_furniture, running_lines
from compliance.reading.pages.grids import PageCell, PageGrid, grid_of, unclear_grid
from compliance.reading.pages.lines import begins_item, lines_of, runs_on, seam
from compliance.reading.pages.notes import footnotes, without_marks
from compliance.records import record

_INDENT = 8.0
_FIRST_LINE = 60.0  # points by which offices indent the first line of a paragraph at most
_WIDE_STEP = 1.25
_ENDS = (".", ";", ":")  # of a sentence, before an item of a list
_LEAST_WIDTH = 0.78  # of the page: where text ends at least, though all lines be short


@record(frozen=False)
class _Passage:
    """Lines that make one paragraph so far."""

    page: int
    lines: list[Line]
    left: float
    right: float


@record(frozen=False)
class Flow:
    """Gathers the blocks of one document page by page."""

    file: str
    blocks: list[Block] = field(default_factory=list)
    footnotes: list[Paragraph] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    _passage: _Passage | None = None
    _table: list[PageGrid] = field(default_factory=list)
    _tables: int = 0
    _paragraphs: int = 0
    _pitch: float = 0.0
    _furniture: list[str] = field(default_factory=list)

    def read(self, pages: Sequence[PageContent]) -> None:
        """Read all pages; afterwards the blocks are complete."""
        prepared = [_prepare(page) for page in pages]
        free = [lines for _, lines in prepared]
        running = running_lines(pages, free)
        margins = _margins(pages, free)
        body = _body_size(free)
        self._pitch = _pitch(free)
        for page, (grids, lines) in zip(pages, prepared, strict=True):
            kept = [line for line in lines if not is_furniture(line, page, running)]
            self._furniture.extend(line.text for line in lines if is_furniture(line, page, running))
            kept, notes = footnotes(kept, page, body)
            kept = without_marks(kept, grids, notes)
            self._page(page, grids, kept, margins[round(page.width)])
            self._note(notes, page, margins[round(page.width)])
            self._say_missing(page)
        self._end_passage()
        self._end_table()
        if self._furniture:
            text = "\n".join(self._furniture)
            self.unread.append(Unread(text, "office.unread_page_furniture", Source(self.file, quote=text)))

    def _page(
        self, page: PageContent, grids: list[PageGrid], lines: list[Line], margins: tuple[float, float]
    ) -> None:
        items: list[tuple[float, int, PageGrid | Line]] = [(grid.top, 0, grid) for grid in grids]
        items += [(line.top, 1, line) for line in lines]
        for _, _, item in sorted(items, key=lambda entry: entry[:2]):
            if isinstance(item, PageGrid):
                self._end_passage()
                self._add_grid(item)
            else:
                self._end_table()
                self._add_line(item, page, margins)

    def _add_grid(self, grid: PageGrid) -> None:
        drop_blank_edges(grid)
        if self._table and not goes_on(self._table[-1], grid):
            self._end_table()
        if self._table and not join_cut_row(self._table, grid):
            carry_merges(self._table, grid)
        self._table.append(grid)

    def _end_table(self) -> None:
        if not self._table:
            return
        self._tables += 1
        rows: list[Row] = []
        for grid in self._table:
            for row in grid.rows:
                rows.append(_row(row, Source(self.file, grid.page, self._tables, len(rows) + 1)))
        self.blocks.append(
            Table(tuple(rows), Source(self.file, self._table[0].page, self._tables), shows_merges=True)
        )
        self._table = []

    def _add_line(self, line: Line, page: PageContent, margins: tuple[float, float]) -> None:
        left, right = margins
        if self._passage is not None and _joins(self._passage, line, page.number, self._pitch):
            self._passage.lines.append(line)
            return
        self._end_passage()
        self._passage = _Passage(page.number, [line], left, right)

    def _end_passage(self) -> None:
        if self._passage is None:
            return
        self._paragraphs += 1
        self.blocks.append(_paragraph(self.file, self._passage, self._paragraphs))
        self._passage = None

    def _note(self, lines: list[Line], page: PageContent, margins: tuple[float, float]) -> None:
        for line in lines:
            held = _Passage(page.number, [line], *margins)
            self.footnotes.append(_paragraph(self.file, held, None))

    def _say_missing(self, page: PageContent) -> None:
        place = Source(self.file, page.number)
        if page.without_text:
            self.unread.append(Unread("", "office.unread_page_without_text", place))
        for text in page.blurred:
            self.unread.append(Unread(text, "office.unread_blurred", place))
        for text in page.struck:
            self.unread.append(Unread(text, "office.unread_struck", place.quoting(text)))
        for word in page.turned:
            if not any(_within(word.middle, boxes) for boxes in page.tables):
                self.unread.append(Unread(word.text, "office.unread_turned", place.quoting(word.text)))
        for _ in range(page.pictures):
            self.unread.append(Unread("", "office.unread_picture", place))


def _prepare(page: PageContent) -> tuple[list[PageGrid], list[Line]]:
    """The ruled tables of a page and the lines outside them; a frame around text is no table."""
    grids = []
    taken: set[int] = set()
    for boxes in page.tables:
        clip = _clip(boxes, page)
        held = [*page.words, *page.turned]
        inside = {id(word) for word in held if _within(word.within(clip).middle, boxes)} - taken
        if len(boxes) < 2 or not inside:
            continue
        words = [word.within(clip) for word in held if id(word) in inside]
        grid = grid_of(boxes, words, page.number)
        if grid.width < 2:
            continue
        taken |= inside
        grids.append(grid)
    for run in runs_of_lines(page.unclear):
        taken |= {id(word) for line in run for word in line}
        grids.append(unclear_grid(run, page))
    return grids, lines_of(word for word in page.words if id(word) not in taken)


def _clip(boxes: Sequence[Box], page: PageContent) -> Clip | None:
    top, bottom = min(box[1] for box in boxes), max(box[3] for box in boxes)
    open_top = any(abs(top - edge) <= SAME_EDGE for edge in page.open_at)
    open_bottom = any(abs(bottom - edge) <= SAME_EDGE for edge in page.open_at)
    if not open_top and not open_bottom:
        return None
    return Clip(top if open_top else 0.0, bottom if open_bottom else page.height)


def _within(point: tuple[float, float], boxes: Sequence[Box]) -> bool:
    x, y = point
    return any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for box in boxes)


def _margins(pages: Sequence[PageContent], lines: Sequence[Sequence[Line]]) -> dict[int, tuple[float, float]]:
    """Where the text of pages of one width begins and ends."""
    margins: dict[int, tuple[float, float]] = {}
    for page, found in zip(pages, lines, strict=True):
        left, right = margins.get(round(page.width), (page.width, page.width * _LEAST_WIDTH))
        for line in found:
            left, right = min(left, line.x0), max(right, line.x1)
        margins[round(page.width)] = (left, right)
    return margins


def _body_size(lines: Sequence[Sequence[Line]]) -> float:
    sizes = Counter(line.size for found in lines for line in found for _ in line.words)
    return max(sorted(sizes), key=lambda size: sizes[size]) if sizes else 0.0


def _pitch(lines: Sequence[Sequence[Line]]) -> float:
    """The usual step from line to line in letter heights: the smallest that is common."""
    steps: Counter[float] = Counter()
    for found in lines:
        for above, line in pairwise(found):
            if above.size == line.size and 0 < line.top - above.top < 4 * line.size:
                steps[round((line.top - above.top) / line.size, 1)] += 1
    common = [step for step, count in steps.items() if count >= 0.15 * steps.total()]
    return min(common, default=2.0)


def _joins(passage: _Passage, line: Line, page: int, pitch: float) -> bool:
    """Whether ``line`` goes on with the paragraph; ``pitch`` is the usual step in letter heights."""
    above = passage.lines[-1]
    if not runs_on(above, line, passage.left, passage.right) or abs(above.size - line.size) > 1.6:
        return False
    if _stand_apart(above, line, passage.left):
        return False
    if above.words[-1].text.endswith(_ENDS) and (begins_item(line) or _is_title(above, line)):
        return False
    step = line.top - above.top
    if step > 0 and step > _WIDE_STEP * pitch * above.size:
        return False
    indented = line.x0 - passage.left > _INDENT
    centred = abs((line.x0 + line.x1) - (passage.left + passage.right)) < 2 * _INDENT
    return not indented or (centred and not begins_item(line))


def _stand_apart(above: Line, line: Line, left: float) -> bool:
    """Whether a line stands beside the one above; a last word may be shorter than the first line's indent."""
    if line.x1 >= above.x0:
        return line.x0 > above.x1
    return line.x0 - left > _INDENT or above.x0 - line.x0 > _FIRST_LINE


def _is_title(above: Line, line: Line) -> bool:
    """Whether a line in capitals follows one that is not."""
    return line.text.isupper() and not above.text.isupper()


def _paragraph(file: str, passage: _Passage, number: int | None) -> Paragraph:
    text = ""
    for line in passage.lines:
        text += (seam(text, line.text) if text else "") + line.text
    source = Source(file, passage.page, paragraph=number, quote=text)
    return Paragraph(text, source, confidence=min(line.confidence for line in passage.lines))


def _row(row: list[PageCell], place: Source) -> Row:
    cells = tuple(
        Cell(
            cell.text,
            Source(place.file, place.page, place.table, place.row, column, quote=cell.text),
            cell.merge,
            confidence=cell.confidence,
        )
        for column, cell in enumerate(row, start=1)
    )
    quote = "\t".join(cell.text for cell in cells if cell.text)
    return Row(cells, Source(place.file, place.page, place.table, place.row, quote=quote))
