"""Tables without ruling lines: columns are what no line of words crosses, rows begin with their numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from compliance.reading.pages.columns import (
    LEAST_COLUMNS,
    SAME_LINE,
    WordLine,
    joined,
    lines_at_one_height,
    runs_of_columns,
    text_of,
    top_of,
)
from compliance.reading.pages.content import Box, PageContent, Word
from compliance.reading.pages.furniture import furniture_words
from compliance.reading.pages.headed import HeadedPart, HeadedTable, headed_tables, rows_of

_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]?")
_CONFIDENCE = 0.8
_LEAST_ROWS = 2


def with_unruled_tables(pages: Sequence[PageContent]) -> list[PageContent]:
    """The pages with the boxes that their columns of words suggest; the words in them are read with doubt.

    Where a row's words do not begin on the line of its number, cells cannot be told apart: such lines
    stay together as a table that nobody can read, and are said to be one.
    """
    furniture = furniture_words(pages)
    pages = [_without_bare_columns(page) for page in pages]
    rest = [lines_at_one_height(_outside_tables(page, furniture)) for page in pages]
    found = list(headed_tables(rest))
    drawn: dict[int, list[list[Box]]] = {}
    unclear: dict[int, list[WordLine]] = {}
    for table in found:
        rows = rows_of(table)
        for at, part in enumerate(table.parts):
            if rows is None:
                unclear.setdefault(part.page, []).extend(part.lines)
            else:
                drawn.setdefault(part.page, []).append(_boxes(table, rows[at], part))
    taken = {id(word) for table in found for part in table.parts for line in part.lines for word in line}
    for at, lines in enumerate(rest):
        free = [line for line in lines if id(line[0]) not in taken]
        unclear.setdefault(at, []).extend(line for run in runs_of_columns(free) for line in run)
    return [_with(page, drawn.get(at, []), unclear[at], taken) for at, page in enumerate(pages)]


def _with(page: PageContent, drawn: list[list[Box]], unclear: list[WordLine], taken: set[int]) -> PageContent:
    if not drawn and not unclear:
        return page
    words = [_doubted(word) if id(word) in taken else word for word in page.words]
    new = {id(old): word for old, word in zip(page.words, words, strict=True)}
    lines = [[new[id(word)] for word in line] for line in unclear]
    return replace(page, words=words, tables=[*page.tables, *drawn], unclear=lines)


def _doubted(word: Word) -> Word:
    return replace(word, confidence=min(word.confidence, _CONFIDENCE))


def _without_bare_columns(page: PageContent) -> PageContent:
    """The page without tables that rule their columns alone: all their numbers stand in one cell."""
    kept = [boxes for boxes in page.tables if not any(_holds_rows(box, page) for box in _leftmost(boxes))]
    return page if len(kept) == len(page.tables) else replace(page, tables=kept)


def _leftmost(boxes: list[Box]) -> list[Box]:
    left = min(box[0] for box in boxes)
    return [box for box in boxes if box[0] - left <= SAME_LINE and len(boxes) >= LEAST_COLUMNS]


def _holds_rows(box: Box, page: PageContent) -> bool:
    lines = lines_at_one_height([word for word in page.words if _is_in(word, [box])])
    return sum(_NUMBER.fullmatch(text_of(line)) is not None for line in lines) > _LEAST_ROWS


def _outside_tables(page: PageContent, furniture: set[int]) -> list[Word]:
    if page.without_text:
        return []
    frames = [_frame(boxes) for boxes in page.tables]
    return [word for word in page.words if id(word) not in furniture and not _is_in(word, frames)]


def _frame(boxes: list[Box]) -> Box:
    return (
        *(min(box[side] for box in boxes) for side in (0, 1)),
        *(max(box[side] for box in boxes) for side in (2, 3)),
    )  # type: ignore[return-value]


def _is_in(word: Word, frames: list[Box]) -> bool:
    x, y = word.middle
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in frames)


def _boxes(table: HeadedTable, tops: list[float], part: HeadedPart) -> list[Box]:
    """The cells of a page; words that run over columns stand in one cell."""
    xs = [table.columns[0][0] - 1, *table.middles, table.columns[-1][1] + 1]
    ys = [*(top - 1 for top in tops), max(word.bottom for word in part.lines[-1]) + 1]
    boxes: list[Box] = []
    for top, bottom in pairwise(ys):
        over = [span for line in part.titles if top < top_of(line) < bottom for span in joined(line)]
        across = [x for x in xs if not any(left < x < right for left, right in over)]
        boxes += [(left, top, right, bottom) for left, right in pairwise(across)]
    return boxes
