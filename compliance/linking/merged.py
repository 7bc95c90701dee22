"""Rows that promise two indicators with one number ("số hóa và cấp kết quả điện tử: 30%")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from compliance.model.catalogue import Catalogue
from compliance.model.finding import Reason
from compliance.model.link import Link, Related, Relation
from compliance.wording.title_forms import TitleForm, title_words


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

    def also(self, canonical: str | None, title: TitleForm) -> tuple[str, ...]:
        """The further indicators that a row of ``canonical`` names in its title."""
        found = (also for pattern, also in self._of.get(canonical or "", ()) if pattern.search(title.full))
        return tuple(dict.fromkeys(one for also in found for one in also))


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
