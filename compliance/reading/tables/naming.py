"""Which column of a table holds the names of its rows, and whether they are indicators or tasks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from compliance.reading.tables import values
from compliance.reading.tables.columns import Column
from compliance.reading.tables.grid import GridRow
from compliance.reading.tables.grouping import distinct, grouped, within
from compliance.reading.vocabulary import any_word, heading_words, load

_FEW_WORDS = 4
_DIGIT = re.compile(r"\d")
_WORK = frozenset({"lead", "partners", "due", "outputs"})
_NAMING = ("title", "title_or_target", "title_or_task", "area")
_MAY_NAME = (None, "title_or_target")
_ACTING = frozenset({"executor", "monitor"})
_LED = frozenset({"lead", "partners"})
_VALUED = frozenset({"target", "given"})
_NAMED_ELSEWHERE = frozenset({"target", "title", "title_or_target"})


def _valued(columns: tuple[Column, ...], body: Sequence[GridRow]) -> tuple[Column, ...]:
    """Values under a heading of names ("Nội dung chỉ tiêu phấn đấu") are targets beside another of names."""
    names = [index for index, column in enumerate(columns) if column.role in _NAMING]
    return tuple(
        replace(column, role="target")
        if column.role == "title" and len(names) > 1 and values.holds_values(index, body)
        else column
        for index, column in enumerate(columns)
    )


def _beside_targets(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Ways to reach a target ("Giải pháp") that stand behind its name and value are no tasks."""
    roles = [column.role for column in columns]
    if "target" not in roles or _works(roles):
        return columns
    first = next((index for index, role in enumerate(roles) if role in _NAMING), 0)
    behind = max(first, roles.index("target"))
    return tuple(
        replace(column, role="note") if column.role == "task" and index > behind else column
        for index, column in enumerate(columns)
    )


def named(columns: tuple[Column, ...], body: Sequence[GridRow]) -> tuple[Column, ...]:
    """The columns with those that may hold names, tasks or targets decided by the other columns."""
    columns = grouped(within(_valued(columns, body), body), body)
    columns = _beside_targets(_told_by_cells(columns, body))
    roles = [column.role for column in columns]
    works = _works(roles) and not _promises(columns, body)
    found = "title" in roles
    made: list[Column] = []
    for index, column in enumerate(columns):
        role = column.role
        if role == "title_or_task":
            role = _title_or_task(roles, found=found, works=works)
        elif role == "title_or_target":
            sure = "target" in roles and not found
            role = "title" if sure else _title_or_target(index, body, roles, found=found)
        elif role == "title" and "task" in roles and "target" not in roles:
            role = _aimed(roles) if _speaks_of_goals(column) else "note"
        elif role == "target" and (works or ("task" in roles and set(roles) & _WORK)):
            role = _aimed(roles)
        found = found or role == "title"
        made.append(replace(column, role=role))
    if not any(column.role in ("title", "task") for column in made):
        made = _promote(made, body)
    return tuple(made)


def _aimed(roles: Sequence[str | None]) -> str:
    """What is aimed at beside a task: its products, where no other column has them."""
    return "aim" if "outputs" in roles else "outputs"


def _speaks_of_goals(column: Column) -> bool:
    return any_word(load("columns")["goals"]).search(heading_words(column.heading)) is not None


def _title_or_task(roles: Sequence[str | None], *, found: bool, works: bool) -> str:
    """``found`` says that a column holds names already, ``works`` that the others speak of work to do."""
    if "task" in roles:
        return "note"
    if works:
        return "task"
    return "note" if found else "title"


def _promises(columns: tuple[Column, ...], body: Sequence[GridRow]) -> bool:
    """Whether columns speak of values, or of what is to have them; others then say who and when.

    Under a heading of targets that may as well be one of products ("Kết quả dự kiến") the cells decide.
    """
    product = any_word(load("columns")["products"])
    led = any(column.role in _LED for column in columns)
    valued = _VALUED if led else _VALUED | {"result"}
    for index, column in enumerate(columns):
        if column.role in _NAMED_ELSEWHERE and not product.search(heading_words(column.heading)):
            return True
        if column.role in valued and values.holds_values(index, body):
            return True
    return values.hold_shares(columns, body)


