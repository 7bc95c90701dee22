"""Which column of values is the plan's own: what was achieved, and what a superior set, never is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from compliance.reading.tables.columns import Column
from compliance.reading.tables.grid import GridRow
from compliance.reading.vocabulary import (
    any_word,
    bound_in,
    givers,
    heading_signs,
    heading_words,
    load,
    plain,
    quantities,
)
from compliance.vietnamese import alternatives, fold

_DIGIT = re.compile(r"\d")
_CODE_BEFORE = re.compile(r"^(?:\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2})+[.)]?)\s+(?=(?P<next>[^\W\d]))")
_LONGEST_VALUE = 80
_FEW_WORDS = 5
_LEVELS = ("central", "province", "district", "commune")

Columns = tuple[Column, ...]


def signed(columns: Columns, body: Sequence[GridRow]) -> Columns:
    """Columns of values under an unknown heading, told by single words of it ("Số đã đạt", "Mức đề ra")."""
    roles = {"past": "past", "given": "given", "own": "target"}
    made = []
    for index, column in enumerate(columns):
        if column.role is None and column.heading and holds_values(index, body):
            words = heading_words(column.heading)
            kind = next((kind for kind, sign in heading_signs().items() if sign.search(words)), None)
            role = roles[kind.partition("_")[0]] if kind is not None else None
            made.append(replace(column, role=role, doubtful=kind == "own" and not _ends_own(words)))
        else:
            made.append(column)
    return tuple(made)


def _ends_own(words: str) -> bool:
    """Whether a heading ends with the word by which its values are the plan's ("Điểm mục tiêu năm 2025").

    Inside others it may only say what is counted ("Số xã đạt mục tiêu phát triển").
    """
    ended = words.removesuffix("nam #").removesuffix("den ").strip()
    return any(ended.endswith(plain(word)) for word in load("columns")["signs"]["own"])


def given(columns: Columns, body: Sequence[GridRow], level: str | None) -> Columns:
    """What a superior set stands beside the plan's own target; it is the target where nothing else can be.

    "Tỉnh giao" is the superior's in the plan of a district (``level``), the plan's own in that of a province.
    """
    columns = tuple(replace(column, role=_whose(column, level)) for column in columns)
    roles = {column.role for column in columns}
    if "given" not in roles:
        return columns
    if "target" in roles or _unknown(columns, body):
        return _turned(columns, "given", "note" if "target" in roles else "target")
    nearest = max(_depth(column) for column in columns if column.role == "given")
    return tuple(
        replace(column, role="target" if _depth(column) == nearest else "note")
        if column.role == "given"
        else column
        for column in columns
    )


def interim(columns: Columns, body: Sequence[GridRow]) -> Columns:
    """Values for a part of the year are on the way to the year's; they are targets where no others are."""
    roles = {column.role for column in columns}
    if "interim" not in roles or "target" in roles or "title" not in roles or _unknown(columns, body):
        return columns
    return tuple(
        replace(column, role="target") if column.role == "interim" and holds_values(index, body) else column
        for index, column in enumerate(columns)
    )


def unknown_values(columns: Columns, body: Sequence[GridRow], *, sure: bool) -> tuple[Columns, bool]:
    """With the one column of values under an unknown heading as target, where no other column is.

    It is doubtful unless the title of the table makes ``sure`` that values are set in it. The second part
    says that more than one column could be the target, so that none is read.
    """
    roles = {column.role for column in columns}
    if "title" not in roles or roles & {"task", "score"}:
        return columns, False
    given_too = any(column.given for column in columns if column.role == "target")
    if "target" in roles and not given_too:
        return columns, False
    found = _unknown(columns, body)
    found = [index for index in found if columns[index].year is not None or "past" not in roles]
    made = tuple(
        replace(column, role="target", doubtful=not (sure or _may_be_told(column)))
        if index in found
        else column
        for index, column in enumerate(columns)
    )
    return made, len(found) + given_too > 1


def _may_be_told(column: Column) -> bool:
    """Whether targets stand under a word of the heading where no other column has them ("Định mức")."""
    return any_word(load("columns")["alone"]).search(heading_words(column.heading)) is not None


