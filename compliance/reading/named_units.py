"""Administrative units that a text names with their type."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compliance.model.units import Units

LONGEST_NAME = 5
"""Of how many words a name is at most."""

_NUMBERED = ("quận", "phường")


def unit_names(text: str, units: Units) -> list[tuple[str, str]]:
    """The units named in ``text`` with their type: ("huyện", "Tây Sơn"), in order; capitals do not matter."""
    found: list[tuple[str, str]] = []
    for match in units.names.typed.finditer(text):
        kind = units.names.type_of(match["type"])
        words = text[match.end() :].split()[:LONGEST_NAME]
        for length in range(len(words), 0, -1):
            name = " ".join(words[:length]).strip(" .,;:()/\"'”“*")
            if (
                name
                and (name[0].isupper() or _is_number(name, kind))
                and units.knows_name(units.names.key(name))
            ):
                found.append((kind or "", as_name(name)))
                break
    return found


def _is_number(name: str, kind: str | None) -> bool:
    """Whether a number names a unit ("Quận 7"), as it may where units of its type are numbered."""
    return kind in _NUMBERED and name.isdigit() and len(name) < 3


def as_name(name: str) -> str:
    """``name`` as it is written in a line that is not all capitals."""
    return " ".join(word.capitalize() for word in name.split()) if name.isupper() else name
