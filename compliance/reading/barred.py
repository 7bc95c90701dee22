"""Tables whose cells stand on lines of their own, each closed by a line with a bar alone, as portals do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from compliance.reading.vocabulary import heading_role

_BAR = "|"
_CODE = re.compile(r"^(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[A-H])[.)]?$")
_FIRST = re.compile(r"^(?:0?1|I|A)[.)]?$")
_MOST_LINES = 40
_MOST_COLUMNS = 12
_TITLE_ONLY = 2
_NO_CELL = re.compile(r"^(?:PHỤ LỤC|[IVX]+\.\s+\S|Nơi nhận)")

Cell = tuple[int, str]
Rows = list[tuple[int, list[str]]]


def barred_tables(lines: Sequence[str]) -> dict[int, tuple[int, Rows]]:
    """Tables found: first line -> (line after the last, rows as (line number, cells)).

    A table begins with the heading of the column of numbers. How many columns it has is told by how far
    apart its codes stand; a row that comes to its end early (a title over all columns) is filled up.
    """
    found: dict[int, tuple[int, Rows]] = {}
    index = 0
    while index < len(lines):
        if _begins(lines, index):
            cells, end = _cells(lines, index)
            if rows := _rows(cells):
                found[index] = (end, rows)
                index = end
                continue
        index += 1
    return found


def _begins(lines: Sequence[str], index: int) -> bool:
    if index + 1 >= len(lines) or heading_role(lines[index].strip()) != "number":
        return False
    return any(line.strip() == _BAR for line in lines[index + 1 : index + 3])


def _cells(lines: Sequence[str], start: int) -> tuple[list[Cell], int]:
    """The cells from ``start`` on, each with its first line, and the line after the last bar."""
    cells: list[Cell] = []
    words: list[str] = []
    first = end = start
    for index in range(start, len(lines)):
        line = lines[index].strip()
        if line == _BAR:
            cells.append((first + 1, "\n".join(words)))
            words, first, end = [], index + 1, index + 1
        elif line:
            if _NO_CELL.match(line) and len(words) == 0 and not _CODE.match(line.split()[0]):
                break
            first = first if words else index
            words.append(line)
            if len(words) > _MOST_LINES:
                break
    return cells, end


def _rows(cells: Sequence[Cell]) -> Rows:
    begin = next((i for i, (_, text) in enumerate(cells) if i > 1 and _FIRST.match(text)), None)
    if begin is None or begin > _MOST_COLUMNS:
        return []
    width = _width(cells, begin)
    heads = [text for _, text in cells[:begin] if heading_role(text) != "owners"]
    if width is None or not width - 1 <= len(heads) <= width + 1:
        return []
    left = [text for _, text in cells[:begin] if text not in heads[:width] and any(c.isdigit() for c in text)]
    rows: Rows = [(cells[0][0], (heads + [""] * width)[:width])]
    if left:
        rows[0][1][-1] = "\n".join([rows[0][1][-1], *left])
    index = begin
    while index < len(cells):
        length = _length(cells, index, width)
        texts = [text for _, text in cells[index : index + length]]
        rows.append((cells[index][0], texts + [""] * (width - len(texts))))
        index += length
    return rows


def _width(cells: Sequence[Cell], begin: int) -> int | None:
    """The distance at which codes most often follow each other."""
    codes = [i for i in range(begin, len(cells)) if _CODE.match(cells[i][1])]
    gaps = Counter(later - one for one, later in pairwise(codes) if later - one > 2)
    if not gaps:
        return begin if len(cells) - begin >= begin - 1 else None
    return max(gaps, key=lambda gap: (gaps[gap], gap))


def _length(cells: Sequence[Cell], index: int, width: int) -> int:
    """How many cells the row at ``index`` has: all, or code and title where these span the others."""
    below = index + _TITLE_ONLY
    if width > _TITLE_ONLY and below < len(cells) and _CODE.match(cells[below][1]):
        return _TITLE_ONLY
    return min(width, len(cells) - index)
