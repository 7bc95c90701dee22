"""Classes and numbers of bearers that phrases speak of ("không có đơn vị xếp loại yếu", "số hộ nghèo")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from compliance.model.sense_tables import senses
from compliance.model.target import Kind, Measure, Target
from compliance.model.vocabulary import classes_named, plain
from compliance.model.vocabulary_tables import bounding, vocabulary
from compliance.vietnamese import fold

_SHARE = re.compile(r"\d+(?:,\d+)?%")
_DASH = re.compile(r"(?<=\d)\s*[-–]\s*(?=\d)")
_THOUSANDS = re.compile(r"\.(?=\d{3}(?!\d))")
# How a number bounds a class, the number, and of how many it is.
_Bound = tuple[str, str, str]
_NO_BOUNDS: frozenset[_Bound] = frozenset()


def differ(child: Target, parent: Target) -> bool:
    """Whether two promises are of bearers of different classes ("không có đơn vị xếp loại yếu").

    A percentage beside a count or a trend tells a class as well ("đơn vị tự bảo đảm từ 30% đến dưới 70%").
    The share of a class is not the share of all ("100% công chức được đánh giá, xếp loại").
    """
    own, asked = (_bearers_classes(target) for target in (child, parent))
    shares = child.kind is parent.kind is Kind.LEVEL and child.unit is parent.unit is Measure.PERCENT
    if shares and bool(own) is not bool(asked):
        said = plain(parent.raw if own else child.raw)
        return not all(name in vocabulary().measured_classes or name in said for name in own | asked)
    return bool(own and asked) and own.isdisjoint(asked)


def bounded_apart(one: str | None, other: str | None) -> bool:
    """Whether two populations both tell by a number whom they hold, and not by the same ("xã đạt 15/19").

    A number without a bound is one to be reached ("khám thai 4 lần", "từ 4 lần trở lên"). Of how many it is
    goes without saying where one side leaves it out.
    """
    return _apart(_bounds(one or ""), _bounds(other or ""))


def leaves_some(child: Target, parent: Target) -> bool:
    """Whether ``child`` promises that there is none of some by a number, and ``parent`` none at all.

    "Không có hồ sơ quá hạn trên 30 ngày" says nothing of those that are 10 days late.
    """
    none = all(target.value == 0 and target.unit is Measure.COUNT for target in (child, parent))
    return none and bool(_bounds(child.scope or "")) and not _bounds(parent.scope or "")


def named_apart(
    child_title: str | None, children: Sequence[Target], parent_title: str | None, parents: Sequence[Target]
) -> bool:
    """Whether two rows name by a number whom they count, and not by the same ("Số xã đạt 15/19 tiêu chí").

    A name that holds its own value is a sentence: which of its numbers describe anything is not known.
    """
    if child_title == parent_title or not all(map(_has_number, (child_title, parent_title))):
        return False
    own = _named_bounds(child_title or "", children)
    return bool(own) and _apart(own, _named_bounds(parent_title or "", parents))


def _named_bounds(title: str, targets: Sequence[Target]) -> frozenset[_Bound]:
    named = _class_bounds(title)
    told = (value for target in targets for value in (target.value, target.upper))
    values = {str(value) for value in told if value is not None}
    said = values & {number for _, number, _ in named}
    return _NO_BOUNDS if said or not values else named


@lru_cache(maxsize=4096)
def _class_bounds(title: str) -> frozenset[_Bound]:
    """The numbers of a name that say by themselves that they bound something: shares, criteria, "trên"."""
    return frozenset(_told(each) for each in _numbers(title) if any(each.group("sign", "over", "measure")))


def _apart(own: frozenset[_Bound], asked: frozenset[_Bound]) -> bool:
    if not own or not asked:
        return False
    said = all(over for bounds in (own, asked) for _, _, over in bounds)
    return own != asked if said else {bound[:2] for bound in own} != {bound[:2] for bound in asked}


@lru_cache(maxsize=4096)
def _bounds(scope: str) -> frozenset[_Bound]:
    return frozenset(map(_told, _numbers(scope)))


def _numbers(words: str) -> Iterator[re.Match[str]]:
    """The numbers that may bound something; "2021-2025" and "2021 - 2025" are the same two."""
    if not _has_number(words):
        return iter(())
    return bounding()[0].finditer(_DASH.sub(" - ", fold(words)))


def _has_number(words: str | None) -> bool:
    return words is not None and any(map(str.isdecimal, words))


def _told(match: re.Match[str]) -> _Bound:
    number = _THOUSANDS.sub("", match["number"]).replace(",", ".")
    return bounding()[1].get(match["sign"] or "", ">="), number, match["over"] or ""


def _bearers_classes(target: Target) -> frozenset[str]:
    if target.kind not in {Kind.LEVEL, Kind.CHANGE, Kind.TREND}:
        return frozenset()
    named = classes_named(target.raw)
    if target.unit is Measure.PERCENT:
        return named
    shares = " ".join(_SHARE.findall(target.raw))
    return named | {shares} if shares else named


def number_beside_rate(one: Target, other: Target) -> bool:
    """Whether one changes by a part of a number ("số hộ nghèo") and the other by a part of a rate."""
    if not one.kind is other.kind is Kind.CHANGE:
        return False
    told = senses()
    number, rate = plain(one.raw), plain(other.raw)
    counted = told.numbers.search(number) and not told.rates.search(number)
    return bool(counted and told.rates.search(rate) and not told.numbers.search(rate))
