"""Plain text into a document: tab-separated tables, Markdown tables, aligned columns, paragraphs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from compliance.model.source import Source
from compliance.reading import bars
from compliance.reading.barred import barred_tables
from compliance.reading.document import Block, Cell, Document, Paragraph, Row, Table
from compliance.reading.encodings import decode
from compliance.reading.guards import check_size, looks_binary
from compliance.reading.merging import with_merges_judged
from compliance.reading.options import DEFAULT_OPTIONS, ReaderOptions
from compliance.reading.passages import PLACE_AND_DATE
from compliance.reading.ruled import Drawn, DrawnRow, ruled_tables
from compliance.reading.stacked import widened
from compliance.reading.vocabulary import load, plain
from compliance.vietnamese import clean

_MARKDOWN_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_WIDE_GAP = re.compile(r" {4,}")
_TABS = re.compile(r"\t+|\s*\|\s*")
_NARROW_GAP = re.compile(r"\s{2,}")
_GROUP_TITLE = re.compile(r"^(?:[IVX]+|[A-HĐ]|\d{1,2}(?:\.\d{1,2})*)\s*[.)]?\s+(?=[^\W\d_])")
_CODE_CELL = re.compile(r"^(?:[IVX]+|[A-HĐ]|[a-zđ]|\d{1,3}(?:\.\d{1,3})*)?\s*[.)]?$")
_LONGEST_GROUP = 150
_FEWEST_PLAN_WORDS = 2
_HEAD_LINES = 60

FORMAT = "text"


def claims(data: bytes, file: str) -> bool:
    """Whether the bytes are text that is called so, or that has the words of a plan, whatever its name."""
    if looks_binary(data):
        return False
    if file.lower().endswith(tuple(load("parts")["text_names"])) or "." not in file.rpartition("/")[2]:
        return True
    text = decode(data, file)
    heads = {plain(words) for words in load("parts")["plan_heads"]}
    if any(plain(line) in heads for line in text.split("\n")[:_HEAD_LINES]):
        return True
    words = plain(text)
    return sum(plain(word) in words for word in load("parts")["plan_words"]) >= _FEWEST_PLAN_WORDS


def read(data: bytes, file: str, options: ReaderOptions = DEFAULT_OPTIONS) -> Document:
    """The document in ``data``; raises ComplianceError when the bytes are no text."""
    check_size(data, file, options)
    text = decode(data, file)
    return document_of(text, file, sha256=hashlib.sha256(data).hexdigest())


def document_of(text: str, file: str, *, sha256: str = "") -> Document:
    """The document in ``text``."""
    return Document(file=file, format=FORMAT, sha256=sha256, blocks=with_merges_judged(_blocks(text, file)))


def _blocks(text: str, file: str) -> Iterator[Block]:
    from compliance.reading.aligned import aligned_tables

    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ruled = ruled_tables(lines)
    others = _without(lines, ruled)
    drawn = {**aligned_tables(others), **barred_tables(others)}
    numbers = count(1)
    index = 0
    while index < len(lines):
        if index in ruled:
            end, cells = ruled[index]
            yield _ruled(cells, file, next(numbers))
            index = end
        elif index in drawn:
            end, rows = drawn[index]
            yield _table(rows, file, next(numbers))
            index = end
        elif (end := _end_of_rows(lines, index)) > index:
            if rows := _grid(lines, index, end):
                yield _table(rows, file, next(numbers))
            index = end
        else:
            for part in _side_by_side(lines[index].strip("\f")):
                words, heading = _without_heading_sign(clean(part))
                if words and words != "|":
                    yield Paragraph(words, Source(file=file, line=index + 1, quote=words), heading=heading)
            index += 1


def _without(lines: list[str], ruled: Drawn) -> list[str]:
    """The lines with a mere tab, which parts what stands above from what follows, for those of tables."""
    taken = {number for begin, (end, _) in ruled.items() for number in range(begin, end)}
    return ["\t" if number in taken else line for number, line in enumerate(lines)] if taken else lines


def _without_heading_sign(text: str) -> tuple[str, int | None]:
    """A heading of Markdown ("## II. MỤC TIÊU") without its signs, and its level."""
    found = _MARKDOWN_HEADING.match(text)
    return (found[2], len(found[1])) if found else (text, None)


def _side_by_side(line: str) -> list[str]:
    """The head of a page in two columns on one line: agency beside motto, number beside place and date."""
    for gap in (_WIDE_GAP, _TABS, _NARROW_GAP):
        parts = [part for part in gap.split(line.strip()) if part.strip(" |")]
        if len(parts) == 2 and _stands_beside(parts[1].strip(" |"), sure=gap is not _WIDE_GAP):
            return [part.strip(" |") for part in parts]
    return [line]


def _stands_beside(text: str, *, sure: bool) -> bool:
    """Whether ``text`` stands beside the agency at the head of a page: motto, place and date, signatory."""
    if PLACE_AND_DATE.match(text):
        return True
    return not sure and text.startswith(tuple(load("parts")["beside_agency"]))


def _is_row(line: str, *, barred: bool) -> bool:
    if len(_side_by_side(line)) == 2:
        return False
    return (barred and "|" in line) or ("\t" in line.strip(" ") and bool(line.strip())) or bars.is_row(line)


def _end_of_rows(lines: list[str], start: int) -> int:
    """The line after the table that begins at ``start``; blank lines inside (page breaks) belong to it."""
    end = index = start
    barred = bars.begins_table(lines, start)
    while index < len(lines):
        if _is_row(lines[index], barred=barred) and not _is_indented_prose(lines[index]):
            index += 1
            end = index
        elif end > start and (not lines[index].strip() or _is_group_title(lines, index, start)):
            index += 1
        else:
            break
    return end


def _is_group_title(lines: list[str], index: int, start: int) -> bool:
    """Whether a line in one piece is the title of a group of rows whose blank cells an editor cut off.

    It stands between rows of one table, begins with a number of a part or is in capitals, and what follows
    is a row with a code, no header.
    """
    line, sign = lines[index].strip(), "\t" if "\t" in lines[start] else "|"
    if sign in line or sign not in lines[start] or not _GROUP_TITLE.match(line):
        return False
    if len(line) > _LONGEST_GROUP or line.endswith((".", ";", ":")):
        return False
    below = next((later for later in lines[index + 1 : index + 4] if later.strip()), "")
    if sign not in below:
        return _GROUP_TITLE.match(below.strip()) is not None and _is_group_title(lines, index + 1, start)
    return _CODE_CELL.match(below.strip().removeprefix("|").split(sign)[0].strip()) is not None


def _is_indented_prose(line: str) -> bool:
    """A paragraph whose first line begins with a tab is no row."""
    return (
        not bars.is_row(line)
        and len([cell for cell in line.split("\t") if cell.strip()]) == 1
        and (
            line.strip("\t ").count("\t") == 0
            and line.startswith("\t")
            and line.rstrip() == line
            and len(line) > 0
            and line.count("\t") == 1
        )
    )


def _grid(lines: list[str], start: int, end: int) -> list[tuple[int, list[str]]]:
    drawn = [
        (index + 1, lines[index])
        for index in range(start, end)
        if lines[index].strip() and not bars.is_rule(lines[index])
    ]
    framed = all(line.lstrip().startswith("|") for _, line in drawn)
    barred = bars.begins_table(lines, start)
    rows = [
        (number, bars.cells_of(line, framed=framed) if barred or bars.is_row(line) else line.split("\t"))
        for number, line in drawn
    ]
    if barred and not framed:
        rows = bars.without_wraps(rows)
    return widened(rows) if all(line.rstrip().endswith("|") for _, line in drawn) else rows


def _table(rows: list[tuple[int, list[str]]], file: str, number: int) -> Table:
    width = max(len(cells) for _, cells in rows)
    made = []
    for index, (line, cells) in enumerate(rows, 1):
        source = Source(file=file, table=number, row=index, line=line)
        made.append(Row(tuple(_cell(source, column, cells) for column in range(width)), source))
    return Table(tuple(made), Source(file=file, table=number, line=rows[0][0]))


def _ruled(rows: list[DrawnRow], file: str, number: int) -> Table:
    """A table with ruling lines: what no line parts is merged."""
    table = _table([(line, [text for text, _ in cells]) for line, cells in rows], file, number)
    made = tuple(
        replace(
            row,
            cells=tuple(
                replace(cell, merge=merge) for cell, (_, merge) in zip(row.cells, cells, strict=True)
            ),
        )
        for row, (_, cells) in zip(table.rows, rows, strict=True)
    )
    return replace(table, rows=made, shows_merges=True)


def _cell(row: Source, column: int, cells: list[str]) -> Cell:
    text = clean(cells[column]) if column < len(cells) else ""
    source = Source(file=row.file, table=row.table, row=row.row, cell=column + 1, line=row.line, quote=text)
    return Cell(text, source)
