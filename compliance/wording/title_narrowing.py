"""Words by which a title counts some of what an indicator counts ("hồ sơ vay vốn", "cán bộ xóm")."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from compliance.vietnamese import alternatives, fold, spaced_words


class NarrowingWords:
    """The persons, bodies, fields and nouns of ``wording/titles.yaml`` that narrow an indicator."""

    def __init__(self, data: Mapping[str, Any], bare: Callable[[str], str]) -> None:
        self._others = spaced_words(map(fold, data["others"]))
        self._not_others = spaced_words(map(fold, data["not_others"]))
        self._counted, self._handled = (
            [
                _behind(*([bare(fold(word)) for word in one[key]] for key in ("nouns", "harmless")))
                for one in data[name]
            ]
            for name in ("counted_nouns", "handled_nouns")
        )
        fields = data["fields"]
        names, behind, every = (alternatives(map(fold, fields[key])) for key in ("names", "behind", "every"))
        self._field = re.compile(
            rf"(?<!\S)(?:(?:{behind}) (?P<name>{names})(?!\S)|(?P<every>{every})|lĩnh vực (?P<other>\S+ \S+))"
        )
        self.reason: str = fields["reason"]

    def others(self, full: str) -> frozenset[str]:
        """Persons and bodies that a full form names, of whom few indicators speak."""
        return frozenset(self._others.findall(self._not_others.sub(" ", full)))

    def behind_counted(self, telling: str) -> frozenset[str]:
        """The words right behind what is counted first, where they may narrow it."""
        return _words_behind(self._counted, telling)

    def behind_handled(self, telling: str) -> frozenset[str]:
        """The words right behind what is inspected, found, issued or assigned first, where they narrow it."""
        return _words_behind(self._handled, telling)

    def field(self, full: str) -> str:
        """The one field that a full form speaks of; empty where it names none, or all."""
        found = self._field.search(full)
        return (found["name"] or found["other"] or "") if found is not None else ""


def _words_behind(nouns: list[re.Pattern[str]], telling: str) -> frozenset[str]:
    found = (pattern.search(telling) for pattern in nouns)
    return frozenset(match["word"] for match in found if match is not None and match["word"])


def _behind(nouns: list[str], harmless: list[str]) -> re.Pattern[str]:
    """One of the nouns or several in a row, and the word behind that is none of those that are harmless."""
    counted, passing = alternatives(nouns), alternatives([*nouns, *harmless])
    return re.compile(
        rf"(?<!\S)(?:{counted})(?: (?:{counted}))*(?!\S)(?: (?!(?:{passing})(?!\S))(?P<word>\S+))?"
    )
