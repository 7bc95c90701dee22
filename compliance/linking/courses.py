"""Falls and rises that a row's title names: "Thời gian … được rút ngắn | 30%" promises a change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from compliance import builtin
from compliance.model.target import Direction, Kind, Measure, Target
from compliance.model.vocabulary import plain
from compliance.records import record
from compliance.vietnamese import alternatives

_HEAD = 2
_BASELINE = re.compile(r"so với (?:cuối )?(?:năm )?(20\d\d)(?!\d)", re.IGNORECASE)


def as_changes(targets: Sequence[Target], title: str, others: Sequence[Target], other: str) -> list[Target]:
    """``targets``, percentages among them read as changes where ``others`` change the same thing.

    "Rút ngắn thời gian giải quyết: 30%" and "Thời gian giải quyết được rút ngắn: 30%" promise the same;
    "Tỷ lệ thủ tục được rút ngắn thời gian" counts procedures, and stays a level.
    """
    changes = [one for one in others if one.kind is Kind.CHANGE and one.unit is Measure.PERCENT]
    levels = [one for one in targets if one.kind is Kind.LEVEL and one.unit is Measure.PERCENT]
    if not changes or not levels:
        return list(targets)
    directions = {one.direction for one in changes}
    named = _course(title)
    if named is None or directions != {named} or _changed(title) != _changed(other):
        return list(targets)
    year = _BASELINE.search(title)
    said = int(year[1]) if year is not None else None
    return [
        replace(one, kind=Kind.CHANGE, direction=named, baseline=one.baseline or said)
        if one in levels
        else one
        for one in targets
    ]


@cache
def words_of_change() -> frozenset[str]:
    """The single words that say that something falls or rises, whichever of them a plan uses."""
    return _words().single


@lru_cache(maxsize=8192)
def says_change(title: str) -> bool:
    """Whether the words of a title say that something falls or rises."""
    words = plain(title)
    return any(pattern.search(words) for _, pattern in _words().ways)


def _course(title: str) -> Direction | None:
    """Which way the words of a title say that something goes, where they say one way only."""
    words = plain(title)
    said = [way for way, pattern in _words().ways if pattern.search(words)]
    return said[0] if len(said) == 1 else None


def _changed(title: str) -> list[str]:
    """What a title says is changed, by its first words."""
    words = plain(title)
    for _, pattern in _words().ways:
        words = pattern.sub(" ", words)
    return _words().before.sub("", " ".join(words.split())).split()[:_HEAD]


@record
class _Words:
    ways: tuple[tuple[Direction, re.Pattern[str]], ...]
    before: re.Pattern[str]
    single: frozenset[str]


@cache
def _words() -> _Words:
    data = builtin.table("relations", "courses.yaml")
    ways = tuple(
        (way, re.compile(rf"(?<!\w)(?:(?:được|bị) )?(?:{_one_of(data[way.value])})(?!\w)"))
        for way in Direction
    )
    single = frozenset(
        word for way in Direction for phrase in data[way.value] for word in plain(phrase).split()
    )
    return _Words(ways, re.compile(rf"^(?:(?:{_one_of(data['before'])}) )+"), single)


def _one_of(words: Sequence[str]) -> str:
    return alternatives(map(plain, words))
