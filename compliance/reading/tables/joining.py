"""Tables as they were before pages cut them: headers found, repeated ones set aside, parts joined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import field, replace

from compliance.reading.accounting import Ledger
from compliance.reading.tables.bearers import addressed_in
from compliance.reading.tables.bodies import Area
from compliance.reading.tables.columns import Column, Header, columns_of
from compliance.reading.tables.furniture import is_signature
from compliance.reading.tables.grid import Grid, GridRow
from compliance.reading.tables.guessing import guess
from compliance.reading.tables.heads import header_height, is_column_numbers
from compliance.reading.tables.inferring import marked, named
from compliance.reading.tables.roles import resolve
from compliance.reading.tables.spreading import spread
from compliance.reading.vocabulary import measure_of_all
from compliance.records import record

_OPENS_TABLE = re.compile(r"(?:phụ lục|phụ biểu|biểu|bảng|mẫu)(?:\s+số)?\s+[\dIVX]+\w?(?!\w)", re.IGNORECASE)
_MOST_CAPTIONS = 6
_SIGNED = 8
"""How many rows at the end of a table may hold recipients and signature, and how many cells each of them."""
_BESIDE = 2


@record
class LogicalTable:
    """A table put together again; ``header`` is None where none was found."""

    header: Header | None
    rows: tuple[GridRow, ...]
    caption: str = ""


@record(frozen=False)
class _Part:
    columns: tuple[Column, ...] | None
    caption: str
    width: int
    rows: list[GridRow] = field(default_factory=list)
    height: int = 0


def logical_tables(
    grids: Iterable[Grid],
    ledger: Ledger,
    *,
    year: int | None,
    level: str | None = None,
    area: Area | None = None,
) -> tuple[LogicalTable, ...]:
    """The tables of a plan for ``year`` of a unit of ``level``; header rows are noted in ``ledger``."""
    parts: list[_Part] = []
    for grid in grids:
        _take(grid, parts, ledger)
    return tuple(_finish(part, year, level, area) for part in parts)


def _take(grid: Grid, parts: list[_Part], ledger: Ledger) -> None:
    rows = grid.rows
    index = 0
    fresh = True
    broken = signed = False
    while index < len(rows):
        height = header_height(rows, index)
        signed = not height and not fresh and _is_signed(rows, index, begun=signed)
        if signed:
            ledger.row("headers")
            index += 1
        elif height:
            height = _repeated_height(rows, index, height, parts)
            ledger.row("headers", height)
            columns = _columns(rows, index, height)
            index += height
            title = "" if grid.gap and fresh else _title_above(parts, ledger)
            repeated = bool(parts) and not (grid.gap and fresh) and _same(parts[-1].columns, columns)
            repeated = repeated and not title
            if not repeated and not title and _goes_on_headless(parts, grid, fresh=fresh):
                parts[-1].columns, parts[-1].height, repeated = columns, height, True
            if not repeated:
                parts.append(_Part(columns, title or grid.caption, grid.width, height=height))
            broken = repeated
        else:
            if fresh and (not parts or grid.gap or parts[-1].width != grid.width):
                parts.append(_Part(None, grid.caption, grid.width))
            elif fresh:
                broken = True
            parts[-1].rows.append(replace(rows[index], after_break=True) if broken else rows[index])
            broken = False
            index += 1
        fresh = False


def _is_signed(rows: Sequence[GridRow], index: int, *, begun: bool) -> bool:
    """Whether a row holds recipients and signature, or stands below one that does."""
    if len(rows[index].filled) > _BESIDE or index < len(rows) - _SIGNED:
        return False
    return begun or is_signature(rows[index])


def _goes_on_headless(parts: Sequence[_Part], grid: Grid, *, fresh: bool) -> bool:
    """Whether a header only printed on the next page heads the rows that stand before it, too."""
    if not parts or (fresh and grid.gap):
        return False
    last = parts[-1]
    return last.columns is None and last.width == grid.width and guess(last.rows) is not None


def _columns(rows: Sequence[GridRow], start: int, height: int) -> tuple[Column, ...]:
    return columns_of([row for row in rows[start : start + height] if not is_column_numbers(row)])


def _repeated_height(rows: Sequence[GridRow], start: int, height: int, parts: Sequence[_Part]) -> int:
    """A header printed again is as high as it was: below it may stand the rest of a row that a page cut."""
    known = parts[-1].height if parts else 0
    if 0 < known < height and _same(parts[-1].columns, _columns(rows, start, known)):
        return known
    return height


def _title_above(parts: list[_Part], ledger: Ledger) -> str:
    """The title in rows of one cell above a header: such rows are of no table of their own, nor of the last.

    Below other rows only what opens an annex or says whom its table is for is a title, else a group's.
    """
    if not parts:
        return ""
    rows = parts[-1].rows
    first = len(rows)
    while first and len(rows) - first < _MOST_CAPTIONS and len(rows[first - 1].filled) <= 1:
        first -= 1
    alone = parts[-1].columns is None and first == 0
    if not alone:
        titles = (place for place in range(first, len(rows)) if _is_title(rows[place].text))
        first = next(titles, len(rows))
    title = " ".join(row.text for row in rows[first:] if row.filled)
    ledger.row("headers", len(rows) - first)
    del rows[first:]
    if alone:
        del parts[-1]
    return title


def _is_title(text: str) -> bool:
    return _OPENS_TABLE.match(text) is not None or addressed_in(text) is not None


def _same(columns: tuple[Column, ...] | None, other: tuple[Column, ...]) -> bool:
    return columns is not None and Header(columns).same_as(Header(other))


def _finish(part: _Part, year: int | None, level: str | None, area: Area | None) -> LogicalTable:
    rows = tuple(part.rows)
    if part.columns is None:
        return LogicalTable(guess(rows), rows, part.caption)
    rows = spread(rows, part.columns)
    if places := marked(part.columns, rows):
        rows = named(rows, part.columns, places)
    header = resolve(part.columns, rows, part.caption, year, level, area=area)
    header = replace(header, measure=measure_of_all(part.caption))
    return LogicalTable(header, rows, part.caption)
