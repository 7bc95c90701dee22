"""Annexes that the running text of a plan speaks of, whether or not they were supplied."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.reading.sections import Part, Placed
from compliance.reading.vocabulary import load, plain


def announced_parts(placed: Sequence[Placed]) -> frozenset[str]:
    """The parts (``indicators``, ``tasks``) that the body or the decision says stand in an annex.

    A plan that announces an annex has not said all it says in its body.
    """
    found: set[str] = set()
    for item in placed:
        if item.part is not Part.ANNEX:
            found |= _announced(item.passage.text)
    return frozenset(found)


def _announced(text: str) -> set[str]:
    words, data = plain(text), load("annexes")
    if not _has(words, data["names"]) or not _has(words, data["enclosed"]) or _has(words, data["of_others"]):
        return set()
    parts: dict[str, list[str]] = data["parts"]
    return {part for part, names in parts.items() if _has(words, names)} or set(parts)


def _has(words: str, names: Sequence[str]) -> bool:
    return any(f" {name} " in f" {words} " for name in names)
