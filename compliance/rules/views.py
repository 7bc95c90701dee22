"""The subjects of rules as they are looked at: a value of a plan together with the world it stands in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import field
from typing import TYPE_CHECKING

from compliance.model.catalogue import CatalogueEntry
from compliance.model.link import Obligation, TargetPlace
from compliance.model.plan import Citation, Indicator, Mention, Plan, Section, Task
from compliance.model.target import Better, Target
from compliance.model.unit import Unit
from compliance.records import record
from compliance.wording.trimmed_titles import without_joints

if TYPE_CHECKING:
    from compliance.rules.world import World


@record
class UnitView:
    """An administrative unit, on a day."""

    unit: Unit
    day: dt.date | None
    world: World = field(repr=False, compare=False)

    def __str__(self) -> str:
        return self.unit.name


@record(eq=False)
class PlanView:
    """A plan."""

    plan: Plan
    world: World = field(repr=False)

    def __str__(self) -> str:
        return self.plan.title or self.plan.id


@record(eq=False)
class IndicatorView:
    """An indicator of a plan."""

    plan: PlanView
    indicator: Indicator
    world: World = field(repr=False)

    @property
    def entry(self) -> CatalogueEntry | None:
        return self.world.catalogue.get(self.indicator.canonical)

    def __str__(self) -> str:
        return self.indicator.title


@record(eq=False)
class TargetView:
    """A target; an indicator that promises nothing readable is seen as a statement of its cell."""

    place: TargetPlace
    target: Target
    indicator: IndicatorView
    world: World = field(repr=False)

    @property
    def plan(self) -> PlanView:
        return self.indicator.plan

    @property
    def canonical(self) -> str | None:
        return self.indicator.indicator.canonical_of(self.target)

    @property
    def title(self) -> str:
        return self.target.title or self.indicator.indicator.title

    @property
    def level(self) -> str | None:
        """The level its words give, else that of the plan's unit."""
        return self.target.level or self.plan.plan.level

    @property
    def entry(self) -> CatalogueEntry | None:
        return self.world.catalogue.get(self.canonical)

    @property
    def better(self) -> Better | None:
        return self.entry.direction if self.entry is not None else None

    def __str__(self) -> str:
        """The words of the target without those that only join them to what stands before."""
        return without_joints(self.target.raw or self.indicator.indicator.cell or self.title)


def in_one(words: Iterable[str]) -> str:
    """The words of several targets in one line: one in brackets stands beside that before it."""
    return "; ".join(words).replace("; (", " (")


@record(eq=False)
class ObligationView:
    """What the superior plan asks of the unit of ``plan``."""

    plan: PlanView
    obligation: Obligation
    world: World = field(repr=False)

    @property
    def asked(self) -> list[TargetView]:
        """The superior's targets that make the obligation."""
        found = map(self.world.target, self.obligation.parents)
        return [target for target in found if target is not None]

    def __str__(self) -> str:
        return self.obligation.title


@record(eq=False)
class TaskView:
    """A task; ``path`` is its number with those of the tasks above it."""

    plan: PlanView
    task: Task
    path: str
    world: World = field(repr=False)
    inner: bool = False

    def __str__(self) -> str:
        return self.task.title


@record(eq=False)
class TaskDutyView:
    """A task of the superior plan, seen from the plan that may have to take it up."""

    plan: PlanView
    parent: TaskView
    world: World = field(repr=False)

    def __str__(self) -> str:
        return self.parent.task.title


@record(eq=False)
class CitationView:
    """A document cited."""

    plan: PlanView
    citation: Citation
    world: World = field(repr=False)

    def __str__(self) -> str:
        return self.citation.quote or self.citation.number


@record(eq=False)
class SectionView:
    """A heading; ``before`` is the heading before it."""

    plan: PlanView
    section: Section
    world: World = field(repr=False)

    def __str__(self) -> str:
        return f"{self.section.code} {self.section.title}".strip()


@record(eq=False)
class MentionView:
    """A year, unit, agency, person or count named in running text."""

    plan: PlanView
    mention: Mention
    world: World = field(repr=False)

    def __str__(self) -> str:
        return self.mention.text


Subject = (
    TargetView
    | ObligationView
    | IndicatorView
    | TaskView
    | TaskDutyView
    | CitationView
    | SectionView
    | MentionView
    | PlanView
    | UnitView
)
