"""What headings say of the sentences below them: that targets are set there, or that nothing is promised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from compliance.reading.vocabulary import load, plain
from compliance.records import record
from compliance.vietnamese import alternatives

if TYPE_CHECKING:
    from compliance.reading.sections import Heading

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def is_goal(headings: Sequence[Heading]) -> bool:
    """Whether the innermost telling heading says that targets are set here."""
    return _telling(headings) == "goals"


def is_narrative(headings: Sequence[Heading], first: int | None = None) -> bool:
    """Whether the innermost telling heading says that nothing is promised here.

    Of a plan whose ``first`` year is known also one that tells how things stood in a year before it.
    """
    for heading in reversed(headings):
        if told := ("narratives" if _looks_back(heading.title, first) else tells(heading.title)):
            return told == "narratives"
    return False


def _looks_back(title: str, first: int | None) -> bool:
    """Whether a heading opens with words of results or states, and names years before ``first`` alone."""
    years = [int(year) for year in _YEAR.findall(title)]
    return (
        bool(years)
        and first is not None
        and max(years) < first
        and _results().match(plain(title)) is not None
    )


@cache
def _results() -> re.Pattern[str]:
    data = load("parts")["looking_back"]
    before, words = (alternatives(map(plain, data[key])) for key in ("before", "results"))
    return re.compile(rf"(?:(?:{before})\s)*(?:{words})(?!\w)")


def is_general(headings: Sequence[Heading]) -> bool:
    """Whether the innermost telling heading is of the plan's general goal ("Mục tiêu chung")."""
    title = next((heading.title for heading in reversed(headings) if tells(heading.title)), "")
    words = plain(title)
    return any(each.fits(words) for each in _general())


@lru_cache(maxsize=1024)
def tells(title: str) -> str | None:
    """What a heading says of its sentences: "goals", "narratives", "works", or None when it does not tell."""
    words = plain(title)
    for kind, patterns in _section_words():
        if any(each.fits(words) for each in patterns):
            return kind
    return None


def _telling(headings: Sequence[Heading]) -> str | None:
    return next((told for heading in reversed(headings) if (told := tells(heading.title))), None)


@cache
def _section_words() -> tuple[tuple[str, tuple[Glob, ...]], ...]:
    """Narratives first: "mục đích" with "mục tiêu" in one heading is no place of targets."""
    data = load("parts")
    kinds = ("narratives", "goals", "works")
    return tuple((kind, tuple(glob(words) for words in data[kind])) for kind in kinds)


@cache
def _general() -> tuple[Glob, ...]:
    return tuple(glob(words) for words in load("parts")["general_goals"])


@record
class Glob:
    """Plain words with any others in the places of ``*``."""

    parts: tuple[str, ...]

    def fits(self, words: str) -> bool:
        """Whether all of ``words`` go like this: the first part at the beginning, the last one at the end."""
        first, *between = self.parts
        if not between:
            return words == first
        last = between.pop()
        place, end = len(first), len(words) - len(last)
        if place > end or not (words.startswith(first) and words.endswith(last)):
            return False
        for part in between:
            found = words.find(part, place, end)
            if found < 0:
                return False
            place = found + len(part)
        return True


def glob(words: str) -> Glob:
    """What words with ``*`` stand for, to be asked about plain text."""
    return Glob(tuple(plain(part) for part in words.split("*")))
