"""Rows of a table by the roles of their columns: codes read, rows cut by a page break made whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from compliance.model.source import Source
from compliance.reading.accounting import Ledger
from compliance.reading.document import Merge
from compliance.reading.notes import is_note, leave_note
from compliance.reading.tables.bearers import bearer
from compliance.reading.tables.columns import Header
from compliance.reading.tables.grid import GridRow
from compliance.reading.vocabulary import load
from compliance.reading.words import Words, join_all
from compliance.vietnamese import fold


class Rank(StrEnum):
    """What the code of a row is: a Roman part, a number, a letter, a bullet, or none at all."""

    ROMAN = "roman"
    NUMBER = "number"
    LETTER = "letter"
    BULLET = "bullet"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table, whole: its code, its title and the cell of every column.

    ``bearer_column`` is the column that gave its title: the row shares the title above and only says whom
    its own value is for.
    """

    code: str | None
    rank: Rank
    title: Words
    cells: tuple[Words, ...]
    merges: tuple[Merge, ...]
    source: Source
    confidence: float
    shows_merges: bool
    after_break: bool
    tracked: frozenset[int] = frozenset()
    bearer_column: int | None = None

    def cell(self, index: int | None) -> Words:
        """The words of column ``index``; none for a column that is not there."""
        return self.cells[index] if index is not None and index < len(self.cells) else Words()


_ROMAN = r"(?=[IVX])(?:X{0,3})(?:IX|IV|V?I{0,3})"
_CODE = re.compile(r"^(\d{1,5}(?:\s*[.,]\s*\d{1,2})*)\s*[.)]?$")
_ROMAN_CODE = re.compile(rf"^({_ROMAN})\s*[.)]?$")
_ROMAN_NUMBER = re.compile(rf"^((?:{_ROMAN}|[A-H])(?:\.\d+)+)\.?$")
_CAPITAL = re.compile(r"^([A-H])\s*[.)]?$")
_LETTER = re.compile(r"^([a-zđ])\s*[.)]?$")
_BRACKETED = re.compile(r"^\((\d+|[a-zđ])\)$")
_BULLET = re.compile(r"^[-+•*·–]\s*$")
_GLUED_ROMAN = re.compile(rf"^({_ROMAN})\s*[.)]?\s+(?=\S)")
_GLUED_NUMBER = re.compile(r"^(\d{1,2}(?:\s?\.\s?\d{1,2})+\.?|\d{1,2}[.)])\s+(?=\S)")
_GLUED_LETTER = re.compile(r"^([a-zđ])[.)]\s+(?=\S)")
_LEADING_BULLET = re.compile(r"^[-+•*·]\s*(?=\S)")
_LONGEST_AS_ABOVE = 12
_DITTO = "-–—/\\\"”“″''’. "
_AS_ABOVE = frozenset({"", "nt", "n.t", "như trên", "như trên nt"})
_DIGIT = re.compile(r"\d")
_UNFINISHED = re.compile(r"[^.;:!?)]$")


def lines_of(rows: Sequence[GridRow], header: Header, name: str, ledger: Ledger) -> tuple[Line, ...]:
    """The rows as whole lines; ``name`` is the role of the column of names ("title" or "task")."""
    lines: list[Line] = []
    parts: list[Line] = []
    for row in rows:
        if not any(cell.text for cell in row.cells):
            ledger.row("joined")
            continue
        if len(row.filled) == 1 and is_note(row.text):
            leave_note(row.cells[row.filled[0]], ledger)
            continue
        line = _line(row, header, name)
        if parts and _goes_on(_last_titled(parts), line, header):
            ledger.row("joined")
        elif parts:
            lines.append(_whole(parts, header, name))
            parts = []
        parts.append(line)
    if parts:
        lines.append(_whole(parts, header, name))
    return tuple(lines)


def _last_titled(parts: Sequence[Line]) -> Line:
    """The part whose title a next row would go on with."""
    return next((part for part in reversed(parts) if part.title), parts[0])


def _line(row: GridRow, header: Header, name: str) -> Line:
    number, named = header.index("number"), header.index(name)
    numbering = row.cells[number] if number is not None and number < len(row.cells) else Words()
    title = row.cells[named] if named is not None and named < len(row.cells) else Words()
    code, rank, title = _coded(numbering, title)
    told_by = _bearer_column(row, header) if code is None and not title else None
    if told_by is not None:
        title = row.cells[told_by]
    return Line(
        code=code,
        rank=rank,
        title=title,
        cells=row.cells,
        merges=row.merges,
        source=row.source,
        confidence=row.confidence,
        shows_merges=row.shows_merges,
        after_break=row.after_break,
        tracked=row.tracked,
        bearer_column=told_by,
    )


def _bearer_column(row: GridRow, header: Header) -> int | None:
    """The column that says whom the own value of a row without code and title is for."""
    if not any(_DIGIT.search(row.cells[index].text) for index in header.indices("target")):
        return None
    columns = (*header.indices("bearer"), *header.indices("executor"))
    return next((index for index in columns if bearer(row.cells[index].text) is not None), None)


