"""Numbers of a superior that sum up, or average, what all its units do: no unit alone is held to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import product

from compliance import builtin
from compliance.linking.items import Group
from compliance.linking.parts import Part
from compliance.model.finding import Reason
from compliance.model.link import Related, Relation
from compliance.model.relation import Pairing
from compliance.model.target import Kind, Measure, Target
from compliance.model.vocabulary import plain, says_each
from compliance.records import record
from compliance.vietnamese import alternatives, whole_words

_ADDED_UP = frozenset({Measure.COUNT, Measure.VND, None})
# A district's share of what ten of them do is far less than half of it.
_ONE_SIZE = 2
# A poor district under its province's average is farther from it than this.
_ONE_AVERAGE = Decimal("1.5")
_ANOTHER = Related(Relation.INCOMPARABLE, Reason.OTHER_POPULATION)


def without_shares_of_totals(
    pairings: Sequence[Pairing],
    own: Sequence[Target],
    group: Group,
    asked: Sequence[Part],
    *,
    types: tuple[str, ...],
    given_by_unit: Callable[[], bool],
) -> tuple[Pairing, ...]:
    """``pairings`` without reproach to a unit whose own number is less than the superior's whole.

    A unit that reaches the whole alone keeps it, so those pairs stay. ``types`` are the words for such a
    unit as the superior; ``given_by_unit``: the column or the heading gives the number to each unit, or to
    this one.
    """
    theirs = [part.target for part in asked if part.target is not None]
    return tuple(
        replace(pairing, related=_ANOTHER)
        if pairing.parent is not None
        and pairing.related is not None
        and pairing.related.relation is Relation.WEAKER
        and _of_all(theirs[pairing.parent], group, types, given_by_unit)
        and not (
            pairing.child is not None
            and _of_one_size(own[pairing.child], theirs[pairing.parent], group, types)
        )
        else pairing
        for pairing in pairings
    )


def sums_up(group: Group, types: tuple[str, ...]) -> bool:
    """Whether all that a group of a superior of ``types`` asks for is a number of all units together."""
    return bool(group.targets) and all(
        _of_all(target, group, types, lambda: False) for target in group.targets
    )


def _of_all(target: Target, group: Group, types: tuple[str, ...], given_by_unit: Callable[[], bool]) -> bool:
    said = _said(target, group)
    if target.level is not None or says_each(said):
        return False
    return _sums_up(target, group, plain(said), types) and not given_by_unit()


def _said(target: Target, group: Group) -> str:
    return " ".join(filter(None, (target.raw, target.scope, target.title, group.title)))


def _of_one_size(own: Target, other: Target, group: Group, types: tuple[str, ...]) -> bool:
    """Whether a number is too near to the superior's to be a share of it, or one of many it averages.

    Numbers of what each unit does for itself ("lớp", "buổi") are compared so, and shares.
    """
    if own.value is None or other.value is None or own.unit is not other.unit:
        return False
    if own.unit is Measure.PERCENT:
        if _words().of_places.search(plain(f"{group.title} {other.raw}")):
            return False
        return max(own.value, other.value) <= min(own.value, other.value) * _ONE_AVERAGE
    if _whole_area(types).search(plain(_said(other, group))):
        return False
    nouns = (plain(target.noun or "") for target in (own, other))
    return all(map(_words().acts.match, nouns)) and own.value * _ONE_SIZE >= other.value


def _sums_up(target: Target, group: Group, words: str, types: tuple[str, ...]) -> bool:
    if group.entry is None and target.unit is Measure.PERCENT and target.kind is Kind.LEVEL:
        return any(pattern.search(words) for pattern in (_words().averages, _words().of_places))
    if target.kind not in (Kind.LEVEL, Kind.CHANGE) or target.unit not in _ADDED_UP:
        return False
    if _whole_area(types).search(words):
        return True
    if group.entry is not None:
        return group.entry.adds_up
    return not _words().not_added.match(plain(target.noun or ""))


@record
class _Words:
    not_added: re.Pattern[str]
    averages: re.Pattern[str]
    of_places: re.Pattern[str]
    acts: re.Pattern[str]


@cache
def _words() -> _Words:
    data = builtin.table("relations", "totals.yaml")
    lists = ("not_added", "averages", "bearers_do", "acts")
    not_added, averages, verbs, acts = (alternatives(map(plain, data[name])) for name in lists)
    of_bearers = "".join(rf"(?<!(?<!\w){word} )" for word in map(plain, data["of_bearers"]))
    return _Words(
        of_places=whole_words(map(plain, data["of_places"])),
        acts=re.compile(rf"(?:{acts})(?!\w)"),
        not_added=re.compile(rf"(?<!\w)(?:{not_added})(?!\w)"),
        averages=re.compile(rf"{of_bearers}(?<!\w)(?:{averages})(?!\w)(?!(?: \w+){{0,4}} (?:{verbs})(?!\w))"),
    )


@cache
def _whole_area(types: tuple[str, ...]) -> re.Pattern[str]:
    """Words for the whole area of a superior called by one of ``types``."""
    data = builtin.table("relations", "totals.yaml")
    areas = (f"{whole} {word}" for whole, word in product(data["whole_of"], types))
    words = alternatives(map(plain, (*data["whole_area"], *areas)))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)(?! (?:{alternatives(map(plain, data['no_area']))})(?!\w))")
