"""Tables drawn with spaces: columns found by the gaps that run down through the lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from compliance.reading.gutter_columns import parts_of
from compliance.reading.gutters import tables_by_gutters
from compliance.reading.headed_lines import LEAST_HEADINGS, opens_other, tables_below_headings
from compliance.reading.pages.columns import WordLine, joined, runs_of_columns, text_of, top_of
from compliance.reading.pages.content import Word
from compliance.reading.pages.headed import HeadedTable, headed_tables, rows_of
from compliance.reading.stacked import Rows, add_words

_BEGINS_HEADING = re.compile(r"\f?\s*(?:S?TT|ST|S|Số(?: TT)?)\.?\s{2,}\S")
_BROKEN_HEADING = re.compile(r"(?<=\bS) (?=T)|(?<=T) (?=T\b)")
_PAGE_NUMBER = re.compile(r"\f?\s*\d{1,3}\s*$")
_WIDE_GAPS = re.compile(r"\S {3,}\S.* {3,}\S")
_LEAST_ROWS = 3
_WORD = re.compile(r"\S+")
_SIZE = 3.0  # of letters one wide, so that two spaces part columns and one does not
_STEP, _APART = 10.0, 100.0


Found = dict[int, tuple[int, Rows]]


def aligned_tables(lines: list[str]) -> Found:
    """Tables found: first line -> (line after the last, rows as (line number, cells)).

    Cells begin below their headings, or stand where the places of all words, or the gaps that run down
    between them, part the columns.
    """
    found = tables_below_headings(lines)
    for begin, table in _below_more_lines(lines, found).items():
        inside = [other for other in found if begin <= other < table[0] or other <= begin < found[other][0]]
        if not inside or (_in_columns(table) and _reads_more(found, inside, begin, table)):
            for other in inside:
                del found[other]
            found[begin] = table
    for begin, table in tables_by_gutters(lines).items():
        for other in [other for other in found if other < table[0] and begin < found[other][0]]:
            del found[other]
        found[begin] = table
    return {**_without_headings(lines, found), **found}


def _below_more_lines(lines: list[str], found: Found) -> Found:
    """Tables below headings of several lines; where one runs over others and cannot be read, those beside."""
    whole = _below_several_lines(lines)
    if all(_in_columns(table) for table in whole.values()):
        return whole
    taken = {number for begin, (end, _) in found.items() for number in range(begin, end)}
    return _below_several_lines(["|" if number in taken else line for number, line in enumerate(lines)])


def _in_columns(table: tuple[int, Rows]) -> bool:
    """Whether the cells of a table could be told apart."""
    return any(len(cells) > 1 for _, cells in table[1])


def _reads_more(found: Found, inside: list[int], begin: int, table: tuple[int, Rows]) -> bool:
    """Whether a table takes up more lines than those ``found`` inside it; one of the same columns that ends
    earlier ends where lines leave its columns."""
    if inside == [begin] and len(found[begin][1][0][1]) == len(table[1][0][1]):
        return False
    return table[0] - begin > sum(found[other][0] - other for other in inside)


def _without_headings(lines: list[str], found: Found) -> Found:
    """Lines in three columns or more that no known heading stands above: rows as they stand, not read."""
    taken = {number for begin, (end, _) in found.items() for number in range(begin, end)}
    if sum(_WIDE_GAPS.search(line) is not None for line in lines) < _LEAST_ROWS:
        return {}
    pages, numbers = _pages(["" if number in taken else line for number, line in enumerate(lines)])
    runs: Found = {}
    for run in (run for page in pages for run in runs_of_columns(page)):
        rows = [(numbers[top_of(line)], line) for line in run]
        if not any(rows[0][0] < number < rows[-1][0] for number in taken):
            runs[rows[0][0]] = (rows[-1][0] + 1, _as_they_stand(rows))
    return runs


def _below_several_lines(lines: list[str]) -> Found:
    """Tables found by the places of words; each page of one stands by itself, as in a file of pages."""
    if not any(_BEGINS_HEADING.match(line) for line in lines):
        return {}
    pages, numbers = _pages(lines)
    found: Found = {}
    for table in headed_tables(pages, same_columns=False):
        tops = rows_of(table)
        for at, part in enumerate(table.parts):
            rows = [(numbers[top_of(line)], line) for line in part.lines]
            made = _as_they_stand(rows) if tops is None else _in_cells(rows, tops[at], table)
            found[rows[0][0]] = (rows[-1][0] + 1, made)
    return found


def _pages(lines: list[str]) -> tuple[list[list[WordLine]], dict[float, int]]:
    """The lines as words with places, a letter as wide as one, and the line at each height.

    Blank lines take no room; a line that is drawn otherwise parts what stands above it from what follows.
    """
    pages: list[list[WordLine]] = [[]]
    numbers: dict[float, int] = {}
    height = 0.0
    for number, line in enumerate(lines):
        if line.startswith("\f"):
            pages.append([])
        if "\t" in line or "|" in line:
            height += _APART
            continue
        if not "".join(lines[max(number - 1, 0) : number]).strip() and _opens(lines, number):
            height += _APART
        if line.strip() and not _PAGE_NUMBER.match(line):
            height += _STEP
            numbers[height] = number
            pages[-1].append(_words(line.replace("\f", ""), height))
    return pages, numbers


def _opens(lines: list[str], number: int) -> bool:
    """Whether nothing above a line is of its table: it opens an annex, or heads columns below a title."""
    line = lines[number]
    if opens_other(line) or not _BEGINS_HEADING.match(line):
        return opens_other(line)
    above = next((each for each in reversed(lines[:number]) if each.strip()), "")
    return len(parts_of(above)) < LEAST_HEADINGS <= len(parts_of(line))


def _words(line: str, height: float) -> WordLine:
    return [
        Word(word[0], word.start(), word.end(), height, height + 1, _SIZE) for word in _WORD.finditer(line)
    ]


def _as_they_stand(lines: list[tuple[int, WordLine]]) -> Rows:
    """Rows of one cell, which nothing takes for indicators: where one cell ends cannot be told."""
    return [(number + 1, [text_of(line)]) for number, line in lines]


def _in_cells(lines: list[tuple[int, WordLine]], tops: list[float], table: HeadedTable) -> Rows:
    rows: Rows = []
    begun = -1
    apart = _begin_apart(lines, tops, table)
    for number, line in lines:
        row = bisect_right(tops, top_of(line)) - 1
        if row != begun or number in apart:
            rows.append((number + 1, [""] * len(table.columns)))
            begun = row
        for column, words in _cells(line, table):
            add_words(rows[-1][1], column, words)
    heading = rows[0][1]
    heading[0] = _BROKEN_HEADING.sub("", heading[0])
    return rows


def _begin_apart(lines: list[tuple[int, WordLine]], tops: list[float], table: HeadedTable) -> set[int]:
    """Lines behind a blank one, where blank lines stand before all rows with a number: rows without one."""
    heading = len(table.heading)
    behind = {number for (above, _), (number, _) in pairwise(lines[heading:]) if number - above > 1}
    begun = [number for number, line in lines[heading + 1 :] if top_of(line) in tops]
    return behind if begun and behind.issuperset(begun) else set()


def _cells(line: WordLine, table: HeadedTable) -> list[tuple[int, str]]:
    """The words of a line by column; what runs over columns stands in the first of them."""
    over = any(line is title for part in table.parts for title in part.titles)
    starts = [left for left, _ in joined(line)] if over else [word.x0 for word in line]
    cells: dict[int, list[str]] = {}
    for word in line:
        start = max(start for start in starts if start <= word.x0)
        cells.setdefault(bisect_right(table.middles, start), []).append(word.text)
    return [(column, " ".join(words)) for column, words in cells.items()]
