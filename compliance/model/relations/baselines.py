"""What a change is held against: a year, or what was planned for it ("so với dự toán")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from compliance import builtin
from compliance.model.target import Kind, Target
from compliance.records import record
from compliance.vietnamese import alternatives, fold, whole_words

_COMPARED = re.compile(r"(?<!\w)so (?:sánh )?với (?P<what>[^\d,;:.()%]+)")
_YEAR = "năm"


@record
class _Baselines:
    """The words of ``rulesets/relations/baselines.yaml``."""

    named: re.Pattern[str]
    things: Mapping[str, str]
    passed: re.Pattern[str]
    before: re.Pattern[str]


def differ(child: Target, parent: Target) -> bool:
    """Whether two targets are held against different things.

    A change without a year is held against no known one; of a level, and of what is no year, what one side
    leaves unsaid differs from nothing.
    """
    own, asked = _held_against(child.raw), _held_against(parent.raw)
    if own and asked and own.isdisjoint(asked):
        return True
    unsaid = child.kind is parent.kind is Kind.LEVEL and None in (child.baseline, parent.baseline)
    return child.baseline != parent.baseline and not unsaid


@lru_cache(maxsize=4096)
def _held_against(words: str) -> frozenset[str]:
    """What words say that something is held against: one name for each thing, else its own words."""
    known, text = _baselines(), fold(words)
    compared = _COMPARED.search(text)
    if compared is None:
        passed = known.passed.search(text)
        return frozenset() if passed is None else frozenset({known.things[passed["what"]]})
    named = known.named.search(compared["what"])
    if named is not None:
        return frozenset({known.things[named[0]]})
    return frozenset(known.before.sub(" ", compared["what"]).split())


@cache
def _baselines() -> _Baselines:
    """The words, loaded once."""
    data = builtin.table("relations", "baselines.yaml")
    lines = [[_YEAR, *data["year"]], *data["plans"], *data["others"]]
    plans = [fold(name) for line in data["plans"] for name in line]
    before = f"(?:(?:{alternatives(map(fold, data['before']))}) )*"
    return _Baselines(
        named=whole_words(fold(name) for line in lines for name in line),
        things={fold(name): line[0] for line in lines for name in line},
        passed=re.compile(
            rf"(?:%|(?<!\w)(?:vượt|hơn)(?: \d[\d.,]* ?%)?) {before}(?P<what>{alternatives(plans)})(?!\w)"
        ),
        before=whole_words(map(fold, data["before"])),
    )
