"""Tables drawn with spaces: columns found by the gaps that run down through the lines."""

from __future__ import annotations

import re

from compliance.reading.vocabulary import heading_role

_GAP = re.compile(r" {2,}")
_CODE = re.compile(r"^(?:\d+(?:\.\d+)*|[IVX]+)\.?$")


def aligned_tables(lines: list[str]) -> dict[int, tuple[int, list[tuple[int, list[str]]]]]:
    """Tables found: first line -> (line after the last, rows as (line number, cells)).

    A table begins at a line whose parts, set apart by two spaces or more, are column headings; it goes on
    while lines keep to its columns. A line whose first column is blank and that begins no new row goes on
    with the row above.
    """
    found: dict[int, tuple[int, list[tuple[int, list[str]]]]] = {}
    index = 0
    while index < len(lines):
        starts = _heading_starts(lines[index])
        if starts:
            end, rows = _read(lines, index, starts)
            if len(rows) > 1:
                found[index] = (end, rows)
                index = end
                continue
        index += 1
    return found


def _heading_starts(line: str) -> list[int]:
    """Where the columns begin, if ``line`` is a line of column headings; else nothing."""
    if "\t" in line or "|" in line:
        return []
    parts = _parts(line)
    if len(parts) < 3:
        return []
    known = sum(heading_role(text) is not None for _, text in parts)
    return [start for start, _ in parts] if known >= 2 and heading_role(parts[0][1]) == "number" else []


def _parts(line: str) -> list[tuple[int, str]]:
    parts = []
    position = 0
    for text in _GAP.split(line.rstrip()):
        start = line.index(text, position) if text else position
        if text.strip():
            parts.append((start + len(text) - len(text.lstrip()), text.strip()))
        position = start + len(text)
    return parts


def _read(lines: list[str], start: int, starts: list[int]) -> tuple[int, list[tuple[int, list[str]]]]:
    rows: list[tuple[int, list[str]]] = []
    blank = False
    end = index = start
    while index < len(lines):
        line = lines[index]
        if not line.strip():
            blank = True
            index += 1
            continue
        if not _keeps_to(line, starts) or "\t" in line:
            break
        cells = _split(line, starts)
        if rows and not blank and _continues(cells, rows[-1][1]):
            for column, text in enumerate(cells):
                rows[-1][1][column] = f"{rows[-1][1][column]} {text}".strip()
        else:
            rows.append((index + 1, cells))
        blank = False
        index += 1
        end = index
    return end, rows


def _keeps_to(line: str, starts: list[int]) -> bool:
    """Whether every part of ``line`` begins near a column."""
    parts = _parts(line)
    if len(parts) == len(starts):
        return True
    near = sum(any(abs(position - start) <= 3 for start in starts) for position, _ in parts)
    return near == len(parts) and (len(parts) > 1 or parts[0][0] > 1)


def _split(line: str, starts: list[int]) -> list[str]:
    cells = [""] * len(starts)
    if len(_parts(line)) == len(starts):
        return [text for _, text in _parts(line)]
    for position, text in _parts(line):
        column = max((c for c, start in enumerate(starts) if start - 3 <= position), default=0)
        cells[column] = f"{cells[column]} {text}".strip()
    return cells


def _continues(cells: list[str], above: list[str]) -> bool:
    """Whether a line goes on with the row above: no code of its own, and no title that begins a row."""
    if cells[0]:
        return not _CODE.match(cells[0]) and not above[0]
    first = next((text for text in cells if text), "")
    return not first.startswith(("-", "+"))
