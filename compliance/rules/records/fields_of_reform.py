"""The fields of administrative reform that a plan has indicators in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from compliance import builtin
from compliance.rules.expression.values import Term
from compliance.rules.views import IndicatorView, PlanView
from compliance.vietnamese import fold, whole_words

FIELDS = ("institutions", "procedures", "organisation", "finance", "digital")
"""The fields of reform (Nghị quyết 76/NQ-CP); plans take organisation and civil service together."""
_TOGETHER = {"apparatus": "organisation", "civil_service": "organisation"}


def missing_fields(view: PlanView) -> list[Term]:
    """The fields of reform in which no indicator of the plan stands."""
    rows = tuple(view.world.indicators(view.plan.id))
    there = {_TOGETHER.get(row.entry.area, row.entry.area) for row in rows if row.entry and row.entry.area}
    return [
        Term(field, f"findings.field_{field}")
        for field in FIELDS
        if field not in there and not any(_speaks_of(field, row) for row in rows)
    ]


def _speaks_of(field: str, row: IndicatorView) -> bool:
    """Whether a row that the catalogue does not know names the field, or a heading above it does."""
    if row.entry is not None:
        return False
    words = _words()[field]
    return any(words.search(fold(text)) for text in (row.indicator.title, row.indicator.context))


@cache
def _words() -> Mapping[str, re.Pattern[str]]:
    data = builtin.table("relations", "fields.yaml")
    return {field: whole_words(map(fold, data[field])) for field in FIELDS}
