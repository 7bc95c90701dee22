"""Values for kinds of units of one level: "các phường 85%; các xã, đặc khu 75%"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import combinations

from compliance import builtin
from compliance.linking.parts import Part
from compliance.model.finding import Reason
from compliance.model.link import Related, Relation
from compliance.model.relation import Pairing
from compliance.model.target import Target
from compliance.model.unit import Unit
from compliance.model.unit_names import unit_types
from compliance.vietnamese import fold, whole_words
from compliance.wording.places import kinds_named

_SHARE = re.compile(r"\d[\d.,]*\s*%")
_ANOTHER = Related(Relation.INCOMPARABLE, Reason.OTHER_POPULATION)


def of_own_kind(parts: Sequence[Part], unit: Unit | None) -> tuple[Part, ...]:
    """``parts`` without those for other kinds of units than ``unit``, where each kind has a value of its own.

    Where only one kind is named, its word may stand for the level ("các xã"; "các phường" cannot).
    """
    if unit is None or len(parts) < 2:
        return tuple(parts)
    told = [(part, _kinds(part, unit.level)) for part in parts]
    apart = any(one and other and not one & other for (_, one), (_, other) in combinations(told, 2))
    return tuple(part for part, kinds in told if unit.type in kinds or not _of_others(kinds, apart=apart))


def _of_others(kinds: frozenset[str], *, apart: bool) -> bool:
    """Whether ``kinds`` of units are meant as such: beside others, or by words that stand for no level."""
    return bool(kinds) and (apart or not kinds & _usual())


def others_left(words: str, unit: Unit) -> str | None:
    """``words`` without the kinds of units that they name, where ``unit`` is surely none ("các phường").

    None for others: the usual kind of a level ("các xã") may stand for all of them.
    """
    kinds = _named(words, unit.level)
    if not kinds or unit.type in kinds or kinds & _usual():
        return None
    return whole_words(kinds).sub(" ", fold(words))


def without_reproach_of_others(
    pairings: Sequence[Pairing],
    own: Sequence[Target],
    asked: Sequence[Part],
    level: str | None,
    keeps: Callable[[Part], bool],
) -> tuple[Pairing, ...]:
    """``pairings`` without reproach to a value that keeps what is asked of some kind of units of its level.

    Under "Các xã đồng bằng 80%; các xã miền núi 60%" a row "60%" may be of a unit of the second kind.
    ``keeps``: whether the value keeps a part of what is asked.
    """
    if level is None or len(asked) < 2 or len(own) != 1 or not any(map(_falls_short, pairings)):
        return tuple(pairings)
    if _named(own[0].raw, level) or not any(_kinds(part, level) and keeps(part) for part in asked):
        return tuple(pairings)
    return tuple(
        replace(pairing, related=_ANOTHER) if _falls_short(pairing) else pairing for pairing in pairings
    )


def _falls_short(pairing: Pairing) -> bool:
    return pairing.related is not None and pairing.related.relation is Relation.WEAKER


def _kinds(part: Part, level: str) -> frozenset[str]:
    """The kinds of units of ``level`` whose share a target is."""
    if part.target is None or part.target.level not in (None, level):
        return frozenset()
    return _named(part.target.scope or part.target.raw, level)


@lru_cache(maxsize=4096)
def _named(words: str, level: str) -> frozenset[str]:
    """Of wards that bear a number no share is one ("Phường 8", "Phường 80%")."""
    kinds = kinds_named(_SHARE.sub(" ", words))
    return frozenset(kind for kind in kinds if level in unit_types()[kind])


@cache
def _usual() -> frozenset[str]:
    return frozenset(builtin.table("relations", "own_level.yaml")["usual"])
