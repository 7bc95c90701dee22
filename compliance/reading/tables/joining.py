"""Tables as they were before pages cut them: headers found, repeated ones set aside, parts joined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from compliance.reading.accounting import Ledger
from compliance.reading.document import Merge
from compliance.reading.tables.columns import Column, Header, columns_of, resolve
from compliance.reading.tables.grid import Grid, GridRow
from compliance.reading.tables.guessing import guess
from compliance.reading.vocabulary import heading_ends, heading_role, heading_words, plain, quantities

_COLUMN_NUMBERS = re.compile(r"^\(?(\d{1,2}|[A-H])\)?(?:\s*=[\s\d()+*/x×%:.-]+)?$")
_CODE = re.compile(r"^(?:\d+(?:\s*\.\s*\d+)*\.?|[IVX]+\.?|[a-zđ]\))$")
_DEEPEST = 3
_MOST_CAPTIONS = 6


@dataclass(frozen=True, slots=True)
class LogicalTable:
    """A table put together again; ``header`` is None where none was found."""

    header: Header | None
    rows: tuple[GridRow, ...]
    caption: str = ""


@dataclass(slots=True)
class _Part:
    columns: tuple[Column, ...] | None
    caption: str
    width: int
    rows: list[GridRow] = field(default_factory=list)
    height: int = 0


def logical_tables(
    grids: Iterable[Grid], ledger: Ledger, *, year: int | None, level: str | None = None
) -> tuple[LogicalTable, ...]:
    """The tables of a plan for ``year`` of a unit of ``level``; header rows are noted in ``ledger``."""
    parts: list[_Part] = []
    for grid in grids:
        _take(grid, parts, ledger)
    return tuple(_finish(part, year, level) for part in parts)


def _take(grid: Grid, parts: list[_Part], ledger: Ledger) -> None:
    rows = grid.rows
    index = 0
    fresh = True
    broken = False
    before = len(parts)
    while index < len(rows):
        height = header_height(rows, index)
        if height:
            height = _repeated_height(rows, index, height, parts)
            ledger.row("headers", height)
            columns = _columns(rows, index, height)
            index += height
            _drop_captions(parts, before, ledger)
            repeated = bool(parts) and not (grid.gap and fresh) and _same(parts[-1].columns, columns)
            if not repeated:
                parts.append(_Part(columns, grid.caption, grid.width, height=height))
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


def _columns(rows: Sequence[GridRow], start: int, height: int) -> tuple[Column, ...]:
    return columns_of([row for row in rows[start : start + height] if not _is_column_numbers(row)])


def _repeated_height(rows: Sequence[GridRow], start: int, height: int, parts: Sequence[_Part]) -> int:
    """A header printed again is as high as it was: below it may stand the rest of a row that a page cut."""
    known = parts[-1].height if parts else 0
    if 0 < known < height and _same(parts[-1].columns, _columns(rows, start, known)):
        return known
    return height


def _drop_captions(parts: list[_Part], before: int, ledger: Ledger) -> None:
    """Rows of one cell above the header of a table are its title, not rows of a table of their own."""
    if len(parts) == before + 1 and parts[-1].columns is None:
        rows = parts[-1].rows
        if len(rows) <= _MOST_CAPTIONS and all(len(row.filled) <= 1 for row in rows):
            ledger.row("headers", len(rows))
            del parts[-1]


def header_height(rows: Sequence[GridRow], start: int) -> int:
    """How many rows from ``start`` on are header rows; 0 when the row at ``start`` is none."""
    if not _is_header(rows[start]):
        return 0
    height = 1
    while height < _DEEPEST and start + height < len(rows) and _is_lower_header(rows, start, height):
        height += 1
    for depth in range(height, min(_DEEPEST, len(rows) - start)):
        if _is_column_numbers(rows[start + depth]):
            height = depth
            break
        if rows[start + depth].cells[0]:
            break
    if start + height < len(rows) and _is_column_numbers(rows[start + height]):
        height += 1
    return height


def _is_header(row: GridRow) -> bool:
    texts = [row.cells[column].text for column in row.filled]
    if len(texts) < 2 or _CODE.match(texts[0]) or max(map(len, texts)) > 200:
        return False
    if row.header:
        return any(heading_role(text) is not None for text in texts)
    first = heading_role(texts[0])
    if first == "number" and row.cells[0]:
        return any(heading_role(text) is not None for text in texts[1:])
    return first is not None and all(heading_role(text) is not None for text in texts[1:])


def _is_lower_header(rows: Sequence[GridRow], start: int, height: int) -> bool:
    """A row of sub-headings: blank under every heading that stands alone, headings elsewhere."""
    row, above = rows[start + height], rows[start + height - 1]
    filled = [column for column in row.filled if row.merges[column] is not Merge.ABOVE]
    if not filled or (filled[0] == 0 and not row.header):
        return False
    if row.cells[0] and plain(row.cells[0].text) != plain(above.cells[0].text):
        return False
    texts = [row.cells[column].text for column in filled]
    known = sum(heading_role(text) is not None or heading_words(text) in quantities() for text in texts)
    return known * 2 > len(filled) or all(_ends_heading(rows, start, height, column) for column in filled)


def _ends_heading(rows: Sequence[GridRow], start: int, height: int, column: int) -> bool:
    """Whether a cell holds the last words of the heading above it ("năm 2025" under "Chỉ tiêu phấn đấu")."""
    text = rows[start + height].cells[column].text
    if not text[0].islower() or not heading_ends().fullmatch(heading_words(text)):
        return False
    above = [rows[start + depth].cells[column].text for depth in range(height)]
    return any(above) and heading_role(" ".join([*(words for words in above if words), text])) is not None


def _is_column_numbers(row: GridRow) -> bool:
    """ "(1) (2) (3)" or "A B 1 2" below the headings."""
    texts = [row.cells[column].text for column in row.filled]
    found = [_COLUMN_NUMBERS.match(text) for text in texts]
    numbers = [match[1] for match in found if match is not None]
    if len(texts) < 3 or len(numbers) < len(texts):
        return False
    digits = [int(number) for number in numbers if number.isdigit()]
    return digits == list(range(digits[0], digits[0] + len(digits))) if digits else True


def _same(columns: tuple[Column, ...] | None, other: tuple[Column, ...]) -> bool:
    return columns is not None and Header(columns).same_as(Header(other))


def _finish(part: _Part, year: int | None, level: str | None) -> LogicalTable:
    rows = tuple(part.rows)
    if part.columns is None:
        return LogicalTable(guess(rows), rows, part.caption)
    return LogicalTable(resolve(part.columns, rows, part.caption, year, level), rows, part.caption)
