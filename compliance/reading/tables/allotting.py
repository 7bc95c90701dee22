"""Tables that allot values to bodies: a column for each body, or a row for each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from compliance.reading.tables.bodies import Area
from compliance.reading.tables.columns import Column, Header, TableKind
from compliance.reading.tables.drafts import promises
from compliance.reading.tables.grid import GridRow
from compliance.reading.tables.values import holds_values
from compliance.reading.vocabulary import (
    any_word,
    givers,
    heading_role,
    heading_signs,
    heading_words,
    load,
    plain,
    spelled,
)
from compliance.vietnamese import fold

_ENOUGH = 0.6
_FEWEST = 2
_LOOKED_AT = 200
_READ = 12
_OPEN_ROLES = (None, "target", "given", "executor", "lead", "monitor", "bearer", "measure_or_owner")
_NAME_ROLES = (*_OPEN_ROLES, "area", "partners")
_BAR = frozenset({"title", "task", "score", "comment", "title_or_task", "outputs"})
_VALUE_ROLES = frozenset({None, "target", "given", "title_or_target"})
_YEAR_BEHIND = re.compile(r"\s*(?:(?:den |trong )?nam #|\([^()]*\))\s*$")
_SET_ROLES = ("target", "given")
_PART = re.compile(r" / (?:trong đó|chia ra|gồm)(?!\w)", re.IGNORECASE)
_CODE = re.compile(r"\b(?:[a-z]|[ivx]+|\d+)\b|#")
_SET = ("given", "own_surely", "own_first")

Columns = tuple[Column, ...]


def borne(columns: Columns, body: Sequence[GridRow], area: Area) -> Columns:
    """Columns of values under the name of a body as targets for it, and those of their sums for nobody.

    "Tỉnh giao" names who gives, not who is to have the value.
    """
    columns = _parts_of_sums(columns, body)
    found = {index: _named(column, index, body, area) for index, column in enumerate(columns)}
    made = tuple(made or columns[index] for index, made in found.items())
    if sum(each is not None for each in found.values()) < _FEWEST:
        return made
    return tuple(
        replace(column, role="target", scope=None, level=None)
        if found[index] is None and column.role in _OPEN_ROLES and _sums(column, index, body)
        else column
        for index, column in enumerate(made)
    )


def _parts_of_sums(columns: Columns, body: Sequence[GridRow]) -> Columns:
    """Parts of a sum beside them under one heading ("Trong đó: Nữ") as targets for those parts."""
    sums = {
        _top(column)
        for index, column in enumerate(columns)
        if column.role in _SET_ROLES and " / " in column.heading and _sums(column, index, body)
    }
    return tuple(
        replace(column, scope=column.heading.rpartition(" / ")[2])
        if column.role in _SET_ROLES and _top(column) in sums and _PART.search(column.heading)
        else column
        for column in columns
    )


def _top(column: Column) -> str:
    return column.heading.partition(" / ")[0]


def _named(column: Column, index: int, body: Sequence[GridRow], area: Area) -> Column | None:
    if column.role not in _OPEN_ROLES or not column.heading:
        return None
    above, _, lowest = column.heading.rpartition(" / ")
    if heading_role(lowest) not in (None, "measure_or_owner") or _gives(lowest):
        return None
    who = area.body(lowest, level_said(above))
    if who is None or not (holds_values(index, body) or _holds_promises(index, body)):
        return None
    return replace(column, role="target", level=who.level, scope=who.scope)


def _holds_promises(index: int, body: Sequence[GridRow]) -> bool:
    """Whether most of the first cells of a column promise something, if only a class ("Khá trở lên")."""
    texts = [row.cells[index].text for row in body[:_READ] if row.cells[index].text]
    return bool(texts) and sum(map(promises, texts)) >= _ENOUGH * len(texts)


def _gives(heading: str) -> bool:
    """Whether a heading says who set the values below it ("Tỉnh giao", "Sở Y tế giao")."""
    words = _YEAR_BEHIND.sub("", heading_words(heading))
    if any(pattern.search(words) for pattern, _ in givers()):
        return True
    return any(words.endswith(f" {plain(word)}") for kind in _SET for word in load("columns")["signs"][kind])


def _sums(column: Column, index: int, body: Sequence[GridRow]) -> bool:
    lowest = plain(column.heading.rpartition(" / ")[2])
    return lowest in {plain(word) for word in load("columns")["totals"]} and holds_values(index, body)


def level_said(heading: str) -> str | None:
    """The one level of units that a heading speaks of ("Huyện, thị xã, thành phố")."""
    from compliance.wording.places import levels_named

    levels = levels_named(heading)
    return levels[0] if len(levels) == 1 else None


def by_unit(
    columns: Columns, body: Sequence[GridRow], caption: str, area: Area, year: int | None
) -> Header | None:
    """The header of a table with a row for each body; None where it is none.

    That values are set must be said: by headings ("Chỉ tiêu giao"), or by the ``caption``; what only the
    caption says of a column is doubtful where headings say it of others. What the bodies have or did, also in
    a year before the plan's ``year``, is no target.
    """
    roles = {column.role for column in columns}
    if roles & (_BAR - {"title"}) or tells_results(caption):
        return None
    names = _names(columns, body, area)
    if names is None or "title" in roles - {columns[names].role}:
        return None
    if any(_names_other_things(index, columns, body) for index in range(len(columns)) if index != names):
        return None
    valued = [i for i, c in enumerate(columns) if i != names and _may_hold_targets(c, year, i, body)]
    told = [index for index in valued if _sets(columns[index])]
    meant = [index for index in valued if not _describes(columns[index])] if sets_values(caption) else []
    if not told and not meant:
        return Header(columns, TableKind.UNKNOWN) if valued else None
    wanted = {index: index not in told and bool(told) for index in sorted({*told, *meant})}
    return Header(tuple(_roles(columns, names, wanted)), TableKind.BY_UNIT)


def _names_other_things(index: int, columns: Columns, body: Sequence[GridRow]) -> bool:
    """Whether a column of words stands beside the bodies, which then only are of its rows."""
    column = columns[index]
    if column.role not in (None, "title_or_target", "area") or not column.heading:
        return False
    filled = any(index < len(row.cells) and row.cells[index] for row in body)
    return filled and not holds_values(index, body)


def _names(columns: Columns, body: Sequence[GridRow], area: Area) -> int | None:
    """The first column of words, if its cells name bodies."""
    for index, column in enumerate(columns[:3]):
        if column.role == "number" or not column.heading:
            continue
        level = level_said(column.heading)
        texts = [row.cells[index].text for row in body[:_LOOKED_AT] if row.cells[index].text]
        bodies = _bodies_among(texts, level, area)
        known = column.role in _NAME_ROLES or bodies == len(texts)
        return index if known and texts and bodies else None
    return None


def _bodies_among(texts: Sequence[str], level: str | None, area: Area) -> int:
    """How many of ``texts`` name bodies; 0 as soon as too few can."""
    needed = max(_FEWEST, _ENOUGH * len(texts))
    bodies = 0
    for left, text in zip(reversed(range(len(texts))), texts, strict=True):
        bodies += area.body(text, level) is not None
        if bodies + left < needed:
            return 0
    return bodies


def _may_hold_targets(column: Column, year: int | None, index: int, body: Sequence[GridRow]) -> bool:
    before = year is not None and column.year is not None and column.year < year
    return bool(column.heading) and column.role in _VALUE_ROLES and not before and holds_values(index, body)


def _sets(column: Column) -> bool:
    """Whether a heading says that the values below it are set: by how it begins, or ends."""
    return any(
        _sets_values(_YEAR_BEHIND.sub("", heading_words(part))) for part in column.heading.split(" / ")
    )


def _sets_values(words: str) -> bool:
    signs = [plain(word) for kind in ("given", "own_surely") for word in load("columns")["signs"][kind]]
    if any(words.startswith(f"{sign} ") or words.endswith(f" {sign}") or words == sign for sign in signs):
        return True
    return heading_signs()["own_first"].search(words) is not None


def _describes(column: Column) -> bool:
    """Whether a heading counts what there is ("Dân số", "Tổng số hồ sơ")."""
    return any_word(load("columns")["describing"]).search(plain(column.heading)) is not None


def sets_values(caption: str) -> bool:
    """Whether the title of a table says that it sets values ("GIAO CHỈ TIÊU …")."""
    return any_word(load("columns")["setting"]).search(plain(caption)) is not None


def tells_results(caption: str) -> bool:
    """Whether the title of a table says that it tells what was achieved."""
    return any(map(_tells_results, caption.split("\n")))


def _tells_results(line: str) -> bool:
    """Whether a line above a table calls it one of results; a sentence of what somebody shall do does not.

    Neither a body nor a post has such a name for it ("Văn phòng - Thống kê").
    """
    data = load("parts")
    words = any_word(data["reports_bodies"]).sub(" ", plain(line))
    found = any_word(data["reports"]).search(words)
    if found is None or not line.endswith((".", ";")):
        return found is not None
    begins = not any_word(data["reports_open"]).sub("", _CODE.sub("", words[: found.start()])).strip()
    said = fold(line)
    done = spelled("reports_point").search(said) or spelled("reports_done").search(said)
    return begins or done is not None or spelled("duties").search(said) is None


def _roles(columns: Columns, names: int, wanted: Mapping[int, bool]) -> Iterator[Column]:
    """Values not ``wanted`` keep no role, so that they are said; those wanted with True are doubtful."""
    for index, column in enumerate(columns):
        if index == names:
            yield replace(column, role="bearer")
        elif index in wanted:
            yield replace(column, role="target", doubtful=wanted[index])
        elif column.role in (*_VALUE_ROLES, "measure_or_owner"):
            yield replace(column, role=None)
        else:
            yield column
