"""One root cause, one finding: a notice on the plan for all the results it silences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from pathlib import Path

from compliance import messages
from compliance.model.catalogue import Catalogue
from compliance.model.finding import Reason, Result, Severity, Verdict
from compliance.model.link import PeriodMatch
from compliance.records import record
from compliance.rules.fingerprints import Fingerprints
from compliance.rules.judging import Judgement
from compliance.rules.records.plans import superior_of, unit_of
from compliance.rules.rule import Ruleset
from compliance.rules.ruleset import PARTS
from compliance.rules.sides import child_side
from compliance.rules.templates import BLANK
from compliance.rules.views import PlanView
from compliance.rules.world import World

NO_SUPERIOR = "notice-no-superior-plan"
OTHER_PERIOD = "notice-other-period"
NO_DATA = "notice-parts-not-supplied"
NOTICES = (NO_SUPERIOR, OTHER_PERIOD, NO_DATA)
"""Ids of the notices: rules of the engine itself, documented in ``notices.yaml``."""


@record(frozen=False)
class Silenced:
    """Which plans had results silenced, by which cause, and the parts they lack."""

    causes: set[tuple[str, str]] = field(default_factory=set)
    parts: dict[str, set[str]] = field(default_factory=dict)

    def add(self, plan: PlanView | None, found: Judgement) -> None:
        """Take note of a result that another fact silenced."""
        if plan is None or found.verdict is not Verdict.NOT_APPLICABLE:
            return
        notice = _notice(plan, found)
        if notice is None:
            return
        self.causes.add((plan.plan.id, notice))
        if found.lacks is not None:
            self.parts.setdefault(plan.plan.id, set()).add(found.lacks)


def notice_ruleset() -> Ruleset:
    """The notices as rules, so that they can be listed and explained."""
    from compliance.rules.loading import load_rulesets

    return load_rulesets([Path(__file__).with_name("notices.yaml")], catalogue=Catalogue(""))[0]


def notices(silenced: Silenced, world: World, fingerprints: Fingerprints, lang: str) -> Iterable[Result]:
    """One undecided result of severity info for each plan and cause."""
    for plan_id, notice in sorted(silenced.causes):
        plan = world.plan(plan_id)
        parts = sorted(silenced.parts.get(plan_id, ()), key=PARTS.index)
        yield _result(plan, notice, parts=parts, fingerprints=fingerprints, lang=lang)


def _notice(plan: PlanView, found: Judgement) -> str | None:
    if found.reason is Reason.NO_DATA:
        return NO_DATA if found.lacks is not None else None
    superior = plan.world.superior(plan.plan.id)
    if found.reason is Reason.NO_PARENT and superior is None:
        return NO_SUPERIOR if _has_superior_unit(plan) else None
    differs = superior is not None and superior.period is PeriodMatch.DIFFERS
    return OTHER_PERIOD if found.reason is Reason.OTHER_PERIOD and differs else None


def _has_superior_unit(plan: PlanView) -> bool:
    """A province answers to the Government's programmes, which are not plans of this kind."""
    unit = plan.plan.unit
    above = plan.world.units.superior(unit, plan.plan.date) if unit is not None else None
    return above is not None and above.level != plan.world.units.levels[0]


def _result(
    plan: PlanView, notice: str, *, parts: list[str], fingerprints: Fingerprints, lang: str
) -> Result:
    superior = superior_of(plan)
    above = unit_of(superior) if superior is not None else None
    key = "findings." + notice.replace("-", "_")
    parameters = {
        "unit": str(unit_of(plan) or plan.plan.unit_name),
        "period": str(plan.plan.period or BLANK),
        "superior": str(above or BLANK),
        "superior_period": str(superior.plan.period if superior and superior.plan.period else BLANK),
        "parts": ", ".join(messages.text(f"findings.part_{part}", lang) for part in parts),
    }
    reason = {NO_SUPERIOR: Reason.NO_PARENT, OTHER_PERIOD: Reason.OTHER_PERIOD, NO_DATA: Reason.NO_DATA}[
        notice
    ]
    return Result(
        id=fingerprints.of(notice, plan.plan.id, plan),
        rule=notice,
        severity=Severity.INFO,
        verdict=Verdict.UNDECIDED,
        reason=reason,
        plan=plan.plan.id,
        unit=plan.plan.unit,
        level=plan.plan.level,
        indicator=None,
        canonical=None,
        code=None,
        subject=plan.plan.title or plan.plan.unit_name,
        message=messages.text(key, lang, **parameters),
        remedy=messages.text(f"{key}_remedy", lang, **parameters),
        basis="",
        child=child_side(plan),
        parent=child_side(superior) if superior is not None else None,
    )
