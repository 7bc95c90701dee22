"""Tables drawn with spaces whose cells begin below their headings: every row keeps to the same places."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compliance.reading.gutter_columns import parts_of
from compliance.reading.row_codes import begins_group_title, is_code, is_item
from compliance.reading.stacked import Rows, add_words
from compliance.reading.vocabulary import heading_role, interim, plain
from compliance.records import record

LEAST_HEADINGS = 3
_LEAST_ROWS = 3
_NEAR = 3
_NAMES = frozenset({"title", "task", "title_or_target"})
_OPENS = re.compile(r"\s*(?:(?:phụ lục|phụ biểu|biểu|mẫu)\b.{0,12}$|nơi nhận|(?:tm|kt)\.)", re.IGNORECASE)


@record
class _Columns:
    """Where the columns begin, and which is numbered; None where blank lines part the rows."""

    starts: tuple[int, ...]
    number: int | None


def opens_other(line: str) -> bool:
    """Whether a line opens what stands below a table: an annex, recipients, a signature."""
    return _OPENS.match(line) is not None


def tables_below_headings(lines: Sequence[str]) -> dict[int, tuple[int, Rows]]:
    """Tables found: first line -> (line after the last, rows as (line number, cells)).

    A table begins at a line whose parts, set apart by two spaces or more, are column headings; it goes on
    while lines keep to its columns. A line whose first column is blank and that begins no new row goes on
    with the row above.
    """
    found: dict[int, tuple[int, Rows]] = {}
    index = 0
    while index < len(lines):
        columns = _columns(lines, index)
        if columns is not None:
            reader = _Reader(lines, columns)
            end, rows = reader.read(index)
            if reader.parted_by_blanks:
                end, rows = _Reader(lines, columns, whole=True).read(index)
            if len(rows) > (1 if columns.number is not None else _LEAST_ROWS - 1):
                found[index] = (end, rows)
                index = end
                continue
        index += 1
    return found


def _columns(lines: Sequence[str], index: int) -> _Columns | None:
    """The columns, if the line at ``index`` is one of column headings.

    The numbers stand in the first column, or behind one of fields, which is blank beside the rows of a field.
    Where every heading is known there need be none: blank lines then part the rows.
    """
    line = lines[index]
    if "\t" in line or "|" in line or len(parts := parts_of(line)) < LEAST_HEADINGS:
        return None
    roles = [heading_role(text) for _, text in parts]
    number = 1 if roles[0] == "area" else 0
    known = sum(role is not None for role in roles)
    starts = tuple(start for start, _ in parts)
    if known >= 2 and roles[number] == "number":
        return _Columns(tuple(sorted({*starts, *_lower_starts(lines, index, starts)})), number)
    return _Columns(starts, None) if known == len(roles) and not _NAMES.isdisjoint(roles) else None


def _lower_starts(lines: Sequence[str], index: int, starts: Sequence[int]) -> list[int]:
    """Where sub-headings begin that stand behind a blank line, under headings over several columns."""
    blank = next((at for at in range(index, len(lines)) if not lines[at].strip()), len(lines))
    below = next((at for at in range(blank, len(lines)) if lines[at].strip()), None)
    if below is None:
        return []
    parts = parts_of(lines[below])
    if parts[0][0] <= starts[0] or len(parts) < 2 or not all(_is_heading(text) for _, text in parts):
        return []
    return [start for start, _ in parts]


def _is_heading(text: str) -> bool:
    return heading_role(text) is not None or interim().search(plain(text)) is not None


class _Reader:
    """One pass over the lines below a heading."""

    def __init__(self, lines: Sequence[str], columns: _Columns, *, whole: bool = False) -> None:
        """With ``whole`` blank lines alone part the rows, so that a dash begins a line of a cell."""
        self.lines = lines
        self.whole = whole
        self.coded: list[bool] = []
        self.starts = columns.starts
        self.number = columns.number
        self.rows: Rows = []

    def read(self, start: int) -> tuple[int, Rows]:
        """The line after the last, and the rows."""
        blank = False
        end = start
        for index in range(start, len(self.lines)):
            line = self.lines[index]
            if not line.strip():
                blank = True
                continue
            if not self._takes(index, blank=blank):
                break
            cells = self._split(line)
            if self.number is not None and self.rows and is_code(cells[self.number]):
                self.coded.append(blank)
            if self.rows and not blank and self._continues(line, cells, self.rows[-1][1]):
                item = is_item(next((text for text in cells if text), ""))
                for column, text in enumerate(cells):
                    add_words(self.rows[-1][1], column, text, by="\n" if item and text else " ")
            else:
                self.rows.append((index + 1, cells))
            blank = False
            end = index + 1
        return end, self.rows

    @property
    def parted_by_blanks(self) -> bool:
        """Whether each row with a number stands behind a blank line."""
        return len(self.coded) >= _LEAST_ROWS - 1 and all(self.coded)

    def _takes(self, index: int, *, blank: bool) -> bool:
        """Whether the line is one of the table's."""
        line = self.lines[index]
        if "\t" in line or (blank and opens_other(line)):
            return False
        alone = bool(self.rows) and len(parts_of(line)) == 1 and not line.startswith(" ")
        if alone and self.number is None and not blank and len(line.rstrip()) < self.starts[1]:
            return True
        if alone and self._titles(index, blank=blank):
            return True
        return self._keeps_to(line)

    def _titles(self, index: int, *, blank: bool) -> bool:
        """Whether a line of one part is the title of a group: a row in all columns follows.

        Where no column is numbered it stands between blank lines.
        """
        behind = next(
            (at for at in range(index + 1, index + 3) if "".join(self.lines[at : at + 1]).strip()), None
        )
        if behind is None or (self.number is None and not (blank and behind == index + 2)):
            return False
        if self.number is not None and not begins_group_title(self.lines[index]):
            return False
        parts = parts_of(self.lines[behind])
        return len(parts) >= LEAST_HEADINGS and all(position in self.starts for position, _ in parts)

    def _keeps_to(self, line: str) -> bool:
        """Whether every part of ``line`` begins near a column."""
        parts = parts_of(line)
        if len(parts) == len(self.starts):
            return True
        near = sum(any(abs(position - start) <= _NEAR for start in self.starts) for position, _ in parts)
        return near == len(parts) and (len(parts) > 1 or parts[0][0] > 1)

    def _split(self, line: str) -> list[str]:
        parts = parts_of(line)
        if len(parts) == len(self.starts):
            return [text for _, text in parts]
        cells = [""] * len(self.starts)
        for position, text in parts:
            column = max((c for c, start in enumerate(self.starts) if start - _NEAR <= position), default=0)
            add_words(cells, column, text)
        return cells

    def _continues(self, line: str, cells: Sequence[str], above: Sequence[str]) -> bool:
        """Whether a line goes on with the row above: no code of its own, and no title that begins a row."""
        if self.number is None:
            return True
        if begins_group_title(line) and len(parts_of(line)) == 1:
            return False
        if cells[self.number]:
            return not is_code(cells[self.number]) and not above[self.number]
        return self.whole or not is_item(next((text for text in cells[self.number :] if text), ""))
