"""What headings say of the sentences below them: that targets are set there, or that nothing is promised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from compliance.reading.vocabulary import load, plain

if TYPE_CHECKING:
    from compliance.reading.sections import Heading


def is_goal(headings: Sequence[Heading]) -> bool:
    """Whether the innermost telling heading says that targets are set here."""
    return _telling(headings) == "goals"


def is_narrative(headings: Sequence[Heading]) -> bool:
    """Whether the innermost telling heading says that nothing is promised here."""
    return _telling(headings) == "narratives"


def is_general(headings: Sequence[Heading]) -> bool:
    """Whether the innermost telling heading is of the plan's general goal ("Mục tiêu chung")."""
    title = next((heading.title for heading in reversed(headings) if tells(heading.title)), "")
    words = plain(title)
    return any(pattern.fullmatch(words) for pattern in _general())


def tells(title: str) -> str | None:
    """What a heading says of its sentences: "goals", "narratives", "works", or None when it does not tell."""
    words = plain(title)
    for kind, patterns in _section_words():
        if any(pattern.fullmatch(words) for pattern in patterns):
            return kind
    return None


def _telling(headings: Sequence[Heading]) -> str | None:
    return next((told for heading in reversed(headings) if (told := tells(heading.title))), None)


@cache
def _section_words() -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    """Narratives first: "mục đích" with "mục tiêu" in one heading is no place of targets."""
    data = load("parts")
    kinds = ("narratives", "goals", "works")
    return tuple((kind, tuple(glob(words) for words in data[kind])) for kind in kinds)


@cache
def _general() -> tuple[re.Pattern[str], ...]:
    return tuple(glob(words) for words in load("parts")["general_goals"])


def glob(words: str) -> re.Pattern[str]:
    """A pattern for words with ``*``, to be matched against plain text."""
    parts = [re.escape(plain(part)) for part in words.split("*")]
    return re.compile(r".*".join(parts))
