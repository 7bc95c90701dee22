"""Header rows: where a table's headings begin, how many lines they take, which rows only number columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compliance.reading.document import Merge
from compliance.reading.tables.grid import GridRow
from compliance.reading.vocabulary import (
    heading_ends,
    heading_role,
    heading_words,
    interim,
    is_quantity,
    plain,
)

_COLUMN_NUMBERS = re.compile(r"^\(?(\d{1,2}|[A-H])\)?(?:\s*=[\s\d()+*/x×%:.-]+)?$")
_BRACKETS = re.compile(r"^\(\d{1,2}\)(?:\s+\(\d{1,2}\))*(?:\s+[^\W\d]+)?$")
_IN_BRACKETS = re.compile(r"\((\d{1,2})\)")
_CODE = re.compile(r"^(?:\d+(?:\s*\.\s*\d+)*\.?|[IVX]+\.?|[a-zđ]\))$")
_VALUE = re.compile(r"\d\s*%|^\W*\d+(?:[.,]\d+)?\W*$(?<!\b20\d\d)")
_YEAR = re.compile(r"^(?:Năm\s+)?20\d\d$", re.IGNORECASE)
_NAMES = frozenset({"title", "title_or_target", "title_or_task", "task"})
_LONGEST_HEADING = 80
_LONGEST_NAME = 200
_FEWEST_UNKNOWN = 3
_DEEPEST = 3


def header_height(rows: Sequence[GridRow], start: int) -> int:
    """How many rows from ``start`` on are header rows; 0 when the row at ``start`` is none."""
    several = len(rows[start].filled) > 1
    at_top = (
        several and _is_at_top(rows, start) and (_heads_names(rows[start]) or _heads_numbers(rows[start]))
    )
    if not (_is_header(rows[start]) or at_top):
        return 0
    height = 1
    while height < _DEEPEST and start + height < len(rows) and _is_lower_header(rows, start, height):
        height += 1
    for depth in range(height, min(_DEEPEST, len(rows) - start)):
        if is_column_numbers(rows[start + depth]):
            height = depth
            break
        if rows[start + depth].cells[0]:
            break
    if start + height < len(rows) and is_column_numbers(rows[start + height]):
        height += 1
    return height


def _is_header(row: GridRow) -> bool:
    texts = [row.cells[column].text for column in row.filled]
    if len(texts) < 2 or _CODE.match(texts[0]) or max(map(len, texts)) > _LONGEST_NAME:
        return False
    if row.header:
        return any(heading_role(text) is not None for text in texts)
    first = heading_role(texts[0])
    if first == "number" and row.cells[0]:
        return any(heading_role(text) is not None for text in texts[1:])
    return first is not None and all(heading_role(text) is not None for text in texts[1:])


def _is_at_top(rows: Sequence[GridRow], start: int) -> bool:
    """Whether nothing but titles of one cell stands above the row."""
    return all(len(row.filled) < 2 for row in rows[:start])


def _heads_names(row: GridRow) -> bool:
    """Whether a row at the top of a table heads names and more, though not all its headings are known."""
    texts = [row.cells[column].text for column in row.filled]
    if len(texts) < 2 or any(len(text) > _LONGEST_HEADING or _VALUE.search(text) for text in texts):
        return False
    roles = [heading_role(text) for text in texts]
    known = sum(role is not None for role in roles)
    return known > 1 and known * 2 >= len(texts) and not _NAMES.isdisjoint(roles)


def _heads_numbers(row: GridRow) -> bool:
    """Whether a row at the top of a table heads a column of numbers and others, none of them known."""
    texts = [row.cells[column].text for column in row.filled]
    if len(texts) < _FEWEST_UNKNOWN or any(_VALUE.search(text) for text in texts):
        return False
    return bool(row.cells[0]) and heading_role(texts[0]) == "number" and max(map(len, texts)) <= _LONGEST_NAME


def _is_lower_header(rows: Sequence[GridRow], start: int, height: int) -> bool:
    """A row of sub-headings: blank under every heading that stands alone, headings elsewhere."""
    row, above = rows[start + height], rows[start + height - 1]
    filled = [column for column in row.filled if row.merges[column] is not Merge.ABOVE]
    if not filled or (filled[0] == 0 and not row.header):
        return False
    if row.merges[0] is Merge.ABOVE or _spreads(rows[start : start + height], row, filled):
        return True
    if row.cells[0] and plain(row.cells[0].text) != plain(above.cells[0].text):
        return False
    texts = [row.cells[column].text for column in filled]
    ends = [_ends_heading(rows, start, height, column) for column in filled]
    known = sum(
        ended or heading_role(text) is not None or is_quantity(text) or _is_time(text)
        for text, ended in zip(texts, ends, strict=True)
    )
    return known * 2 > len(filled) or all(ends)


def _is_time(text: str) -> bool:
    """Whether a heading is nothing but a year or a part of one ("2026", "Quý I")."""
    return _YEAR.match(text) is not None or interim().search(plain(text)) is not None


def _spreads(above: Sequence[GridRow], row: GridRow, filled: Sequence[int]) -> bool:
    """Whether cells stand under a heading that spreads over columns, so that they say which is which."""
    last = above[-1]
    if len(filled) < 2 or any(_VALUE.search(row.cells[column].text) for column in filled):
        return False
    apart = [column for column in above[0].filled if column not in filled]
    spread = [column for column in filled if not last.cells[column].text]
    return bool(apart) and bool(spread) and sum(_is_spread(last, column) for column in filled) > 1


def _is_spread(last: GridRow, column: int) -> bool:
    """Whether the heading over ``column`` stands over another column, too."""
    if not last.cells[column].text:
        return any(last.cells[left].text for left in range(1, column))
    return column + 1 < len(last.cells) and not last.cells[column + 1].text


def _ends_heading(rows: Sequence[GridRow], start: int, height: int, column: int) -> bool:
    """Whether a cell holds the last words of the heading above it ("năm 2025" under "Chỉ tiêu phấn đấu")."""
    text = rows[start + height].cells[column].text
    above = " ".join(words for depth in range(height) if (words := rows[start + depth].cells[column].text))
    if not text[0].islower() or not above or heading_role(f"{above} {text}") is None:
        return False
    return heading_ends().fullmatch(heading_words(text)) is not None or heading_role(above) is None


def is_column_numbers(row: GridRow) -> bool:
    """ "(1) (2) (3)" or "A B 1 2" below the headings."""
    texts = [row.cells[column].text for column in row.filled]
    found = [_column_numbers(text) for text in texts]
    if len(texts) < 3 or not all(found):
        return False
    digits = [int(number) for numbers in found for number in numbers if number.isdigit()]
    return digits == list(range(digits[0], digits[0] + len(digits))) if digits else True


def _column_numbers(text: str) -> list[str]:
    """The numbers of columns in a cell: one, or several in brackets that a drawing put side by side."""
    if alone := _COLUMN_NUMBERS.match(text):
        return [alone[1]]
    return _IN_BRACKETS.findall(text) if _BRACKETS.match(text) else []
