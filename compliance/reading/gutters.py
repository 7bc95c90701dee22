"""Columns of a table drawn with spaces by the gutters that run down between the cells of its rows."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from compliance.reading.gutter_columns import Span, columns_between, parts_of, straightened
from compliance.reading.gutter_heads import heads_over
from compliance.reading.row_codes import begins_group_title, is_code, is_group_code, is_item, is_part_code
from compliance.reading.stacked import Rows, add_words
from compliance.reading.vocabulary import heading_role

_PAGE_NUMBER = re.compile(r"^\f?\s*\d{1,3}\s*$")
_HEADING_LINES = 4
_LEAST_COLUMNS = 3
_NEAR = 1
_ALIKE = 0.75

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
        repeated = heading == len(above) == 1
        end, rows, above = _table_below(lines, at, heading, repeated=repeated)
        if rows:
            found[at] = end, rows
        at = max(end, at + 1)
    return found


def _heading(lines: Sequence[str], at: int, above: Sequence[Sequence[str]]) -> int:
    """How many lines of headings begin at ``at``; those ``above`` may be repeated on the next page."""
    line = lines[at]
    if "\t" in line or "|" in line or len(parts := parts_of(line)) < _LEAST_COLUMNS:
        return 0
    if heading_role(parts[0][1]) != "number":
        return 0
    said = [[text for _, text in parts_of(each)] for each in lines[at : at + len(above)]]
    if above and said == list(above):
        return len(above)
    last = min(at + 1 + _HEADING_LINES, len(lines))
    first = next((below for below in range(at + 1, last) if _begins_body(lines[below])), at)
    return first - at if all(each.strip() for each in lines[at:first]) else 0


def _table_below(
    lines: Sequence[str], at: int, heading: int, *, repeated: bool
) -> tuple[int, Rows, list[list[str]]]:
    first = at + heading
    said = [[text for _, text in parts_of(line)] for line in lines[at:first]]
    end = _end(lines, first, said[0])
    numbered = [(number, lines[number]) for number in range(first, end) if lines[number].strip()]
    rows = straightened([line for _, line in numbered if not _is_title(line)])
    columns = columns_between(rows)
    if repeated and not any(_begins_body(line) for line in rows):
        return end, [(at + 1, said[0]), (first + 1, _rest_of_row(lines[at], rows))], said
    if _begin_alike(lines[at], columns):
        return end, [], said
    heads = heads_over(lines[at:first], columns) if len(columns) >= _LEAST_COLUMNS else []
    if not heads:
        return (
            end,
            [(number + 1, [lines[number].strip()]) for number in range(at, end) if lines[number].strip()],
            said,
        )
    straight = iter(rows)
    drawn = [(number, line if _is_title(line) else next(straight)) for number, line in numbered]
    roles = [heading_role(text) for text in heads[0]]
    rows_below = _rows(drawn, columns, roles.index("measure") if "measure" in roles else None)
    return end, [*((at + number, head) for number, head in enumerate(heads, 1)), *rows_below], said


def _rest_of_row(heading: str, rows: Sequence[str]) -> list[str]:
    """What a page break left of a row: each stretch of words under the heading it is nearest to."""
    middles = [place + len(text) / 2 for place, text in parts_of(heading)]
    cells = [""] * len(middles)
    for place, text in (part for row in rows for part in parts_of(row)):
        middle = place + len(text) / 2
        column = min(range(len(middles)), key=lambda at: abs(middles[at] - middle))
        add_words(cells, column, text)
    return cells


def _begin_alike(line: str, columns: Sequence[Span]) -> bool:
    """Whether the headings begin where their cells do; then their places say more than gutters."""
    starts = [start for start, _ in parts_of(line)]
    near = sum(any(abs(start - left) <= _NEAR for left, _ in columns) for start in starts)
    return near >= _ALIKE * len(starts)


def _is_code(text: str) -> bool:
    return is_code(text) or is_part_code(text)


def _code(line: str) -> str:
    """The code that a line begins with, if more stands behind it."""
    parts = parts_of(line)
    return parts[0][1] if len(parts) > 1 and _is_code(parts[0][1]) else ""


def _begins_body(line: str) -> bool:
    return bool(_code(line)) or _is_title(line)


def _is_title(line: str) -> bool:
    """Whether a line is the title of a group, which may run over all columns."""
    parts = parts_of(line)
    if len(parts) == 1:
        return begins_group_title(line)
    return len(parts) == 2 and is_group_code(parts[0][1])


def _end(lines: Sequence[str], first: int, heading: Sequence[str]) -> int:
    """The line after the last row: rows follow each other without blank lines, or each behind one."""
    end = first + 1
    for at in range(first + 1, len(lines)):
        line = lines[at]
        if not line.strip():
            continue
        titles = _is_title(line) and any(_code(below) for below in lines[at + 1 : at + 3])
        if "\t" in line or "|" in line or _PAGE_NUMBER.match(line):
            break
        if at > end and not (titles or _code(line)):
            break
        parts = [text for _, text in parts_of(line)]
        if parts == heading or (len(parts) == 1 and not (titles or line.startswith(" "))):
            break
        end = at + 1
    return end


def _rows(lines: Sequence[tuple[int, str]], columns: Sequence[Span], measure: int | None) -> Rows:
    """The cells of each row; a line that begins none goes on with the row above."""
    borders = [(left[1] + right[0]) // 2 for left, right in pairwise(columns)]
    drawn = [(number + 1, _cells(line, borders, len(columns)), line) for number, line in lines]
    rows: Rows = []
    for late in (True, False):
        rows = []
        for number, cells, line in drawn:
            if not rows or _begins_row(cells, line) or (late and _is_late(cells, rows[-1][1], measure)):
                rows.append((number, list(cells)))
                continue
            for column, text in enumerate(cells):
                add_words(rows[-1][1], column, text)
        if not late or all(cells[1][:1].isupper() for _, cells in rows if not cells[0] and any(cells[2:])):
            break
    return rows


def _begins_row(cells: Sequence[str], line: str) -> bool:
    first = next((text for text in cells if text), "")
    return _is_code(cells[0]) or _is_title(line) or is_item(first)


_ONE_VALUE = re.compile(r"\W*\d[\d.,]*\s*%?")


def _is_late(cells: Sequence[str], above: Sequence[str], measure: int | None) -> bool:
    """Whether a line without a code has a name, and cells that the row above has not had, or a unit again."""
    if cells[0] or not cells[1]:
        return False
    unit = cells[measure] if measure is not None else ""
    beside = list(zip(cells[2:], above[2:], strict=True))
    valued = any(_ONE_VALUE.fullmatch(text) and _ONE_VALUE.fullmatch(had) for text, had in beside)
    again = bool(unit) and not unit[0].islower()
    return again or valued or any(text and not had for text, had in beside)


def _cells(line: str, borders: Sequence[int], width: int) -> list[str]:
    cells = [""] * width
    if _is_title(line):
        parts = [text for _, text in parts_of(line)]
        return [*parts, *cells[len(parts) :]]
    for found in re.finditer(r"\S+", line):
        column = bisect_right(borders, found.start())
        add_words(cells, column, found[0])
    return cells
