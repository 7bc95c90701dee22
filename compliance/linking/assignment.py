"""Joint assignment: the pairing of rows and columns with the greatest total score."""

from __future__ import annotations

from collections.abc import Mapping

_GREEDY_FROM = 160
_MISS = 0.0


def assign(scores: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """One column for each row, no column twice, so that the sum of scores is greatest.

    Pairs without a score are never made. Rows that share no column, even through others, are assigned
    apart, which keeps the work small. Equal sums are decided by the lower numbers.
    """
    chosen: dict[int, int] = {}
    for rows, columns in _components(scores):
        if max(len(rows), len(columns)) >= _GREEDY_FROM:
            chosen.update(_greedily(rows, scores))
        else:
            chosen.update(_best(rows, columns, scores))
    return dict(sorted(chosen.items()))


def _components(scores: Mapping[tuple[int, int], float]) -> list[tuple[list[int], list[int]]]:
    """Rows and columns that are connected by scores, in the order of their first row."""
    of_row: dict[int, list[int]] = {}
    of_column: dict[int, list[int]] = {}
    for row, column in sorted(scores):
        of_row.setdefault(row, []).append(column)
        of_column.setdefault(column, []).append(row)
    seen: set[int] = set()
    components = []
    for first in of_row:
        if first in seen:
            continue
        rows, columns, waiting = {first}, set(), [first]
        while waiting:
            for column in of_row[waiting.pop()]:
                columns.add(column)
                fresh = [row for row in of_column[column] if row not in rows]
                rows.update(fresh)
                waiting += fresh
        seen |= rows
        components.append((sorted(rows), sorted(columns)))
    return components


def _greedily(rows: list[int], scores: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """The likest pair first; for components far beyond any real plan."""
    own = set(rows)
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for row, column in sorted((pair for pair in scores if pair[0] in own), key=lambda p: (-scores[p], p)):
        if row not in chosen and column not in taken:
            chosen[row] = column
            taken.add(column)
    return chosen


def _best(rows: list[int], columns: list[int], scores: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """The Hungarian method with potentials; every row also has a column of its own that costs a miss."""
    width = len(columns) + len(rows)
    cost = [[-scores.get((row, column), -1.0) for column in columns] + [_MISS] * len(rows) for row in rows]
    match = [0] * (width + 1)
    row_potential = [0.0] * (len(rows) + 1)
    column_potential = [0.0] * (width + 1)
    for number in range(1, len(rows) + 1):
        _augment(number, cost, match, row_potential, column_potential)
    found = {}
    for place in range(1, len(columns) + 1):
        row = match[place]
        if row and (rows[row - 1], columns[place - 1]) in scores:
            found[rows[row - 1]] = columns[place - 1]
    return found


def _augment(
    number: int,
    cost: list[list[float]],
    match: list[int],
    row_potential: list[float],
    column_potential: list[float],
) -> None:
    """Give row ``number`` a column by the cheapest path of changes."""
    width = len(match) - 1
    match[0] = number
    place = 0
    least = [float("inf")] * (width + 1)
    way = [0] * (width + 1)
    used = [False] * (width + 1)
    while match[place]:
        used[place] = True
        row = match[place]
        delta, following = float("inf"), 0
        for column in range(1, width + 1):
            if used[column]:
                continue
            reduced = cost[row - 1][column - 1] - row_potential[row] - column_potential[column]
            if reduced < least[column]:
                least[column], way[column] = reduced, place
            if least[column] < delta:
                delta, following = least[column], column
        for column in range(width + 1):
            if used[column]:
                row_potential[match[column]] += delta
                column_potential[column] -= delta
            else:
                least[column] -= delta
        place = following
    while place:
        match[place] = match[way[place]]
        place = way[place]
