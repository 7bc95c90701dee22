"""What one indicator joins: rows that promise two with one number, rows that promise a side of one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from compliance.model.catalogue import Catalogue
from compliance.model.finding import Reason
from compliance.model.link import Link, Related, Relation
from compliance.wording.title_forms import TitleForm, title_words
from compliance.wording.title_sides import Sides

# The distinction that an entry of the catalogue makes for itself.
_OF_ENTRY = -2


class Merged:
    """The wordings of a catalogue that name further indicators, asked by title."""

    def __init__(self, catalogue: Catalogue) -> None:
        words = title_words()
        self._of: dict[str, list[tuple[re.Pattern[str], tuple[str, ...]]]] = {}
        for entry in catalogue.entries.values():
            for alias in entry.aliases:
                if alias.also:
                    pieces = (re.escape(words.full(piece)) for piece in alias.text.split("*"))
                    pattern = re.compile(r"\b" + r"\b.*\b".join(pieces) + r"\b")
                    self._of.setdefault(entry.id, []).append((pattern, alias.also))
        self._sides = {
            entry.id: tuple(tuple(words.full(word) for word in side) for side in entry.sides)
            for entry in catalogue.entries.values()
        }

    def also(self, canonical: str | None, title: TitleForm) -> tuple[str, ...]:
        """The further indicators that a row of ``canonical`` names in its title."""
        found = (also for pattern, also in self._of.get(canonical or "", ()) if pattern.search(title.full))
        return tuple(dict.fromkeys(one for also in found for one in also))

    def sides(self, canonical: str | None, title: TitleForm) -> Sides:
        """What a title names of two or more things: by its words, and of those that ``canonical`` joins."""
        named = frozenset(
            side[0] for side in self._sides.get(canonical or "", ()) if any(map(title.names, side))
        )
        return (*title.sides, (_OF_ENTRY, named)) if named else title.sides


def joined(several: Sides, one: Sides) -> bool:
    """Whether a row names several sides of its indicator, and another row one of them."""
    own, other = _of_entry(several), _of_entry(one)
    return len(own) > 1 and bool(own & other)


def turned(one: Sides, before: Sides) -> bool:
    """Whether two parts of a sentence name each another side of one indicator."""
    own, other = _of_entry(one), _of_entry(before)
    return bool(own) and bool(other) and not own & other


def _of_entry(sides: Sides) -> frozenset[str]:
    return dict(sides).get(_OF_ENTRY, frozenset())


def undecided_where_split(links: Iterable[Link]) -> list[Link]:
    """The links of one merged number, without reproach unless it falls short of all it names.

    A number that keeps one of its indicators and breaks the other was likely meant for the first.
    """
    links = list(links)
    asked = {link.parent for link in links}
    short = {link.parent for link in links if link.related.relation is Relation.WEAKER}
    if len(asked) > 1 and asked == short:
        return links
    doubt = Related(Relation.INCOMPARABLE, Reason.OTHER_CONTENT)
    return [
        replace(link, related=doubt) if link.related.relation is Relation.WEAKER else link for link in links
    ]