def _coded(numbering: Words, title: Words) -> tuple[str | None, Rank, Words]:
    """The code of a row, its rank and its title; a title glued to the code is set free."""
    text = numbering.text.strip()
    if not text:
        return _code_in(title)
    for pattern, rank in (
        (_ROMAN_CODE, Rank.ROMAN),
        (_CAPITAL, Rank.ROMAN),
        (_ROMAN_NUMBER, Rank.NUMBER),
        (_CODE, Rank.NUMBER),
        (_LETTER, Rank.LETTER),
        (_BRACKETED, Rank.LETTER),
    ):
        if found := pattern.match(text):
            return _tidy(found[1]), rank, _unbulleted(title) if rank is Rank.LETTER else title
    if _BULLET.match(text):
        return None, Rank.BULLET, title
    if not title:
        return _code_in(numbering)
    code, rank, rest = _code_in(numbering)
    if code is not None:
        return code, rank, rest.join(title)
    return None, Rank.NONE, title


def _code_in(title: Words) -> tuple[str | None, Rank, Words]:
    """The code that a title begins with, if any."""
    text = title.text
    if found := _GLUED_ROMAN.match(text):
        return found[1], Rank.ROMAN, title.part(found.end(), len(text))
    if found := _GLUED_NUMBER.match(text):
        return _tidy(found[1]), Rank.NUMBER, title.part(found.end(), len(text))
    if found := _GLUED_LETTER.match(text):
        return found[1], Rank.LETTER, title.part(found.end(), len(text))
    if _LEADING_BULLET.match(text):
        return None, Rank.BULLET, _unbulleted(title)
    return None, Rank.NONE, title


def _unbulleted(title: Words) -> Words:
    found = _LEADING_BULLET.match(title.text)
    return title.part(found.end(), len(title.text)) if found else title


def _tidy(code: str) -> str:
    return re.sub(r"\s+", "", code).replace(",", ".").rstrip(".)").lstrip("0") or "0"


def _goes_on(above: Line, line: Line, header: Header) -> bool:
    """Whether ``line`` is the rest of ``above``, cut off by a page break in the middle of its cells.

    A row without code and without title always is. One with a title is only right after a page break,
    and only if its words go on: an un-numbered row of its own begins with a capital and has a target.
    """
    if line.rank not in (Rank.NONE, Rank.BULLET) or line.code is not None:
        return False
    number = header.index("number")
    if number is not None and line.cell(number):
        return False
    if not line.title:
        return True
    if line.rank is Rank.BULLET or line.bearer_column is not None:
        return False
    return _title_goes_on(above, line, header) if line.after_break else _wrapped(above, line, header)


def _wrapped(above: Line, line: Line, header: Header) -> bool:
    """Whether a row only holds the next line of the words above it: each line has a row of its own."""
    if not line.title.text[0].islower() or not _UNFINISHED.search(above.title.text):
        return False
    if bearer(line.title.text) is not None or any(line.cell(index) for index in header.indices("target")):
        return False
    return all(cell.text[:1].islower() for cell in line.cells if cell)


def _title_goes_on(above: Line, line: Line, header: Header) -> bool:
    title, before = line.title.text, above.title.text
    if not _UNFINISHED.search(before):
        return False
    if title[0].islower() or title[0] in "(,;)":
        return True
    targets = header.indices("target")
    filled = any(line.cell(index) for index in targets)
    if filled:
        return False
    if title.isupper() and before.isupper():
        return True
    return len(title.split()) <= 4 and targets != () and not _acts(line, header)


def _acts(line: Line, header: Header) -> bool:
    """Whether every owner cell of the line is filled: then it is a row of its own."""
    owners = header.indices("monitor", "executor", "lead", "partners", "due")
    return bool(owners) and all(line.cell(index) for index in owners)


def _whole(parts: Sequence[Line], header: Header, name: str) -> Line:
    """A row and what page breaks cut off it, as one line."""
    first = parts[0]
    if len(parts) == 1:
        return first
    named = header.index(name)
    titles = [first.title, *(part.title for part in parts[1:] if named is not None and part.cell(named))]
    return replace(
        first,
        title=_join(titles),
        cells=tuple(_join([first.cells[c], *_said(parts[1:], c)]) for c in range(len(first.cells))),
        confidence=min(part.confidence for part in parts),
        tracked=frozenset().union(*(part.tracked for part in parts)),
    )


def _said(parts: Sequence[Line], column: int) -> list[Words]:
    """The words of a column in the parts of a row; a "-" adds nothing."""
    return [cell for part in parts if (cell := part.cell(column)) and cell.text != "-"]


def _join(parts: Sequence[Words]) -> Words:
    """Cells on one line, but for those that begin a bullet of their own."""
    runs: list[list[Words]] = []
    for words in parts:
        if runs and words and not words.text.startswith(("-", "+")):
            runs[-1].append(words)
        elif words:
            runs.append([words])
    return join_all([join_all(run) for run in runs], by="\n")


def is_title_row(line: Line, header: Header) -> bool:
    """Whether a row holds nothing but a number and a title in its first cell: it heads what follows."""
    first = line.cells[0].text if line.cells else ""
    alone = bool(first) and not any(cell for cell in line.cells[1:])
    return alone and header.index("number") == 0 and len(header.columns) > 1 and line.title.text in first


def is_total(title: str) -> bool:
    """Whether a row only sums up or averages those above it."""
    return fold(title).strip(" :.") in _totals()


@cache
def _totals() -> frozenset[str]:
    return frozenset(fold(words) for words in load("columns")["totals"])


def is_as_above(text: str) -> bool:
    """Whether a cell says "as above": in words, or with nothing but dashes, strokes and quotation marks."""
    words = text.strip()
    return (
        len(words) <= _LONGEST_AS_ABOVE and bool(words.strip(". ")) and fold(words.strip(_DITTO)) in _AS_ABOVE
    )
