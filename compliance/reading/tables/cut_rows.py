"""Rows that a page break, or an editor, has cut in the middle of their cells, made whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from compliance.reading.tables.bearers import bearer
from compliance.reading.tables.columns import Header
from compliance.reading.tables.line import Line, Rank
from compliance.reading.words import Words, join_all

_UNFINISHED = re.compile(r"[^.;:!?)]$")


def goes_on(above: Line, line: Line, header: Header) -> bool:
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


def whole(parts: Sequence[Line], header: Header, name: str) -> Line:
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
