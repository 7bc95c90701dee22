"""One row of a table, whole, and what its words alone say of it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from compliance.model.source import Source
from compliance.reading.document import Merge
from compliance.reading.tables.columns import Header
from compliance.reading.vocabulary import load
from compliance.reading.words import Words
from compliance.records import record
from compliance.vietnamese import fold

_LONGEST_AS_ABOVE = 12
_DITTO = "-–—/\\\"”“″''’. "


class Rank(StrEnum):
    """What the code of a row is: a Roman part, a number, a letter, a bullet, or none at all."""

    ROMAN = "roman"
    NUMBER = "number"
    LETTER = "letter"
    BULLET = "bullet"
    NONE = "none"


@record
class Line:
    """One row of a table, whole: its code, its title and the cell of every column.

    ``bearer_column`` is the column that gave its title: the row shares the title above and only says whom
    its own value is for.
    """

    code: str | None
    rank: Rank
    title: Words
    cells: tuple[Words, ...]
    merges: tuple[Merge, ...]
    source: Source
    confidence: float
    shows_merges: bool
    after_break: bool
    tracked: frozenset[int] = frozenset()
    bearer_column: int | None = None

    def cell(self, index: int | None) -> Words:
        """The words of column ``index``; none for a column that is not there."""
        return self.cells[index] if index is not None and index < len(self.cells) else Words()

    def own_texts(self, columns: Sequence[int]) -> list[str]:
        """What the line itself says in ``columns``: without blank cells, and those that say "as above"."""
        texts = [self.cells[column].text for column in columns if column < len(self.cells)]
        return [text for text in texts if text and not is_as_above(text)]


def is_title_row(line: Line, header: Header) -> bool:
    """Whether a row holds nothing but a number and a title in its first cell: it heads what follows."""
    first = line.cells[0].text if line.cells else ""
    alone = bool(first) and not any(cell for cell in line.cells[1:])
    return alone and header.index("number") == 0 and len(header.columns) > 1 and line.title.text in first


def is_total(title: str) -> bool:
    """Whether a row only sums up or averages those above it."""
    return fold(title).strip(" :.") in _totals()


@cache
def _totals() -> frozenset[str]:
    return frozenset(fold(words) for words in load("columns")["totals"])


def is_as_above(text: str) -> bool:
    """Whether a cell says "as above": in words, or with nothing but dashes, strokes and quotation marks."""
    words = text.strip()
    if len(words) > _LONGEST_AS_ABOVE or not words.strip(". "):
        return False
    return fold(words.strip(_DITTO)) in _as_above()


@cache
def _as_above() -> frozenset[str]:
    return frozenset({"", *load("columns")["as_above"]})
