"""Lines of a task table into tasks: sub-rows under their task, areas from the rows that head them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field, replace

from compliance.model.plan import Task
from compliance.reading.accounting import Ledger
from compliance.reading.document import Merge
from compliance.reading.notes import holds_values
from compliance.reading.tables.columns import Header
from compliance.reading.tables.line import Line, Rank, is_as_above, is_title_row
from compliance.reading.words import Words, join_all
from compliance.records import record
from compliance.vietnamese import squash

AIM = "aim"
"""The role of a column that says what is aimed at beside a task and its products."""

# A scan does not tell the Roman number of a quarter ("II" read "I/").
_QUARTER = re.compile(r"(?<!\w)qu[yýíi](?!\w)", re.IGNORECASE)
_FIELDS = ("outputs", "lead", "partners", "due")
_INHERITED_FROM_BLANK = ("lead", "due")


@record
class TaskLine:
    """A task and the words of its cells, for those who look for targets and names in them.

    ``executor`` are the words of the columns that name those who carry it out; ``tracked`` says that what is
    to be done, or to come of it, holds an unaccepted change.
    """

    task: Task
    title: Words
    cells: dict[str, Words]
    executor: str = ""
    tracked: bool = False


@record(frozen=False)
class _Open:
    line: TaskLine
    items: list[TaskLine] = field(default_factory=list)


def tasks_of(
    lines: Sequence[Line], header: Header, ledger: Ledger, *, year: int | None
) -> tuple[tuple[Task, ...], tuple[TaskLine, ...]]:
    """The tasks of a table with their sub-rows as items, and every line with its words."""
    area: str | None = None
    groups: dict[str, str] = {}
    opened: list[_Open] = []
    everything: list[TaskLine] = []
    for index, line in enumerate(lines):
        if _is_group(lines, index, header):
            if holds_values(line.title.text):
                ledger.row("unread")
                ledger.leave(line.title, "reading.why_no_target", source=line.source)
            else:
                ledger.row("groups")
            area = squash(line.title.text)
            if line.code is not None:
                groups[line.code] = area
            continue
        ledger.row("tasks")
        parent = _parent(line, opened, numbered=header.index("number") is not None)
        above = everything[-1] if everything else None
        leads, own_area = _leads(lines, index), _area(line, groups, area)
        read = _task_line(line, header, parent, above, area=own_area, year=year, leads=leads)
        everything.append(read)
        if parent is not None:
            parent.items.append(read)
        else:
            opened.append(_Open(read))
    tasks = tuple(replace(each.line.task, items=tuple(item.task for item in each.items)) for each in opened)
    return tasks, tuple(everything)


def _is_group(lines: Sequence[Line], index: int, header: Header) -> bool:
    line = lines[index]
    if any(line.cell(header.index(name)) for name in _FIELDS):
        return False
    if line.rank is Rank.ROMAN or line.title.text.isupper() or is_title_row(line, header):
        return True
    columns = header.indices(*_FIELDS)
    if any(column < len(line.merges) and line.merges[column] is Merge.ABOVE for column in columns):
        return False
    if not header.indices(*_FIELDS):
        return False
    below = lines[index + 1] if index + 1 < len(lines) else None
    if below is None or line.code is None:
        return line.rank is Rank.NONE and line.cell(0).text == line.title.text
    return below.code is not None and below.code.startswith(f"{line.code}.")


def _leads(lines: Sequence[Line], index: int) -> bool:
    """Whether sub-rows follow, with a longer code: what they hold in blank cells of the row is theirs."""
    code = lines[index].code
    below = lines[index + 1].code if index + 1 < len(lines) else None
    return code is not None and below is not None and below.startswith(f"{code}.")


def _parent(line: Line, opened: Sequence[_Open], *, numbered: bool) -> _Open | None:
    """The task that ``line`` is a part of: its code goes on from the task's, or it has none.

    In a table that is not ``numbered`` no row has a code, so that it tells nothing.
    """
    if not opened:
        return None
    last = opened[-1]
    if line.code is None:
        return last if line.rank is Rank.BULLET or (numbered and line.rank is Rank.NONE) else None
    if line.rank is Rank.LETTER:
        return last
    return last if line.code.startswith(f"{last.line.task.no}.") else None


def _area(line: Line, groups: dict[str, str], area: str | None) -> str | None:
    above = (line.code or "").rpartition(".")[0]
    return groups.get(above, area)


def _task_line(
    line: Line,
    header: Header,
    parent: _Open | None,
    above: TaskLine | None,
    *,
    area: str | None,
    year: int | None,
    leads: bool,
) -> TaskLine:
    cells = {name: _cell(line, header, name, parent, above, leads=leads) for name in _FIELDS}
    words = {name: squash(cell.text) for name, cell in cells.items()}
    task = Task(
        no=line.code or "",
        title=squash(line.title.text),
        outputs=words["outputs"],
        lead=words["lead"],
        partners=words["partners"],
        due=words["due"],
        due_by=None if line.confidence < 1 and _QUARTER.search(words["due"]) else _due_by(words["due"], year),
        area=area,
        source=line.source.quoting(squash(line.title.text)),
    )
    own = {name: _own(line, header, name) for name in (*_FIELDS, AIM)}
    acting = {column.role for column in header.columns if column.binds}
    executor = "; ".join(words[name] for name in ("lead", "partners") if name in acting and words[name])
    tracked = not line.tracked.isdisjoint(header.indices("task", "outputs", AIM))
    return TaskLine(task, line.title, own, executor, tracked)


def _cell(
    line: Line, header: Header, name: str, parent: _Open | None, above: TaskLine | None, *, leads: bool
) -> Words:
    """The words of a cell; a merged or "-" cell takes those above, a blank one of a sub-row its task's.

    A row that ``leads`` sub-rows takes nothing from the task before it.
    """
    indices = header.indices(name)
    own = _own(line, header, name)
    if own or above is None:
        return own
    merged = any(line.merges[index] is Merge.ABOVE for index in indices if index < len(line.merges))
    repeated = any(is_as_above(line.cell(index).text) for index in indices if line.cell(index))
    if merged or repeated:
        return Words(getattr(above.task, name))
    if line.shows_merges:
        return own
    if parent is not None:
        return Words(getattr(parent.items[-1].task if parent.items else parent.line.task, name))
    inherited = name in _INHERITED_FROM_BLANK or (name == "partners" and _led_above(line, header))
    same_area = inherited and line.rank is Rank.NUMBER and not leads
    return Words(getattr(above.task, name)) if same_area and _blank_run(line, header) else own


def _led_above(line: Line, header: Header) -> bool:
    """Whether the lead of a row stands above it: then its blank partners do, too; else it has none."""
    return header.index("lead") is not None and not _own(line, header, "lead")


def _own(line: Line, header: Header, name: str) -> Words:
    """What the row itself says in the columns of ``name``."""
    cells = [line.cell(index) for index in header.indices(name)]
    return join_all([cell for cell in cells if not is_as_above(cell.text)], by="; ")


def _blank_run(line: Line, header: Header) -> bool:
    """Whether the row has another owner cell of its own, so that the blank one looks merged."""
    return any(line.cell(index) for index in header.indices("lead", "partners", "due"))


def _due_by(words: str, year: int | None):  # type: ignore[no-untyped-def]
    if not words or year is None:
        return None
    from compliance.wording.dates import due_by

    return due_by(words, year)
