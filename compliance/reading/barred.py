"""Tables whose cells stand on lines of their own, each closed by a line with a bar alone, as portals do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from compliance.reading.row_codes import is_code, is_group_code, is_letter_code
from compliance.reading.stacked import Rows, merged, widen
from compliance.reading.vocabulary import heading_role

_BAR = "|"
_FIRST = re.compile(r"^(?:0?1|I|A)[.)]?$")
_MOST_LINES = 40
_MOST_COLUMNS = 12
_TITLE_ONLY = 2
_MOSTLY = 0.8
_LEAST_CELLS = 8
_MOST_LINES_BETWEEN = 6
_BULLETS = ("-", "–", "+", "•")
_NO_CELL = re.compile(r"^(?:PHỤ LỤC|Phụ lục \d|BIỂU|Biểu (?:số )?\d|[IVX]+\.\s+\S|Nơi nhận)")

Cell = tuple[int, str]


def barred_tables(lines: Sequence[str]) -> dict[int, tuple[int, Rows]]:
    """Tables found: first line -> (line after the last, rows as (line number, cells)).

    A table begins with the heading of the column of numbers. How many columns it has is told by how far
    apart codes in order stand; a row that comes to its end early (a title over all columns) is filled up.
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
    return {**_without_columns(lines, found), **found}


def _begins(lines: Sequence[str], index: int) -> bool:
    below = lines[index + 1 : index + 3]
    return any(line.strip() == _BAR for line in below) and heading_role(lines[index].strip()) == "number"


def _cells(lines: Sequence[str], start: int) -> tuple[list[Cell], int]:
    """The cells from ``start`` on, each with its first line, and the line after the last bar."""
    cells: list[Cell] = []
    words: list[str] = []
    first = end = start
    for index in range(start, len(lines)):
        line = lines[index].strip()
        if line == _BAR and len(words) > 1 and heading_role(words[-1]) == "number":
            break
        if line == _BAR:
            cells.append((first + 1, "\n".join(words)))
            words, first, end = [], index + 1, index + 1
        elif line:
            if not words and _NO_CELL.match(line) and not _is_closed(lines, index):
                break
            first = first if words else index
            words.append(line)
            if len(words) > _MOST_LINES:
                break
    return cells, end


def _is_closed(lines: Sequence[str], index: int) -> bool:
    """Whether a bar closes a line, so that it is a cell though it looks like a heading ("II. CHỈ TIÊU")."""
    return index + 1 < len(lines) and lines[index + 1].strip() == _BAR


def _rows(cells: Sequence[Cell]) -> Rows:
    begin = next((i for i, (_, text) in enumerate(cells) if i > 1 and _FIRST.match(text)), None)
    if begin is None or begin > 2 * _MOST_COLUMNS:
        return []
    width = _width(cells, begin)
    heads = _heads(cells[:begin], width) if width is not None else []
    if width is None or not heads:
        return []
    return [
        *heads,
        *((line, texts + [""] * (width - len(texts))) for line, texts in _walk(cells, begin, width)),
    ]


def _heads(cells: Sequence[Cell], width: int) -> Rows:
    """The row of headings, or several of which the upper ones have merged cells; none if they do not fit."""
    if len(cells) > width + 1:
        return _rows_of_heads(cells, width)
    line = cells[0][0]
    named = [text for _, text in cells if heading_role(text) != "owners"]
    if not width - 1 <= len(named) <= width + 1:
        return []
    left = [text for _, text in cells if text not in named[:width] and any(c.isdigit() for c in text)]
    row = (named + [""] * width)[:width]
    row[-1] = "\n".join([row[-1], *left])
    return [(line, row)]


def _rows_of_heads(cells: Sequence[Cell], width: int) -> Rows:
    """Rows of headings from the lowest up, which has all columns: each says how many the next one has."""
    rows: Rows = []
    filled = [True] * width
    size, end = width, len(cells)
    while end:
        if not 1 < size <= end:
            return []
        row = [text for _, text in cells[end - size : end]]
        filled = [bool(text) for text in row] if not rows else widen(row, filled)
        rows.insert(0, (cells[end - size][0], row))
        end -= size
        size = width - merged(filled)
        if end and size == width:
            return []
    return rows


