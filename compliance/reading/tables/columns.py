"""What each column of a table holds, by the meaning of its heading alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field
from enum import StrEnum

from compliance.reading.tables.bearers import CITY
from compliance.reading.tables.grid import GridRow
from compliance.reading.vocabulary import heading_role, interim, is_quantity, plain
from compliance.records import record


class TableKind(StrEnum):
    """What the rows of a table are."""

    INDICATORS = "indicators"
    TASKS = "tasks"
    BY_UNIT = "by_unit"
    RESULTS = "results"
    SCORES = "scores"
    COMMENTS = "comments"
    PAPERS = "papers"
    UNKNOWN = "unknown"


@record
class Column:
    """One column: the words of its heading, its role, and the year and level that the heading names.

    ``scope`` are the words of a heading that says whom its values are for ("UBND các xã"). ``given`` says
    that a superior set the values and that the plan's own could not be told from them, ``binds`` that the
    column names those who carry out, whatever its role, ``doubtful`` that only its cells told the role.
    """

    heading: str
    role: str | None
    above: str | None = None
    year: int | None = None
    level: str | None = None
    given: bool = False
    scope: str | None = None
    binds: bool = False
    doubtful: bool = False


@record
class Header:
    """The columns of a table and what its rows are.

    ``guessed``: no heading told them. ``unclear``: several columns could be the target, so none is read.
    ``measure`` is the unit of all values, where the title of the table says it.
    """

    columns: tuple[Column, ...]
    kind: TableKind = TableKind.UNKNOWN
    guessed: bool = False
    unclear: bool = False
    measure: str = ""
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
_VALUED = ("target", "past", "given")


def columns_of(rows: Sequence[GridRow]) -> tuple[Column, ...]:
    """The columns under header ``rows`` (one to three of them), by their headings alone."""
    width = len(rows[0].cells)
    return tuple(_column(_path(rows, index)) for index in range(width))


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
    if not path:
        return Column("", None)
    above = heading_role(path[-2]) if len(path) > 1 else None
    role = _role(path, above)
    year = next((year for text in reversed(path) if (year := _year(text))), None)
    level = next((level for text in reversed(path) if (level := _level(text))), None)
    return Column(" / ".join(path), role, above, year, level if role == "target" else None)


def _level(heading: str) -> str | None:
    words = plain(heading)
    return next((level for sign, level in _LEVELS if sign in words), None)


def _role(path: list[str], above: str | None) -> str | None:
    """What the lowest heading says, with those above where it goes on with them or is a mere quantity."""
    if above in _VALUED and is_quantity(path[-1]):
        return above
    told = [heading_role(path[-1]), heading_role(" ".join(path))]
    goes_on = len(path) > 1 and path[-1][:1].islower()
    role = next((role for role in (reversed(told) if goes_on else told) if role is not None), above)
    timed = role == "due" and len(path) > 1
    if (timed or role in (None, "target", "given")) and interim().search(plain(path[-1])):
        return "interim"
    return "executor" if role == "owners" else role


def _year(heading: str) -> int | None:
    """The last year that a heading names; one it is compared with does not count."""
    years = _YEAR.findall(_COMPARED.sub("", heading))
    return int(years[-1]) if years else None
