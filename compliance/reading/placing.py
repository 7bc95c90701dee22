"""Where the words and numbers of a target stand in the document."""

from __future__ import annotations

from dataclasses import replace

from compliance.model.target import Target
from compliance.reading.words import NUMBER, Words
from compliance.vietnamese import squash


def spans_in(
    read: str, spans: tuple[tuple[tuple[int, int], ...], ...], text: str
) -> tuple[tuple[int, int], ...]:
    """The places in ``text`` of numbers read in its cleaned form ``read``: the same numbers in order."""
    flat = sorted({span for each in spans for span in each})
    if read == text:
        return tuple(flat)
    ours = [match.span() for match in NUMBER.finditer(text)]
    theirs = [match.span() for match in NUMBER.finditer(read)]
    used = [index for index, (start, end) in enumerate(theirs) if any(a < end and start < b for a, b in flat)]
    return tuple(ours[index] for index in used if index < len(ours))


def in_piece(target: Target, piece: str) -> Target:
    """A target of a piece quotes the piece, not the whole sentence."""
    return replace(target, raw=piece) if len(target.raw) > len(piece) else target


def placed(target: Target, words: Words, confidence: float, *, quote: str = "") -> Target:
    start = max(words.text.find(target.raw), 0) if target.raw else 0
    return target.read_at(words.source_at(start, squash(quote or words.text)), confidence)
