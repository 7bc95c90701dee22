"""Details that phrases of one thing do not tell differently: fields, ages, numbers, how often."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from compliance.model.target import MEASURED, Measure, Target
from compliance.model.vocabulary import ages, fields_named, numbered, plain

_TIMES = re.compile(r"(?<![\w,])0*(\d+) lần(?!\w)")
NUMBER = re.compile(r"(?<!\w)\d[\d/]*(?!\w)")


def differ(child: Target, parent: Target) -> bool:
    """Whether two phrases both tell some detail, and not the same."""
    return any(said_otherwise(told(child), told(parent)) for told in _DETAILS)


def said_otherwise(own: frozenset[Any], asked: frozenset[Any]) -> bool:
    """Whether both sides say something, and not the same: what is left unsaid differs from nothing."""
    return bool(own and asked) and own != asked


def _fields(target: Target) -> frozenset[str]:
    return fields_named(target.raw)


def _ages(target: Target) -> frozenset[tuple[str, ...]]:
    return ages(target.raw)


def _numbered(target: Target) -> frozenset[tuple[str, str]]:
    return numbered(target.raw) if target.kind in MEASURED else frozenset()


def _how_often(target: Target) -> frozenset[str]:
    """How often each of those that a share counts has to do what it says ("khám thai 4 lần")."""
    return frozenset(_TIMES.findall(plain(target.raw))) if target.unit is Measure.PERCENT else frozenset()


def _of_none(target: Target) -> frozenset[str]:
    """The numbers in the words of what there is to be none of ("không còn xã dưới 5 tiêu chí")."""
    if target.value != 0 or target.upper is not None or target.unit is not Measure.COUNT:
        return frozenset()
    return frozenset(number for number in NUMBER.findall(plain(target.raw)) if number.strip("0/"))


_DETAILS: tuple[Callable[[Target], frozenset[Any]], ...] = (_fields, _ages, _numbered, _how_often, _of_none)
