"""What the columns of a table hold once all is seen together: headings, cells, caption, the plan's year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from compliance.reading.tables import values
from compliance.reading.tables.bearers import addressed_in
from compliance.reading.tables.columns import Column, Header, TableKind
from compliance.reading.tables.grid import GridRow
from compliance.reading.tables.inferring import inferred
from compliance.reading.vocabulary import heading_signs, heading_words, load, measures, plain

_FEW_WORDS = 4
_DIGIT = re.compile(r"\d")
_NAMING = ("title", "title_or_target", "title_or_task", "area")
_NAMED_ELSEWHERE = frozenset({"target", "title", "title_or_target"})
_WORK = frozenset({"lead", "partners", "due", "outputs"})
_OWNERS = ("monitor", "executor", "lead", "partners")


def resolve(
    columns: tuple[Column, ...],
    body: Sequence[GridRow],
    caption: str,
    year: int | None,
    level: str | None = None,
) -> Header:
    """The header with every open role decided by the other columns and the cells of ``body``.

    ``year`` and ``level`` are those of the plan.
    """
    columns = tuple(_dated(column, year) for column in values.signed(columns, body))
    columns = inferred(_measure(columns, body), body)
    columns = _names(_valued(columns, body), body)
    columns = values.given(columns, body, level)
    columns = _results(columns, caption)
    columns = values.interim(columns, body)
    columns, several = values.unknown_values(columns, body)
    columns, unclear = (columns, True) if several else values.own(columns, year)
    columns = _addressed(columns, caption)
    kind = _kind(columns, caption)
    columns = _owners(columns, kind)
    return Header(columns, kind, unclear=unclear)


def _addressed(columns: tuple[Column, ...], caption: str) -> tuple[Column, ...]:
    """With whom the title of the table addresses, where no column says it."""
    who = addressed_in(caption) if caption else None
    if who is None or any(column.level or column.scope for column in columns):
        return columns
    return tuple(
        replace(column, level=who.level, scope=who.scope) if column.role == "target" else column
        for column in columns
    )


def _dated(column: Column, year: int | None) -> Column:
    """A column of the plan's own year or a later one under "Kết quả năm …" is no achieved result."""
    if year is None or column.year is None:
        return column
    if column.role in ("target", "given") and column.year < year:
        return replace(column, role="past")
    if column.role == "past" and column.year >= year and not _surely_past(column.heading):
        return replace(column, role="result")
    return column


def _surely_past(heading: str) -> bool:
    return heading_signs()["past_surely"].search(heading_words(heading)) is not None


def _measure(columns: tuple[Column, ...], body: Sequence[GridRow]) -> tuple[Column, ...]:
    """ "Đơn vị" heads units of measure where its cells are such words, else those who act."""
    return tuple(
        replace(column, role="measure" if _holds_measures(index, body) else "executor")
        if column.role == "measure_or_owner"
        else column
        for index, column in enumerate(columns)
    )


def _holds_measures(index: int, body: Sequence[GridRow]) -> bool:
    words = [plain(row.cells[index].text) for row in body if index < len(row.cells) and row.cells[index]]
    known = sum(word in measures() for word in words)
    return bool(words) and known * 2 >= len(words)


def _names(columns: tuple[Column, ...], body: Sequence[GridRow]) -> tuple[Column, ...]:
    roles = [column.role for column in columns]
    open_task = "task" in roles or (
        _works(roles) and _NAMED_ELSEWHERE.isdisjoint(roles) and not values.hold_shares(columns, body)
    )
    valued = "target" in roles
    named = "title" in roles
    made: list[Column] = []
    for index, column in enumerate(columns):
        role = column.role
        if role == "title_or_task":
            role = (
                "task"
                if open_task and "task" not in roles
                else ("note" if named or "task" in roles else "title")
            )
            named = named or role == "title"
        elif role == "title_or_target":
            role = "title" if valued and not named else _title_or_target(index, body, roles, named=named)
            named = named or role == "title"
        elif role == "title" and "task" in roles and "target" not in roles:
            role = "note"
        elif role == "target" and "task" in roles and set(roles) & _WORK:
            role = "outputs"
        made.append(replace(column, role=role))
    if not any(column.role in ("title", "task") for column in made):
        made = _promote(made, body)
    return tuple(made)


