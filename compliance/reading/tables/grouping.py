"""Which of several columns names the rows of a table, and which name the groups that they are in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compliance.reading.tables.columns import Column
from compliance.reading.tables.grid import GridRow


def within(columns: tuple[Column, ...], body: Sequence[GridRow]) -> tuple[Column, ...]:
    """Of several columns of names the one with most of them; the others name what its rows are part of."""
    names = [index for index, column in enumerate(columns) if column.role == "title"]
    if len(names) < 2:
        return columns
    chosen = max(names, key=lambda index: (distinct(index, body), index))
    return tuple(
        replace(column, role="area" if index < chosen else "note")
        if index in names and index != chosen
        else column
        for index, column in enumerate(columns)
    )


def grouped(columns: tuple[Column, ...], body: Sequence[GridRow]) -> tuple[Column, ...]:
    """Of several columns of tasks the one that names most of them; those left of it name their groups."""
    tasks = [index for index, column in enumerate(columns) if column.role in ("task", "title_or_task")]
    first = next((index for index in tasks if columns[index].role == "task"), None)
    if first is None or len(tasks) < 2:
        return columns
    chosen = max(tasks, key=lambda index: (distinct(index, body), index == first))
    return tuple(
        replace(column, role="task" if index == chosen else "area" if index < chosen else column.role)
        if index in tasks
        else column
        for index, column in enumerate(columns)
    )


def distinct(index: int, body: Sequence[GridRow]) -> int:
    """How many different cells a column has."""
    return len({row.cells[index].text for row in body if index < len(row.cells) and row.cells[index]})
