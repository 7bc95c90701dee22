"""What one indicator joins: rows that promise two with one number, rows that promise a side of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from compliance.linking.parts import Part, by_title
from compliance.model.catalogue import Catalogue
from compliance.model.finding import Reason
from compliance.model.link import Link, Related, Relation
from compliance.model.plan import Indicator
from compliance.model.target import Target
from compliance.wording.title_clues import vocabulary_of_entry
from compliance.wording.title_forms import TitleForm, form_of, sense_of, title_words
from compliance.wording.title_sides import Sides
from compliance.wording.titles import TitleMatcher

_APART = re.compile(r"\W*(?:trong đó )?riêng\b", re.IGNORECASE)
_FIELD = re.compile(r"\W*(?:trong đó )?(?:riêng )?(?:đối với )?(?:các )?lĩnh vực\b", re.IGNORECASE)
_VALUE = re.compile(r"\d[\d.,]*\s*%?")
# The distinction that an entry of the catalogue makes for itself.
_OF_ENTRY = -2


class Merged:
    """The wordings of a catalogue that name further indicators, asked by title."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._vocabulary: dict[str, frozenset[str]] = {}
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

    def with_fields(self, indicator: Indicator) -> Indicator:
        """``indicator`` with the parts that are of a field alone marked as the other content that they are.

        "Từ 90% trở lên; riêng lĩnh vực đất đai từ 85%": the second is what a row of that field would promise.
        """
        canonical = indicator.canonical
        if canonical is None:
            return indicator
        if any(target.scope and _FIELD.match(target.scope) for target in indicator.targets):
            indicator = self._with_listed_fields(indicator, canonical)
        if not any(map(_is_apart, indicator.targets)):
            return indicator
        contents = (
            self._content_of(canonical, f"{indicator.title} {target.raw}")
            if _is_apart(target)
            else target.other_content
            for target in indicator.targets
        )
        told = zip(indicator.targets, contents, strict=True)
        targets = tuple(replace(target, other_content=content) for target, content in told)
        return replace(indicator, targets=targets)

    def _with_listed_fields(self, indicator: Indicator, canonical: str) -> Indicator:
        """The same where the title lists the fields itself ("Hài lòng: - Chung - Lĩnh vực đất đai")."""
        head, colon, listed = indicator.title.partition(":")
        if not colon or not all(target.scope and target.scope in listed for target in indicator.targets):
            return indicator
        targets = tuple(
            replace(target, other_content=self._content_of(canonical, f"{head} {target.scope}"))
            for target in indicator.targets
        )
        return replace(indicator, targets=targets, alias_other_content=self._content_of(canonical, head))

    def by_side(
        self, canonical: str | None, title: str, parts: Sequence[Part]
    ) -> list[tuple[str, tuple[Part, ...]]]:
        """The parts by the titles of their own, where these name different sides of ``canonical``."""
        if canonical not in self._sides or len(parts) < 2:
            return []
        found = by_title(title, parts)
        named = [_of_entry(self.sides(canonical, sense_of(words))) for words, _ in found]
        told = len(found) > 1 and all(named) and len(set(named)) == len(named)
        return found if told else []

    def of_field(self, canonical: str | None, title: str, part: str) -> str | None:
        """Of what other content of ``canonical`` a part of a sentence is that names a field alone."""
        if canonical is None or _FIELD.match(part) is None:
            return None
        return self._content_of(canonical, f"{title} {part}")

    def _content_of(self, canonical: str, words: str) -> str | None:
        found = self._matcher.match(_VALUE.sub(" ", words))
        return found.other_content if found is not None and found.canonical == canonical else None

    def strange(self, canonical: str, title: str) -> frozenset[str]:
        """The telling words of a title by which ``canonical`` is not known."""
        if canonical not in self._vocabulary:
            entry = self._catalogue.entries[canonical]
            self._vocabulary[canonical] = vocabulary_of_entry(entry, title_words())
        return form_of(title).telling - self._vocabulary[canonical]

    @cached_property
    def _matcher(self) -> TitleMatcher:
        return TitleMatcher(self._catalogue)

    def sides(self, canonical: str | None, title: TitleForm) -> Sides:
        """What a title names of two or more things: by its words, and of those that ``canonical`` joins."""
        named = frozenset(
            side[0] for side in self._sides.get(canonical or "", ()) if any(map(title.names, side))
        )
        return (*title.sides, (_OF_ENTRY, named)) if named else title.sides


def _is_apart(target: Target) -> bool:
    """Whether a target says of itself that it is of a part alone, and nothing else is known of it."""
    return _APART.match(target.raw) is not None and target.canonical is None and target.other_content is None


def joined(several: Sides, one: Sides) -> bool:
    """Whether a row names several sides of its indicator, and another row one of them."""
    return len(_of_entry(several)) > 1 and on_one_side(several, one)


def on_one_side(one: Sides, other: Sides) -> bool:
    """Whether two rows name a side of one indicator, the same."""
    return bool(_of_entry(one) & _of_entry(other))


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
