"""Plans written in YAML: what the document says, its target words read by the same grammar as a Word cell."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from compliance.errors import ComplianceError, Place
from compliance.files.validated import load_marked
from compliance.model.dates import PartialDate, Period
from compliance.model.plan import Accounting, Citation, Indicator, Mention, Plan, PlanFile, Section, Task
from compliance.model.source import Source
from compliance.model.target import Target
from compliance.reading.accounting import Ledger
from compliance.reading.context import ReadingContext
from compliance.reading.encodings import decode
from compliance.reading.header import kind_of
from compliance.reading.indicators import numbered, with_canonicals
from compliance.reading.owning import owned, owners_of_parts
from compliance.reading.promises import Promises
from compliance.reading.settled_units import Issuer, city_level
from compliance.reading.tables.bearers import Bearer, bearer, settled
from compliance.reading.words import NUMBER, Words
from compliance.reading.yaml_targets import group_of, target_of
from compliance.reading.yaml_writing import write_yaml
from compliance.vietnamese import squash
from compliance.yamlmarks import Node, find

if TYPE_CHECKING:
    from compliance.reading.plan_file import (
        PlanHead,
        WrittenIndicator,
        WrittenItem,
        WrittenPlan,
        WrittenTarget,
        WrittenTask,
    )

__all__ = ["FORMAT", "claims", "read_plans", "write_yaml"]

FORMAT = "yaml"
_PLAN_KEY = re.compile(rb"^(?:\xef\xbb\xbf)?plan\s*:\s*(?:#.*)?\r?$", re.MULTILINE)


def claims(data: bytes, file: str) -> bool:
    """Whether the file is YAML by its name, or holds the key ``plan`` at the top."""
    return file.casefold().endswith((".yaml", ".yml")) or _PLAN_KEY.search(data[:4096]) is not None


def read_plans(data: bytes, file: str, context: ReadingContext) -> tuple[Plan, ...]:
    """The plan in ``data``; raises ComplianceErrors with every mistake at its line and column."""
    from compliance.reading.plan_file import WrittenPlan

    text = decode(data, file)
    written, node = load_marked(text, file, WrittenPlan)
    numbers = len(NUMBER.findall(text))
    return (_Reading(written, node, file, context).plan(hashlib.sha256(data).hexdigest(), numbers),)


class _Reading:
    """One file while it is read: its nodes give every value its line."""

    def __init__(self, written: WrittenPlan, node: Node, file: str, context: ReadingContext) -> None:
        self.written = written
        self.node = node
        self.file = file
        self.context = context
        self.ledger = Ledger()
        period = written.plan.period
        self.year: int | None = period.last if period is not None else None
        self.issuer = self._issuer(written.plan)
        city = city_level(self.issuer, context.units, _day(written.plan))
        single = period.first if period is not None and period.first == period.last else None
        self.promises = Promises(self.ledger, year=single, city=city)

    def plan(self, sha256: str, numbers: int) -> Plan:
        """The plan; ``numbers`` are all that the file holds, each to be accounted for."""
        head = self.written.plan
        indicators = [
            made
            for index, each in enumerate(self.written.indicators)
            for made in self._indicators(each, index)
        ]
        tasks = tuple(self._task(task, ("tasks", index)) for index, task in enumerate(self.written.tasks))
        return Plan(
            id=f"{self.issuer.unit or self.issuer.name}@{head.period or '?'}",
            unit=self.issuer.unit,
            unit_name=self.issuer.name,
            level=self.issuer.level,
            kind=head.kind or kind_of(head.title, head.period),
            title=head.title,
            period=head.period,
            source=PlanFile(self.file, sha256, FORMAT),
            number=head.number,
            issued=head.issued,
            supersedes=head.supersedes,
            unit_candidates=self.issuer.candidates,
            parts=frozenset(head.parts if head.parts is not None else self._parts()),
            citations=self._citations(),
            indicators=numbered(indicators),
            tasks=tasks,
            sections=self._sections(),
            mentions=self._mentions(),
            unread=tuple(self.ledger.unread),
            accounting=self._account(numbers),
        )

    def _account(self, numbers: int) -> Accounting:
        """The accounting of the file: numbers of codes, dates and years stand aside from the words read."""
        self.ledger.aside = max(0, numbers - self.ledger.entered)
        return self.ledger.account(sum(self.ledger.rows.values()))

    def _issuer(self, head: PlanHead) -> Issuer:
        if self.context.units is None:
            return Issuer(head.unit, head.unit, None)
        day = _day(head)
        resolution = self.context.units.resolve(head.unit, day=day)
        unit = resolution.unit
        if unit is None and not resolution.candidates and len(resolution.others) == 1:
            unit = resolution.others[0]
        if unit is not None:
            return Issuer(unit.id, unit.name, unit.level)
        candidates = resolution.candidates or resolution.others
        if not candidates:
            place = self._place("plan", "unit")
            raise ComplianceError("reading.unknown_unit", place=place, file=self.file, unit=head.unit)
        ids = tuple(each.id for each in candidates)
        return Issuer(None, head.unit, candidates[0].level, ids)

    def _parts(self) -> tuple[str, ...]:
        written = self.written
        sections = {each.section for each in written.indicators}
        body = bool(written.sections) or "body" in sections
        return tuple(
            name
            for name, there in (
                ("indicators", "annex" in sections),
                ("tasks", bool(written.tasks)),
                ("body", body),
            )
            if there
        )

    def _indicators(self, written: WrittenIndicator, index: int) -> list[Indicator]:
        path = ("indicators", index)
        title = self._words(written.title, *path, "title")
        own = Indicator(
            id="",
            title=squash(title.text),
            section=written.section,
            code=written.code,
            group=written.group or group_of(written.code),
            monitor=written.monitor,
            executor=written.executor,
            merged=written.merged,
            owner_merged=written.owner_merged,
            context=written.context,
            source=title.source,
        )
        cell = self._words(written.target or "", *path, "target")
        targets = [
            *self._read(cell, written.title, title),
            *(target_of(each, title.source) for each in written.targets),
        ]
        targets = [replace(target, level=target.level or written.level) for target in targets]
        children: list[Indicator] = []
        words = [written.cell or cell.text]
        apart = any(item.monitor or item.executor for item in written.items)
        for number, item in enumerate(written.items):
            more, child = self._item(item, own, (*path, "items", number))
            if apart:
                who = (item.monitor or written.monitor, item.executor or written.executor)
                more = list(owned(more, *who))
            targets += more
            if child is not None:
                children.append(child)
            elif item.target:
                words.append(item.target)
        own = replace(
            own,
            monitor=own.monitor or owners_of_parts(target.monitor for target in targets),
            executor=own.executor or owners_of_parts(target.executor for target in targets),
            targets=tuple(targets),
            cell="\n".join(word for word in words if word),
        )
        self.ledger.row("groups" if not targets and children else "indicators")
        made = [] if not targets and children else [self._named(own, written.canonical)]
        return [*made, *children]

    def _item(
        self, item: WrittenItem, own: Indicator, path: tuple[str | int, ...]
    ) -> tuple[list[Target], Indicator | None]:
        """The targets of the indicator that an item holds, or the indicator that it is."""
        title = self._words(item.title, *path, "title")
        cell = self._words(item.target or "", *path, "target")
        who = bearer(item.title) or (Bearer(squash(item.title), item.level) if item.level else None)
        targets = [
            *(self._read(cell, own.title) if who else self._read(cell, item.title, title)),
            *(target_of(t, title.source) for t in item.targets),
        ]
        if who is not None and item.canonical is None:
            level = item.level or who.level
            self.ledger.row("joined")
            scoped = [
                replace(
                    t,
                    scope=t.scope if t.scope and item.targets else who.scope,
                    level=settled(level, self.promises.city) or t.level,
                )
                for t in targets
            ]
            return scoped, None
        self.ledger.row("indicators")
        child = replace(
            own,
            title=squash(item.title),
            code=None,
            group=own.code,
            cell=cell.text,
            monitor=item.monitor or own.monitor,
            executor=item.executor or own.executor,
            targets=tuple(targets),
            context=own.title,
            source=title.source,
        )
        return [], self._named(child, item.canonical)

    def _named(self, indicator: Indicator, canonical: str | None) -> Indicator:
        named = with_canonicals(indicator, self.context, level=self.issuer.level)
        return named if canonical is None else replace(named, canonical=canonical, declared=True)

    def _read(self, words: Words, title: str, row: Words | None = None) -> tuple[Target, ...]:
        targets = self.promises.read(words, title=title) if words else ()
        return self.promises.with_nested(targets, row) if row is not None else targets

    def _structured(
        self, written: tuple[WrittenTarget, ...], source: Source, *path: str | int
    ) -> tuple[Target, ...]:
        """Targets written field by field; their numbers are accounted for as those in words are."""
        for index, each in enumerate(written):
            for name in ("value", "upper"):
                if getattr(each, name) is not None:
                    words = self._words(str(getattr(each, name)), *path, index, name)
                    self.ledger.claim(words, 0, len(words.text))
        return tuple(target_of(each, source) for each in written)

    def _task(self, written: WrittenTask, path: tuple[str | int, ...]) -> Task:
        from compliance.wording.dates import due_by

        title = self._words(written.title, *path, "title")
        for name in ("outputs", "lead", "partners", "due"):
            self._words(getattr(written, name), *path, name)
        self.ledger.row("tasks")
        return Task(
            no=written.no,
            title=squash(title.text),
            outputs=written.outputs,
            lead=written.lead,
            partners=written.partners,
            due=written.due,
            due_by=due_by(written.due, self.year) if written.due else None,
            area=written.area,
            source=title.source,
            items=tuple(
                self._task(item, (*path, "items", number)) for number, item in enumerate(written.items)
            ),
        )

    def _citations(self) -> tuple[Citation, ...]:
        return tuple(
            Citation(
                number=each.number,
                date=each.date,
                issuer=each.issuer,
                kind=each.kind,
                title=each.title,
                period=each.period,
                quote=each.quote,
                source=self._words(each.number, "citations", index, "number").source,
            )
            for index, each in enumerate(self.written.citations)
        )

    def _sections(self) -> tuple[Section, ...]:
        made = []
        for index, each in enumerate(self.written.sections):
            source = self._words(each.title, "sections", index, "title").source
            made.append(Section(each.code, each.title, source.line, source))
        return tuple(made)

    def _mentions(self) -> tuple[Mention, ...]:
        if self.written.mentions:
            return tuple(
                Mention(
                    kind=each.kind,
                    text=each.text,
                    value=each.value,
                    context=each.context,
                    section=each.section,
                    source=self._words(each.text, "mentions", index, "text").source,
                )
                for index, each in enumerate(self.written.mentions)
            )
        return self._mentions_of_tasks()

    def _mentions_of_tasks(self) -> tuple[Mention, ...]:
        from compliance.reading.mentions import Passage, mentions_of

        place = Source(file=self.file)
        passages = [Passage(self.written.plan.title, place, "header")]
        for task in (each for top in self.written.tasks for each in (top, *top.items)):
            for name in ("title", "outputs", "lead", "partners", "due"):
                section = f"task/{task.no}" + ("" if name == "title" else f"/{name}")
                passages.append(Passage(getattr(task, name), place, section))
        head = self.written.plan
        day = head.issued.full if head.issued is not None else None
        return mentions_of(passages, self.context.units, day or (head.period.begins if head.period else None))

    def _words(self, text: str, *path: str | int) -> Words:
        place = self._place(*path)
        source = Source(file=self.file, line=place.line, quote=squash(text))
        return self.ledger.enter(text, source)

    def _place(self, *path: str | int) -> Place:
        return find(self.node, path).place


def _day(head: PlanHead) -> dt.date | None:
    """The day that settles which units exist."""
    issued: PartialDate | None = head.issued
    period: Period | None = head.period
    if issued is not None and issued.full is not None:
        return issued.full
    return period.begins if period is not None else None
