"""Words of a document with the places they come from, also where a page break had cut them apart."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from compliance.model.source import Source
from compliance.records import record

NUMBER = re.compile(r"\d\d*(?:[.,]\d+)*")
"""A number as the accounting counts it: a maximal run of digits with inner points or commas.

The first digit stands alone in the pattern: texts are looked through for a single sign fastest.
"""

_BLANK_SOURCE = Source()


@record
class Piece:
    """Where the words from ``start`` on come from: the text ``unit`` of the ledger, from ``offset`` in it."""

    start: int
    unit: int
    offset: int
    source: Source


@record
class Words:
    """A text and, for every stretch of it, its place in the document."""

    text: str = ""
    pieces: tuple[Piece, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def source(self) -> Source:
        """The place of the first word; the quote is the whole text."""
        return (self.pieces[0].source if self.pieces else _BLANK_SOURCE).quoting(self.text)

    def source_at(self, start: int, quote: str) -> Source:
        """The place of the word at ``start``, with ``quote``."""
        return (self._piece(start).source if self.pieces else _BLANK_SOURCE).quoting(quote)

    def numbers(self) -> tuple[tuple[int, int, tuple[int, int]], ...]:
        """Every number as (start, end, identity); the identity is the same wherever the words are joined."""
        return tuple(
            (match.start(), match.end(), self._identity(match.start()))
            for match in NUMBER.finditer(self.text)
        )

    def numbers_between(self, start: int, end: int) -> list[tuple[int, int]]:
        """The identities of the numbers that stand between ``start`` and ``end``, wholly or in part."""
        found = [match.span() for match in NUMBER.finditer(self.text)]
        return [self._identity(first) for first, last in found if first < end and start < last]

    def part(self, start: int, end: int) -> Words:
        """The words from ``start`` to ``end``, without the space around them."""
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        if not text or not self.pieces:
            return Words(text)
        first = bisect_right([piece.start for piece in self.pieces], start) - 1
        pieces = [
            Piece(
                max(piece.start - start, 0),
                piece.unit,
                piece.offset + max(start - piece.start, 0),
                piece.source,
            )
            for piece in self.pieces[first:]
            if piece.start < start + len(text)
        ]
        return Words(text, tuple(pieces))

    def join(self, other: Words, *, by: str = " ") -> Words:
        """These words and then ``other``."""
        if not other.text:
            return self
        if not self.text:
            return other
        return join_all((self, other), by=by)

    def _piece(self, start: int) -> Piece:
        if len(self.pieces) == 1:
            return self.pieces[0]
        index = bisect_right([piece.start for piece in self.pieces], start) - 1
        return self.pieces[max(index, 0)]

    def _identity(self, start: int) -> tuple[int, int]:
        if not self.pieces:
            return (-1, start)
        piece = self._piece(start)
        return (piece.unit, piece.offset + start - piece.start)


def join_all(parts: Sequence[Words], *, by: str = " ") -> Words:
    """Many words in one go, as ``join`` does two."""
    filled = [part for part in parts if part.text]
    pieces: list[Piece] = []
    start = 0
    for part in filled:
        pieces += [Piece(each.start + start, each.unit, each.offset, each.source) for each in part.pieces]
        start += len(part.text) + len(by)
    return Words(by.join(part.text for part in filled), tuple(pieces))
