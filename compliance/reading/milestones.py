"""The year for which a heading sets the values below it ("1. Đến năm 2027")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from compliance.reading.vocabulary import any_word, load, plain

_ENDS_WITH_YEAR = re.compile(
    r"(?:năm|giai đoạn|nhiệm kỳ|định hướng|tầm nhìn|mục tiêu|chỉ tiêu|đến)\s+"
    r"(?:20\d\d\s*[-–]\s*)?(?P<year>20\d\d)[^\w(]*(?:\([^()]*\)\W*)?$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"20\d\d(?:\s*[-–]\s*20\d\d)?")


def milestone(titles: Iterable[str]) -> int | None:
    """The year that the first of ``titles`` to name one is for, the last of a span; None for none.

    A heading that names two times says nothing of either, and one that names a programme, or what was, only
    tells where the values come from.
    """
    for title in titles:
        found = _ENDS_WITH_YEAR.search(title)
        if found is not None:
            words = plain(title)
            alone = len(_YEAR.findall(title)) == 1 and _begins().match(words) and not _bars().search(words)
            return int(found["year"]) if alone else None
    return None


@cache
def _begins() -> re.Pattern[str]:
    return any_word(load("parts")["milestones"]["begins"])


@cache
def _bars() -> re.Pattern[str]:
    return any_word(load("parts")["milestones"]["bars"])
