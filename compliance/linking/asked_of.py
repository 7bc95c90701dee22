"""What a group of the superior asks for, where that tells whom it can be asked of."""

from __future__ import annotations

import re
from functools import cache

from compliance import builtin
from compliance.linking.items import Group
from compliance.model.target import Kind, Measure
from compliance.vietnamese import alternatives, fold
from compliance.wording.places import level_of_words
from compliance.wording.title_forms import form_of

_ALL = 100


def names_something(group: Group) -> bool:
    """Whether the words of a row name anything; a cell cut off its row ("100%") does not."""
    return any(char.isalpha() for char in group.title)


def promises(group: Group) -> bool:
    return any(target.kind is not Kind.STATEMENT for target in group.targets)


def counts_units_of(level: str, group: Group) -> bool:
    """Whether a group asks that some of the units of ``level`` reach something ("95% xã, phường đạt ...")."""
    if any(target.unit is Measure.PERCENT and target.value == _ALL for target in group.targets):
        return False
    return form_of(group.title).counts_places and level_of_words(group.title) == level


def scores_itself(group: Group) -> bool:
    """Whether a group is a score that no catalogue knows: a part of an index of the superior's own."""
    points = all(target.unit is Measure.POINT for target in group.targets)
    return group.entry is None and bool(group.targets) and points


@cache
def acting_bodies() -> re.Pattern[str]:
    """How the words begin that count bodies of the state."""
    data = builtin.table("relations", "acting.yaml")
    before, bodies = (alternatives(map(fold, data[name])) for name in ("before", "bodies"))
    return re.compile(rf"(?:(?:{before})\s+)*(?:{bodies})(?!\w)")
