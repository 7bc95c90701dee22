"""What joins plans: links between targets, obligations of a unit, the superior of a plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from compliance.model.finding import Reason
from compliance.model.plan import Indicator, Plan
from compliance.model.target import Target
from compliance.records import record


class Relation(StrEnum):
    """How a child's admissible outcomes stand to its parent's (semantics, section 2)."""

    EQUAL = "equal"
    STRICTER = "stricter"
    WEAKER = "weaker"
    INCOMPARABLE = "incomparable"


@record
class Related:
    """A relation with its reason; where weaker, the outcome that keeps the child and breaks the parent."""

    relation: Relation
    reason: Reason | None = None
    witness: str | None = None


class Method(StrEnum):
    """How a link was found (semantics, section 4)."""

    DECLARED = "declared"
    OVERRIDE = "override"
    CATALOGUE = "catalogue"
    CODE = "code"
    TITLE = "title"


class PeriodMatch(StrEnum):
    """How the periods of two linked plans stand."""

    SAME = "same"
    OVERLAPS = "overlaps"
    DIFFERS = "differs"


@record
class TargetPlace:
    """A target by plan, indicator and index; an indicator without targets has index None."""

    plan: str
    indicator: str
    target: int | None


@record
class Link:
    """ "This target answers that superior target"."""

    child: TargetPlace
    parent: TargetPlace
    method: Method
    score: float
    related: Related
    period: PeriodMatch
    binding: bool
    ambiguous: bool = False
    candidates: tuple[tuple[TargetPlace, float], ...] = ()


class Addressed(StrEnum):
    """Whether a superior target binds a unit."""

    BINDS = "binds"
    DOUBTFUL = "doubtful"
    NOT_ADDRESSED = "not_addressed"


@record
class Obligation:
    """What a superior plan asks of the unit of a lower plan: one canonical (else one title) at one level.

    ``parents`` are the superior's targets whose conjunction is asked (annex first); ``links`` the links
    that answer it, best first. ``doubtful`` addressees make a miss a warning. ``ambiguous`` says that a
    link is too close to call. ``level`` is the level the obligation is for.
    """

    plan: str
    canonical: str | None
    title: str
    level: str | None
    parents: tuple[TargetPlace, ...]
    links: tuple[Link, ...]
    addressed: Addressed
    related: Related | None = None
    ambiguous: bool = False


@record
class Superior:
    """The plan that a plan answers to.

    ``supplements`` are the same superior's documents of that period that set some of its targets anew,
    the earliest first.
    """

    plan: str
    via: tuple[str, ...]
    period: PeriodMatch
    same_kind: bool
    later: bool
    supplements: tuple[str, ...] = ()


@record
class LinkedPlans:
    """All plans of a run joined: what rules and reports look at. Built by ``linking``; never changed.

    Keys are plan ids; every tuple is in a stable order. ``judged`` holds the plans that are judged
    (those given by ``--against`` are not). ``twins`` maps a target to the same indicator's targets in
    the other part of its plan. ``previous`` maps a plan to its unit's plan of the period before.
    ``task_links`` maps a task, by plan and path ("3", "1/1.2"), to the superior's task it takes up.
    ``unused_decisions`` counts, from 0, the human decisions on links that met no link.
    """

    plans: Mapping[str, Plan]
    judged: frozenset[str]
    superiors: Mapping[str, Superior]
    links: tuple[Link, ...]
    obligations: Mapping[str, tuple[Obligation, ...]]
    twins: Mapping[TargetPlace, tuple[TargetPlace, ...]] = field(default_factory=dict)
    previous: Mapping[str, str] = field(default_factory=dict)
    task_links: Mapping[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    unused_decisions: tuple[int, ...] = ()
    indicators: Mapping[tuple[str, str], Indicator] = field(default_factory=dict)

    def compared(self, plan: str) -> bool:
        """Whether a plan is compared with a superior one: there is one, of its period."""
        superior = self.superiors.get(plan)
        return superior is not None and superior.period is not PeriodMatch.DIFFERS

    def indicator(self, place: TargetPlace) -> Indicator:
        """The indicator at ``place``; KeyError when there is none."""
        known = self.indicators.get((place.plan, place.indicator))
        if known is not None:
            return known
        for indicator in self.plans[place.plan].indicators:
            if indicator.id == place.indicator:
                return indicator
        raise KeyError(place)

    def target(self, place: TargetPlace) -> Target | None:
        """The target at ``place``, or None for an indicator that has none."""
        if place.target is None:
            return None
        return self.indicator(place).targets[place.target]
