"""Waivers applied: an accepted departure turns ``violates`` into ``waived``, nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import field, replace
from typing import TYPE_CHECKING

from compliance.model.finding import Result, Verdict
from compliance.records import record
from compliance.rules.matching import matches
from compliance.rules.world import World

if TYPE_CHECKING:
    from compliance.files.waivers import Waiver


@record(frozen=False)
class Waivers:
    """The waivers of a run; those that turned nothing are told afterwards."""

    entries: Sequence[Waiver]
    as_of: dt.date
    used: set[int] = field(default_factory=set)

    def applied(self, result: Result, world: World) -> Result:
        """``result``, waived where a waiver in force covers it; an expired one changes nothing."""
        if result.verdict is not Verdict.VIOLATES:
            return result
        for index, waiver in enumerate(self.entries):
            if waiver.in_force(self.as_of) and _covers(waiver, result, world):
                self.used.add(index)
                return replace(result, verdict=Verdict.WAIVED, waiver=words_of(waiver))
        return result

    @property
    def unused(self) -> tuple[Waiver, ...]:
        """Waivers in force that covered nothing; expired ones are not expected to."""
        return tuple(
            waiver
            for index, waiver in enumerate(self.entries)
            if index not in self.used and waiver.in_force(self.as_of)
        )

    @property
    def expired(self) -> tuple[Waiver, ...]:
        """Waivers whose last day has passed."""
        return tuple(waiver for waiver in self.entries if not waiver.in_force(self.as_of))


def words_of(waiver: Waiver) -> str:
    """A waiver in words: reason, document, approver."""
    parts = [waiver.reason, waiver.document_number, waiver.approved_by]
    return "; ".join(part for part in parts if part)


def _covers(waiver: Waiver, result: Result, world: World) -> bool:
    if not matches(result.rule, (waiver.rule,)):
        return False
    if waiver.unit is not None and not _same_unit(waiver.unit, result, world):
        return False
    if waiver.indicator is not None and waiver.indicator not in {result.canonical, result.indicator}:
        return False
    if waiver.period is None:
        return True
    plan = world.linked.plans.get(result.plan) if result.plan is not None else None
    return plan is not None and plan.period is not None and plan.period.within(waiver.period)


def _same_unit(name: str, result: Result, world: World) -> bool:
    """By id, or by a name that means one unit on the plan's day."""
    if result.unit is None:
        return False
    if matches(result.unit, (name,)):
        return True
    plan = world.linked.plans.get(result.plan) if result.plan is not None else None
    found = world.units.resolve(name, day=plan.date if plan is not None else None).unit
    return found is not None and found.id == result.unit
