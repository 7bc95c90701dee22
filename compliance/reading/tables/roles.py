"""What the columns of a table hold once all is seen together: headings, cells, caption, the plan's year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compliance.reading.tables import values
from compliance.reading.tables.allotting import borne, by_unit, sets_values, tells_results
from compliance.reading.tables.bearers import addressed_in
from compliance.reading.tables.bodies import Area
from compliance.reading.tables.columns import Column, Header, TableKind
from compliance.reading.tables.grid import GridRow
from compliance.reading.tables.inferring import inferred, timed
from compliance.reading.tables.naming import named
from compliance.reading.vocabulary import any_word, heading_signs, heading_words, load, measures, plain

_OWNERS = ("monitor", "executor", "lead", "partners")


def resolve(
    columns: tuple[Column, ...],
    body: Sequence[GridRow],
    caption: str,
    year: int | None,
    level: str | None = None,
    *,
    area: Area | None = None,
) -> Header:
    """The header with every open role decided by the other columns and the cells of ``body``.

    ``year`` and ``level`` are those of the plan, ``area`` is where it stands.
    """
    area = area or Area()
    columns = values.signed(borne(timed(columns, body), body, area), body)
    columns = tuple(_dated(column, year) for column in columns)
    if (header := by_unit(columns, body, caption, area, year)) is not None:
        return header
    columns = inferred(_measure(columns, body), body)
    columns = named(columns, body)
    columns = tuple(_dated(column, year) for column in columns)
    columns = values.given(columns, body, level)
    columns = _results(columns, caption)
    columns = values.interim(columns, body)
    columns, several = values.unknown_values(columns, body, sure=sets_values(caption))
    columns, unclear = (columns, True) if several else values.own(columns, body, year)
    columns = _addressed(columns, caption)
    kind = TableKind.RESULTS if _assessed(columns, body, year) else _kind(columns, caption)
    columns = _owners(_products(columns, kind), kind)
    return Header(columns, kind, unclear=unclear)


def _assessed(columns: tuple[Column, ...], body: Sequence[GridRow], year: int | None) -> bool:
    """Whether a column says row by row how values were kept, beside those achieved, in a year gone by."""
    if not any(column.role == "past" for column in columns):
        return False
    if year is not None and any(c.role == "target" and (c.year or 0) >= year for c in columns):
        return False
    words = {plain(word) for word in load("columns")["assessed"]}
    for index in range(len(columns)):
        texts = [plain(row.cells[index].text) for row in body if index < len(row.cells) and row.cells[index]]
        if texts and sum(text in words for text in texts) * 2 > len(texts):
            return True
    return False


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


def _results(columns: tuple[Column, ...], caption: str) -> tuple[Column, ...]:
    """ "Kết quả" heads products of tasks, targets where nothing else does, else what was achieved."""
    roles = [column.role for column in columns]
    if "task" in roles:
        role = "outputs" if "outputs" not in roles else "note"
    elif "target" in roles or "indicator_listed" in roles or tells_results(caption):
        role = "past"
    else:
        role = "target"
    return tuple(replace(column, role=role) if column.role == "result" else column for column in columns)


def _kind(columns: tuple[Column, ...], caption: str) -> TableKind:
    roles = {column.role for column in columns}
    if "comment" in roles:
        return TableKind.COMMENTS
    if "paper_listed" in roles and not roles & {"target", "task", "due"}:
        return TableKind.PAPERS
    if "task" in roles and ("target" not in roles or roles & {"lead", "due", "outputs"}):
        return TableKind.TASKS
    if "score" in roles and "target" not in roles:
        return TableKind.SCORES
    if "target" not in roles and ("past" in roles or "indicator_listed" in roles or tells_results(caption)):
        return TableKind.RESULTS
    if "title" in roles and roles & {"target", "measure", *_OWNERS}:
        return TableKind.INDICATORS
    if "title" in roles and "number" in roles:
        return TableKind.INDICATORS
    return TableKind.UNKNOWN


def _products(columns: tuple[Column, ...], kind: TableKind) -> tuple[Column, ...]:
    """In a table of tasks a column under "Yêu cầu kết quả" or the like holds what is to come of them."""
    if kind is not TableKind.TASKS or any(column.role == "outputs" for column in columns):
        return columns
    sign = any_word(load("columns")["products"])
    return tuple(
        replace(column, role="outputs")
        if column.role is None and sign.search(heading_words(column.heading))
        else column
        for column in columns
    )


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