def _width(cells: Sequence[Cell], begin: int) -> int | None:
    """How many columns there are, so that rows begin with codes in order: as many rows as can."""
    widths = range(_TITLE_ONLY + 1, min(_MOST_COLUMNS, begin + 1) + 1)
    told = {width: _in_order([texts[0] for _, texts in _walk(cells, begin, width)]) for width in widths}
    best = max(widths, key=lambda width: told[width], default=None)
    return best if best is not None and told[best][0] >= _MOSTLY else None


def _in_order(codes: Sequence[str]) -> tuple[float, int]:
    """The share of rows that begin with the code that comes next, or with none; and how many have one."""
    good = coded = 0
    last = ""
    for code in codes:
        is_part = not code or code in _BULLETS or is_letter_code(code)
        follows = not is_part and (not last or _comes_next(last, code))
        good, coded = good + (is_part or follows), coded + follows
        last = last if is_part else code
    return (good / len(codes) if codes else 0.0), coded


def _comes_next(code: str, other: str) -> bool:
    """Whether ``other`` is the code behind ``code``: one more at any place of it, or the first below it."""
    parts, others = (each.rstrip(".)").split(".") for each in (code, other))
    if not all(part.isdecimal() for part in (*parts, *others)):
        return False
    one, two = [int(part) for part in parts], [int(part) for part in others]
    nexts = [[*one[:place], one[place] + 1] for place in range(len(one))]
    return two in (*nexts, [*one, 1])


def _walk(cells: Sequence[Cell], index: int, width: int) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table of ``width`` columns, each with its first line."""
    while index < len(cells):
        length = _length(cells, index, width)
        yield cells[index][0], [text for _, text in cells[index : index + length]]
        index += length


def _length(cells: Sequence[Cell], index: int, width: int) -> int:
    """How many cells the row at ``index`` has: all, or code and title where these span the others."""
    code, below = cells[index][1], index + _TITLE_ONLY
    if width > _TITLE_ONLY and below + 1 < len(cells) and is_code(cells[below][1]):
        titled = len(cells[below + 1][1].split()) > 1
        if titled and (is_group_code(code) or _comes_next(code, cells[below][1])):
            return _TITLE_ONLY
    return min(width, len(cells) - index)


def _without_columns(
    lines: Sequence[str], found: Mapping[int, tuple[int, Rows]]
) -> dict[int, tuple[int, Rows]]:
    """Many cells one below the other whose columns nobody can tell: rows of one cell, which are not read."""
    taken = {number for begin, (end, _) in found.items() for number in range(begin, end)}
    bars = [i for i, line in enumerate(lines) if line.strip() == _BAR and i not in taken]
    runs: list[list[int]] = []
    for bar in bars:
        if runs and _is_one_cell(lines, runs[-1][-1], bar) and taken.isdisjoint(range(runs[-1][-1], bar)):
            runs[-1].append(bar)
        else:
            runs.append([bar])
    tables = ((_first_of(lines, run[0]), run) for run in runs if len(run) >= _LEAST_CELLS)
    return {
        first: (run[-1] + 1, [(at + 1, [text]) for at, text in _one_below_the_other(lines, first, run)])
        for first, run in tables
    }


def _is_one_cell(lines: Sequence[str], start: int, end: int) -> bool:
    between = [line.strip() for line in lines[start + 1 : end] if line.strip()]
    return len(between) <= _MOST_LINES_BETWEEN and not any(_NO_CELL.match(line) for line in between)


def _first_of(lines: Sequence[str], bar: int) -> int:
    return next((i for i in range(bar - 1, -1, -1) if lines[i].strip()), bar)


def _one_below_the_other(lines: Sequence[str], first: int, bars: Sequence[int]) -> Iterator[Cell]:
    for bar in bars:
        words = [line.strip() for line in lines[first:bar] if line.strip()]
        if words:
            yield first, "\n".join(words)
        first = bar + 1