def own(columns: Columns, body: Sequence[GridRow], year: int | None) -> tuple[Columns, bool]:
    """The plan's own among several columns of targets for one year and level; True where none is clear.

    A column that names the plan's year stands before one that names none, and a column whose heading calls
    its values the plan's own ("phấn đấu") before one that does not.
    """
    targets = [index for index, column in enumerate(columns) if column.role == "target"]
    dated = {index for index in targets if columns[index].year is not None}
    if year is not None and any(columns[index].year == year for index in dated):
        apart = [i for i in targets if i not in dated and columns[i].level is None]
        columns, targets = _set_aside(columns, apart), [i for i in targets if i not in apart]
    unclear = False
    for same in _alike(columns, targets):
        ours = [index for index in same if _own_words().search(heading_words(columns[index].heading))]
        bounded = any(bound_in(columns[index].heading) for index in same)
        if len(ours) == 1 and not bounded:
            columns = _set_aside(columns, [index for index in same if index not in ours])
        elif len({_quantity(columns[index]) for index in same}) < len(same):
            unclear = unclear or _both_filled(same, body)
    return columns, unclear


def _both_filled(same: Sequence[int], body: Sequence[GridRow]) -> bool:
    """Whether a row has values in several of the columns; "Pháp lệnh" or "Hướng dẫn" share the rows out."""
    return any(sum(bool(row.cells[index]) for index in same if index < len(row.cells)) > 1 for row in body)


def holds_values(index: int, body: Sequence[GridRow]) -> bool:
    """Whether most filled cells of column ``index`` are short and hold a number, beside that of a list."""
    texts = [row.cells[index].text for row in body if index < len(row.cells) and row.cells[index]]
    return bool(texts) and sum(map(_is_value, texts)) * 10 >= len(texts) * 6


def _is_value(text: str) -> bool:
    """Whether a cell gives a value: short, a share, or opening as targets do; no name that holds a number."""
    code = _CODE_BEFORE.match(text)
    words = text[code.end() :] if code is not None and code["next"].isupper() else text
    if not _DIGIT.search(words) or len(text) >= _LONGEST_VALUE:
        return False
    return "%" in words or len(words.split()) <= _FEW_WORDS or _opening().match(fold(words)) is not None


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:\d|(?:{alternatives(map(fold, load('columns')['opening']))})(?!\w))")


def hold_shares(columns: Columns, body: Sequence[GridRow]) -> bool:
    """Whether a column under an unknown heading mostly holds shares, as no table of tasks does."""
    for index in _unknown(columns, body):
        texts = [row.cells[index].text for row in body if index < len(row.cells) and row.cells[index]]
        if sum("%" in text for text in texts) * 2 > len(texts):
            return True
    return False


def _whose(column: Column, level: str | None) -> str | None:
    if level not in _LEVELS or column.role not in ("target", "given"):
        return column.role
    setter = _setter(column)
    if setter is None:
        return column.role
    if column.role == "given" and setter == level:
        return "target"
    return "given" if _LEVELS.index(setter) < _LEVELS.index(level) else column.role


def _setter(column: Column) -> str | None:
    words = heading_words(column.heading)
    return next((level for pattern, level in givers() if pattern.search(words)), None)


def _depth(column: Column) -> int:
    setter = _setter(column)
    return _LEVELS.index(setter) if setter is not None else -1


def _unknown(columns: Columns, body: Sequence[GridRow]) -> list[int]:
    return [i for i, c in enumerate(columns) if c.role is None and c.heading and holds_values(i, body)]


def _turned(columns: Columns, role: str, into: str) -> Columns:
    return tuple(
        replace(column, role=into, given=into == "target") if column.role == role else column
        for column in columns
    )


def _set_aside(columns: Columns, indices: Sequence[int]) -> Columns:
    return tuple(replace(c, role="note") if index in indices else c for index, c in enumerate(columns))


def _alike(columns: Columns, targets: Sequence[int]) -> list[list[int]]:
    """The columns of targets that are for the same year, level and bearer, where these are several."""
    groups: defaultdict[tuple[int | None, str | None, str | None], list[int]] = defaultdict(list)
    for index in targets:
        column = columns[index]
        groups[(column.year, column.level, column.scope)].append(index)
    return [group for group in groups.values() if len(group) > 1]


def _own_words() -> re.Pattern[str]:
    return any_word(load("columns")["own_words"])


def _quantity(column: Column) -> str | None:
    """The quantity that the lowest heading speaks of ("Số lượng", "Tỷ lệ (%)")."""
    words = heading_words(column.heading.rpartition(" / ")[2])
    return next((word for word in quantities() if word in words), None)
