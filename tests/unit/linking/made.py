"""Small plans made by hand for the tests of linking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from compliance.files.catalogue import load_catalogue
from compliance.files.units import load_units
from compliance.model.catalogue import Catalogue
from compliance.model.dates import PartialDate, Period
from compliance.model.link import Link, LinkedPlans, Obligation
from compliance.model.plan import Indicator, Plan, PlanFile, Task
from compliance.model.target import Target
from compliance.model.units import Units
from compliance.wording.phrases import parse_targets
from compliance.wording.titles import TitleMatcher

PROVINCE_WIDE = "Các sở, ngành thuộc tỉnh; UBND cấp huyện, UBND cấp xã"
LEVELS = {0: "province", 1: "district", 2: "commune"}


@cache
def catalogue() -> Catalogue:
    return load_catalogue("cchc")


@cache
def units() -> Units:
    return load_units()


@cache
def _matcher() -> TitleMatcher:
    return TitleMatcher(catalogue())


def row(
    title: str,
    target: str | Sequence[Target] = "",
    *,
    code: str | None = None,
    section: str = "annex",
    executor: str = "",
    merged_owner: bool = False,
    canonical: str | None = None,
) -> Indicator:
    """A row as a reader would give it; a title is recognised unless ``canonical`` is declared."""
    targets = parse_targets(target, title=title) if isinstance(target, str) else tuple(target)
    found = _matcher().match(title)
    return Indicator(
        id="",
        title=title,
        section=section,
        code=code,
        canonical=canonical or (found.canonical if found else None),
        cell=target if isinstance(target, str) else "",
        executor=executor,
        owner_merged=merged_owner,
        declared=canonical is not None,
        alias_other_content=found.other_content if found else None,
        targets=targets,
    )


def plan(
    unit: str,
    rows: Sequence[Indicator],
    *,
    period: str = "2025",
    issued: str | None = None,
    kind: str = "annual",
    number: str | None = None,
    supersedes: str | None = None,
    tasks: Sequence[Task] = (),
    suffix: str = "",
    title: str = "",
) -> Plan:
    """A plan of ``unit`` with ids of its rows as the contract numbers them."""
    first, _, last = period.partition("-")
    named = [replace(one, id=f"{one.section}/{one.code or index}") for index, one in enumerate(rows, start=1)]
    found = units().get(unit)
    return Plan(
        id=f"{unit}@{period}{suffix}",
        unit=unit,
        unit_name=found.name if found else unit,
        level=found.level if found else None,
        kind=kind,
        title=title,
        period=Period(int(first), int(last or first)),
        source=PlanFile("", "", "yaml"),
        number=number,
        issued=PartialDate(*map(int, issued.split("-"))) if issued else None,
        supersedes=supersedes,
        indicators=tuple(named),
        tasks=tuple(tasks),
    )


def only_link(linked: LinkedPlans) -> Link:
    assert len(linked.links) == 1, linked.links
    return linked.links[0]


def obligation(linked: LinkedPlans, plan_id: str, canonical: str, level: str | None = None) -> Obligation:
    """The obligation for ``canonical``, at ``level`` where there are several."""
    found = [one for one in linked.obligations[plan_id] if one.canonical == canonical]
    found = [one for one in found if level is None or one.level == level]
    assert len(found) == 1, found
    return found[0]
