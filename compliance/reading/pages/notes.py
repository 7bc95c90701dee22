"""Footnotes of a page, and the signs in its text that point to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from compliance.reading.listnumbers import superscript
from compliance.reading.pages.content import Line, PageContent
from compliance.reading.pages.grids import PageGrid

_NOTE_NUMBER = re.compile(r"[\[(]?([⁰¹²³⁴⁵⁶⁷⁸⁹\d]{1,3})[\])]?")


def footnotes(lines: list[Line], page: PageContent, body: float) -> tuple[list[Line], list[Line]]:
    """Lines of small letters at the foot of a page, under a short rule, are notes."""
    rules = [rule[1] for rule in page.rules if rule[2] - rule[0] < page.width * 0.45]
    floor = max((rule for rule in rules if rule > page.height * 0.4), default=None)
    if floor is None:
        return lines, []
    below = [line for line in lines if line.top >= floor - 2]
    if not below or not _are_notes(below, body):
        return lines, []
    return [line for line in lines if line.top < floor - 2], below


def _are_notes(lines: Sequence[Line], body: float) -> bool:
    """Whether lines under a rule are notes: by their small letters, on a scan by the number of the first."""
    if min(line.confidence for line in lines) < 1:
        return len(lines[0].words) > 1 and _NOTE_NUMBER.fullmatch(lines[0].words[0].text) is not None
    return all(line.size <= body * 0.93 for line in lines)


def without_marks(lines: Sequence[Line], grids: Sequence[PageGrid], notes: Sequence[Line]) -> list[Line]:
    """The lines, and the cells of the grids in their place, without the signs of the notes of their page."""
    numbers = (_NOTE_NUMBER.match(note.words[0].text) for note in notes)
    marks = sorted({superscript(number[1]) for number in numbers if number}, key=len, reverse=True)
    if not marks:
        return list(lines)
    # A raised number behind a unit of length is its power.
    mark = re.compile(rf"(?<!m)(?:{'|'.join(marks)})(?![⁰¹²³⁴⁵⁶⁷⁸⁹])")
    for cell in (cell for grid in grids for row in grid.rows for cell in row):
        cell.text = mark.sub("", cell.text).strip()
    return [line for line in (_without(line, mark) for line in lines) if line.words]


def _without(line: Line, mark: re.Pattern[str]) -> Line:
    words = (replace(word, text=mark.sub("", word.text)) for word in line.words)
    return Line(tuple(word for word in words if word.text))
