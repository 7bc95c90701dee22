"""What keeps a title from meaning an entry, however many words they share: short names, denials, signs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from compliance.model.catalogue import Catalogue
from compliance.wording.title_clues import Clue, Wording
from compliance.wording.title_forms import TitleForm, TitleWords


class Refusals:
    """Asked of a title and an entry of one catalogue."""

    def __init__(
        self, catalogue: Catalogue, wordings: Sequence[Wording], clues: Sequence[Clue], words: TitleWords
    ) -> None:
        self._acronyms = {
            entry.id: frozenset(words.full(short) for short in entry.acronyms)
            for entry in catalogue.entries.values()
        }
        self._known_acronyms = tuple(sorted({short for known in self._acronyms.values() for short in known}))
        self._denials = _denials(wordings, clues, words)
        self._clues_of: defaultdict[str, list[Clue]] = defaultdict(list)
        for clue in clues:
            if clue.alias.same:
                self._clues_of[clue.id].append(clue)

    def may_mean(self, canonical: str, form: TitleForm) -> bool:
        """Whether a title denies nothing that the entry promises, and gives no other short name."""
        return form.denials <= self._denials[canonical] and self._acronyms_agree(canonical, form)

    def has_strange_name(self, form: TitleForm) -> bool:
        """Whether a title gives a short name that no entry has: a province may have one of its own."""
        return bool(form.acronyms) and not any(form.names(short) for short in self._known_acronyms)

    def has_signs(self, canonical: str) -> bool:
        """Whether an entry can be known by its signs."""
        return canonical in self._clues_of

    def forbidden(self, wording: Wording, form: TitleForm) -> bool:
        """Whether every sign of the entry forbids a word of the title that the wording does not have."""
        clues = self._clues_of.get(wording.id, ())
        return bool(clues) and all(
            any(form.names(word) and not wording.form.names(word) for word in clue.none) for clue in clues
        )

    def _acronyms_agree(self, canonical: str, form: TitleForm) -> bool:
        """Whether every short name in the title is one of the entry's ("PAR" counts as "PAR INDEX")."""
        own = self._acronyms[canonical]
        if any(form.names(short) for short in self._known_acronyms if short not in own):
            return False
        return all(any(short in name.split() or short == name for name in own) for short in form.acronyms)


def _denials(
    wordings: Iterable[Wording], clues: Iterable[Clue], words: TitleWords
) -> Mapping[str, frozenset[str]]:
    """The words of denial that each entry is known by, in its wordings and its signs."""
    known: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for one in wordings:
        known[one.id] |= one.form.denials
    for clue in clues:
        known[clue.id] |= frozenset().union(
            *(words.denials.of(f" {phrase} ") for group in clue.groups for phrase in group)
        )
    return known
