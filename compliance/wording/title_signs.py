"""Signs of a catalogue, asked which of them a title bears."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from compliance.vietnamese import spaced_words
from compliance.wording.similarity import Weights
from compliance.wording.title_clues import Clue
from compliance.wording.title_forms import TitleForm

# Beside a context that means something else, the title's own words must carry the sign.
_OWN = 0.5


class SignIndex:
    """The signs laid out by the first words of their phrases, so that a title is read once for all."""

    def __init__(self, clues: Iterable[Clue], weights: Weights, bodies: Sequence[str]) -> None:
        self._clues = tuple(clues)
        phrases = {phrase for clue in self._clues for group in (*clue.groups, clue.none) for phrase in group}
        self._weight = {phrase: weights.total(set(phrase.split())) for phrase in sorted(phrases)}
        self._starting: dict[str, list[str]] = {}
        for phrase in self._weight:
            if phrase:
                self._starting.setdefault(phrase.split(maxsplit=1)[0], []).append(phrase)
        self._bodies = spaced_words(bodies)
        self._inner = frozenset(
            phrase for phrase in phrases for body in bodies if f" {phrase} " in f" {body} " and phrase != body
        )
        self._wanting: dict[str, list[int]] = {}
        for number, clue in enumerate(self._clues):
            # A sign needs one phrase of each group, so it is enough to look it up by those of one.
            for phrase in min(clue.groups, key=len, default=()):
                self._wanting.setdefault(phrase, []).append(number)

    def borne(
        self,
        form: TitleForm,
        context: TitleForm | None = None,
        *,
        related: frozenset[str] = frozenset(),
        lenient: bool = False,
    ) -> Iterator[tuple[Clue, float]]:
        """The signs that the title bears, with the weight of the words of them that stand in it.

        Words of the ``context`` count for less than those of the title, unless it means the entry or one
        of those ``related`` to it (or ``lenient``).
        """
        own = self._present(form)
        above = self._present(context) if context is not None else frozenset()
        for clue in self._candidates(own | above):
            weighed = self._weighed(clue, own, above)
            if weighed is None or not own.isdisjoint(clue.none):
                continue
            weight, whole = weighed
            if weight and (context is None or lenient or weight >= _OWN * whole or clue.id in related):
                yield clue, weight

    def _candidates(self, said: frozenset[str]) -> list[Clue]:
        """The signs of which a phrase is said, in their order."""
        numbers = {number for phrase in said for number in self._wanting.get(phrase, ())}
        return [self._clues[number] for number in sorted(numbers)]

    def _weighed(self, clue: Clue, own: frozenset[str], above: frozenset[str]) -> tuple[float, float] | None:
        """The weight of the sign's words in the title and in all; None where a group is missing."""
        weight = whole = 0.0
        for group in clue.groups:
            here = [self._weight[phrase] for phrase in group if phrase in own]
            there = here or [self._weight[phrase] for phrase in group if phrase in above]
            if not there:
                return None
            whole += max(there)
            weight += max(here, default=0.0)
        return weight, whole

    def _present(self, form: TitleForm) -> frozenset[str]:
        """The phrases of all signs that stand in the title, not only inside the name of a body."""
        said = frozenset(
            phrase
            for word in set(form.full.split())
            for phrase in self._starting.get(word, ())
            if f" {phrase} " in form.full
        )
        if said.isdisjoint(self._inner):
            return said
        outside = self._bodies.sub(" ", form.full)
        return frozenset(one for one in said if one not in self._inner or f" {one} " in outside)
