"""``compare``: how one phrase stands to another."""

from __future__ import annotations

from compliance.model.link import Related
from compliance.model.target import Better, Measure


def compare(child: str, parent: str, *, direction: str | None = None, unit: str | None = None) -> Related:
    """The relation of two target phrases; ``unit`` is what a number without a unit is measured in.

    Without a direction a bare value stands for itself: no plan and no catalogue say more.
    """
    from compliance.wording import comparing

    return comparing.compare(
        child,
        parent,
        direction=Better(direction) if direction else None,
        unit=Measure(unit) if unit else None,
    )
