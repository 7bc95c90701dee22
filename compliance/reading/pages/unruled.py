"""Tables without ruling lines: below a heading that begins with "STT", columns are what no line crosses."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from compliance.reading.pages.content import Box, PageContent, Word

_HEADING = re.compile(r"(?:STT|TT)\.?", re.IGNORECASE)
_CODE = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[a-zđ])[.)]?")
_ROW_BEGINS = re.compile(r"[-–+•\d\"“(]|[^\W\d_]")
_CONFIDENCE = 0.8
_SAME_LINE = 3.0
_GUTTER = 0.5  # of the letters' height
_LEAST_COLUMNS = 3
_LEAST_ROWS = 2

_Span = tuple[float, float]


def with_unruled_table(page: PageContent) -> PageContent:
    """The page with the boxes that its columns of words suggest; the words in them are read with doubt.

    Only a page that draws no table is looked at. Where a row's words do not begin on the line of its
    number, cells cannot be told apart and the page stays as it is.
    """
    if page.tables or page.without_text:
        return page
    lines = _lines(page.words)
    begins = next((at for at, line in enumerate(lines) if _HEADING.fullmatch(line[0].text)), None)
    if begins is None:
        return page
    columns, ends = _columns(lines, begins)
    rows = _rows(lines[begins:ends], columns) if len(columns) >= _LEAST_COLUMNS else None
    if rows is None:
        return page
    inside = {id(word) for line in lines[begins:ends] for word in line}
    words = [_doubted(one) if id(one) in inside else one for one in page.words]
    return replace(page, words=words, tables=[_boxes(columns, rows, lines[ends - 1])])


def _doubted(word: Word) -> Word:
    return replace(word, confidence=min(word.confidence, _CONFIDENCE))


def _lines(words: list[Word]) -> list[list[Word]]:
    """Words that stand at one height, from the top down, each line from the left."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda one: (one.bottom, one.x0)):
        if lines and word.bottom - lines[-1][0].bottom <= _SAME_LINE:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda one: one.x0) for line in lines]


def _columns(lines: list[list[Word]], begins: int) -> tuple[list[_Span], int]:
    """The columns of the table, and the first line below that would join two of them."""
    columns = _joined(lines[begins])
    for at in range(begins + 1, len(lines)):
        with_line = _merged(columns + _joined(lines[at]), _GUTTER * lines[at][0].size)
        if len(with_line) != len(columns):
            return columns, at
        columns = with_line
    return columns, len(lines)


def _joined(line: list[Word]) -> list[_Span]:
    return _merged([(word.x0, word.x1) for word in line], _GUTTER * line[0].size)


def _merged(spans: list[_Span], gap: float) -> list[_Span]:
    merged: list[_Span] = []
    for left, right in sorted(spans):
        if merged and left - merged[-1][1] < gap:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def _rows(lines: list[list[Word]], columns: list[_Span]) -> list[float] | None:
    """The tops of the rows, heading first; None where numbers do not stand at the beginning of their rows."""
    tops = [min(word.top for word in lines[0])]
    for line in lines[1:]:
        number = [word.text for word in line if word.x1 <= columns[0][1] + 1]
        title = [word.text for word in line if columns[1][0] - 1 <= word.x0 <= columns[1][1]]
        begins = title[0] if title else ""
        if number:
            if not _CODE.fullmatch("".join(number)) or not _begins_row(begins):
                return None
            tops.append(min(word.top for word in line))
        elif begins[:1] in ("-", "–", "+") and len(tops) > 1:
            tops.append(min(word.top for word in line))
    return tops if len(tops) > _LEAST_ROWS else None


def _begins_row(word: str) -> bool:
    return bool(_ROW_BEGINS.match(word)) and not word[:1].islower()


def _boxes(columns: list[_Span], tops: list[float], last: list[Word]) -> list[Box]:
    middles = [(left[1] + right[0]) / 2 for left, right in pairwise(columns)]
    xs = [columns[0][0] - 1, *middles, columns[-1][1] + 1]
    ys = [*(top - 1 for top in tops), max(word.bottom for word in last) + 1]
    return [(left, top, right, bottom) for top, bottom in pairwise(ys) for left, right in pairwise(xs)]
