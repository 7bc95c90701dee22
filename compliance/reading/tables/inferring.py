"""Columns under unknown headings, told by what their cells hold: deadlines, bodies, values of one bearer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from compliance.reading.tables.bearers import addressed_in, bearer, bodies_of_a_kind
from compliance.reading.tables.columns import Column
from compliance.reading.tables.grid import GridRow
from compliance.reading.tables.values import holds_values
from compliance.reading.vocabulary import load, plain
from compliance.reading.words import Words
from compliance.vietnamese import fold

_ANY_YEAR = 2025
_LONGEST_DEADLINE = 60
_ENOUGH = 0.6
_OPEN = " .…-"
_MARKABLE = (None, "executor", "owners")


def inferred(columns: tuple[Column, ...], body: Sequence[GridRow]) -> tuple[Column, ...]:
    """Unknown columns with the role that most of their cells tell, targets with whom they are for.

    A column without heading stays open.
    """
    return tuple(
        _inferred(column, index, body) if column.role is None and column.heading else _borne(column)
        for index, column in enumerate(columns)
    )


def timed(columns: tuple[Column, ...], body: Sequence[GridRow]) -> tuple[Column, ...]:
    """Unknown columns that mostly hold deadlines as such: their digits are no values.

    A heading of deadlines over values ("Lộ trình" over shares) tells nothing of its column.
    """
    return tuple(_timed(column, index, body) for index, column in enumerate(columns))


def _timed(column: Column, index: int, body: Sequence[GridRow]) -> Column:
    if column.role == "due":
        texts = _texts(index, body)
        shares = _mostly(texts, _is_share) and not any(map(_is_deadline, texts))
        return replace(column, role=None) if shares else column
    if column.role is None and column.heading and _mostly(_texts(index, body), _is_deadline):
        return replace(column, role="due")
    return column


def _borne(column: Column) -> Column:
    """A column of targets with whom its lowest heading names ("Chỉ tiêu năm 2025 / UBND cấp xã")."""
    if column.role != "target" or column.level is not None:
        return column
    who = bodies_of_a_kind(_lowest(column)) or addressed_in(_lowest(column))
    return replace(column, level=who.level, scope=who.scope) if who is not None else column


def _inferred(column: Column, index: int, body: Sequence[GridRow]) -> Column:
    who = bearer(_lowest(column))
    if who is not None and holds_values(index, body):
        return replace(column, role="target", level=who.level, scope=who.scope)
    texts = _texts(index, body)
    if _mostly(texts, _is_body):
        return replace(column, role="executor")
    return column


def marked(columns: tuple[Column, ...], body: Sequence[GridRow]) -> tuple[int, ...]:
    """The columns named after a body whose cells only say by a mark ("x") that the body is meant."""
    return tuple(
        index
        for index, column in enumerate(columns)
        if column.role in _MARKABLE and _is_body(_lowest(column)) and _mostly(_texts(index, body), _is_mark)
    )


def named(rows: Sequence[GridRow], columns: tuple[Column, ...], places: Sequence[int]) -> tuple[GridRow, ...]:
    """The rows with the name of the body in place of each mark in the columns ``places``, dots left out."""
    return tuple(
        replace(
            row,
            cells=tuple(
                _named(cell, _lowest(columns[index])) if index in places else cell
                for index, cell in enumerate(row.cells)
            ),
        )
        for row in rows
    )


def _named(cell: Words, name: str) -> Words:
    if _is_mark(cell.text):
        return Words(name)
    return cell if cell.text.strip(_OPEN) else Words()


def _is_mark(text: str) -> bool:
    return fold(text).strip(" .") in _marks()


@cache
def _marks() -> frozenset[str]:
    return frozenset(load("columns")["marks"])


def _lowest(column: Column) -> str:
    return column.heading.rpartition(" / ")[2]


def _texts(index: int, body: Sequence[GridRow]) -> list[str]:
    """The filled cells of a column; dots stand for a cell left open."""
    texts = [row.cells[index].text for row in body if index < len(row.cells)]
    return [text for text in texts if text.strip(_OPEN)]


def _mostly(texts: Sequence[str], told: Callable[[str], bool]) -> bool:
    return bool(texts) and sum(map(told, texts)) >= _ENOUGH * len(texts)


def _is_share(text: str) -> bool:
    return "%" in text


def _is_deadline(text: str) -> bool:
    from compliance.wording.dates import due_by

    if len(text) > _LONGEST_DEADLINE or "%" in text:
        return False
    return due_by(text, _ANY_YEAR) is not None or _recurring().match(plain(text)) is not None


@cache
def _recurring() -> re.Pattern[str]:
    words = "|".join(plain(word) for word in load("columns")["recurring"])
    return re.compile(rf"(?:{words})\b")


def _is_body(text: str) -> bool:
    from compliance.wording.places import agencies_named

    return bearer(text) is not None or bool(agencies_named(text))
