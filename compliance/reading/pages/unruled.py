"""Tables without ruling lines: columns are what no line of words crosses, rows begin with their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from compliance.reading.pages.columns import (
    LEAST_COLUMNS,
    SAME_LINE,
    Span,
    WordLine,
    joined,
    lines_at_one_height,
    runs_of_columns,
    steps,
    text_of,
    top_of,
    wider_columns,
    with_stretches,
)
from compliance.reading.pages.content import Box, PageContent, Word
from compliance.reading.pages.furniture import furniture_words

_HEADING = re.compile(r"S?TT\.?", re.IGNORECASE)
_FIRST = re.compile(r"\(?(?:0?1|I|A)[.)]*")
_CODE = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[A-H]|[a-zđ])[.)]*")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]?")
_ROW_BEGINS = re.compile(r"[-–+•\d\"“(]|[^\W\d_]")
_DASHES = ("-", "–", "+")
_CONFIDENCE = 0.8
_LEAST_ROWS = 2
_HEADING_LINES = 6


@dataclass(slots=True)
class _Part:
    """The lines of a table on one page; ``titles`` are those that run over the columns."""

    page: int
    lines: list[WordLine]
    titles: list[WordLine] = field(default_factory=list)


@dataclass(slots=True)
class _Found:
    """A table: the words of its heading line by line, its columns, and its lines page by page."""

    heading: list[str]
    columns: list[Span]
    parts: list[_Part] = field(default_factory=list)


def with_unruled_tables(pages: Sequence[PageContent]) -> list[PageContent]:
    """The pages with the boxes that their columns of words suggest; the words in them are read with doubt.

    Where a row's words do not begin on the line of its number, cells cannot be told apart: such lines
    stay together as a table that nobody can read, and are said to be one.
    """
    furniture = furniture_words(pages)
    pages = [_without_bare_columns(page) for page in pages]
    rest = [lines_at_one_height(_outside_tables(page, furniture)) for page in pages]
    found = list(_found(rest))
    drawn: dict[int, list[list[Box]]] = {}
    unclear: dict[int, list[WordLine]] = {}
    for table in found:
        rows = [_rows(part, table) for part in table.parts]
        readable = all(row is not None for row in rows) and sum(map(len, filter(None, rows))) > _LEAST_ROWS
        for part, tops in zip(table.parts, rows, strict=True):
            if readable and tops is not None:
                drawn.setdefault(part.page, []).append(_boxes(table.columns, tops, part))
            else:
                unclear.setdefault(part.page, []).extend(part.lines)
    taken = {id(word) for table in found for part in table.parts for line in part.lines for word in line}
    for at, lines in enumerate(rest):
        free = [line for line in lines if id(line[0]) not in taken]
        unclear.setdefault(at, []).extend(line for run in runs_of_columns(free) for line in run)
    return [_with(page, drawn.get(at, []), unclear[at], taken) for at, page in enumerate(pages)]


def _with(page: PageContent, drawn: list[list[Box]], unclear: list[WordLine], taken: set[int]) -> PageContent:
    if not drawn and not unclear:
        return page
    words = [_doubted(word) if id(word) in taken else word for word in page.words]
    new = {id(old): word for old, word in zip(page.words, words, strict=True)}
    lines = [[new[id(word)] for word in line] for line in unclear]
    return replace(page, words=words, tables=[*page.tables, *drawn], unclear=lines)


def _doubted(word: Word) -> Word:
    return replace(word, confidence=min(word.confidence, _CONFIDENCE))


def _without_bare_columns(page: PageContent) -> PageContent:
    """The page without tables that rule their columns alone: all their numbers stand in one cell."""
    kept = [boxes for boxes in page.tables if not any(_holds_rows(box, page) for box in _leftmost(boxes))]
    return page if len(kept) == len(page.tables) else replace(page, tables=kept)


def _leftmost(boxes: list[Box]) -> list[Box]:
    left = min(box[0] for box in boxes)
    return [box for box in boxes if box[0] - left <= SAME_LINE and len(boxes) >= LEAST_COLUMNS]


def _holds_rows(box: Box, page: PageContent) -> bool:
    lines = lines_at_one_height([word for word in page.words if _is_in(word, [box])])
    return sum(_NUMBER.fullmatch(text_of(line)) is not None for line in lines) > _LEAST_ROWS


def _outside_tables(page: PageContent, furniture: set[int]) -> list[Word]:
    if page.without_text:
        return []
    frames = [_frame(boxes) for boxes in page.tables]
    return [word for word in page.words if id(word) not in furniture and not _is_in(word, frames)]


def _frame(boxes: list[Box]) -> Box:
    return (
        *(min(box[side] for box in boxes) for side in (0, 1)),
        *(max(box[side] for box in boxes) for side in (2, 3)),
    )  # type: ignore[return-value]


def _is_in(word: Word, frames: list[Box]) -> bool:
    x, y = word.middle
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in frames)


def _found(pages: Sequence[list[WordLine]]) -> Iterator[_Found]:
    """The tables below headings that begin with STT; one that reaches the foot of a page goes on overleaf."""
    goes_on: _Found | None = None
    for at, lines in enumerate(pages):
        begin = 0
        if goes_on is not None:
            part, begin = _part(at, lines, 0, goes_on)
            if part.lines:
                goes_on.parts.append(part)
            if begin < len(lines):
                goes_on = None
        while (head := _heading(lines, begin)) is not None:
            top, end, columns = head
            table = _Found([text_of(line) for line in lines[top:end]], columns)
            part, begin = _part(at, lines, top, table)
            table.parts.append(part)
            yield table
            goes_on = table if begin == len(lines) else None


def _heading(lines: list[WordLine], begin: int) -> tuple[int, int, list[Span]] | None:
    """The first heading of columns from line ``begin`` on, whose first column says STT.

    Its first line, the line after it, and its columns; a heading over several columns parts none of them.
    """
    for end in range(begin + 1, len(lines)):
        if not _FIRST.fullmatch(lines[end][0].text):
            continue
        columns: list[Span] = []
        found: tuple[int, int, list[Span]] | None = None
        for top in range(end - 1, max(begin, end - _HEADING_LINES) - 1, -1):
            if not steps(lines[top], lines[top + 1]):
                break
            wider = wider_columns(columns, lines[top])
            if found is not None and (wider is None or len(wider) > len(columns)):
                break
            columns = wider or with_stretches(columns, lines[top])
            if columns and _HEADING.fullmatch(_in_column(lines[top:end], columns[0])):
                found = top, end, columns
        if found is not None and len(found[2]) >= LEAST_COLUMNS:
            return found
    return None


def _in_column(lines: list[WordLine], column: Span) -> str:
    return "".join(word.text for line in lines for word in line if word.x1 <= column[1] + 1)


def _part(page: int, lines: list[WordLine], begin: int, table: _Found) -> tuple[_Part, int]:
    """The lines from ``begin`` on that keep to the columns of ``table``, and the first that does not."""
    part = _Part(page, [])
    heading = begin + _heading_length(lines[begin:], table)
    for at in range(begin, len(lines)):
        line = lines[at]
        if part.lines and not steps(part.lines[-1], line):
            return part, at
        wider = wider_columns(table.columns, line)
        if wider is not None and len(wider) == len(table.columns):
            table.columns = wider
        elif at < heading or _is_title(line, lines[at + 1 : at + 2], table.columns):
            part.titles.append(line)
        else:
            return part, at
        part.lines.append(line)
    return part, len(lines)


def _heading_length(lines: list[WordLine], table: _Found) -> int:
    """How many lines the heading takes that the lines begin with; 0 where they begin without it."""
    length = len(table.heading)
    return length if [text_of(line) for line in lines[:length]] == table.heading else 0


def _is_title(line: WordLine, below: list[WordLine], columns: list[Span]) -> bool:
    """Whether a line over the columns is the title of a group: a code where the numbers stand, then words."""
    if len(line) < 2 or line[0].x1 >= columns[1][0] or not _CODE.fullmatch(line[0].text):
        return False
    return any(wider_columns(columns, each) or _is_title(each, [each], columns) for each in below)


def _rows(part: _Part, table: _Found) -> list[float] | None:
    """The tops of the rows on a page; None where numbers do not stand at the beginning of their rows."""
    columns, lines = table.columns, part.lines
    heading = _heading_length(lines, table)
    tops = [top_of(lines[0])] if heading else []
    tops += [top_of(below) for above, below in pairwise(lines[:heading]) if above in part.titles]
    tops += [top_of(line) for line in lines[heading : heading + 1]]  # the rest of a row, or the next one
    for line in lines[heading:]:
        number = "".join(word.text for word in line if word.x1 <= columns[0][1] + 1)
        title = [word.text for word in line if columns[1][0] - 1 <= word.x0 <= columns[1][1]]
        if number:
            if not _CODE.fullmatch(number) or not _begins_row(title[0] if title else ""):
                return None
            tops.append(top_of(line))
        elif title and title[0][:1] in _DASHES:
            tops.append(top_of(line))
    return sorted(set(tops))


def _begins_row(word: str) -> bool:
    return bool(_ROW_BEGINS.match(word)) and not word[:1].islower()


def _boxes(columns: list[Span], tops: list[float], part: _Part) -> list[Box]:
    """The cells of a page; words that run over columns stand in one cell."""
    middles = [(left[1] + right[0]) / 2 for left, right in pairwise(columns)]
    xs = [columns[0][0] - 1, *middles, columns[-1][1] + 1]
    ys = [*(top - 1 for top in tops), max(word.bottom for word in part.lines[-1]) + 1]
    boxes: list[Box] = []
    for top, bottom in pairwise(ys):
        over = [span for line in part.titles if top < top_of(line) < bottom for span in joined(line)]
        across = [x for x in xs if not any(left < x < right for left, right in over)]
        boxes += [(left, top, right, bottom) for left, right in pairwise(across)]
    return boxes
