"""A document into plans: the one place where tables, body, header and mentions come together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from compliance.errors import ComplianceError, Place
from compliance.model.plan import Citation, Indicator, Plan, PlanFile, Task, Unread
from compliance.reading import mentions
from compliance.reading.accounting import Ledger
from compliance.reading.body import body_indicators
from compliance.reading.context import ReadingContext
from compliance.reading.document import Document, Paragraph, Table
from compliance.reading.header import HeaderFacts, header_of
from compliance.reading.indicators import indicators_of, numbered
from compliance.reading.passages import footnotes_of, has_text_between, passages_of
from compliance.reading.products import product_indicators
from compliance.reading.promises import Promises
from compliance.reading.sections import Outline, Part, outline_of
from compliance.reading.tables.columns import TableKind
from compliance.reading.tables.drafting import drafts_of
from compliance.reading.tables.furniture import is_furniture
from compliance.reading.tables.grid import Grid, grid_of
from compliance.reading.tables.joining import LogicalTable, logical_tables
from compliance.reading.tables.rows import lines_of
from compliance.reading.tasks import TaskLine, tasks_of
from compliance.reading.words import Piece, Words

_WHY = {
    TableKind.RESULTS: "reading.why_results",
    TableKind.SCORES: "reading.why_scores",
    TableKind.COMMENTS: "reading.why_comments",
    TableKind.UNKNOWN: "reading.why_unknown_table",
}


@dataclass(slots=True)
class _Contents:
    indicators: list[Indicator] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    task_lines: list[TaskLine] = field(default_factory=list)
    parts: set[str] = field(default_factory=set)


def assemble(document: Document, context: ReadingContext) -> tuple[Plan, ...]:
    """The plan that ``document`` holds.

    Raises ComplianceError ``reading.no_plan`` when nothing in it is a plan: no indicator, no task, no
    section of a plan.
    """
    ledger = Ledger()
    outline = outline_of(passages_of(document, ledger))
    footnotes_of(document.footnotes, ledger)
    grids = _grids(document, ledger, outline)
    captions = [row.text for grid in grids for row in grid.rows[:4] if len(row.filled) == 1]
    header = header_of(outline, captions, context)
    year = header.period.last if header.period is not None else None
    contents = _read_tables(grids, ledger, context, header, year)
    promises = Promises(ledger, year=header.period.first if header.period is not None else None)
    body = body_indicators(outline.placed, promises, context, header.issuer.level)
    contents.indicators = [*body, *contents.indicators]
    return (_plan(document, outline, header, contents, ledger, grids, context),)


def _grids(document: Document, ledger: Ledger, outline: Outline) -> list[Grid]:
    grids: list[Grid] = []
    last: int | None = None
    for index, block in enumerate(document.blocks):
        if isinstance(block, Table):
            gap = last is not None and has_text_between(document.blocks, last, index)
            grids.append(grid_of(block, ledger, gap=gap, caption=_caption(document, index)))
            last = index
    return grids


def _caption(document: Document, index: int) -> str:
    """The paragraphs right above a table."""
    lines: list[str] = []
    for block in reversed(document.blocks[max(0, index - 4) : index]):
        if not isinstance(block, Paragraph):
            break
        lines.insert(0, block.text)
    return " ".join(line for line in lines if len(line) < 300)


def _read_tables(
    grids: Sequence[Grid], ledger: Ledger, context: ReadingContext, header: HeaderFacts, year: int | None
) -> _Contents:
    contents = _Contents()
    promises = Promises(ledger, year=header.period.first if header.period is not None else None)
    level = header.issuer.level
    plan_grids = [grid for grid in grids if not is_furniture(grid, ledger)]
    for table in logical_tables(plan_grids, ledger, year=header.period.first if header.period else None):
        kind = table.header.kind if table.header is not None else TableKind.UNKNOWN
        if table.header is not None and kind is TableKind.INDICATORS:
            lines = lines_of(table.rows, table.header, "title", ledger)
            drafts = drafts_of(lines, table.header, ledger)
            contents.indicators += indicators_of(drafts, "annex", promises, context, level)
            contents.parts.add("indicators")
        elif table.header is not None and kind is TableKind.TASKS:
            lines = lines_of(table.rows, table.header, "task", ledger)
            tasks, task_lines = tasks_of(lines, table.header, ledger, year=year)
            contents.tasks += tasks
            contents.task_lines += task_lines
            contents.indicators += product_indicators(task_lines, promises, context, level)
            contents.parts.add("tasks")
        else:
            _leave(table, kind, ledger)
    return contents


def _leave(table: LogicalTable, kind: TableKind, ledger: Ledger) -> None:
    """A table that promises nothing, or that was not understood: said row by row."""
    for row in table.rows:
        words = Words()
        for cell in row.cells:
            words = words.join(cell, by=" | ")
        if not words:
            ledger.row("joined")
            continue
        ledger.row("unread")
        ledger.leave(words, _WHY[kind], source=row.source)


def _plan(
    document: Document,
    outline: Outline,
    header: HeaderFacts,
    contents: _Contents,
    ledger: Ledger,
    grids: Sequence[Grid],
    context: ReadingContext,
) -> Plan:
    parts = contents.parts | _text_parts(outline)
    if not (contents.indicators or contents.tasks or {"body"} & parts):
        raise ComplianceError("reading.no_plan", place=Place(document.file), file=document.file)
    day = _day(header)
    places = list(_words_with_places(outline, grids, contents))
    unread: tuple[Unread, ...] = (*document.unread, *ledger.unread)
    return Plan(
        id=_plan_id(header),
        unit=header.issuer.unit,
        unit_name=header.issuer.name,
        level=header.issuer.level,
        kind=header.kind,
        title=header.title,
        period=header.period,
        source=PlanFile(document.file, document.sha256, document.format),
        number=header.number,
        issued=header.issued,
        supersedes=header.supersedes,
        unit_candidates=header.issuer.candidates,
        parts=frozenset(parts),
        citations=_citations(outline, grids),
        indicators=numbered(contents.indicators),
        tasks=tuple(contents.tasks),
        sections=outline.sections,
        mentions=mentions.mentions_of(places, context.units, day),
        unread=unread,
        accounting=ledger.account(sum(len(grid.rows) for grid in grids)),
    )


def _plan_id(header: HeaderFacts) -> str:
    period = str(header.period) if header.period is not None else "?"
    return f"{header.issuer.unit or header.issuer.name or '?'}@{period}"


def _day(header: HeaderFacts) -> dt.date | None:
    if header.issued is not None and header.issued.full is not None:
        return header.issued.full
    return header.period.begins if header.period is not None else None


def _text_parts(outline: Outline) -> set[str]:
    parts = {"decision"} if any(item.part is Part.DECISION for item in outline.placed) else set()
    if any(item.part is Part.BODY and item.headings for item in outline.placed):
        parts.add("body")
    if any(item.part is not Part.ANNEX for item in outline.placed):
        parts.add("header")
    return parts


def _words_with_places(
    outline: Outline, grids: Sequence[Grid], contents: _Contents
) -> Iterator[mentions.Passage]:
    """The words that are looked through for mentions: running text, then tasks cell by cell."""
    for item in outline.placed:
        path = f"/{item.path}" if item.path and item.part is Part.BODY else ""
        yield mentions.Passage(item.passage.words, f"{item.part}{path}")
    for line in contents.task_lines:
        section = f"task/{line.task.no}"
        yield mentions.Passage(line.title, section)
        for name, words in line.cells.items():
            yield mentions.Passage(words, f"{section}/{name}", owner=name in ("lead", "partners"))
    for indicator in numbered(contents.indicators):
        yield from _owners(indicator)


def _owners(indicator: Indicator) -> Iterator[mentions.Passage]:
    """Those who monitor and carry out an indicator, as far as its own row names them."""
    for name in ("monitor", "executor"):
        text = getattr(indicator, name)
        if text and not (name == "executor" and indicator.owner_merged):
            piece = Piece(0, -1, 0, indicator.source)
            yield mentions.Passage(Words(text, (piece,)), f"{indicator.id}/{name}", owner=True)


def _citations(outline: Outline, grids: Sequence[Grid]) -> tuple[Citation, ...]:
    from compliance.wording.citations import find_citations

    found: list[Citation] = []
    for item in outline.placed:
        found += find_citations(item.passage.text, item.passage.words.source)
    for grid in grids:
        for row in grid.rows:
            for cell in row.cells:
                if "/" in cell.text or "uật" in cell.text:
                    found += find_citations(cell.text, cell.source)
    return tuple(found)
