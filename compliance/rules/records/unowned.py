"""Rows of the annex that name nobody who monitors or carries them out."""

from __future__ import annotations

from compliance.model.plan import Plan
from compliance.vietnamese import squash

_SHOWN = 5
_LONGEST = 80


def unowned_rows(plan: Plan) -> list[str]:
    """The rows of the annex with a target but without owners, by number and title."""
    return [
        f"{row.code or row.group or ''} “{_short(row.title)}”".strip()
        for row in plan.indicators
        if row.section == "annex" and row.cell and not row.monitor and not row.executor
    ]


def unowned_words(plan: Plan) -> str:
    """The first of these rows, and how many more there are."""
    rows = unowned_rows(plan)
    more = [f"+{len(rows) - _SHOWN}"] if len(rows) > _SHOWN else []
    return ", ".join([*dict.fromkeys(rows[:_SHOWN]), *more])


def _short(title: str) -> str:
    words = squash(title)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0]}…"
