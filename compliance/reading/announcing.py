"""Annexes that the running text of a plan speaks of, whether or not they were supplied."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.reading.sections import Part, Placed
from compliance.reading.vocabulary import load, plain

_SUPPLIED = frozenset({"indicators", "tasks"})


def announced_parts(placed: Sequence[Placed], supplied: frozenset[str] = frozenset()) -> frozenset[str]:
    """The parts (``indicators``, ``tasks``) that the body or the decision says stand in an annex.

    A plan that announces an annex has not said all it says in its body. Words that name no part speak of
    the one that their heading names, else of what was ``supplied``, and of both where nothing was.
    """
    found: set[str] = set()
    for item in placed:
        if item.part is not Part.ANNEX and _announces(plain(item.passage.text)):
            found |= _named(item) or (supplied & _SUPPLIED) or _SUPPLIED
    return frozenset(found)


def _announces(words: str) -> bool:
    data = load("annexes")
    return _has(words, data["names"]) and _has(words, data["enclosed"]) and not _has(words, data["of_others"])


def _named(item: Placed) -> set[str]:
    """The parts that a sentence names, or else the nearest heading above it."""
    parts: dict[str, list[str]] = load("annexes")["parts"]
    for text in (item.passage.text, *(heading.title for heading in reversed(item.headings))):
        if named := {part for part, names in parts.items() if _has(plain(text), names)}:
            return named
    return set()


def _has(words: str, names: Sequence[str]) -> bool:
    return any(f" {name} " in f" {words} " for name in names)
