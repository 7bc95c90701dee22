"""Values for kinds of units of one level: "các phường 85%; các xã, đặc khu 75%"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

from compliance.linking.parts import Part
from compliance.model.unit import Unit
from compliance.model.unit_names import unit_types
from compliance.wording.places import kinds_named


def of_own_kind(parts: Sequence[Part], unit: Unit | None) -> tuple[Part, ...]:
    """``parts`` without those for other kinds of units than ``unit``, where each kind has a value of its own.

    Where only one kind is named, its word may stand for the level ("các xã").
    """
    if unit is None or len(parts) < 2:
        return tuple(parts)
    told = [(part, _kinds(part, unit.level)) for part in parts]
    apart = any(one and other and not one & other for (_, one), (_, other) in combinations(told, 2))
    return tuple(part for part, kinds in told if not apart or not kinds or unit.type in kinds)


def _kinds(part: Part, level: str) -> frozenset[str]:
    """The kinds of units of ``level`` whose share a target is."""
    if part.target is None or part.target.level not in (None, level):
        return frozenset()
    return _named(part.target.scope or part.target.raw, level)


@lru_cache(maxsize=4096)
def _named(words: str, level: str) -> frozenset[str]:
    return frozenset(kind for kind in kinds_named(words) if level in unit_types()[kind])
