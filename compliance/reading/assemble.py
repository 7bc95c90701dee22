"""A document into plans: the one place where tables, body, header and mentions come together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from compliance.model.plan import Citation, Indicator, Plan, PlanFile, Unread
from compliance.model.source import Source
from compliance.reading import mentions
from compliance.reading.accounting import Ledger
from compliance.reading.announcing import announced_parts
from compliance.reading.body import body_indicators
from compliance.reading.contents import Contents, captions_of, grids_of, only_year, read_tables
from compliance.reading.context import ReadingContext
from compliance.reading.document import Document
from compliance.reading.header import REPORT, HeaderFacts, header_of
from compliance.reading.indicators import numbered
from compliance.reading.overlong import without_overlong
from compliance.reading.passages import footnotes_of, passages_of
from compliance.reading.promises import Promises
from compliance.reading.sections import Outline, Part, outline_of
from compliance.reading.signs import with_signs_shown
from compliance.reading.tables.furniture import head_lines, is_furniture
from compliance.reading.tables.grid import Grid
from compliance.reading.words import Words
from compliance.records import record

_OWN_NUMBER = re.compile(r"số\s*:\s*[\w._…]*\s*/\s*[A-ZĐ][\w&Đ/ -]*", re.IGNORECASE)


@record
class _Read:
    """All that was read of a document."""

    document: Document
    outline: Outline
    grids: Sequence[Grid]
    header: HeaderFacts
    contents: Contents
    indicators: tuple[Indicator, ...]
    ledger: Ledger

    @property
    def parts(self) -> frozenset[str]:
        """What the document carries: indicators, tasks, body, decision, header."""
        placed = self.outline.placed
        parts = set(self.contents.parts)
        if any(each.section == "annex" and each.code is not None for each in self.indicators):
            parts.add("indicators")
        if any(item.part is Part.DECISION for item in placed):
            parts.add("decision")
        promised = not self.outline.articles or any(each.section == "body" for each in self.indicators)
        if promised and any(item.part is Part.BODY and item.headings for item in placed):
            parts.add("body")
        if any(item.part is not Part.ANNEX for item in placed):
            parts.add("header")
        return frozenset(parts)


def assemble(document: Document, context: ReadingContext) -> tuple[Plan, ...]:
    """The plan that ``document`` holds.

    Raises ComplianceError ``reading.no_plan`` when nothing in it is a plan: no indicator, no task, no
    section of a plan, and no table that was not understood under the title of one.
    """
    ledger = Ledger()
    shown = with_signs_shown(document)
    document = without_overlong(shown, ledger)
    outline = outline_of(passages_of(document, ledger))
    footnotes_of(document.footnotes, ledger)
    ledger.enter_unread(document.unread)
    grids = grids_of(document, ledger)
    layout = head_lines(grids)
    header = header_of(outline, captions_of(grids), layout, context, headed=only_year(grids))
    contents = read_tables(grids, ledger, context, header)
    body = _body(outline, ledger, context, header)
    indicators = numbered([*body, *contents.indicators])
    read = _Read(document, outline, grids, header, contents, indicators, ledger)
    if not (indicators or contents.tasks or "body" in read.parts or _names_its_plan(read)):
        from compliance.reading.no_plan import no_plan

        raise no_plan(document, overlong=document is not shown)
    return (_plan(read, context),)


def _names_its_plan(read: _Read) -> bool:
    """Whether tables that were not understood stand under the title of a plan of a known unit."""
    known = read.header.issuer.unit is not None and read.header.period is not None
    return known and read.header.kind != REPORT and read.ledger.rows["unread"] > 0


def _body(outline: Outline, ledger: Ledger, context: ReadingContext, header: HeaderFacts) -> list[Indicator]:
    if header.kind == REPORT:
        return []
    promises = Promises(ledger, year=header.single_year, city=header.city, first=header.first_year)
    return body_indicators(outline.placed, promises, context, header.issuer.level)


def _plan(read: _Read, context: ReadingContext) -> Plan:
    document, header = read.document, read.header
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
        unit_under=header.issuer.under,
        parts=read.parts,
        announced=announced_parts(read.outline.placed, read.parts),
        citations=_citations(read.outline, read.grids),
        indicators=read.indicators,
        tasks=tuple(read.contents.tasks),
        sections=read.outline.sections,
        mentions=mentions.mentions_of(_named_in(read), context.units, read.header.day),
        unread=_unread(read),
        accounting=read.ledger.account(sum(len(grid.rows) for grid in read.grids)),
    )


def _unread(read: _Read) -> tuple[Unread, ...]:
    """What the reader left, and what was left of its words; a cell that both name is named once."""
    said = read.document.unread
    once = set(said)
    return (*said, *_unknown_unit(read), *(each for each in read.ledger.unread if each not in once))


def _unknown_unit(read: _Read) -> tuple[Unread, ...]:
    """A unit that is not named, not known, or one of several is said: nothing is compared for it."""
    issuer = read.header.issuer
    if issuer.unit is not None:
        return ()
    if not issuer.name:
        why = "reading.why_no_unit"
    else:
        why = "reading.why_several_units" if issuer.candidates else "reading.why_unknown_unit"
    words = issuer.name or read.header.title
    return (Unread(words, why, Source(file=read.document.file, quote=words)),)


def _plan_id(header: HeaderFacts) -> str:
    period = str(header.period) if header.period is not None else "?"
    return f"{header.issuer.unit or header.issuer.name or '?'}@{period}"


def _named_in(read: _Read) -> Iterator[mentions.Passage]:
    """The words that are looked through for mentions: running text, then tasks and owners cell by cell."""
    for item in read.outline.placed:
        path = f"/{item.path}" if item.path and item.part is Part.BODY else ""
        yield _passage(item.passage.words, f"{item.part}{path}")
    for line in read.contents.task_lines:
        section = f"task/{line.task.no}"
        yield _passage(line.title, section)
        for name, words in line.cells.items():
            yield _passage(words, f"{section}/{name}")
    for indicator in read.indicators:
        yield from _owners(indicator)


def _owners(indicator: Indicator) -> Iterator[mentions.Passage]:
    """Those who monitor and carry out an indicator, as far as its own row names them."""
    for name in ("monitor", "executor"):
        text = getattr(indicator, name)
        if text and not (name == "executor" and indicator.owner_merged):
            yield mentions.Passage(text, indicator.source, f"{indicator.id}/{name}")


def _passage(words: Words, section: str) -> mentions.Passage:
    return mentions.Passage(words.text, words, section)


def _citations(outline: Outline, grids: Sequence[Grid]) -> tuple[Citation, ...]:
    from compliance.wording.citations import find_citations

    found: list[Citation] = []
    for item in outline.placed:
        if item.part is Part.ANNEX or not _OWN_NUMBER.fullmatch(item.passage.text):
            found += find_citations(item.passage.text, item.passage.words.source)
    for grid in grids:
        for row in grid.rows:
            for cell in row.cells:
                if "/" in cell.text or "uật" in cell.text:
                    text = _without_own_number(cell.text)
                    if text != cell.text and not is_furniture(grid):
                        text = cell.text
                    found += find_citations(text, cell.source)
    return tuple(found)


def _without_own_number(text: str) -> str:
    """The lines of the head of a page without that of the document's own number, which cites nothing."""
    if ":" not in text:
        return text
    return "\n".join(line for line in text.split("\n") if not _OWN_NUMBER.fullmatch(line.strip()))
