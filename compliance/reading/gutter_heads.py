"""Headings of columns drawn with spaces, each given to the columns in whose middle it stands."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from compliance.reading.gutter_columns import Span, parts_of
from compliance.reading.stacked import add_words
from compliance.reading.vocabulary import heading_role

_LEAST_KNOWN = 2

_Way = tuple[float, list[range]]
_Heads = tuple[float, list[list[str]]]


def heads_over(lines: Sequence[str], columns: Sequence[Span]) -> list[list[str]]:
    """The headings column by column, in one row or two; nothing where they do not fit the columns.

    Cells may stand in the middle of their columns, as headings do, or at the left: what fits best counts.
    """
    made = [found for middles in _middles(columns) if (found := _heads(lines, columns, middles)) is not None]
    return min(made, key=lambda found: found[0])[1] if made else []


def _middles(columns: Sequence[Span]) -> tuple[list[float], list[float]]:
    """The middles of columns whose cells stand in the middle, and of those whose cells stand at the left."""
    centred = [(left + right) / 2 for left, right in columns]
    starts = [left for left, _ in columns]
    last = max(columns[-1][1], 2 * starts[-1] - starts[-2]) if len(columns) > 1 else columns[-1][1]
    return centred, [(left + right) / 2 for left, right in pairwise([*starts, last])]


def _heads(lines: Sequence[str], columns: Sequence[Span], middles: Sequence[float]) -> _Heads | None:
    upper = parts_of(lines[0])
    below: list[tuple[int, str]] = []
    cost = 0.0
    for line in lines[1:]:
        placed = _in_order([_centre(part) for part in parts_of(line)], middles)
        if placed is None:
            return None
        told, places = placed
        below += [(place, text) for place, (_, text) in zip(places, parts_of(line), strict=True)]
        cost += told
    filled = [any(column == at for column, _ in below) for at in range(len(columns))]
    way = _blocks(upper, columns, middles, filled) or _blocks(upper, columns, middles, filled, blanks=True)
    if way is None:
        return None
    heads = [""] * len(columns)
    lower = [""] * len(columns)
    blocks = way[1]
    for (_, text), block in zip(upper, blocks, strict=True):
        if block:
            heads[block.start] = text
    for column, text in below:
        row = lower
        if next((len(block) for block in blocks if column in block), 0) == 1:
            row = heads
        if row is heads and _are_apart(row[column], text):
            return None
        add_words(row, column, text)
    if sum(heading_role(text) is not None for text in heads if text) < _LEAST_KNOWN:
        return None
    return cost + way[0], [heads, lower] if any(lower) else [heads]


def _are_apart(above: str, text: str) -> bool:
    """Whether one heading cannot be the rest of the other, as both head columns unlike each other."""
    roles = heading_role(above), heading_role(text)
    return text[:1].isupper() and None not in roles and roles[0] != roles[1]


def _centre(part: tuple[int, str]) -> float:
    return part[0] + len(part[1]) / 2


def _in_order(centres: Sequence[float], middles: Sequence[float]) -> tuple[float, list[int]] | None:
    """The columns of words side by side, as near to each as can be and none behind the next.

    None where there are more of them than columns.
    """
    best: list[tuple[float, list[int]]] = [(0.0, [])]
    for centre in centres:
        longer: list[tuple[float, list[int]]] = []
        for cost, places in best:
            first = places[-1] + 1 if places else 0
            longer += [(cost + abs(centre - middles[at]), [*places, at]) for at in range(first, len(middles))]
        kept: dict[int, tuple[float, list[int]]] = {}
        for told in longer:
            last = told[1][-1]
            if last not in kept or told[0] < kept[last][0]:
                kept[last] = told
        best = list(kept.values())
    return min(best, key=lambda told: told[0], default=None)


def _blocks(
    upper: Sequence[tuple[int, str]],
    columns: Sequence[Span],
    middles: Sequence[float],
    filled: Sequence[bool],
    *,
    blanks: bool = False,
) -> _Way | None:
    """Which columns each heading stands over, so that all stand as near the middles of theirs as can be.

    Those of one heading are neighbours, each ``filled`` with a heading of its own below it. With ``blanks``
    a heading behind the first that stands where no row writes has a column without cells: none of these.
    """
    best: dict[int, _Way] = {0: (0.0, [])}
    for part in upper:
        blank = blanks and part is not upper[0] and _is_over_none(part, columns)
        longer: dict[int, _Way] = {}
        for start, (cost, blocks) in best.items():
            if blank:
                _keep(longer, start, (cost, [*blocks, range(start, start)]))
            for end in range(start + 1, len(columns) + 1):
                if end > start + 1 and not all(filled[start:end]):
                    break
                told = cost + abs(_centre(part) - (middles[start] + middles[end - 1]) / 2)
                _keep(longer, end, (told, [*blocks, range(start, end)]))
        best = longer
    return best.get(len(columns))


def _is_over_none(part: tuple[int, str], columns: Sequence[Span]) -> bool:
    return not any(left < part[0] + len(part[1]) and part[0] < right for left, right in columns)


def _keep(ways: dict[int, _Way], end: int, way: _Way) -> None:
    if end not in ways or way[0] < ways[end][0]:
        ways[end] = way
