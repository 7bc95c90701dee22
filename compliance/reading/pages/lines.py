"""Words into lines, and lines into the text they wrap: which breaks are meant and which only wrap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from compliance.reading.encodings import is_syllable
from compliance.reading.pages.content import Line, Word

_ITEM = re.compile(r"(?:[-–+•*]|\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[a-zđ]\)|[IVX]{1,5}\.)$", re.IGNORECASE)
_OPEN_END = re.compile(r"[^\s-][-/&]$")
_SYMBOL_END = re.compile(r"/[A-ZĐ]{2,}$")
_SYMBOL_GOES_ON = re.compile(r"[-/][A-ZĐ]")
_CAPITALS = re.compile(r"(?=.*[A-ZĐ])[A-ZĐ0-9&/.-]+")
_REST = re.compile(r"[A-ZĐ&/-][A-ZĐ0-9&/-]{0,2}[;,.]?")
_DATE = re.compile(r"\d{1,2}(?:/\d{1,2})?/\d{4}[;,.]?")
_SLACK = 1.5
_COLUMN_GAP = 2.5  # letter heights between two words that stand in different columns


def lines_of(words: Iterable[Word], *, split_columns: bool = True) -> list[Line]:
    """Lines from top to bottom; with ``split_columns`` a wide gap parts a line in two."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.middle[1], word.x0)):
        row = rows[-1] if rows else None
        if row is not None and _same_line(row, word):
            row.append(word)
        else:
            rows.append([word])
    lines: list[Line] = []
    for row in rows:
        row.sort(key=lambda word: word.x0)
        lines.extend(_segments(row) if split_columns else [Line(tuple(row))])
    return lines


def _same_line(row: Sequence[Word], word: Word) -> bool:
    reference = max(row, key=lambda other: other.size)
    overlap = min(reference.bottom, word.bottom) - max(reference.top, word.top)
    return overlap > 0.5 * min(reference.bottom - reference.top, word.bottom - word.top)


def _segments(row: list[Word]) -> list[Line]:
    segments: list[list[Word]] = [[row[0]]]
    for left, right in pairwise(row):
        if right.x0 - left.x1 > _COLUMN_GAP * max(left.size, right.size):
            segments.append([])
        segments[-1].append(right)
    return [Line(tuple(segment)) for segment in segments]


def wrapped_text(lines: Sequence[Line], left: float, right: float) -> str:
    """The text of lines set between ``left`` and ``right``; a break stays where more would have fitted."""
    if not lines:
        return ""
    parts = [lines[0].text]
    for above, line in pairwise(lines):
        if is_broken_word(above, line, left, right):
            parts.append("")
        else:
            parts.append(seam(parts[-1], line.text) if runs_on(above, line, left, right) else "\n")
        parts.append(line.text)
    return "".join(parts)


def seam(above: str, below: str) -> str:
    """What joins a wrapped line to the next: nothing at a hyphen or stroke inside a symbol (QĐ-|UBND)."""
    cut = _OPEN_END.search(above) or (_SYMBOL_END.search(above) and _SYMBOL_GOES_ON.match(below))
    return "" if cut else " "


def is_broken_word(above: Line, line: Line, left: float, right: float) -> bool:
    """Whether an abbreviation or a date was too long for its cell and broke inside (ST|T, 30/11/202|6)."""
    if len(above.words) != 1 or right - above.x1 > above.size:
        return False
    head, rest = above.words[0], line.words[0]
    if (head.x1 - head.x0) + (rest.x1 - rest.x0) <= right - left - _SLACK:
        return False
    if _DATE.fullmatch(head.text + rest.text):
        return not _DATE.fullmatch(head.text)
    capitals = _CAPITALS.fullmatch(head.text) and _REST.fullmatch(rest.text)
    return capitals is not None and not is_syllable(head.text)


def runs_on(above: Line, line: Line, left: float, right: float) -> bool:
    """Whether ``line`` only goes on because its first word did not fit on the line above."""
    first = line.words[0]
    space = 0.25 * first.size
    taken = above.x1 - above.x0 + space + (first.x1 - first.x0)
    fits = taken <= right - left - _SLACK and above.x1 + space + (first.x1 - first.x0) <= right - _SLACK
    return not fits


def begins_item(line: Line) -> bool:
    """Whether a line begins with the sign or number of a list item."""
    return len(line.words) > 1 and _ITEM.match(line.words[0].text) is not None
