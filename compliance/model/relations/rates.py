"""Rates of so many ("13 bác sĩ/1 vạn dân"): of whom they are, and both sides of as many of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache

from compliance import builtin
from compliance.model.sense_tables import senses
from compliance.model.target import Measure, Target
from compliance.model.vocabulary import plain
from compliance.records import record
from compliance.vietnamese import alternatives, fold

# Of fewer no rate is told: "10" after a stroke may be a month.
_FEWEST = 100


@record
class Rate:
    """So many of whom a number is told, and the words that say so."""

    size: int
    whom: str
    words: str


@record
class _Rates:
    """The words of ``rulesets/relations/rates.yaml``."""

    each: re.Pattern[str]
    scales: Mapping[str, int]
    whom: Mapping[str, str]


def differ(child: Target, parent: Target) -> bool:
    """Whether two numbers are rates of different wholes, or one is a rate and the other a plain count.

    A number that is called a rate, or counts nothing by name, leaves unsaid of what it is one.
    """
    own, asked = _rate(child), _rate(parent)
    if own is not None and asked is not None:
        return own.whom != asked.whom
    return own is not asked and _is_count(child if own is None else parent)


def of_as_many(target: Target, other: Target) -> Target:
    """``target`` told of as many as ``other`` is, where both are rates."""
    rate, wanted = _rate(target), _rate(other)
    if rate is None or wanted is None or rate.size == wanted.size:
        return target
    factor = Decimal(wanted.size) / rate.size
    value, upper = (None if end is None else end * factor for end in (target.value, target.upper))
    return replace(target, value=value, upper=upper)


def under_title(target: Target, title: str) -> Target:
    """``target`` with the rate that the title of its row alone tells ("Số bác sĩ/1 vạn dân | 13 bác sĩ")."""
    if target.value is None or target.unit not in (Measure.COUNT, None):
        return target
    named = rate_of(target.title or title)
    if named is None or rate_of(target.raw) is not None:
        return target
    return replace(target, raw=f"{target.raw} {named.words}")


@lru_cache(maxsize=8192)
def rate_of(words: str) -> Rate | None:
    """Of how many of whom ``words`` tell something, where they tell it of one such number."""
    rates = [_told(said) for said in _rates().each.finditer(fold(words))]
    found = {(rate.size, rate.whom): rate for rate in rates if rate.size >= _FEWEST}
    return next(iter(found.values())) if len(found) == 1 else None


def _rate(target: Target) -> Rate | None:
    """The rate that a target is.

    A number that is itself promised ("trên 1.000 người dân") makes none, nor does the whole of what is
    counted ("5 hộ/100 hộ").
    """
    rate = rate_of(target.raw) if target.unit in (Measure.COUNT, None) else None
    if rate is None or rate.size in (target.value, target.upper):
        return None
    return None if fold(target.noun or "").startswith(rate.whom) else rate


def _is_count(target: Target) -> bool:
    words, told = plain(target.raw), senses()
    called = told.rates.search(words) or told.averaged.search(words)
    return target.unit is Measure.COUNT and target.noun is not None and called is None


def _told(said: re.Match[str]) -> Rate:
    number = int(re.sub(r"\D", "", said["number"] or "") or 1)
    return Rate(number * _rates().scales.get(said["scale"], 1), _rates().whom[said["whom"]], said[0].strip())


@cache
def _rates() -> _Rates:
    """The words, loaded once."""
    data = builtin.table("relations", "rates.yaml")
    whom = {fold(name): fold(line[0]) for line in data["whom"] for name in line}
    scales = {fold(word): size for word, size in data["scales"].items()}
    bounding = "".join(f"(?<!{fold(word)} )" for word in data["bounding"])
    each = (
        rf"(?: ?/ ?|(?<!\w){bounding}trên |(?<!\w)mỗi )(?:(?:{alternatives(map(fold, data['one']))}) )?"
        rf"(?:(?P<number>0?10*(?:[. ]000)*) ?)?(?:(?P<scale>{alternatives(scales)}) )?"
        rf"(?P<whom>{alternatives(whom)})(?!\w)"
    )
    return _Rates(each=re.compile(each), scales=scales, whom=whom)
