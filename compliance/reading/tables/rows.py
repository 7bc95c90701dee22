"""Rows of a table into lines by the roles of their columns: their codes read, cut rows joined."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compliance.reading.accounting import Ledger
from compliance.reading.notes import is_note, leave_note
from compliance.reading.tables.bearers import bearer
from compliance.reading.tables.columns import Header
from compliance.reading.tables.cut_rows import goes_on, whole
from compliance.reading.tables.grid import GridRow
from compliance.reading.tables.line import Line, Rank
from compliance.reading.words import Words

_ROMAN = r"(?=[IVX])(?:X{0,3})(?:IX|IV|V?I{0,3})"
_CODE = re.compile(r"^(\d{1,5}(?:\s*[.,]\s*\d{1,2})*)\s*[.)]?$")
_ROMAN_CODE = re.compile(rf"^({_ROMAN})\s*[.)]?$")
_ROMAN_NUMBER = re.compile(rf"^((?:{_ROMAN}|[A-HĐ])(?:\.\d+)+)\.?$")
_CAPITAL = re.compile(r"^([A-HĐ])\s*[.)]?$")
_LETTER = re.compile(r"^([a-zđ])\s*[.)]?$")
_BRACKETED = re.compile(r"^\((\d+|[a-zđ])\)$")
_BULLET = re.compile(r"^[-+•*·–]\s*$")
_GLUED_ROMAN = re.compile(rf"^({_ROMAN})\s*[.)]?\s+(?=\S)")
_GLUED_NUMBER = re.compile(r"^(\d{1,2}(?:\s?\.\s?\d{1,2})+\.?|\d{1,2}[.)])\s+(?=\S)")
_GLUED_LETTER = re.compile(r"^([a-zđ])[.)]\s+(?=\S)")
_LEADING_BULLET = re.compile(r"^[-+•*·]\s*(?=\S)")
_DIGIT = re.compile(r"\d")


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
        if parts and goes_on(_last_titled(parts), line, header):
            ledger.row("joined")
        elif parts:
            lines.append(whole(parts, header, name))
            parts = []
        parts.append(line)
    if parts:
        lines.append(whole(parts, header, name))
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
    if found := _CODE.match(text):
        inner, _, rest = _code_in(title)
        goes_on = inner is not None and inner.startswith(f"{_tidy(found[1])}.")
        return (inner, Rank.NUMBER, rest) if goes_on else (_tidy(found[1]), Rank.NUMBER, title)
    for pattern, rank in (
        (_ROMAN_CODE, Rank.ROMAN),
        (_CAPITAL, Rank.ROMAN),
        (_ROMAN_NUMBER, Rank.NUMBER),
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
    """A title without the bullet, or the letter of its own, that it begins with."""
    found = _LEADING_BULLET.match(title.text) or _GLUED_LETTER.match(title.text)
    return title.part(found.end(), len(title.text)) if found else title


def _tidy(code: str) -> str:
    return "".join(code.split()).replace(",", ".").rstrip(".)").lstrip("0") or "0"
