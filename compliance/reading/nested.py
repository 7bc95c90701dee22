"""The level that the title of a row asks of each bearer, where its cell promises a share of them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from compliance.model.target import Comparator, Kind, Measure, Target
from compliance.reading.vocabulary import load
from compliance.records import record
from compliance.vietnamese import alternatives, fold

_HAS_DIGIT = re.compile(r"\d")
_BOUNDS = (Comparator.AT_LEAST, Comparator.ABOVE, Comparator.AT_MOST, Comparator.BELOW)


@record
class Nested:
    """The share of bearers, the level asked of each, and where its numbers stand in the title."""

    share: Target
    inner: Target
    title: str
    spans: tuple[tuple[tuple[int, int], ...], ...]


def nested(target: Target, title: str, *, year: int | None, city: str) -> Nested | None:
    """The two promises of a share under a title such as "Cơ quan có tỷ lệ hồ sơ … đạt từ 50% trở lên".

    They are those that cell and title promise read as one sentence; a number by which the title only
    tells what is counted ("đơn vị tự bảo đảm từ 30% đến dưới 70%") is none there either.
    """
    if not _HAS_DIGIT.search(title) or not _is_share(target) or not _asks_of_each().search(fold(title)):
        return None
    from compliance.wording.phrases import parse_targets, read_phrase

    alone = read_phrase(title, year=year, city=city)
    joined = parse_targets(f"{target.raw} {title}", year=year, city=city)
    if len(alone.targets) != 1 or len(joined) != 2 or joined[0].role != "coverage":
        return None
    inner = replace(joined[1], raw=alone.targets[0].raw)
    if inner.comparator not in _BOUNDS or _value(inner) != _value(alone.targets[0]):
        return None
    share = replace(target, role="coverage", scope=joined[0].scope)
    return Nested(share, inner, alone.text, alone.used)


def _is_share(target: Target) -> bool:
    shared = target.kind is Kind.LEVEL and target.unit is Measure.PERCENT and target.value is not None
    return shared and target.role is None and target.scope is None


def _value(target: Target) -> tuple[object, ...]:
    return target.kind, target.comparator, target.value, target.unit


@cache
def _asks_of_each() -> re.Pattern[str]:
    """A title of bearers that have a rate of their own; one that begins with a rate is that of its row."""
    rates = alternatives(map(fold, load("parts")["rates"]))
    return re.compile(rf"^\W*(?!(?:{rates})(?!\w)).*(?<!\w)(?:có|đạt) (?:{rates})(?!\w)", re.DOTALL)