def _valued(columns: tuple[Column, ...], body: Sequence[GridRow]) -> tuple[Column, ...]:
    """Values under a heading of names ("Nội dung chỉ tiêu phấn đấu") are targets beside another of names."""
    names = [index for index, column in enumerate(columns) if column.role in _NAMING]
    return tuple(
        replace(column, role="target")
        if column.role == "title" and len(names) > 1 and values.holds_values(index, body)
        else column
        for index, column in enumerate(columns)
    )


def _works(roles: Sequence[str | None]) -> bool:
    """Whether columns speak of work to do: two of them, or who does it until when."""
    return sum(role in _WORK for role in roles) > 1 or {"due", "executor"} <= set(roles)


def _holds_sentences(index: int, body: Sequence[GridRow]) -> bool:
    texts = [row.cells[index].text for row in body if index < len(row.cells) and row.cells[index]]
    return sum(len(text.split()) > _FEW_WORDS for text in texts) * 2 > len(texts)


def _promote(columns: list[Column], body: Sequence[GridRow]) -> list[Column]:
    """Where no column heads names, that of fields does, "Chỉ tiêu thống kê", a column of targets that holds
    sentences, or the one after the number.
    """
    said = [index for index, column in enumerate(columns) if column.role == "target"]
    told = len(said) == 1 and _holds_sentences(said[0], body)
    for wanted in ("area", "indicator_listed", "target" if told else None, None):
        for index, column in enumerate(columns):
            named = column.role == wanted and column.heading and index <= 2
            if named and (wanted is not None or not values.holds_values(index, body)):
                columns[index] = replace(column, role="title")
                return columns
    return columns


def _title_or_target(index: int, body: Sequence[GridRow], roles: Sequence[str | None], *, named: bool) -> str:
    if "task" in roles:
        return "outputs"
    if named or "title_or_task" in roles[:index]:
        return "target"
    if "title" in roles:
        cells = [row.cells[index].text for row in body if index < len(row.cells) and row.cells[index]]
        values = sum(bool(_DIGIT.search(text)) for text in cells)
        return "target" if values * 2 >= len(cells) else "note"
    return "title"


def _results(columns: tuple[Column, ...], caption: str) -> tuple[Column, ...]:
    """ "Kết quả" heads products of tasks, targets where nothing else does, else what was achieved."""
    roles = [column.role for column in columns]
    if "task" in roles:
        role = "outputs" if "outputs" not in roles else "note"
    elif "target" in roles or "indicator_listed" in roles or _reports(caption):
        role = "past"
    else:
        role = "target"
    return tuple(replace(column, role=role) if column.role == "result" else column for column in columns)


def _reports(caption: str) -> bool:
    words = plain(caption)
    return any(plain(sign) in words for sign in load("parts")["reports"])


def _kind(columns: tuple[Column, ...], caption: str) -> TableKind:
    roles = {column.role for column in columns}
    if "comment" in roles:
        return TableKind.COMMENTS
    if "task" in roles and ("target" not in roles or roles & {"lead", "due", "outputs"}):
        return TableKind.TASKS
    if "score" in roles and "target" not in roles:
        return TableKind.SCORES
    if "target" not in roles and ("past" in roles or "indicator_listed" in roles or _reports(caption)):
        return TableKind.RESULTS
    if "title" in roles and roles & {"target", "measure", *_OWNERS}:
        return TableKind.INDICATORS
    if "title" in roles and "number" in roles:
        return TableKind.INDICATORS
    return TableKind.UNKNOWN


def _workers(roles: set[str | None]) -> dict[str, str]:
    """Who leads a task where no column says so: those who carry it out, else those who see to it."""
    if "lead" in roles:
        return {} if "partners" in roles else {"executor": "partners"}
    if "executor" in roles:
        return {"executor": "lead"}
    return {"monitor": "lead"}


def _owners(columns: tuple[Column, ...], kind: TableKind) -> tuple[Column, ...]:
    """Who monitors and who acts in an indicator table; who leads in a task table.

    Where a table of indicators names only a lead, the lead watches over the indicator; whom it binds
    is not said. Beside a monitor, lead and partners are those who act.
    """
    roles = {column.role for column in columns}
    change: dict[str, str] = {}
    if kind is TableKind.TASKS:
        change = _workers(roles)
    elif kind is TableKind.INDICATORS:
        if "monitor" in roles:
            change = {"lead": "executor", "partners": "executor"}
        elif "executor" in roles:
            change = {"lead": "monitor", "partners": "executor"}
        else:
            change = {"lead": "monitor", "partners": "executor"}
    return tuple(
        replace(column, role=change.get(column.role or "", column.role), binds=column.role == "executor")
        for column in columns
    )
