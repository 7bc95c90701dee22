"""Rows on one line each, their cells parted by bars, as Markdown draws them, with bars around or without."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compliance.reading.vocabulary import heading_role

_BESIDE_TABS = re.compile(r"^\s*\|.*\|\s*$|^[^|]+\|[^|]+\|(?:[^|]*\|)*\s*$|^[^|]+(?:\s\|\s[^|]*){2,}$")
_ROW = re.compile(r"^\s*\|.*\|\s*$|^[^|]*(?:\|[^|]*){2,}$")
_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_WORD = re.compile(r"[^\W\d_]{2}")
_UNESCAPED = re.compile(r"(?<!\\)\|")


def is_row(line: str) -> bool:
    """Whether bars part at least three cells of a line, or stand around it; those in cells of tabs do not."""
    if "|" not in line:
        return False
    return (_BESIDE_TABS if "\t" in line else _ROW).match(line.replace("\\|", "")) is not None


def is_rule(line: str) -> bool:
    """Whether a line of dashes parts headings and rows ("---|---")."""
    return _RULE.match(line) is not None


def begins_table(lines: Sequence[str], index: int) -> bool:
    """Whether a table drawn with bars begins: with a row, or with two headings or words over a rule."""
    line = lines[index]
    if "|" not in line or "\t" in line.strip():
        return False
    return is_row(line) or _begins_pairs(_UNESCAPED.split(line), lines[index + 1 : index + 2])


def _begins_pairs(parts: Sequence[str], below: Sequence[str]) -> bool:
    if len(parts) != 2:
        return False
    if any("|" in line and is_rule(line) for line in below):
        return True
    return all(heading_role(part.strip()) is not None for part in parts)


def cells_of(line: str, *, framed: bool) -> list[str]:
    """The cells of a row; in a table that is not ``framed`` a bar at the beginning closes a blank cell."""
    inner = line.strip().removesuffix("|")
    inner = inner.removeprefix("|") if framed else inner
    return [cell.replace("\\|", "|") for cell in _UNESCAPED.split(inner)]


def without_wraps(rows: Sequence[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    """Rows with their lines, those that a wrap cut in two put together again: as wide as the first, and the
    words of the cell that was cut go on below in lower case."""
    made: list[tuple[int, list[str]]] = []
    for number, cells in rows:
        short = made[-1][1] if made else []
        wide = len(short) > 1 and len(short) + len(cells) - 1 == len(rows[0][1])
        if wide and _goes_on(short[-1].strip(), cells[0].strip()):
            short[-1:] = [f"{short[-1].rstrip()} {cells[0].lstrip()}", *cells[1:]]
        else:
            made.append((number, cells))
    return made


def _goes_on(words: str, below: str) -> bool:
    return words[-1:] not in ("", ".", ";", ":") and below[:1].islower() and _WORD.match(below) is not None
