"""The columns of a table drawn with spaces: what parts them are places that no row writes at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

Span = tuple[int, int]

_WORDS = re.compile(r"\S+(?: \S+)*")
_SPACE = re.compile(" ")
_GAP = re.compile(" {2,}")
_LEAST_GAP = 2
_LEAST_ROWS = 3
_PUSHED = 3


def parts_of(line: str) -> list[tuple[int, str]]:
    """The stretches of a line that two spaces or more set apart, each with its place."""
    return [(found.start(), found[0]) for found in _WORDS.finditer(line.replace("\f", " "))]


def columns_between(body: Sequence[str]) -> list[Span]:
    """Where the words of each column begin and end, over all lines of ``body``."""
    columns: list[Span] = []
    for span in _spans(body):
        if columns and not _is_gutter(body, columns[-1][1], span[0]):
            columns[-1] = (columns[-1][0], span[1])
        else:
            columns.append(span)
    return columns


def _spans(body: Sequence[str]) -> list[Span]:
    """The stretches of places that some line writes at."""
    width = max(map(len, body), default=0)
    written = [False] * (width + 1)
    for line in body:
        for place, words in parts_of(line):
            for at in range(place, place + len(words)):
                written[at] = written[at] or line[at] != " "
    edges = [at for at in range(width + 1) if written[at] != (at > 0 and written[at - 1])]
    return list(zip(edges[::2], edges[1::2], strict=False))


def _is_gutter(body: Sequence[str], left: int, right: int) -> bool:
    """Whether a place without letters parts columns: some line has a wide gap over it and goes on there."""
    parted = sum(
        line[:left].strip() != ""
        and line[right : right + 1].strip() != ""
        and line[left - 1 : right].isspace()
        for line in body
    )
    opened = sum(line[right : right + 1].strip() != "" for line in body)
    return right - left > 1 or (parted > 0 and opened > 1)


def straightened(lines: Sequence[str]) -> list[str]:
    """The lines with each cell that a full cell before it pushed a letter or more aside in its place again.

    Programs that print PDF keep one space between cells where there is no room for more; where other rows
    begin a cell says which of the words the next one begins with.
    """
    begun = Counter(place for line in lines for place, _ in parts_of(line)[1:])
    places = [place for place, rows in sorted(begun.items()) if rows >= _LEAST_ROWS]
    return [_straightened(line, places) for line in lines]


def _straightened(line: str, places: Sequence[int]) -> str:
    for place in places:
        parts = parts_of(line)
        if any(abs(at - place) <= 1 for at, _ in parts):
            continue
        over = [(at, words) for at, words in parts if at < place < at + len(words) + _PUSHED]
        starts = [at + found.end() for at, words in over for found in _SPACE.finditer(words)]
        aside = [at for at, _ in parts[1:] if at not in places]
        near = [at for at in (*aside, *starts) if place - _PUSHED <= at <= place]
        if len(near) == 1:
            line = _pushed(line, near[0], place - near[0])
    return line


def _pushed(line: str, at: int, by: int) -> str:
    """The line with the words at ``at`` moved ``by`` places to the right, as far as the next gap has room."""
    gap = _GAP.search(line, at)
    if gap is None:
        return f"{line[:at]}{' ' * max(by, 1)}{line[at:]}"
    room = gap.end() - gap.start() - _LEAST_GAP
    taken = min(by, max(room, 0))
    return f"{line[:at]}{' ' * by}{line[at : gap.start()]}{line[gap.start() + taken :]}"
