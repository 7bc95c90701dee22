"""Columns under unknown headings, told by what their cells hold: deadlines, bodies, values of one bearer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from compliance.reading.tables.bearers import bearer
from compliance.reading.tables.columns import Column
from compliance.reading.tables.grid import GridRow
from compliance.reading.tables.values import holds_values
from compliance.reading.vocabulary import load, plain

_ANY_YEAR = 2025
_LONGEST_DEADLINE = 60
_ENOUGH = 0.6


def inferred(columns: tuple[Column, ...], body: Sequence[GridRow]) -> tuple[Column, ...]:
    """Unknown columns with the role that most of their cells tell; a column without heading stays open."""
    return tuple(
        _inferred(column, index, body) if column.role is None and column.heading else column
        for index, column in enumerate(columns)
    )


def _inferred(column: Column, index: int, body: Sequence[GridRow]) -> Column:
    who = bearer(column.heading.rpartition(" / ")[2])
    if who is not None and holds_values(index, body):
        return replace(column, role="target", level=who.level, scope=who.scope)
    texts = [row.cells[index].text for row in body if index < len(row.cells) and row.cells[index]]
    if _mostly(texts, _is_deadline):
        return replace(column, role="due")
    if _mostly(texts, _is_body):
        return replace(column, role="executor")
    return column


def _mostly(texts: Sequence[str], told: Callable[[str], bool]) -> bool:
    return bool(texts) and sum(map(told, texts)) >= _ENOUGH * len(texts)


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
