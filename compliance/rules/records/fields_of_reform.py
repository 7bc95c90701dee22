"""The fields of administrative reform that a plan has indicators in."""

from __future__ import annotations

from compliance.rules.expression.values import Term
from compliance.rules.views import PlanView

FIELDS = ("institutions", "procedures", "organisation", "finance", "digital")
"""The fields of reform (Nghị quyết 76/NQ-CP); plans take organisation and civil service together."""
_TOGETHER = {"apparatus": "organisation", "civil_service": "organisation"}


def missing_fields(view: PlanView) -> list[Term]:
    """The fields of reform in which no indicator of the plan stands."""
    entries = (row.entry for row in view.world.indicators(view.plan.id))
    there = {_TOGETHER.get(entry.area, entry.area) for entry in entries if entry and entry.area}
    return [Term(field, f"findings.field_{field}") for field in FIELDS if field not in there]
