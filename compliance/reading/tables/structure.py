"""How the lines of a table stand to each other: groups, their heads, the line before in a group."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.reading.tables.line import Line, Rank
from compliance.records import record


@record
class Structure:
    """For each line: the code of its ``groups``; the index of the line ``before`` it in its group and of the
    line that ``heads`` the group; whether it ``leads`` a group itself; the index of the line whose target it
    ``shares`` (its own, if it has one)."""

    groups: tuple[str | None, ...]
    before: tuple[int | None, ...]
    heads: tuple[int | None, ...]
    leads: tuple[bool, ...]
    shares: tuple[int | None, ...]


def structure_of(lines: Sequence[Line], targets: Sequence[int]) -> Structure:
    """The structure of a table whose targets stand in the columns ``targets``; one pass over its lines."""
    groups = _groups(lines)
    before: list[int | None] = []
    heads: list[int | None] = []
    last: dict[str | None, int] = {}
    coded: dict[str | None, int] = {}
    for index, line in enumerate(lines):
        before.append(None if line.rank is Rank.ROMAN else last.get(groups[index]))
        heads.append(coded.get(groups[index]))
        if line.rank is Rank.ROMAN:
            last.clear()
        else:
            last[groups[index]] = index
        if line.code is not None:
            coded[line.code] = index
    leads = tuple(_leads(lines, index) for index in range(len(lines)))
    return Structure(groups, tuple(before), tuple(heads), leads, _shares(lines, groups, targets))


def _groups(lines: Sequence[Line]) -> tuple[str | None, ...]:
    """The group of each line: the code above its own, its Roman part, or the coded line before it."""
    part: str | None = None
    number: str | None = None
    groups: list[str | None] = []
    for line in lines:
        if line.rank is Rank.ROMAN:
            groups.append(None)
            part, number = line.code, None
        elif line.rank is Rank.NUMBER and line.code is not None:
            groups.append(line.code.rpartition(".")[0] or part)
            number = line.code
        else:
            groups.append(number or part)
    return tuple(groups)


def _leads(lines: Sequence[Line], index: int) -> bool:
    """Whether a longer code, a bullet, a letter or a row without code follows."""
    line = lines[index]
    if line.rank is Rank.ROMAN:
        return True
    if index + 1 >= len(lines) or line.rank in (Rank.BULLET, Rank.NONE):
        return False
    below = lines[index + 1]
    if below.rank is Rank.NUMBER and line.code is not None and below.code is not None:
        return below.code.startswith(line.code + ".")
    if below.rank is Rank.LETTER:
        return line.rank is Rank.NUMBER
    return below.rank in (Rank.BULLET, Rank.NONE)


def _shares(
    lines: Sequence[Line], groups: Sequence[str | None], targets: Sequence[int]
) -> tuple[int | None, ...]:
    shares: list[int | None] = []
    for index, line in enumerate(lines):
        if line.own_texts(targets):
            shares.append(index)
        elif index and groups[index - 1] == groups[index] and line.rank is not Rank.ROMAN:
            shares.append(None if lines[index - 1].rank is Rank.ROMAN else shares[-1])
        else:
            shares.append(None)
    return tuple(shares)
