"""Slips of typing and scanning in titles: put right where the words around leave one reading."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise

from compliance.vietnamese import strip_diacritics
from compliance.wording.title_clues import Clue, Wording
from compliance.wording.title_forms import TitleForm, TitleWords

_SLIP_LENGTH = 5


class Slips:
    """Knows the words of a catalogue; whatever is not among them may be a slip away from one."""

    def __init__(self, wordings: Iterable[Wording], clues: Iterable[Clue], words: TitleWords) -> None:
        self._wordings = tuple(wordings)
        self._words = words
        self._spoken = {word for one in self._wordings for word in one.form.full.split()}
        phrases = (phrase for clue in clues for group in (*clue.groups, clue.none) for phrase in group)
        self._known = self._spoken | words.known | {word for phrase in phrases for word in phrase.split()}

    def strange(self, form: TitleForm) -> list[str]:
        """The words of a title that no wording, sign or table of words has."""
        return [word for word in form.full.split() if word not in self._known]

    def mended(self, form: TitleForm) -> TitleForm | None:
        """The title with strange words replaced by the known word that differs in its marks only."""
        words = form.full.split()
        mended: list[str] = []
        for place, word in enumerate(words):
            before = mended[-1] if mended else ""
            after = words[place + 1] if place + 1 < len(words) else ""
            mended.append(word if word in self._known else self._mend(word, before, after))
        return self._words.form(" ".join(mended)) if mended != words else None

    def _mend(self, word: str, before: str, after: str) -> str:
        """The one known word of these letters, or the one that its neighbours are known to stand beside."""
        known = self._by_letters.get(strip_diacritics(word), [])
        if len(known) > 1:
            known = [one for one in known if (before, one) in self._beside or (one, after) in self._beside]
        return known[0] if len(known) == 1 else word

    @cached_property
    def _by_letters(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for word in sorted(self._spoken):
            found.setdefault(strip_diacritics(word), []).append(word)
        return found

    @cached_property
    def _beside(self) -> frozenset[tuple[str, str]]:
        """Words that stand side by side in a wording."""
        return frozenset(pair for one in self._wordings for pair in pairwise(one.form.full.split()))


def may_be_forbidden(clue: Clue, strange: list[str]) -> bool:
    """Whether a strange word is a slip away from a word that the sign forbids ("toàn trìnn")."""
    slips = [strip_diacritics(word) for word in strange if len(word) >= _SLIP_LENGTH]
    if not slips:
        return False
    from rapidfuzz.distance import Levenshtein

    forbidden = {strip_diacritics(word) for phrase in clue.none for word in phrase.split()}
    return any(Levenshtein.distance(slip, word, score_cutoff=1) <= 1 for slip in slips for word in forbidden)
