"""Indicators of a table before their words are parsed."""

from __future__ import annotations

import re
from dataclasses import field

from compliance.reading.tables.bearers import Bearer, bearer
from compliance.reading.tables.columns import Column
from compliance.reading.tables.inheritance import Owners
from compliance.reading.tables.line import Line
from compliance.reading.words import Words
from compliance.records import record

_VALUE = re.compile(r"[<>≥≤]?\s*(?<![\d.,])\d+(?:[.,]\d+)*\s*%?(?!\w)")
LINE = re.compile(r"[^\n]+")
"""One line of a cell."""


@record
class Value:
    """One target cell: its words, the column they stand in, and whom a row of its own says they are for.

    ``bound`` are words of the heading that bound a bare value ("Mức tối thiểu"). ``unclear``: other columns
    could be the target as well, so that the words are not read. ``dated``: the value is for the year of its
    column alone, as other columns are for other years. ``milestone`` is the year that a heading among the
    rows sets. ``title`` is the name of its own that a row gives it which lists several things, ``owners`` are
    those whom a row of its own names.
    """

    words: Words
    column: Column | None = None
    bearer: Bearer | None = None
    measure: str = ""
    bound: str = ""
    inherited: bool = False
    confidence: float = 1.0
    tracked: bool = False
    unclear: bool = False
    dated: bool = False
    milestone: int | None = None
    title: str | None = None
    whole: Words | None = None
    owners: Owners | None = None


@record(frozen=False)
class Draft:
    """An indicator before its words are parsed; ``line`` is the row that names it."""

    code: str | None
    group: str | None
    title: Words
    line: Line
    context: str
    owners: Owners
    values: list[Value] = field(default_factory=list)
    merged: bool = False
    in_sentence: bool = False


def listed_bearers(title: Words) -> tuple[Words, list[Bearer]]:
    """A title that lists, line by line, whom the lines of its target cell are for."""
    if "\n" not in title.text:
        return title, []
    spans = [match.span() for match in LINE.finditer(title.text)]
    bearers = [bearer(title.text[start:end].lstrip("-+• ")) for start, end in spans[1:]]
    known = [who for who in bearers if who is not None]
    if len(known) < 2 or len(known) != len(bearers):
        return title, []
    return title.part(*spans[0]), known


def side_by_side(words: Words) -> list[Words]:
    """The values of a cell that holds nothing but values side by side ("90% 80% 75%"), each by itself."""
    spans = [match.span() for match in _VALUE.finditer(words.text)]
    rest = _VALUE.sub("", words.text).strip()
    return [words.part(*span) for span in spans] if len(spans) > 1 and not rest else []


def bodies_side_by_side(text: str) -> list[Bearer]:
    """The levels that a cell names side by side ("Cấp tỉnh Cấp huyện Cấp xã"), with their words."""
    from compliance.wording.places import named_levels

    found = list(named_levels(text))
    starts = [named.start for named in found]
    ends = [*starts[1:], len(text)]
    return [
        Bearer(text[start:end].strip(" ,;-"), named.level)
        for named, start, end in zip(found, starts, ends, strict=True)
    ]


def promises(text: str) -> bool:
    from compliance.reading.promises import has_promise

    return has_promise(text)
