"""Who gives the tasks that a title counts ("nhiệm vụ UBND tỉnh giao")."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from compliance import builtin
from compliance.vietnamese import alternatives, clean, squash
from compliance.wording.places import levels_named

# How many words before the verb may name the giver.
_LONGEST = 10


def given_by_itself(title: str, asked_title: str, level: str | None) -> bool:
    """Whether a row of a unit of ``level`` is of what its own bodies give, the superior's not."""
    own, asked = _givers(title), _givers(asked_title)
    return own == {level} and bool(asked) and level not in asked


@lru_cache(maxsize=4096)
def _givers(title: str) -> frozenset[str]:
    """The levels of those who give something, named right before the verb."""
    words = squash(clean(title))
    found = _giving().search(words) if _verb().search(words) else None
    return frozenset(levels_named(found["who"])) if found is not None else frozenset()


@cache
def _giving() -> re.Pattern[str]:
    return re.compile(rf"(?P<who>(?:[^\W\d]+,? ){{1,{_LONGEST}}}){_verb().pattern}", re.IGNORECASE)


@cache
def _verb() -> re.Pattern[str]:
    """The verb alone: most titles have none."""
    verbs = alternatives(builtin.table("relations", "acting.yaml")["assigning"]["verbs"])
    others = alternatives(builtin.table("wording", "words.yaml")["no_assigning"])
    return re.compile(rf"(?<=\s)(?:{verbs})(?!\w)(?! (?:{others})(?!\w))", re.IGNORECASE)
