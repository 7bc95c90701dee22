"""How alike the titles of two plans are, with the weights of words that the catalogue knows."""

from __future__ import annotations

from compliance.linking.courses import says_change, words_of_change
from compliance.linking.exchanges import begins_with_another, counts_another, exchanged
from compliance.model.catalogue import Catalogue
from compliance.records import record
from compliance.wording.similarity import Weights, closeness, dice, likeness, wholes_agree
from compliance.wording.title_forms import TitleForm, form_of, sense_of, title_words
from compliance.wording.title_sides import opposed, unequal

# Titles that share so little say nothing, not even that they are about different things.
APART = 0.4
_LEAST_SHARED = 2
# How much of the shorter title must stand in the other.
_SHARE = 0.6
# The same with the words that say who or what is counted.
_SHARE_OF_ALL = 0.5
_SHARE_OF_KNOWN = 0.78
# A part of a title is less than a title: such scores stay below those of whole likeness.
_IN_PART = 0.6
# Titles that say the same is promised, or of which one says the other's promise with few words more.
_SAME_CONTENT = 0.9
_HELD_WHOLE = 0.73
_LEAST_HELD = 0.6


@record
class Alike:
    """How alike two titles are, and whether they may be about different things all the same."""

    score: float
    doubtful: bool


class Likeness:
    """Scores of titles. Weights come from the catalogue alone, so that no plan changes another's links."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._weights: Weights | None = None
        self._known: dict[tuple[str, str], float] = {}

    def of(self, first: TitleForm, second: TitleForm) -> float:
        """The score of two titles in [0, 1]; 0 where something in them disagrees outright."""
        key = (first.full, second.full)
        if key not in self._known:
            self._known[key] = likeness(first, second, self.weights)
        return self._known[key]

    def unknown(self, first: TitleForm, second: TitleForm, *, one_course: bool = False) -> Alike:
        """How alike two titles are that the catalogue does not know.

        ``one_course``: what they promise is a change on both sides, whatever the titles say.

        Where the words that say what is promised are the same, or those of one title stand in the other,
        the titles mean one thing, whatever is said of whom and how.
        """
        if not (_may_agree(first, second) and wholes_agree(first, second)):
            return Alike(0.0, False)
        score = 1.0 if first.bare == second.bare else closeness(first, second, self.weights)
        held = max(score, self._held(first, second, one_course))
        if held >= APART and self._may_differ(first, second, one_course):
            return Alike(score, True)
        return Alike(held, False)

    def _may_differ(self, first: TitleForm, second: TitleForm, one_course: bool) -> bool:
        """Whether titles that look alike may promise different things: of a part, of others, of a change."""
        if (
            self.narrower(first, second)
            or counts_another(first, second)
            or begins_with_another(first, second)
        ):
            return True
        if not one_course and says_change(first.full) != says_change(second.full):
            return True
        return exchanged(first, second)

    def as_said(self, first: str, second: str) -> float:
        """How alike two titles are word for word, without synonyms."""
        one, other = form_of(first), form_of(second)
        return 1.0 if one.bare == other.bare else closeness(one, other, self.weights)

    def beside_known(self, first: TitleForm, second: TitleForm) -> Alike:
        """How alike a title is to one that the catalogue knows."""
        score = self.of(first, second)
        return Alike(score, score >= APART and (self.narrower(first, second) or exchanged(first, second)))

    def _held(self, first: TitleForm, second: TitleForm, one_course: bool) -> float:
        """The score of titles of which one holds all that the other says is promised.

        Of changes on both sides one word names what changes ("Giảm số cuộc họp", "Số cuộc họp | Giảm 20%").
        """
        own, other = self._content(first), self._content(second)
        if one_course and own and own == other:
            return _SAME_CONTENT
        if not _tells(own & other, first, second) or not (own <= other or other <= own):
            return 0.0
        if own == other:
            return _SAME_CONTENT
        totals = self.weights.total(own), self.weights.total(other)
        return _HELD_WHOLE if min(totals) >= _LEAST_HELD * max(totals) else 0.0

    def in_part(self, first: TitleForm, second: TitleForm, *, known: bool = False) -> float:
        """How much of the shorter title stands in the other, or 0 where that is too little to ask about.

        "Học bạ số" stands whole in "Tỷ lệ trường học sử dụng học bạ số"; two titles that open alike and go
        on otherwise may mean one thing too. Such pairs are never sure. Where the catalogue knows one of
        them (``known``) and did not take the other for it, more is needed.
        """
        if not _may_agree(first, second):
            return 0.0
        own, other = self._content(first), self._content(second)
        shared = own & other
        if not _tells(shared, first, second):
            return 0.0
        share = self._share(own, other)
        least = _SHARE_OF_KNOWN if known else _SHARE_OF_ALL
        if share < _SHARE or self._share(first.telling, second.telling) < least:
            return 0.0
        return round(share * _IN_PART, 4)

    def in_common(self, first: TitleForm, second: TitleForm) -> float:
        """How many of the words that say what is promised two titles share, by weight, in [0, 1]; 0 where
        something in them disagrees outright."""
        if not _may_agree(first, second):
            return 0.0
        return dice(self._content(first), self._content(second), self.weights)

    def _share(self, first: frozenset[str], second: frozenset[str]) -> float:
        """How much of the shorter, by weight, stands in the other."""
        least = min(self.weights.total(first), self.weights.total(second))
        return self.weights.total(first & second) / least if least else 0.0

    def _content(self, form: TitleForm) -> frozenset[str]:
        return form.content - words_of_change()

    def narrower(self, first: TitleForm, second: TitleForm) -> bool:
        """Whether one title may mean a part of what the other means ("một phần chi thường xuyên")."""
        return unequal(first.sides, second.sides, title_words().sides)

    @property
    def weights(self) -> Weights:
        """How much each word tells, by the titles of the catalogue; made when first asked for."""
        if self._weights is None:
            entries = self._catalogue.entries.values()
            self._weights = Weights(sense_of(entry.title["vi"]).tokens for entry in entries)
        return self._weights


def _tells(shared: frozenset[str], first: TitleForm, second: TitleForm) -> bool:
    """Whether words that two titles share are enough to speak of one thing: two, or a name ("ISO")."""
    return len(shared) >= _LEAST_SHARED or bool(shared & first.named & second.named)


def _may_agree(first: TitleForm, second: TitleForm) -> bool:
    """Whether guard words, short names and documents that both titles bear have one in common."""
    pairs = (
        (first.guards - words_of_change(), second.guards - words_of_change()),
        (first.acronyms, second.acronyms),
        (first.documents, second.documents),
    )
    agreed = all(not own or not other or own & other for own, other in pairs)
    return agreed and not opposed(first.sides, second.sides)
