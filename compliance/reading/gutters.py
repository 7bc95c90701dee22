"""Columns of a table drawn with spaces by the gutters that run down between the cells of its rows."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from compliance.reading.row_codes import is_code, is_group_code, is_part_code
from compliance.reading.stacked import Rows
from compliance.reading.vocabulary import heading_role

_WORDS = re.compile(r"\S+(?: \S+)*")
_PAGE_NUMBER = re.compile(r"^\f?\s*\d{1,3}\s*$")
_HEADING_LINES = 4
_LEAST_COLUMNS = 3
_LEAST_KNOWN = 2
_NEAR = 1
_ALIKE = 0.75
_SPAN_OF_YEARS = re.compile(r"-\s*(?:19|20)\d\d\b")

Span = tuple[int, int]
Table = tuple[int, Rows]


def tables_by_gutters(lines: Sequence[str]) -> dict[int, Table]:
    """Tables whose headings do not stand where their cells begin: first line -> (line after the last, rows).

    Headings may stand anywhere over their columns; what parts these are the places that no row writes at.
    Where gutters and headings do not agree the lines are rows of one cell, which are not read.
    """
    found: dict[int, Table] = {}
    above: list[list[str]] = []
    at = 0
    while at < len(lines):
        heading = _heading(lines, at, above)
        if not heading:
            at += 1
            continue
        end, rows, above = _table_below(lines, at, heading)
        if rows:
            found[at] = end, rows
        at = max(end, at + 1)
    return found


def _heading(lines: Sequence[str], at: int, above: Sequence[Sequence[str]]) -> int:
    """How many lines of headings begin at ``at``; those ``above`` may be repeated on the next page."""
    line = lines[at]
    parts = _parts(line)
    if "\t" in line or "|" in line or len(parts) < _LEAST_COLUMNS or heading_role(parts[0][1]) != "number":
        return 0
    said = [[text for _, text in _parts(each)] for each in lines[at : at + len(above)]]
    if above and said == list(above):
        return len(above)
    last = min(at + 1 + _HEADING_LINES, len(lines))
    first = next((below for below in range(at + 1, last) if _code(lines[below])), at)
    return first - at if all(each.strip() for each in lines[at:first]) else 0


def _table_below(lines: Sequence[str], at: int, heading: int) -> tuple[int, Rows, list[list[str]]]:
    first = at + heading
    said = [[text for _, text in _parts(line)] for line in lines[at:first]]
    end = _end(lines, first, said[0])
    columns = _columns([line for line in lines[first:end] if line.strip() and not _is_title(line)])
    if _begin_alike(lines[at], columns):
        return end, [], said
    heads = _heads(lines[at:first], columns) if len(columns) >= _LEAST_COLUMNS else []
    if not heads:
        return (
            end,
            [(number + 1, [lines[number].strip()]) for number in range(at, end) if lines[number].strip()],
            said,
        )
    rows = _rows([(number, lines[number]) for number in range(first, end) if lines[number].strip()], columns)
    return end, [*((at + number, head) for number, head in enumerate(heads, 1)), *rows], said


def _begin_alike(line: str, columns: Sequence[Span]) -> bool:
    """Whether the headings begin where their cells do; then their places say more than gutters."""
    starts = [start for start, _ in _parts(line)]
    near = sum(any(abs(start - left) <= _NEAR for left, _ in columns) for start in starts)
    return near >= _ALIKE * len(starts)


def _parts(line: str) -> list[tuple[int, str]]:
    """The stretches of a line that two spaces or more set apart, each with its place."""
    return [(found.start(), found[0]) for found in _WORDS.finditer(line.replace("\f", " "))]


def _is_code(text: str) -> bool:
    return is_code(text) or is_part_code(text)


def _code(line: str) -> str:
    """The code that a line begins with, if more stands behind it."""
    parts = _parts(line)
    return parts[0][1] if len(parts) > 1 and _is_code(parts[0][1]) else ""


def _is_title(line: str) -> bool:
    """Whether a line is the title of a group, which may run over all columns."""
    parts = _parts(line)
    return len(parts) == 2 and is_group_code(parts[0][1])


def _end(lines: Sequence[str], first: int, heading: Sequence[str]) -> int:
    """The line after the last row: rows follow each other without blank lines, or each behind one."""
    end = first + 1
    for at in range(first + 1, len(lines)):
        line = lines[at]
        if not line.strip():
            continue
        if "\t" in line or "|" in line or (at > end and not _code(line)) or _PAGE_NUMBER.match(line):
            break
        parts = [text for _, text in _parts(line)]
        if parts == heading or (len(parts) == 1 and not line.startswith(" ")):
            break
        end = at + 1
    return end


def _columns(body: Sequence[str]) -> list[Span]:
    """Where the words of each column begin and end, over all lines."""
    width = max(map(len, body), default=0)
    written = [False] * (width + 1)
    for line in body:
        for place, words in _parts(line):
            for at in range(place, place + len(words)):
                written[at] = written[at] or line[at] != " "
    edges = [at for at in range(width + 1) if written[at] != (at > 0 and written[at - 1])]
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    columns = spans[:1]
    for span in spans[1:]:
        if _is_gutter(body, columns[-1][1], span[0]):
            columns.append(span)
        else:
            columns[-1] = (columns[-1][0], span[1])
    return columns


def _is_gutter(body: Sequence[str], left: int, right: int) -> bool:
    """Whether a place without letters parts columns: some line has a wide gap over it and goes on there."""
    parted = sum(
        line[:left].strip() != ""
        and line[right : right + 1].strip() != ""
        and line[left - 1 : right].isspace()
        for line in body
    )
    opened = sum(line[right : right + 1].strip() != "" for line in body)
    return right - left > 1 or (parted > 0 and opened > 1)


def _heads(lines: Sequence[str], columns: Sequence[Span]) -> list[list[str]]:
    """The headings column by column, in one row or two; nothing where they do not fit the columns."""
    upper = _parts(lines[0])
    below = [(_nearest(columns, *part), part[1]) for line in lines[1:] for part in _parts(line)]
    filled = [any(column == at for column, _ in below) for at in range(len(columns))]
    blocks = _blocks([place + len(text) / 2 for place, text in upper], columns, filled)
    heads = [""] * len(columns)
    lower = [""] * len(columns)
    for (_, text), block in zip(upper, blocks, strict=False):
        heads[block.start] = text
    for column, text in below if blocks else ():
        block = next(block for block in blocks if column in block)
        row = heads if len(block) == 1 else lower
        row[column] = f"{row[column]} {text}".strip()
    if sum(heading_role(text) is not None for text in heads if text) < _LEAST_KNOWN:
        return []
    return [heads, lower] if any(lower) else [heads]


_Way = tuple[float, list[range]]


def _blocks(centres: Sequence[float], columns: Sequence[Span], filled: Sequence[bool]) -> list[range]:
    """Which columns each heading stands over, so that all stand as near the middles of theirs as can be.

    Those of one heading are neighbours, each ``filled`` with a heading of its own below it.
    """
    middles = [(left + right) / 2 for left, right in columns]
    best: dict[int, _Way] = {0: (0.0, [])}
    for centre in centres:
        longer: dict[int, _Way] = {}
        for start, (cost, blocks) in best.items():
            for end in range(start + 1, len(columns) + 1):
                if end > start + 1 and not all(filled[start:end]):
                    break
                told = cost + abs(centre - (middles[start] + middles[end - 1]) / 2)
                if end not in longer or told < longer[end][0]:
                    longer[end] = told, [*blocks, range(start, end)]
        best = longer
    return best[len(columns)][1] if len(columns) in best else []


def _nearest(columns: Sequence[Span], place: int, text: str) -> int:
    middle = place + len(text) / 2
    return min(range(len(columns)), key=lambda at: abs(sum(columns[at]) / 2 - middle))


def _rows(lines: Sequence[tuple[int, str]], columns: Sequence[Span]) -> Rows:
    """The cells of each row; a line without a code goes on with the row above."""
    borders = [(left[1] + right[0]) // 2 for left, right in pairwise(columns)]
    rows: Rows = []
    for number, line in lines:
        cells = _cells(line, borders, len(columns))
        first = next((text for text in cells if text), "")
        dashed = first.startswith(("-", "+")) and not _SPAN_OF_YEARS.match(first)
        if not rows or _is_code(cells[0]) or dashed:
            rows.append((number + 1, cells))
            continue
        for column, text in enumerate(cells):
            rows[-1][1][column] = f"{rows[-1][1][column]} {text}".strip()
    return rows


def _cells(line: str, borders: Sequence[int], width: int) -> list[str]:
    cells = [""] * width
    if _is_title(line):
        (_, cells[0]), (_, cells[1]) = _parts(line)
        return cells
    for found in re.finditer(r"\S+", line):
        column = bisect_right(borders, found.start())
        cells[column] = f"{cells[column]} {found[0]}".strip()
    return cells
