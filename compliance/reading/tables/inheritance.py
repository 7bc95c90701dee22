"""What a blank cell takes from the one above: real merges, blanks that stand for merges, "-" for as above."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.reading.document import Merge
from compliance.reading.tables.columns import Header
from compliance.reading.tables.line import Line, Rank, is_as_above
from compliance.reading.tables.structure import Structure
from compliance.records import record

DOUBTFUL = 0.6
"""Confidence in a target taken from above where the format cannot show the merge."""


@record
class Owners:
    """Who monitors and who carries out; ``doubtful`` says the latter stands only in a row above."""

    monitor: str = ""
    executor: str = ""
    doubtful: bool = False

    @property
    def texts(self) -> tuple[str, str]:
        return (self.monitor, self.executor)


def merged_above(line: Line, columns: Sequence[int]) -> bool:
    """Whether the format says that a cell of ``columns`` continues the cell above."""
    return any(column < len(line.merges) and line.merges[column] is Merge.ABOVE for column in columns)


def inherited_target(
    lines: Sequence[Line], index: int, structure: Structure, columns: Sequence[int]
) -> tuple[Line, float] | None:
    """The line whose target the blank one at ``index`` shares, and how sure that is; None for none."""
    line = lines[index]
    if merged_above(line, columns):
        return _origin(lines, index, columns)
    if line.shows_merges and not any(is_as_above(line.cell(column).text) for column in columns):
        return None
    place = structure.shares[index]
    return None if place is None or place == index else (lines[place], DOUBTFUL)


def _origin(lines: Sequence[Line], index: int, columns: Sequence[int]) -> tuple[Line, float] | None:
    for above in reversed(lines[:index]):
        if any(above.cell(column) for column in columns):
            return above, 1.0
        if not merged_above(above, columns):
            return None
    return None


def named_below(
    lines: Sequence[Line], structure: Structure, header: Header
) -> tuple[frozenset[int], frozenset[int]]:
    """The lines without a value that head a group of which some row names itself who monitors, and who
    carries out."""
    monitors, executors = (
        _heads_of_named(lines, structure, header.indices(role)) for role in ("monitor", "executor")
    )
    return monitors, executors


def _heads_of_named(lines: Sequence[Line], structure: Structure, columns: Sequence[int]) -> frozenset[int]:
    heads: set[int] = set()
    for index, line in enumerate(lines):
        head = structure.heads[index] if line.own_texts(columns) else None
        while head is not None and head not in heads:
            heads.add(head)
            head = structure.heads[head]
    return frozenset(head for head in heads if structure.shares[head] != head)


def owners_of(
    lines: Sequence[Line],
    index: int,
    structure: Structure,
    header: Header,
    above: Sequence[Owners],
    *,
    leads: bool,
    named: tuple[frozenset[int], frozenset[int]],
) -> Owners:
    """Who owns the line at ``index``; ``above`` are the owners of the lines before it.

    A line that ``leads`` a group has nothing of one that leads another and names its own owners; one of
    ``named``, whose rows name their own, has nothing of any above but by a merge that shows.
    """
    place = _place_above(lines[index], index, structure)
    monitors, executors = header.indices("monitor"), header.indices("executor")
    if leads and place is not None and structure.leads[place]:
        place = None if lines[place].own_texts((*monitors, *executors)) else place
    monitor, _ = _owner(lines[index], monitors, above, None if index in named[0] else place, 0)
    executor, doubtful = _owner(lines[index], executors, above, None if index in named[1] else place, 1)
    return Owners(monitor, executor, doubtful)


def part_owners(line: Line, own: Owners, row: Owners, header: Header, *, level: bool) -> Owners | None:
    """Those of a target that has a ``line`` of its own in its ``row``; None for those of the row.

    ``own`` are those of the line, which may stand in a line before it: of a line that names its ``level``
    nobody above but the row may say who acts. One without a number shares its cell beyond doubt.
    """
    monitor, executor = (
        mine if _says(line, header.indices(role)) or not (rows or level) else rows
        for role, mine, rows in zip(("monitor", "executor"), own.texts, row.texts, strict=True)
    )
    if (monitor, executor) == row.texts:
        return None
    return Owners(monitor, executor, own.doubtful and executor == own.executor and line.code is not None)


def _says(line: Line, columns: Sequence[int]) -> bool:
    """Whether a line itself says who it is: in words, by "as above" or by a merge that shows."""
    return any(line.cell(column) for column in columns) or merged_above(line, columns)


def _own(line: Line, columns: Sequence[int]) -> str:
    return "; ".join([text.strip(" ;") for text in line.own_texts(columns)])


def _owner(
    line: Line, columns: Sequence[int], above: Sequence[Owners], place: int | None, which: int
) -> tuple[str, bool]:
    if own := _own(line, columns):
        return own, False
    if not columns or not above:
        return "", False
    if any(is_as_above(line.cell(column).text) for column in columns if line.cell(column)):
        return above[-1].texts[which], above[-1].doubtful
    if merged_above(line, columns):
        return above[-1].texts[which], False
    if line.rank is Rank.ROMAN or place is None:
        return "", False
    words = above[place].texts[which]
    return words, bool(words)


def _place_above(line: Line, index: int, structure: Structure) -> int | None:
    """The line before in the same group, else the row that heads the group.

    Where merges show, a cell that is only blank is none of the line before; who acts for a whole group may
    still stand in the row that heads it, if that row has no value of its own.
    """
    before, head = structure.before[index], structure.heads[index]
    if line.shows_merges:
        return head if head is not None and structure.shares[head] != head else None
    return max((place for place in (before, head) if place is not None), default=None)
