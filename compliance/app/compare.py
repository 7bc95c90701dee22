"""``compare``: how one phrase stands to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compliance.model.link import Related
from compliance.model.target import Better, Measure, Target


def compare(child: str, parent: str, *, direction: str | None = None, unit: str | None = None) -> Related:
    """The relation of two target phrases; ``unit`` is what a number without a unit is measured in.

    Without a direction a bare value stands for itself: no plan and no catalogue say more.
    """
    from compliance.model.relation import relate_all
    from compliance.wording.phrases import parse_targets

    measure = Measure(unit) if unit else None
    children, parents = (_measured(parse_targets(phrase), measure) for phrase in (child, parent))
    return relate_all(children, parents, Better(direction) if direction else Better.EXACT)


def _measured(targets: Sequence[Target], unit: Measure | None) -> tuple[Target, ...]:
    if unit is None:
        return tuple(targets)
    return tuple(
        replace(target, unit=unit) if target.unit is None and target.value is not None else target
        for target in targets
    )
