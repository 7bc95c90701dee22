"""Look-alikes: numbers that promise nothing by what they are, found by what their words begin with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from compliance.wording.phrases.beginnings import first_signs

# No look-alike begins inside a word, and with a space only before a stroke: most places need no trial.
_PLACE = re.compile(r"(?=\S|\s/)(?:(?<![^\W_])|(?![^\W\d_]))")


class _Entry:
    """An entry of ``wording/lookalikes.yaml``; its pattern is compiled when it is first tried."""

    def __init__(self, kind: str, words: str) -> None:
        self.kind = kind
        self._words = words

    @cached_property
    def match(self) -> Callable[[str, int], re.Match[str] | None]:
        return re.compile(self._words, re.MULTILINE).match


class Lookalikes:
    """All of them; where two begin at one place, the earlier entry wins."""

    def __init__(self, entries: Iterable[Mapping[str, str]]) -> None:
        begun = [(_Entry(each["kind"], each["pattern"]), first_signs(each["pattern"])) for each in entries]
        signs = frozenset().union(*(begins for _, begins in begun if begins is not None))
        self._every = tuple(entry for entry, _ in begun)
        self._anywhere = tuple(entry for entry, begins in begun if begins is None)
        self._begun_by = {
            sign: tuple(entry for entry, begins in begun if begins is None or sign in begins)
            for sign in sorted(signs)
        }

    def found_in(self, folded: str) -> Iterator[tuple[str, re.Match[str]]]:
        """The look-alikes in ``folded`` with their kinds, in order, none inside another."""
        end = 0
        for place in _PLACE.finditer(folded):
            start = place.start()
            if start < end:
                continue
            for entry in self._begun_by.get(folded[start]) or self._rarely_begun(folded[start]):
                match = entry.match(folded, start)
                if match is not None:
                    end = match.end()
                    yield entry.kind, match
                    break

    def _rarely_begun(self, sign: str) -> tuple[_Entry, ...]:
        """What may begin with a sign that no entry names: a digit of another script is a digit as well."""
        return self._every if sign.isdecimal() or sign.isspace() else self._anywhere


def baseline_said(match: re.Match[str]) -> int | str | None:
    """The baseline that a look-alike names: a year, "previous", or nothing."""
    for name, value in match.groupdict().items():
        if value is not None and name.startswith("baseline"):
            return int(value)
        if value is not None and name.startswith("previous"):
            return "previous"
    return None