def _works(roles: Sequence[str | None]) -> bool:
    """Whether columns speak of work to do: two of them, or who does it or sees to it until when."""
    return sum(role in _WORK for role in roles) > 1 or ("due" in roles and not _ACTING.isdisjoint(roles))


def _holds_sentences(index: int, body: Sequence[GridRow]) -> bool:
    texts = [row.cells[index].text for row in body if index < len(row.cells) and row.cells[index]]
    return sum(len(text.split()) > _FEW_WORDS for text in texts) * 2 > len(texts)


def _promote(columns: list[Column], body: Sequence[GridRow]) -> list[Column]:
    """Where no column heads names, that of fields does, "Chỉ tiêu thống kê", a column of targets that holds
    sentences, or the one after the number.
    """
    first = next((index for index, column in enumerate(columns) if column.role in _VALUED), len(columns))
    words = [index for index in range(min(first, 4)) if _may_name(columns[index], index, body)]
    if len(words) > 1:
        chosen = max(words, key=lambda index: (distinct(index, body), index))
        return [
            replace(column, role="title" if index == chosen else "area")
            if index in words and index <= chosen
            else column
            for index, column in enumerate(columns)
        ]
    said = [index for index, column in enumerate(columns) if column.role == "target"]
    valued = [index for index, column in enumerate(columns) if column.role in _VALUED]
    wordy = [index for index in valued if index <= 2 and not values.holds_values(index, body)]
    if len(valued) > 1 and len(wordy) == 1:
        columns[wordy[0]] = replace(columns[wordy[0]], role="title")
        return columns
    told = len(said) == 1 and _holds_sentences(said[0], body)
    for wanted in ("area", "indicator_listed", "target" if told else None, None):
        for index, column in enumerate(columns):
            named = column.role == wanted and column.heading and index <= 2
            if named and (wanted is not None or not values.holds_values(index, body)):
                columns[index] = replace(column, role="title")
                return columns
    return columns


def _may_name(column: Column, index: int, body: Sequence[GridRow]) -> bool:
    """Whether a column may hold names of rows, or of the fields they are in."""
    known = column.role in (None, "area") and bool(column.heading)
    return known and distinct(index, body) > 0 and not values.holds_values(index, body)


def _told_by_cells(columns: tuple[Column, ...], body: Sequence[GridRow]) -> tuple[Column, ...]:
    """ "Chỉ tiêu" over mere values right of a column of words that no heading calls a task heads targets."""
    roles = [column.role for column in columns]
    return tuple(
        replace(column, role="target")
        if column.role == "title_or_target"
        and _mere_values(index, body)
        and _has_words_beside(index, roles, body)
        else column
        for index, column in enumerate(columns)
    )


def _mere_values(index: int, body: Sequence[GridRow]) -> bool:
    """Whether a column holds values and hardly a word beside them."""
    texts = [row.cells[index].text for row in body if index < len(row.cells) and row.cells[index]]
    few = sum(len(text.split()) <= _FEW_WORDS for text in texts)
    return values.holds_values(index, body) and few * 4 >= len(texts) * 3


def _has_words_beside(index: int, roles: Sequence[str | None], body: Sequence[GridRow]) -> bool:
    """Whether a column left of ``index`` that may hold the names of the rows holds words."""
    return any(
        roles[left] in _MAY_NAME and distinct(left, body) and not values.holds_values(left, body)
        for left in range(index)
    )


def _title_or_target(index: int, body: Sequence[GridRow], roles: Sequence[str | None], *, found: bool) -> str:
    if "task" in roles:
        return _aimed(roles)
    if found or "title_or_task" in roles[:index]:
        return "target"
    if "title" in roles:
        cells = [row.cells[index].text for row in body if index < len(row.cells) and row.cells[index]]
        with_digits = sum(bool(_DIGIT.search(text)) for text in cells)
        if with_digits * 2 >= len(cells):
            return "target"
        return "area" if index < roles.index("title") else "note"
    return "title"
