"""Which titles are near enough to another to be worth comparing with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from compliance.wording.similarity import Weights

# Of so many titles, the likest by shared words, one may be meant; few plans have more rows in all.
_MOST = 48


class Nearest:
    """Titles laid out by their words, so that another is compared with those alone that share some."""

    def __init__(self, titles: Sequence[frozenset[str]], weights: Weights) -> None:
        self._weights = weights
        self._whole = [weights.whole(title) for title in titles]
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        for number, title in enumerate(titles):
            for word in title:
                self._by_word[word].append(number)

    def to(self, title: frozenset[str]) -> list[int]:
        """The numbers of the titles that share words with ``title``; where they are many, the likest."""
        shared: defaultdict[int, float] = defaultdict(float)
        for word in sorted(title):
            weight = self._weights.of(word)
            for number in self._by_word.get(word, ()):
                shared[number] += weight
        if len(shared) <= _MOST:
            return sorted(shared)
        whole = self._weights.whole(title)
        likest = sorted(shared, key=lambda number: (-shared[number] / (whole + self._whole[number]), number))
        return sorted(likest[:_MOST])
