"""Boxes of a ruled table and the words inside them into rows of a grid, merges kept."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import field

from compliance.reading.document import Merge
from compliance.reading.pages.content import Box, Line, PageContent, Word
from compliance.reading.pages.lines import (
    begins_item,
    is_broken_word,
    lines_of,
    runs_on,
    seam,
    wrapped_text,
)
from compliance.records import record

_SNAP = 3.0
_PADDING = 2.0


@record(frozen=False, eq=False)
class PageCell:
    """A place of the grid with its words; ``spans`` counts the rows of the merge it begins."""

    text: str = ""
    merge: Merge = Merge.NONE
    confidence: float = 1.0
    spans: int = 1
    lines: list[Line] = field(default_factory=list)
    left: float = 0.0
    right: float = 0.0

    @property
    def is_item(self) -> bool:
        """Whether its words begin with the sign of a list, or its number with a sign of its own."""
        first = self.lines[0] if self.lines else None
        return first is not None and begins_item(first) and not first.words[0].text.isdigit()

    def runs_on_in(self, below: PageCell) -> bool:
        """Whether the words of ``below``, on the next page, only go on where this cell was cut."""
        if not (self.lines and below.lines and self.text) or self.text[-1] in ".;:":
            return False
        return runs_on(self.lines[-1], below.lines[0], self.left, self.right)

    def go_on_with(self, below: PageCell) -> None:
        """Take the words of ``below``, on the next page, as the rest of this cell's."""
        known = bool(self.lines and below.lines)
        broken = known and is_broken_word(self.lines[-1], below.lines[0], self.left, self.right)
        joint = "" if broken else "\n" if below.is_item else seam(self.text, below.text)
        self.text += joint + below.text
        self.confidence = min(self.confidence, below.confidence)
        self.lines = below.lines


@record(frozen=False)
class PageGrid:
    """A ruled table on one page."""

    page: int
    edges: tuple[float, ...]
    rows: list[list[PageCell]]
    top: float = 0.0
    bottom: float = 0.0
    boxes: list[Box] = field(default_factory=list)

    @property
    def width(self) -> int:
        return len(self.edges) - 1


def grid_of(boxes: Sequence[Box], words: Sequence[Word], page: int) -> PageGrid:
    """The grid that ``boxes`` draw, filled with the words whose middle lies in each box."""
    xs = _edges([box[0] for box in boxes] + [box[2] for box in boxes])
    ys = _edges([box[1] for box in boxes] + [box[3] for box in boxes])
    rows = [[PageCell() for _ in xs[1:]] for _ in ys[1:]]
    spans = [
        (_index(xs, left), _index(xs, right), _index(ys, top), _index(ys, bottom))
        for left, top, right, bottom in boxes
    ]
    owner: dict[tuple[int, int], int] = {}
    for number, (left, right, top, bottom) in enumerate(spans):
        for row in range(top, bottom):
            for column in range(left, right):
                owner.setdefault((row, column), number)
                rows[row][column].merge = _merge(row - top, column - left, bottom - top, right - left)
        if top < len(rows) and left < len(rows[top]):
            rows[top][left].spans = bottom - top
    held = _held(words, xs, ys, owner)
    for number, inside in held.items():
        left, right, top, _ = spans[number]
        _write(rows[top][left], inside, boxes[number])
    return PageGrid(page, tuple(xs), rows, ys[0], ys[-1], list(boxes))


def unclear_grid(lines: list[list[Word]], page: PageContent) -> PageGrid:
    """A grid of one column, which nothing takes for indicators: each of its rows is said to be not read."""
    rows = [
        [PageCell(Line(tuple(line)).text, confidence=min(word.confidence for word in line))] for line in lines
    ]
    top, bottom = min(word.top for word in lines[0]), max(word.bottom for word in lines[-1])
    return PageGrid(page.number, (0.0, page.width), rows, top, bottom)


def _held(
    words: Sequence[Word], xs: list[float], ys: list[float], owner: dict[tuple[int, int], int]
) -> dict[int, list[Word]]:
    held: dict[int, list[Word]] = {}
    for word in words:
        x, y = word.middle
        place = (bisect_right(ys, y) - 1, bisect_right(xs, x) - 1)
        if place in owner:
            held.setdefault(owner[place], []).append(word)
    return held


def _write(cell: PageCell, words: list[Word], box: Box) -> None:
    lines = lines_of(words, split_columns=False)
    left, right = box[0], box[2]
    padding = max(_PADDING, min(min(line.x0 for line in lines) - left, 8.0))
    cell.lines, cell.left, cell.right = lines, left + padding, right - padding
    cell.text = wrapped_text(lines, cell.left, cell.right)
    cell.confidence = min(word.confidence for word in words)


def _merge(down: int, across: int, height: int, width: int) -> Merge:
    if down:
        return Merge.ABOVE
    if across:
        return Merge.LEFT
    return Merge.ORIGIN if height > 1 or width > 1 else Merge.NONE


def _edges(values: list[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SNAP:
            edges.append(value)
    return edges


def _index(edges: list[float], value: float) -> int:
    return max(0, bisect_right(edges, value + 0.01) - 1)
