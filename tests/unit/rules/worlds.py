"""Small linked plans made by hand, so that rules are tested without reading and linking."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from compliance.files.units import load_units
from compliance.model.catalogue import Cascade, Catalogue, CatalogueEntry
from compliance.model.dates import PartialDate, Period
from compliance.model.link import (
    Addressed,
    Link,
    LinkedPlans,
    Method,
    Obligation,
    PeriodMatch,
    Related,
    Superior,
    TargetPlace,
)
from compliance.model.plan import Indicator, Plan, PlanFile
from compliance.model.relation import relate
from compliance.model.source import Source
from compliance.model.target import Better, Comparator, Kind, Measure, Target
from compliance.model.units import Units
from compliance.rules.engine import Evaluation, evaluate
from compliance.rules.loading import load_rulesets
from compliance.rules.rule import Ruleset

ALL_PARTS = frozenset({"body", "indicators", "tasks", "decision", "header"})
AS_OF = dt.date(2025, 1, 15)

CATALOGUE = Catalogue(
    "small",
    {
        entry.id: entry
        for entry in (
            CatalogueEntry(
                "online_dossier_rate",
                {"vi": "Tỷ lệ hồ sơ trực tuyến"},
                unit=Measure.PERCENT,
                direction=Better.HIGHER,
                levels=("province", "district", "commune"),
            ),
            CatalogueEntry(
                "work_dossier_rate",
                {"vi": "Tỷ lệ lập hồ sơ công việc"},
                unit=Measure.PERCENT,
                direction=Better.HIGHER,
                cascade=Cascade.BY_LEVEL,
            ),
            CatalogueEntry(
                "late_dossier_rate",
                {"vi": "Tỷ lệ hồ sơ trễ hạn"},
                unit=Measure.PERCENT,
                direction=Better.LOWER,
            ),
            CatalogueEntry("papi_rank", {"vi": "PAPI"}, unit=Measure.RANK, cascade=Cascade.NONE),
        )
    },
)


@cache
def units() -> Units:
    return load_units()


def percent(value: str | int, comparator: str = "=", **more: Any) -> Target:
    words = {"=": "", ">": "trên ", ">=": "tối thiểu ", "<": "dưới ", "<=": "tối đa "}
    return Target(
        Kind.LEVEL,
        Comparator(comparator),
        Decimal(value),
        unit=Measure.PERCENT,
        raw=f"{words[comparator]}{value}%",
        **more,
    )


def row(canonical: str, *targets: Target, code: str | None = None, **more: Any) -> Indicator:
    title = CATALOGUE.entries[canonical].title["vi"] if canonical in CATALOGUE.entries else canonical
    known = canonical if canonical in CATALOGUE.entries else None
    return Indicator(
        id=f"annex/{code or canonical}",
        title=title,
        section="annex",
        code=code,
        canonical=known,
        cell="; ".join(target.raw for target in targets),
        targets=targets,
        source=Source("plan.txt", line=7),
        **more,
    )


def plan(unit: str, level: str, *rows: Indicator, year: int = 2025, **more: Any) -> Plan:
    day = PartialDate(year - 1, 12, 31)
    found = units().get(unit)
    return Plan(
        id=f"{unit}@{year}",
        unit=unit,
        unit_name=found.name if found else unit,
        level=level,
        kind=more.pop("kind", "annual"),
        title=f"Kế hoạch CCHC năm {year}",
        period=Period(year, year),
        source=PlanFile("plan.txt", "0" * 64, "text"),
        issued=more.pop("issued", day),
        parts=more.pop("parts", ALL_PARTS),
        indicators=rows,
        **more,
    )


def province(*rows: Indicator, **more: Any) -> Plan:
    return plan("binh-dinh", "province", *rows, **more)


def district(*rows: Indicator, **more: Any) -> Plan:
    return plan("binh-dinh/tay-son", "district", *rows, **more)


def linked(
    *plans: Plan,
    binding: bool = True,
    addressed: Addressed = Addressed.BINDS,
    period: PeriodMatch = PeriodMatch.SAME,
    same_kind: bool = True,
    later: bool = False,
    ambiguous: bool = False,
) -> LinkedPlans:
    """The first plan is the superior of the others; rows are linked by their canonical id."""
    above, *below = plans
    superiors = {low.id: Superior(above.id, (), period, same_kind, later) for low in below}
    links: list[Link] = []
    obligations: dict[str, tuple[Obligation, ...]] = {}
    for low in below:
        own: list[Obligation] = []
        for asked in above.indicators:
            answers = [
                _link((low, answer), (above, asked), period, binding=binding, ambiguous=ambiguous)
                for answer in low.indicators
                if answer.canonical == asked.canonical and answer.targets
            ]
            links += answers
            own.append(
                Obligation(
                    low.id,
                    asked.canonical,
                    asked.title,
                    low.level,
                    tuple(TargetPlace(above.id, asked.id, number) for number in range(len(asked.targets))),
                    tuple(answers),
                    addressed,
                    answers[0].related if answers else None,
                    ambiguous=ambiguous and bool(answers),
                )
            )
        obligations[low.id] = tuple(own)
    return LinkedPlans(
        plans={item.id: item for item in plans},
        judged=frozenset(item.id for item in plans),
        superiors=superiors,
        links=tuple(links),
        obligations=obligations,
    )


def _link(
    child: tuple[Plan, Indicator],
    parent: tuple[Plan, Indicator],
    period: PeriodMatch,
    *,
    binding: bool,
    ambiguous: bool,
) -> Link:
    (low, answer), (above, asked) = child, parent
    entry = CATALOGUE.get(asked.canonical)
    related: Related = relate(answer.targets[0], asked.targets[0], entry.direction if entry else None)
    return Link(
        TargetPlace(low.id, answer.id, 0),
        TargetPlace(above.id, asked.id, 0),
        Method.CATALOGUE,
        1.0,
        related,
        period,
        binding,
        ambiguous=ambiguous,
    )


def rulesets(folder: Path, words: str, catalogue: Catalogue = CATALOGUE) -> tuple[Ruleset, ...]:
    """Rulesets of one file with these rules."""
    path = folder / "rules.yaml"
    path.write_text(words, encoding="utf-8")
    return load_rulesets([path], catalogue=catalogue)


def judged(folder: Path, rules: str, plans: LinkedPlans, **more: Any) -> Evaluation:
    """What ``rules`` (the entries of a ruleset) find on ``plans``."""
    found = rulesets(folder, f"ruleset: small\nrules:\n{rules}")
    return evaluate(plans, found, units=units(), catalogue=CATALOGUE, as_of=AS_OF, **more)


def verdicts(evaluation: Evaluation) -> list[tuple[str, str | None]]:
    """Verdict and reason of each result."""
    return [
        (result.verdict.value, result.reason.value if result.reason else None)
        for result in _without_notices(evaluation.results)
    ]


def _without_notices(results: Iterable[Any]) -> list[Any]:
    return [result for result in results if not result.rule.startswith("notice-")]


class Registries:
    """What is known of agencies and documents, as the engine wants it."""

    def __init__(self, agencies: Any, documents: Any) -> None:
        self.agencies = agencies
        self.documents = documents
