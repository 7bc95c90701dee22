"""What each column of a table holds, by the meaning of its heading and, where that is open, by its cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from compliance.reading.tables.bearers import CITY
from compliance.reading.tables.grid import GridRow
from compliance.reading.vocabulary import heading_role, load, measures, plain


class TableKind(StrEnum):
    """What the rows of a table are."""

    INDICATORS = "indicators"
    TASKS = "tasks"
    RESULTS = "results"
    SCORES = "scores"
    COMMENTS = "comments"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the words of its heading, its role, and the year and level that the heading names.

    ``given`` says that a superior set the values and that the plan's own could not be told from them.
    """

    heading: str
    role: str | None
    above: str | None = None
    year: int | None = None
    level: str | None = None
    given: bool = False


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table and what its rows are.

    ``guessed``: no heading told them. ``unclear``: several columns could be the target, so none is read.
    """

    columns: tuple[Column, ...]
    kind: TableKind = TableKind.UNKNOWN
    guessed: bool = False
    unclear: bool = False
    _places: dict[str, tuple[int, ...]] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        places: dict[str, tuple[int, ...]] = {}
        for index, column in enumerate(self.columns):
            if column.role is not None:
                places[column.role] = (*places.get(column.role, ()), index)
        object.__setattr__(self, "_places", places)

    def indices(self, *roles: str) -> tuple[int, ...]:
        """The columns with one of ``roles``, from left to right."""
        if len(roles) == 1:
            return self._places.get(roles[0], ())
        return tuple(index for index, column in enumerate(self.columns) if column.role in roles)

    def index(self, role: str) -> int | None:
        """The first column with ``role``."""
        places = self._places.get(role)
        return places[0] if places else None

    def same_as(self, other: Header) -> bool:
        """Whether ``other`` heads the same columns (a header printed again at a page break)."""
        mine, theirs = ([column.role for column in header.columns] for header in (self, other))
        shared = min(len(mine), len(theirs))
        return mine[:shared] == theirs[:shared] and not any(mine[shared:]) and not any(theirs[shared:])


_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_COMPARED = re.compile(r"so với\D*20\d\d", re.IGNORECASE)
_LEVELS = (
    ("cap tinh", "province"),
    ("cap thanh pho", CITY),
    ("cap huyen", "district"),
    ("cap xa", "commune"),
)
_DIGIT = re.compile(r"\d")
_OWNERS = ("monitor", "executor", "lead", "partners")


def columns_of(rows: Sequence[GridRow]) -> tuple[Column, ...]:
    """The columns under header ``rows`` (one to three of them), by their headings alone."""
    width = len(rows[0].cells)
    return tuple(_column(_path(rows, index)) for index in range(width))


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
    from compliance.reading.tables import values

    columns = tuple(_dated(column, year) for column in values.signed(columns, body))
    columns = _measure(columns, body)
    columns = _names(columns, body)
    columns = values.given(columns, body, level)
    columns = _results(columns, caption)
    columns, several = values.unknown_values(columns, body)
    columns, unclear = (columns, True) if several else values.own(columns, year)
    kind = _kind(columns, caption)
    columns = _owners(columns, kind)
    return Header(columns, kind, unclear=unclear)


def _path(rows: Sequence[GridRow], index: int) -> list[str]:
    """The headings above column ``index``, from the top; a blank one over a named one spans from its left."""
    path: list[str] = []
    for depth, row in enumerate(rows):
        text = row.cells[index].text if index < len(row.cells) else ""
        lower_named = any(later.cells[index].text for later in rows[depth + 1 :] if index < len(later.cells))
        if not text and lower_named:
            text = next((row.cells[left].text for left in range(index, -1, -1) if row.cells[left].text), "")
        if text and (not path or path[-1] != text):
            path.append(text)
    return path


def _column(path: list[str]) -> Column:
    heading = " / ".join(path)
    if not path:
        return Column("", None)
    above = heading_role(path[-2]) if len(path) > 1 else None
    told = [heading_role(path[-1]), heading_role(" ".join(path))]
    goes_on = len(path) > 1 and path[-1][:1].islower()
    role = next((role for role in (reversed(told) if goes_on else told) if role is not None), above)
    if role == "owners":
        role = "executor"
    year = next((year for text in reversed(path) if (year := _year(text))), None)
    level = next((level for words, level in _LEVELS if words in plain(path[-1])), None)
    return Column(heading, role, above, year, level if role == "target" else None)


def _year(heading: str) -> int | None:
    """The last year that a heading names; one it is compared with does not count."""
    years = _YEAR.findall(_COMPARED.sub("", heading))
    return int(years[-1]) if years else None


def _dated(column: Column, year: int | None) -> Column:
    """A column of the plan's own year or a later one under "Kết quả năm …" is no achieved result."""
    if year is None or column.year is None:
        return column
    if column.role in ("target", "given") and column.year < year:
        return replace(column, role="past")
    if column.role == "past" and column.year >= year and plain(column.heading).startswith("ket qua nam"):
        return replace(column, role="result")
    return column


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
    works = sum(role in ("lead", "partners", "due", "outputs") for role in roles)
    open_task = "task" in roles or (
        works >= 2 and "target" not in roles and "title" not in roles and "title_or_target" not in roles
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
        elif role == "target" and "task" in roles and works:
            role = "outputs"
        made.append(replace(column, role=role))
    if not any(column.role in ("title", "task") for column in made):
        made = _promote(made)
    return tuple(made)


def _promote(columns: list[Column]) -> list[Column]:
    """Where no column heads names, that of fields does, "Chỉ tiêu thống kê", or the one after the number."""
    for wanted in ("area", "indicator_listed", None):
        for index, column in enumerate(columns):
            if column.role == wanted and column.heading and index <= 2:
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


def _owners(columns: tuple[Column, ...], kind: TableKind) -> tuple[Column, ...]:
    """Who monitors and who acts in an indicator table; who leads in a task table.

    Where a table of indicators names only a lead, the lead watches over the indicator; whom it binds
    is not said. Beside a monitor, lead and partners are those who act.
    """
    roles = {column.role for column in columns}
    change: dict[str, str] = {}
    if kind is TableKind.TASKS:
        if "lead" not in roles:
            change["executor"] = "lead"
        elif "partners" not in roles:
            change["executor"] = "partners"
    elif kind is TableKind.INDICATORS:
        if "monitor" in roles:
            change = {"lead": "executor", "partners": "executor"}
        elif "executor" in roles:
            change = {"lead": "monitor", "partners": "executor"}
        else:
            change = {"lead": "monitor", "partners": "executor"}
    return tuple(replace(column, role=change.get(column.role or "", column.role)) for column in columns)
