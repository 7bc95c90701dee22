"""Rows of the annex that name nobody who monitors or carries them out."""

from __future__ import annotations

from compliance.model.plan import Plan
from compliance.vietnamese import squash

_SHOWN = 5
_LONGEST = 80


def unowned_rows(plan: Plan) -> list[str]:
    """The first rows of the annex with a target but without owners, by number and title; how many more."""
    rows = [
        f"{row.code or row.group or ''} “{_short(row.title)}”".strip()
        for row in plan.indicators
        if row.section == "annex" and row.cell and not row.monitor and not row.executor
    ]
    return rows if len(rows) <= _SHOWN else [*rows[:_SHOWN], f"+{len(rows) - _SHOWN}"]


def _short(title: str) -> str:
    words = squash(title)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0]}…"
