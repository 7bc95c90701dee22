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


def owners_of(
    lines: Sequence[Line],
    index: int,
    structure: Structure,
    header: Header,
    above: Sequence[Owners],
    *,
    leads: bool,
) -> Owners:
    """Who owns the line at ``index``; ``above`` are the owners of the lines before it.

    A line that ``leads`` a group has nothing of one that leads another and names its own owners.
    """
    place = _place_above(lines[index], index, structure)
    monitors, executors = header.indices("monitor"), header.indices("executor")
    if leads and place is not None and structure.leads[place]:
        place = None if lines[place].own_texts((*monitors, *executors)) else place
    monitor, _ = _owner(lines[index], monitors, above, place, 0)
    executor, doubtful = _owner(lines[index], executors, above, place, 1)
    return Owners(monitor, executor, doubtful)


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
