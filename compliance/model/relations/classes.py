"""Classes and numbers of bearers that phrases speak of ("không có đơn vị xếp loại yếu", "số hộ nghèo")."""

from __future__ import annotations

import re

from compliance.model.sense_tables import senses
from compliance.model.target import Kind, Measure, Target
from compliance.model.vocabulary import classes_named, plain
from compliance.model.vocabulary_tables import vocabulary

_SHARE = re.compile(r"\d+(?:,\d+)?%")


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
