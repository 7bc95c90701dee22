"""Rows that each name a body: every column of values is an indicator with a target for each of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from compliance.reading.accounting import Ledger
from compliance.reading.tables.allotting import level_said
from compliance.reading.tables.bearers import Bearer
from compliance.reading.tables.bodies import Area
from compliance.reading.tables.cell_values import GUESSED
from compliance.reading.tables.columns import Header
from compliance.reading.tables.drafts import Draft, Value
from compliance.reading.tables.inheritance import Owners
from compliance.reading.tables.line import Line, is_as_above, is_total
from compliance.reading.vocabulary import bound_in, heading_role, heading_words, is_quantity, load, measure_in
from compliance.reading.words import Words, join_all
from compliance.vietnamese import alternatives, fold, squash

_SAYS_NO_MORE = frozenset({"target", "given", "past", "result", "interim", "title_or_target"})
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_SIGNS = re.compile(
    r"^(?:chỉ tiêu|mục tiêu|kế hoạch|mức)(?: giao)?\b\s*|\s*(?:(?:đến|trong|hết) )?năm 20\d\d$", re.IGNORECASE
)
_COUNTED = re.compile(r"(?:^|/ )số (?P<what>[^\W\d_]+)(?: \([^()]*\))?$", re.IGNORECASE)
_FEW_WORDS = 2
_ONLY_YEAR = re.compile(r"\b(?:nam )?#")

_Row = tuple[Line, Bearer]


def drafts_by_unit(
    lines: Sequence[Line], header: Header, caption: str, area: Area, ledger: Ledger
) -> list[Draft]:
    """The indicators of a table of bodies, in the order of its columns; every line is noted in ``ledger``."""
    rows = _rows(lines, header, area, ledger)
    drafts = []
    for title, columns in _titled(header, caption).items():
        values = [value for row in rows for value in _values(row, columns, header, clear=bool(title))]
        if values:
            who = "; ".join(dict.fromkeys(value.bearer.scope for value in values if value.bearer))
            drafts.append(Draft(None, None, Words(title), rows[0][0], "", Owners(executor=who), values))
    return drafts


def _rows(lines: Sequence[Line], header: Header, area: Area, ledger: Ledger) -> list[_Row]:
    """The rows of bodies; rows that head others, and sums, are noted as what they are."""
    names = header.index("bearer")
    level = level_said(header.columns[names].heading) if names is not None else None
    rows: list[_Row] = []
    for line in lines:
        filled = any(line.cell(index) for index in header.indices("target"))
        if is_total(line.title.text) or (filled and not line.title):
            ledger.row("unread")
            ledger.leave(join_all(line.cells, by=" | "), "reading.why_total", source=line.source)
        elif not filled:
            ledger.row("groups")
            level = level_said(line.title.text) or level
        else:
            ledger.row("joined")
            words = squash(line.title.text)
            rows.append((line, area.body(words, level) or Bearer(words, level)))
    return rows


def _values(row: _Row, columns: Sequence[int], header: Header, *, clear: bool) -> list[Value]:
    line, who = row
    several = len({header.columns[each].year for each in header.indices("target")} - {None}) > 1
    alike = [header.columns[each].year for each in columns]
    return [
        Value(
            words=line.cell(column),
            column=header.columns[column],
            bearer=who,
            measure=_measure(line, column, header),
            bound=bound_in(header.columns[column].heading),
            confidence=min(line.confidence, GUESSED if header.columns[column].doubtful else 1.0),
            tracked=column in line.tracked,
            unclear=not clear or alike.count(header.columns[column].year) > 1,
            dated=several,
        )
        for column in columns
        if line.cell(column) and not is_as_above(line.cell(column).text)
    ]


def _measure(line: Line, column: int, header: Header) -> str:
    """What a bare value is measured in: by its row, its headings ("Số hộ"), or the title of the table."""
    index, heading = header.index("measure"), header.columns[column].heading
    own = line.cell(index).text if index is not None else ""
    counted = _COUNTED.search(heading)
    return own or measure_in(heading) or (counted["what"] if counted is not None else header.measure)


def _titled(header: Header, caption: str) -> dict[str, list[int]]:
    """The columns of targets by what they promise: columns of several years under one title are one."""
    titled: dict[str, list[int]] = {}
    for index in header.indices("target"):
        title = _title(header.columns[index].heading, title_in(caption))
        titled.setdefault(title, []).append(index)
    return titled


def _title(heading: str, caption: str) -> str:
    """What the headings above a column name, without those that only say which value it is.

    Headings that name too little by themselves ("Chỉ tiêu giảm") go on with the title of the table.
    """
    parts = heading.split(" / ")
    named = [_BRACKETS.sub("", part) for part in parts if not _is_mere_value(part)]
    short = [words for part in named if len((words := _SIGNS.sub("", part)).split()) <= _FEW_WORDS]
    if caption and len(short) == len(named):
        named = [caption, *(words for words in short if fold(words) not in fold(caption))]
    return squash(", ".join(filter(None, named)))


def _is_mere_value(part: str) -> bool:
    if is_quantity(part) or not _ONLY_YEAR.sub("", heading_words(part)).strip():
        return True
    return heading_role(part) in _SAYS_NO_MORE


def title_in(caption: str) -> str:
    """What the title of a table says is allotted: "BIÊN CHẾ" of "GIAO BIÊN CHẾ NĂM 2025"."""
    words = squash(caption)
    found = list(_allotted().finditer(fold(words))) if len(fold(words)) == len(words) else []
    return words[found[-1].start("what") : found[-1].end("what")].strip(" .,:;-") if found else ""


@cache
def _allotted() -> re.Pattern[str]:
    data = load("columns")["allotted"]
    before, behind = (alternatives(map(fold, data[key])) for key in ("before", "behind"))
    return re.compile(rf"(?<!\w)(?:{before})\s+(?P<what>\S.*?)(?=\s+(?:năm 20|(?:{behind})(?!\w))|[.;(]|$)")
