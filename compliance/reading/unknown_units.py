"""Units that words say a document is of, and that nobody knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compliance.reading.named_units import LONGEST_NAME, as_name, unit_names
from compliance.reading.vocabulary import load
from compliance.vietnamese import fold

if TYPE_CHECKING:
    from compliance.model.units import Units

_AGENCY = re.compile(r"(?:\bUBND|\bHĐND|nhân dân)\s*$", re.IGNORECASE)
_CHAINED = re.compile(r"\s*(?:,|\bthuộc\b)\s*")


def unknown_unit(text: str, units: Units) -> tuple[str, str | None] | None:
    """A unit that ``text`` says it is of, whose name no unit of Viet Nam bears.

    That is told by an agency before it ("UBND XÃ …"), a superior behind it ("xã …, huyện …"), or a line of
    its own in capitals.
    """
    for match in units.names.typed.finditer(text):
        name = _name_behind(text[match.end() :])
        if not name or units.knows_name(units.names.key(name)):
            continue
        if unit_names(f"{match['type']} {name}", units):
            continue
        end = match.end() + text[match.end() :].index(name) + len(name)
        before = _AGENCY.search(text[: match.start()]) is not None or _is_line(text, match.start(), end)
        if not before and not (not text.isupper() and _followed_by_unit(text[end:], units)):
            continue
        kind = units.names.type_of(match["type"]) or match["type"]
        return f"{kind} {as_name(name)}", units.level_of_type(kind)
    return None


def _is_line(text: str, start: int, end: int) -> bool:
    """Whether a unit in capitals is all that a line of the head says, below the name of its body."""
    return text.isupper() and not text[:start].strip() and not text[end:].strip(" .-_")


def _name_behind(text: str) -> str:
    """The capitalised words that ``text`` begins with, up to a comma or a word that is no name."""
    words: list[str] = []
    for word in text.split()[:LONGEST_NAME]:
        bare = word.strip(".,;:()")
        if not bare[:1].isupper() or fold(bare) in load("parts")["no_names"]:
            break
        if words and words[0].isupper() != bare.isupper() and len(words[0]) > 1:
            break
        words.append(bare)
        if bare != word:
            break
    return " ".join(words)


def _followed_by_unit(rest: str, units: Units) -> bool:
    chain = _CHAINED.match(rest)
    if chain is None:
        return False
    match = units.names.typed.match(rest, chain.end())
    return match is not None and bool(unit_names(rest[chain.end() :], units))
