"""What keeps a title from meaning an entry, however many words they share: names, denials, other things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from compliance.model.catalogue import Catalogue
from compliance.model.target import Measure
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
        self._spoken = _spoken(wordings, clues)
        self._counts = frozenset(
            entry.id
            for entry in catalogue.entries.values()
            if entry.unit is Measure.COUNT and not any(map(words.is_share, self._spoken[entry.id].split("|")))
        )
        self._narrowing = words.narrowing
        self._kinds = cache(
            lambda canonical: {why for one in wordings if one.id == canonical for why in one.form.kinds}
        )
        self._others = cache(lambda canonical: words.narrowing.others(self._spoken[canonical]))
        self._clues_of: defaultdict[str, list[Clue]] = defaultdict(list)
        for clue in clues:
            if clue.alias.same:
                self._clues_of[clue.id].append(clue)

    def may_mean(self, canonical: str, form: TitleForm) -> bool:
        """Whether a title denies nothing that the entry promises, names and counts nothing else."""
        if not form.denials <= self._denials[canonical] or not self._acronyms_agree(canonical, form):
            return False
        if form.others and not form.others <= self._others(canonical):
            return False
        if form.is_share and canonical in self._counts:
            return False
        behind = form.behind_counted | form.behind_handled | form.topics
        return bool(form.fields or form.field_words) or all(self._speaks(canonical, word) for word in behind)

    def part_of(self, canonical: str, form: TitleForm) -> str:
        """Of which fields or kinds alone a title speaks, where the entry does not."""
        fields = () if all(self._speaks(canonical, one) for one in form.fields) else form.fields
        kinds = [why for why in form.kinds if why not in self._kinds(canonical)]
        return self._narrowing.reason(fields, kinds) if fields or kinds else ""

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

    def _speaks(self, canonical: str, words: str) -> bool:
        return f" {words} " in self._spoken[canonical]

    def _acronyms_agree(self, canonical: str, form: TitleForm) -> bool:
        """Whether every short name in the title is one of the entry's ("PAR" counts as "PAR INDEX")."""
        own = self._acronyms[canonical]
        if any(form.names(short) for short in self._known_acronyms if short not in own):
            return False
        return all(any(short in name.split() or short == name for name in own) for short in form.acronyms)


def _spoken(wordings: Iterable[Wording], clues: Iterable[Clue]) -> Mapping[str, str]:
    """All that the wordings and signs of each entry say."""
    said: defaultdict[str, list[str]] = defaultdict(list)
    for one in wordings:
        said[one.id].append(one.form.full)
    for clue in clues:
        said[clue.id].extend(f" {phrase} " for group in clue.groups for phrase in group)
    return defaultdict(str, {entry: "|".join(parts) for entry, parts in said.items()})


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
