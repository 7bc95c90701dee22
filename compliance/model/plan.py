"""A plan as its document says it: indicators with targets, tasks, citations, sections, what was not read."""

from __future__ import annotations

import datetime as dt
from dataclasses import field

from compliance.model.dates import PartialDate, Period
from compliance.model.source import Source
from compliance.model.target import Target
from compliance.records import record


@record
class Indicator:
    """One row of an annex, or one sentence of the body, that promises something.

    ``id`` is section + code + running number (contract, section 4). ``cell`` is the whole target cell.
    ``merged`` says the target was inherited from a merged cell; ``owner_merged`` that the addressee
    (``executor``) was inherited where the format cannot show the merge, so it is doubtful.
    ``declared`` says a human wrote ``canonical``. ``alias_other_content`` carries the reason when the
    catalogue recognised the title by an alias of other content. ``context`` holds the titles of the group
    or headings that the words stand under.
    """

    id: str
    title: str
    section: str
    code: str | None = None
    group: str | None = None
    canonical: str | None = None
    cell: str = ""
    monitor: str = ""
    executor: str = ""
    merged: bool = False
    owner_merged: bool = False
    declared: bool = False
    alias_other_content: str | None = None
    context: str = ""
    targets: tuple[Target, ...] = ()
    source: Source = field(default_factory=Source)

    def canonical_of(self, target: Target) -> str | None:
        """What a target of the row is: its own canonical, else the row's.

        A title of its own that no entry means is a thing of its own, whatever the row begins with.
        """
        unknown = target.title not in (None, self.title)
        return target.canonical or (None if unknown else self.canonical)

    @property
    def unreadable(self) -> bool:
        """Whether its cell holds a number and nobody could tell what it promises."""
        return not self.targets and any(sign.isdigit() for sign in self.cell)


@record
class Task:
    """A row of the task annex; ``items`` are its sub-rows, ``area`` the reform field it stands under."""

    no: str
    title: str
    outputs: str = ""
    lead: str = ""
    partners: str = ""
    due: str = ""
    due_by: dt.date | None = None
    area: str | None = None
    source: Source = field(default_factory=Source)
    items: tuple[Task, ...] = ()


@record
class Citation:
    """A document cited by number, date and issuer, as the words say it.

    A blank number keeps its symbol ("/QĐ-UBND"); an act cited by name and date has its name as number.
    ``title`` holds the words that say what the document is about, ``period`` the years they name.
    """

    number: str
    date: PartialDate | None = None
    issuer: str | None = None
    kind: str | None = None
    period: Period | None = None
    quote: str = ""
    source: Source = field(default_factory=Source)
    title: str = ""


@record
class Section:
    """A heading of the document: Roman parts, numbered sections, annexes."""

    code: str
    title: str
    line: int | None = None
    source: Source = field(default_factory=Source)


@record
class Mention:
    """A year, unit, agency, person or count named in running text or in a task."""

    kind: str
    text: str
    value: str | None = None
    context: str = ""
    section: str | None = None
    source: Source = field(default_factory=Source)


@record
class Unread:
    """Words that were not understood, why, and where they stand."""

    text: str
    why: str
    source: Source = field(default_factory=Source)


@record
class Accounting:
    """The law of conservation: every table row and every number ends in exactly one place."""

    rows: int = 0
    indicators: int = 0
    groups: int = 0
    tasks: int = 0
    headers: int = 0
    joined: int = 0
    unread: int = 0
    numbers: int = 0
    numbers_in_targets: int = 0
    numbers_elsewhere: int = 0
    numbers_unread: int = 0


@record
class PlanFile:
    """The file a plan was read from."""

    file: str
    sha256: str
    format: str


@record
class Plan:
    """One document of one unit for one period.

    ``unit`` is a unit id, or None when it could not be resolved (``unit_name`` holds the words and
    ``unit_candidates`` the ids they could mean, ``unit_under`` the unit that its head names above it).
    ``parts`` names what the document carries: ``body``, ``indicators``, ``tasks``, ``decision`` (the act
    that issues the plan), ``header``; ``announced`` the parts that its text says stand in an annex,
    whether or not they were supplied.
    """

    id: str
    unit: str | None
    unit_name: str
    level: str | None
    kind: str
    title: str
    period: Period | None
    source: PlanFile
    number: str | None = None
    issued: PartialDate | None = None
    supersedes: str | None = None
    unit_candidates: tuple[str, ...] = ()
    unit_under: str | None = None
    parts: frozenset[str] = frozenset()
    announced: frozenset[str] = frozenset()
    citations: tuple[Citation, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    tasks: tuple[Task, ...] = ()
    sections: tuple[Section, ...] = ()
    mentions: tuple[Mention, ...] = ()
    unread: tuple[Unread, ...] = ()
    accounting: Accounting = field(default_factory=Accounting)

    @property
    def lists_indicators(self) -> bool:
        """Whether all that the plan promises was supplied: its annex, or a body that announces none and sets
        targets itself or in the annex of tasks."""
        if "indicators" in self.parts:
            return True
        if "body" not in self.parts or "indicators" in self.announced:
            return False
        in_body = any(row.section == "body" and row.targets for row in self.indicators)
        return in_body or self.promises_in_tasks

    @property
    def has_annex(self) -> bool:
        """Whether the plan has an annex of indicators, supplied or only announced."""
        return "indicators" in self.parts or "indicators" in self.announced

    @property
    def promises_in_tasks(self) -> bool:
        """Whether the plan has no annex of indicators and says its targets in the annex of tasks."""
        if self.has_annex or "tasks" not in self.parts:
            return False
        return any(row.section == "annex" and row.targets for row in self.indicators)

    @property
    def date(self) -> dt.date | None:
        """The day that settles which units exist: the full issue date, else the first day of the period."""
        if self.issued is not None and self.issued.full is not None:
            return self.issued.full
        return self.period.begins if self.period is not None else None
