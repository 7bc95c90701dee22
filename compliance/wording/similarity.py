"""How alike two titles are: shared words weighted by their rarity, with guards against look-alikes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from compliance.wording.title_forms import TitleForm
from compliance.wording.title_sides import opposed

_SAME_WHOLE = 0.5


class Weights:
    """How much each word tells: the rarer among the documents, the more."""

    def __init__(self, documents: Iterable[frozenset[str]]) -> None:
        counts: dict[str, int] = {}
        number = 0
        for tokens in documents:
            number += 1
            for token in tokens:
                counts[token] = counts.get(token, 0) + 1
        self._of = {token: math.log(1 + number / count) for token, count in counts.items()}
        self._unknown = math.log(1 + max(number, 1))
        self._whole: dict[frozenset[str], float] = {}

    def of(self, token: str) -> float:
        """The weight of a word; one that no document has weighs most."""
        return self._of.get(token, self._unknown)

    def total(self, tokens: Iterable[str]) -> float:
        # Sorted, so that rounding is the same in every run.
        return sum(self.of(token) for token in sorted(tokens))

    def whole(self, title: frozenset[str]) -> float:
        """The weight of all words of a title; worked out once for each."""
        if title not in self._whole:
            self._whole[title] = self.total(title)
        return self._whole[title]

    @property
    def known(self) -> Mapping[str, float]:
        return self._of


def dice(first: frozenset[str], second: frozenset[str], weights: Weights) -> float:
    """Twice the weight of the shared words over the weight of both, in [0, 1]."""
    whole = weights.whole(first) + weights.whole(second)
    return 2 * weights.total(first & second) / whole if whole else 0.0


def likeness(first: TitleForm, second: TitleForm, weights: Weights) -> float:
    """The score of two titles in [0, 1]; 0 where a guard word, acronym, document or whole disagrees."""
    if not agree(first, second):
        return 0.0
    return 1.0 if first.bare == second.bare else closeness(first, second, weights)


def closeness(first: TitleForm, second: TitleForm, weights: Weights) -> float:
    """The share of words, or for slips of letters, that two titles have in common."""
    by_words = dice(first.tokens, second.tokens, weights)
    if by_words < 0.5:
        return by_words
    return max(by_words, _by_letters(first.bare, second.bare))


def agree(first: TitleForm, second: TitleForm) -> bool:
    """Whether nothing in the two titles says outright that they are about different things."""
    if first.guards != second.guards or opposed(first.sides, second.sides):
        return False
    if first.others != second.others or not _counted_alike(first, second):
        return False
    if first.acronyms and second.acronyms and first.acronyms != second.acronyms:
        return False
    if first.documents and second.documents and not first.documents & second.documents:
        return False
    return wholes_agree(first, second)


def _counted_alike(first: TitleForm, second: TitleForm) -> bool:
    """Whether what narrows that which one title counts stands in the other too."""
    return _narrowing(first) <= second.tokens and _narrowing(second) <= first.tokens


def _narrowing(form: TitleForm) -> frozenset[str]:
    kinds = (word for words in form.kinds.values() for word in words.split())
    return form.behind_counted | form.topics | frozenset(kinds)


def wholes_agree(first: TitleForm, second: TitleForm) -> bool:
    """Whether two titles that both say what a share is of say the same."""
    if first.whole and second.whole:
        return 2 * len(first.whole & second.whole) >= _SAME_WHOLE * (len(first.whole) + len(second.whole))
    return True


def _by_letters(first: str, second: str) -> float:
    """Edit similarity, for slips of typing and OCR; word order counts, so paraphrases gain nothing."""
    from rapidfuzz.fuzz import ratio

    score = ratio(first, second) / 100
    return score if score >= 0.93 else 0.0
