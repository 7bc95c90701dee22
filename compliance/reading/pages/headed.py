"""Tables below a heading that begins with STT, where nothing but the places of words parts their cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from itertools import pairwise

from compliance.reading.pages.columns import (
    LEAST_COLUMNS,
    Span,
    WordLine,
    begins_at_columns,
    joined,
    steps,
    text_of,
    top_of,
    wider_columns,
    with_stretches,
)
from compliance.records import record

_HEADING = re.compile(r"(?:S|Số)?TT\.?", re.IGNORECASE)
_FIRST = re.compile(r"\(?(?:0?1|I|A)[.)]*")
_CODE = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[A-HĐ]|[a-zđ])[.)]*")
_ROW_BEGINS = re.compile(r"[-–+•\d\"“(]|[^\W\d_]")
_SPAN_OF_YEARS = re.compile(r"[-–]\s*(?:19|20)\d\d\b")  # "giai đoạn 2020 | - 2025"
_DASHES = ("-", "–", "+")
_SENTENCE_ENDS = (".", ":", ";")
_HEADING_LINES = 6
_LEAST_ROWS = 2


@record(frozen=False)
class HeadedPart:
    """The lines of a table on one page; ``titles`` are those that run over the columns."""

    page: int
    lines: list[WordLine]
    titles: list[WordLine] = field(default_factory=list)


@record(frozen=False)
class HeadedTable:
    """A table: the words of its heading line by line, its columns, and its lines page by page."""

    heading: list[str]
    columns: list[Span]
    parts: list[HeadedPart] = field(default_factory=list)

    @property
    def middles(self) -> list[float]:
        """Where one column ends and the next begins."""
        return [(left[1] + right[0]) / 2 for left, right in pairwise(self.columns)]


def headed_tables(pages: Sequence[list[WordLine]], *, same_columns: bool = True) -> Iterator[HeadedTable]:
    """The tables below headings that begin with STT; one that reaches the foot of a page goes on overleaf.

    Without ``same_columns`` a page may set the columns anew below its heading: a table begins there.
    """
    goes_on: HeadedTable | None = None
    for at, lines in enumerate(pages):
        begin = 0
        if goes_on is not None and (same_columns or not _heading_length(lines, goes_on)):
            part, begin = _part(at, lines, 0, goes_on)
            if part.lines:
                goes_on.parts.append(part)
            if begin < len(lines):
                goes_on = None
        while (head := _heading(lines, begin)) is not None:
            top, end, columns = head
            table = HeadedTable([text_of(line) for line in lines[top:end]], columns)
            part, begin = _part(at, lines, top, table)
            table.parts.append(part)
            yield table
            goes_on = table if begin == len(lines) else None


_Heading = tuple[int, int, list[Span]]


def _heading(lines: list[WordLine], begin: int) -> _Heading | None:
    """The first heading of columns from line ``begin`` on, whose first column says STT.

    Its first line, the line after it, and its columns; a heading over several columns parts none of them.
    """
    for end in range(begin + 1, len(lines)):
        if _FIRST.fullmatch(lines[end][0].text):
            found = _heading_above(lines, begin, end)
            if found is not None and len(found[2]) >= LEAST_COLUMNS:
                return found
    return None


def _heading_above(lines: list[WordLine], begin: int, end: int) -> _Heading | None:
    """The heading that ends above line ``end``, as far up as lines keep to its columns or spell its STT."""
    columns: list[Span] = []
    said = ""
    found: _Heading | None = None
    for top in range(end - 1, max(begin, end - _HEADING_LINES) - 1, -1):
        if not steps(lines[top], lines[top + 1]) or (found and lines[top][-1].text.endswith(_SENTENCE_ENDS)):
            break
        wider = wider_columns(columns, lines[top])
        now = wider or with_stretches(columns, lines[top])
        words = _in_column(lines[top:end], now[0]) if now else ""
        spells = words != said and _HEADING.fullmatch(words) is not None
        if found is not None and not spells and (wider is None or len(now) > len(columns)):
            break
        columns, said = now, words
        if _HEADING.fullmatch(words):
            found = top, end, columns
    return found


def _in_column(lines: list[WordLine], column: Span) -> str:
    return "".join(word.text for line in lines for word in line if word.x1 <= column[1] + 1)


def _part(page: int, lines: list[WordLine], begin: int, table: HeadedTable) -> tuple[HeadedPart, int]:
    """The lines from ``begin`` on that keep to the columns of ``table``, and the first that does not."""
    part = HeadedPart(page, [])
    heading = begin + _heading_length(lines[begin:], table)
    for at in range(begin, len(lines)):
        line = lines[at]
        if part.lines and not steps(part.lines[-1], line):
            return part, at
        wider = wider_columns(table.columns, line)
        if wider is not None and len(wider) == len(table.columns):
            table.columns = wider
        elif at >= heading and _keeps_to(line, table.columns):
            pass
        elif at < heading or _is_title(line, lines[at + 1 : at + 2], table.columns):
            part.titles.append(line)
        else:
            return part, at
        part.lines.append(line)
    return part, len(lines)


def _heading_length(lines: list[WordLine], table: HeadedTable) -> int:
    """How many lines the heading takes that the lines begin with; 0 where they begin without it."""
    length = len(table.heading)
    return length if [text_of(line) for line in lines[:length]] == table.heading else 0


def _keeps_to(line: WordLine, columns: list[Span]) -> bool:
    """Whether words begin where columns do, though no gap parts them; a code alone may go before."""
    number = _in_column([line], columns[0])
    return begins_at_columns(columns, line) and (not number or _CODE.fullmatch(number) is not None)


def _is_title(line: WordLine, below: list[WordLine], columns: list[Span]) -> bool:
    """Whether a line over the columns is the title of a group: a code where the numbers stand, then words."""
    return _has_code(line, columns) and any(
        wider_columns(columns, each) is not None or _has_code(each, columns) for each in below
    )


def _has_code(line: WordLine, columns: list[Span]) -> bool:
    return len(line) > 1 and line[0].x1 < columns[1][0] and _CODE.fullmatch(line[0].text) is not None


def rows_of(table: HeadedTable) -> list[list[float]] | None:
    """The tops of the rows part by part; None where they cannot be told apart."""
    found = [tops for part in table.parts if (tops := _tops(part, table)) is not None]
    readable = len(found) == len(table.parts) and sum(map(len, found)) > _LEAST_ROWS
    return found if readable else None


def _tops(part: HeadedPart, table: HeadedTable) -> list[float] | None:
    """The tops of the rows on a page; None where numbers do not stand at the beginning of their rows."""
    columns, lines = table.columns, part.lines
    heading = _heading_length(lines, table)
    tops = [top_of(lines[0])] if heading else []
    tops += [top_of(line) for line in _lower_headings(lines[:heading], part, columns)]
    tops += [top_of(line) for line in lines[heading : heading + 1]]  # the rest of a row, or the next one
    for line in lines[heading:]:
        number = "".join(word.text for word in line if word.x1 <= columns[0][1] + 1)
        title = [word.text for word in line if columns[1][0] - 1 <= word.x0 <= columns[1][1]]
        if number:
            if not _CODE.fullmatch(number) or not _begins_row(title[0] if title else ""):
                return None
            tops.append(top_of(line))
        elif title and title[0][:1] in _DASHES and not _SPAN_OF_YEARS.match(" ".join(title)):
            tops.append(top_of(line))
    return sorted(set(tops))


def _lower_headings(lines: list[WordLine], part: HeadedPart, columns: list[Span]) -> list[WordLine]:
    """The heading lines that stand below another: under a heading over columns, or in columns still blank.

    Headings in the middle of their cells leave the first line of the first column blank; these are one line.
    """
    filled: set[int] = set()
    lower: list[WordLine] = []
    for at, line in enumerate(lines):
        starts = [left for left, _ in joined(line)] if line in part.titles else [word.x0 for word in line]
        here = {number for number in range(len(columns)) if _is_any(starts, columns, number)}
        if at == 0 and 0 not in here:
            return [below for above, below in pairwise(lines) if above in part.titles]
        if filled and here - filled:
            lower.append(line)
        filled |= here
    return lower


def _is_any(starts: list[float], columns: list[Span], number: int) -> bool:
    left, right = columns[number]
    return any(left <= start <= right for start in starts)


def _begins_row(word: str) -> bool:
    return bool(_ROW_BEGINS.match(word)) and not word[:1].islower()
