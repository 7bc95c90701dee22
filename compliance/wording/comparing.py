"""Two target phrases as they stand, without a plan around them: how one relates to the other."""

from __future__ import annotations

from dataclasses import replace

from compliance.model.link import Related
from compliance.model.relation import relate_all
from compliance.model.target import Better, Kind, Measure, Target
from compliance.vietnamese import clean
from compliance.wording.phrases import parse_targets
from compliance.wording.places import levels_named

_MEASURED = frozenset({Kind.LEVEL, Kind.CHANGE})
# The title under which a bare number reads as a place in an order.
_RANK_TITLE = "Thứ hạng"


def compare(
    child: str, parent: str, *, direction: Better | None = None, unit: Measure | None = None
) -> Related:
    """The relation of the phrase ``child`` to the phrase ``parent``.

    Without a ``direction`` a bare value is that very value. ``unit`` is what a number without a unit of
    its own is measured in. Phrases that hold no target compare as statements, by their words.
    """
    return relate_all(_targets(child, unit), _targets(parent, unit), direction or Better.EXACT)


def _targets(phrase: str, unit: Measure | None) -> tuple[Target, ...]:
    targets = parse_targets(phrase, title=_RANK_TITLE if unit is Measure.RANK else None)
    if not targets:
        return (Target(Kind.STATEMENT, raw=clean(phrase)),)
    return tuple(_measured(_levelled(target), unit) for target in targets)


def _levelled(target: Target) -> Target:
    """``target`` with the one level that its words name ("80% cấp huyện"), as no plan says whose it is."""
    if target.level is not None or target.scope is not None or target.kind not in _MEASURED:
        return target
    levels = levels_named(target.raw)
    return replace(target, level=levels[0]) if len(levels) == 1 else target


def _measured(target: Target, unit: Measure | None) -> Target:
    """``target`` in ``unit`` where its words give a number and no unit."""
    if unit is None:
        return target
    bare = target.unit is None or (target.unit is Measure.COUNT and target.noun is None)
    if target.kind in _MEASURED and target.value is not None and bare:
        return replace(target, unit=unit)
    return target
