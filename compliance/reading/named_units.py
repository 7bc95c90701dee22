"""Administrative units that a text names with their type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from compliance.records import record

if TYPE_CHECKING:
    from compliance.model.units import Units

LONGEST_NAME = 5
"""Of how many words a name is at most."""

_NUMBERED = ("quận", "phường")
_WORD = re.compile(r"\S+")


@record
class NamedUnit:
    """A unit named with its type, and where the words of its name begin and end."""

    type: str
    name: str
    start: int
    end: int


def unit_names(text: str, units: Units) -> list[tuple[str, str]]:
    """The units named in ``text`` with their type: ("huyện", "Tây Sơn"), in order; capitals do not matter."""
    return [(named.type, named.name) for named in units_named(text, units)]


def units_named(text: str, units: Units) -> Iterator[NamedUnit]:
    """The same with their places."""
    for match in units.names.typed.finditer(text):
        kind = units.names.type_of(match["type"])
        words = list(islice(_WORD.finditer(text, match.end()), LONGEST_NAME))
        for length in range(len(words), 0, -1):
            name = " ".join(word[0] for word in words[:length]).strip(" .,;:()/\"'”“*")
            if (
                name
                and (name[0].isupper() or _is_number(name, kind))
                and units.knows_name(units.names.key(name))
            ):
                yield NamedUnit(kind or "", as_name(name), words[0].start(), words[length - 1].end())
                break


def _is_number(name: str, kind: str | None) -> bool:
    """Whether a number names a unit ("Quận 7"), as it may where units of its type are numbered."""
    return kind in _NUMBERED and name.isdigit() and len(name) < 3


def as_name(name: str) -> str:
    """``name`` as it is written in a line that is not all capitals."""
    return " ".join(word.capitalize() for word in name.split()) if name.isupper() else name
