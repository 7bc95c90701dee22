"""Whom headings and rows of a table name: bodies by their words, units of the plan's area by their names."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING

from compliance.reading.tables.bearers import Bearer, bearer, bodies_of_a_kind
from compliance.reading.vocabulary import load
from compliance.records import record
from compliance.vietnamese import alternatives, squash
from compliance.wording.capitals import UPPER

if TYPE_CHECKING:
    from compliance.model.units import Units

_LONGEST = 80
_MOST_WORDS = 5
_MOSTLY = 0.7
_NO_NAME = re.compile(r"[\d%:;!?]")


@record
class Area:
    """Where a plan stands: its ``unit`` (an id) on a ``day``; no bare name is known without ``units``.

    Where the unit is not known, a name that any unit bears is one.
    """

    units: Units | None = None
    unit: str | None = None
    day: dt.date | None = None
    level: str | None = None

    def body(self, text: str, level: str | None = None) -> Bearer | None:
        """The body that ``text`` names and nothing else ("Sở Nội vụ", "UBND các xã", "Tây Xuân").

        ``level`` is that of the units meant, where a heading says it ("Xã, phường").
        """
        words = squash(text).strip(" .;:,-+")
        if not words or len(words) > _LONGEST:
            return None
        if _villages().match(words):
            return Bearer(words, None)
        return self._levelled(bearer(words) or self._unit(words, level) or _agency(words))

    def _levelled(self, who: Bearer | None) -> Bearer | None:
        """A single body that names no level ("Phòng Nội vụ", "Thanh tra tỉnh") is of the plan's own."""
        if who is None or who.level is not None or self.level is None or bodies_of_a_kind(who.scope):
            return who
        return Bearer(who.scope, self.level)

    def _unit(self, words: str, level: str | None) -> Bearer | None:
        """A unit by its bare name; a level that a heading says makes a name of any words in capitals."""
        if not words[0].isupper() or len(words.split()) > _MOST_WORDS or _NO_NAME.search(words):
            return None
        if self.units is not None and self.unit is not None:
            found = self.units.resolve(words, day=self.day, level=level, under=self.unit).unit
            if found is not None and found.id != self.unit:
                return Bearer(found.name, found.level)
        if (
            self.units is not None
            and self.unit is None
            and self.units.knows_name(self.units.names.key(words))
        ):
            return Bearer(words, level)
        capitals = sum(word[0].isupper() for word in words.split())
        return Bearer(words, level) if level is not None and capitals > len(words.split()) / 2 else None


@cache
def _villages() -> re.Pattern[str]:
    """Names of villages and the like, which are parts of communes ("Thôn Phú An")."""
    words = alternatives(load("parts")["bearers"]["villages"])
    return re.compile(rf"(?i:{words})\s+(?:số\s+)?[{UPPER}0-9]")


def _agency(words: str) -> Bearer | None:
    from compliance.wording.places import agencies_named

    said = sum(len(each.text) for each in agencies_named(words))
    return Bearer(words, None) if said >= _MOSTLY * len(words) else None
