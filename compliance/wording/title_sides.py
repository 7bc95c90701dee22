"""Sides of one distinction that a title names ("toàn trình", "một phần"; "mức 1", "mức 2")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from compliance.vietnamese import alternatives, fold, spaced_words

# The group of classes that are told by a number.
_CLASS = -1
# One number, several, or from one to another.
_NUMBERS = r"\d+(?:(?:, ?| và | ?- ?| đến )\d+)*"

Sides = tuple[tuple[int, frozenset[str]], ...]


class SideWords:
    """The distinctions of ``wording/titles.yaml``."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        groups: list[list[str]] = [[fold(word) for word in group] for group in data["parts"] + data["sides"]]
        self._parts = len(data["parts"])
        self._groups = groups
        self._patterns: dict[int, re.Pattern[str]] = {}
        self._begun_by: dict[str, set[int]] = {}
        for number, group in enumerate(groups):
            for phrase in group:
                self._begun_by.setdefault(phrase.split()[0], set()).add(number)
        self._idiom = spaced_words(map(fold, data["not_denials"]))
        before, after = (alternatives(map(fold, data["classes"][place])) for place in ("before", "after"))
        self._classes = re.compile(
            rf"(?<!\w)(?:(?:{before}) (?:từ )?(?P<number>{_NUMBERS})|(?P<count>{_NUMBERS}) (?:{after}))"
            rf"(?![\w%,.]*%|\w)"
        )

    def of(self, full: str, words: str) -> Sides:
        """The sides that a title names, by its ``full`` form and, for numbers, by its ``words``."""
        full = self._idiom.sub(" ", full)
        begun = {number for word in full.split() for number in self._begun_by.get(word, ())}
        named = [
            (number, found)
            for number in sorted(begun)
            if (found := frozenset(self._pattern(number).findall(full)))
        ]
        classes = frozenset(
            number.lstrip("0") or "0"
            for match in self._classes.finditer(fold(words))
            for number in re.findall(r"\d+", match["number"] or match["count"])
        )
        return (*named, *([(_CLASS, classes)] if classes else ()))

    def _pattern(self, number: int) -> re.Pattern[str]:
        """The words of one distinction, compiled when a title first begins to name it."""
        if number not in self._patterns:
            self._patterns[number] = spaced_words(self._groups[number])
        return self._patterns[number]

    def is_part(self, group: int) -> bool:
        """Whether a title that names a side of ``group`` may mean a part of one that names none."""
        return group < self._parts


def opposed(first: Sides, second: Sides) -> bool:
    """Whether two titles name different sides of one distinction."""
    others = dict(second)
    return any(group in others and not named & others[group] for group, named in first)


def unequal(first: Sides, second: Sides, words: SideWords) -> bool:
    """Whether one title may mean a part of the other."""
    own, other = (
        {group: named for group, named in sides if words.is_part(group)} for sides in (first, second)
    )
    return own != other
