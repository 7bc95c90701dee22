"""What the report says of ``readings.yaml``: confirmations that no longer confirm anything."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from compliance import messages
from compliance.model.finding import Reason, Result, Severity, Verdict

if TYPE_CHECKING:
    from compliance.app.reading import ReadPlans
    from compliance.model.link import LinkedPlans
    from compliance.reading.confirmations import ReadingEntry


def reading_notices(read: ReadPlans, linked: LinkedPlans, lang: str) -> Iterator[Result]:
    """One notice for each confirmation whose words have changed, or whose row is not there."""
    for entry in read.stale_readings:
        yield _notice("stale-reading", entry, linked, lang)
    for entry in read.unused_readings:
        yield _notice("unused-reading", entry, linked, lang)


def _notice(rule: str, entry: ReadingEntry, linked: LinkedPlans, lang: str) -> Result:
    key = "\n".join((rule, entry.plan, entry.indicator, entry.words))
    plan = linked.plans.get(entry.plan)
    told = f"app.{rule.replace('-', '_')}"
    return Result(
        id=hashlib.sha256(key.encode()).hexdigest()[:16],
        rule=rule,
        severity=Severity.INFO,
        verdict=Verdict.UNDECIDED,
        reason=Reason.DOUBTFUL_READING,
        plan=None if plan is None else plan.id,
        unit=None if plan is None else plan.unit,
        level=None,
        indicator=entry.indicator if rule == "stale-reading" else None,
        canonical=None,
        code=None,
        subject=messages.text(f"{told}.subject", lang, place=entry.place),
        message=messages.text(f"{told}.message", lang, by=entry.by),
        remedy=messages.text(f"{told}.remedy", lang),
        basis="",
    )
