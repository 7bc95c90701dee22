"""The wordings of a catalogue, laid out so that a title finds its entry without reading all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from itertools import islice
from typing import TypeVar

from compliance.model.catalogue import Alias, Catalogue
from compliance.records import record
from compliance.vietnamese import strip_diacritics
from compliance.wording.similarity import Weights, likeness
from compliance.wording.title_clues import (
    Clue,
    Wording,
    clue_of,
    patterns_of,
    vocabulary_of,
    wordings_of,
)
from compliance.wording.title_forms import TitleForm, TitleWords
from compliance.wording.title_refusals import Refusals
from compliance.wording.title_signs import SignIndex
from compliance.wording.title_slips import Slips, may_be_forbidden

T = TypeVar("T")

# How much of a title, by weight, must be words its entry is known by; less of a long sentence of the body.
_EXPLAINED = 0.42
_EXPLAINED_LONG = 0.3
_LONG = 22
# Likeness from which a title may pass for a wording: none of the near-duplicates of the cases reaches it.
_LIKE = 0.93
# The same for entries without signs, which nothing else can know by other words.
_LIKE_UNSIGNED = 0.86
# What a title with slips put right must score, so that a strange word is not read as a known one.
_MENDED = 0.885
# The same where the context helps: all but all of a title.
_EXPLAINED_BY_CONTEXT = 0.8
_NEAR = 0.5
_SHORTLIST = 24


@record
class Found:
    """An entry that a title may mean, how it was found and how sure that is."""

    id: str
    score: float
    method: str
    alias: Alias | None = None


class EntryIndex:
    """What ``TitleMatcher`` asks: by exact words, by signs, by likeness."""

    def __init__(self, catalogue: Catalogue, words: TitleWords) -> None:
        self._catalogue = catalogue
        self._words = words
        self._wordings = [one for entry in catalogue.entries.values() for one in wordings_of(entry, words)]
        patterns = (one for entry in catalogue.entries.values() for one in patterns_of(entry, words))
        self._patterns = sorted(patterns, key=lambda one: -len(one[1].text))
        self._clues = [
            clue_of(entry.id, sign, words) for entry in catalogue.entries.values() for sign in entry.signs
        ]
        self._not_under = {
            entry.id: tuple(words.full(word) for word in entry.not_under)
            for entry in catalogue.entries.values()
        }
        wordings = _groups((one.id, one) for one in self._wordings)
        clues = _groups((one.id, one) for one in self._clues)
        self._vocabulary = {
            entry: vocabulary_of(wordings.get(entry, ()), clues.get(entry, ())) for entry in catalogue.entries
        }
        self.weights = Weights(self._vocabulary.values())
        self._signs = SignIndex(self._clues, self.weights, words.bodies)
        self._totals = [self.weights.total(one.form.tokens) for one in self._wordings]
        self._full = _groups((one.form.full, one) for one in self._wordings)
        self._bare = _groups((one.form.bare, one) for one in self._wordings if len(one.form.tokens) > 2)
        self._postings = _groups(
            (token, index) for index, one in enumerate(self._wordings) for token in sorted(one.form.tokens)
        )
        self.refusals = Refusals(catalogue, self._wordings, self._clues, words)
        self._slips = Slips(self._wordings, self._clues, words)
        self._known: dict[tuple[str, frozenset[str]], list[Found]] = {}

    @cached_property
    def _plain(self) -> dict[str, list[Wording]]:
        return _groups((strip_diacritics(one.form.full), one) for one in self._wordings)

    def parts_of(self, canonical: str) -> tuple[str, ...]:
        """The entries that are a part of ``canonical``."""
        return tuple(entry.id for entry in self._catalogue.entries.values() if entry.part_of == canonical)

    def is_elsewhere(self, canonical: str, context: TitleForm) -> bool:
        """Whether the words above a title name a part of a plan in which the entry is not meant."""
        return any(context.names(words) for words in self._not_under[canonical])

    def by_exact_words(self, form: TitleForm) -> list[Found]:
        """By exact wording alone."""
        return self._exact(form)

    def by_words(self, form: TitleForm) -> list[Found]:
        """By exact wording, pattern or signs; a title with slips of the pen is tried again, put right."""
        key = (form.full, form.acronyms)
        if key not in self._known:
            self._known[key] = self._by_words(form)
        return self._known[key]

    def _by_words(self, form: TitleForm) -> list[Found]:
        found = self._read(form)
        if form.full.isascii():
            return found or self._without_marks(form)
        mended = self._slips.mended(form)
        if mended is None:
            return found
        again = [replace(one, score=one.score * 0.97) for one in self._read(mended)]
        if found:
            # A slip may hide the very word that makes another indicator of it ("toàn trình").
            return found if not again or {one.id for one in again} == {one.id for one in found} else []
        return [one for one in again if one.score >= _MENDED]

    def by_signs(
        self, form: TitleForm, context: TitleForm | None = None, *, lenient: bool = False
    ) -> list[Found]:
        """By tell-tale words, some of which may stand in the ``context``."""
        best: dict[str, tuple[float, Found]] = {}
        related = self._neighbours(context) if context is not None and not lenient else frozenset()
        strange = self._slips.strange(form)
        borne = self._signs.borne(form, context, related=related, lenient=lenient)
        for clue, weight in borne:
            if not self.refusals.may_mean(clue.id, form) or may_be_forbidden(clue, strange):
                continue
            explained = self._explained(clue.id, form)
            if explained < _needed(form, context, lenient):
                continue
            score = 0.8 + 0.15 * explained - (0.05 if context is not None else 0.0)
            alias = self._of_a_part(clue, form)
            if clue.id not in best or (weight, alias.same) > (best[clue.id][0], False):
                best[clue.id] = (weight, Found(clue.id, score, "signs", alias))
        return _most_telling(best.values())

    def by_likeness(self, form: TitleForm) -> list[Found]:
        """By shared words and letters, where the guards agree."""
        sums: dict[int, float] = {}
        for token in sorted(form.tokens):
            weight = self.weights.of(token)
            for index in self._postings.get(token, ()):
                sums[index] = sums.get(index, 0.0) + weight
        whole = self.weights.total(form.tokens)
        near = (index for index in sums if 2 * sums[index] >= _NEAR * (whole + self._totals[index]))
        ranked = sorted(near, key=lambda index: (-sums[index], index))[:_SHORTLIST]
        best: dict[str, Found] = {}
        for index in ranked:
            wording = self._wordings[index]
            if not self.refusals.may_mean(wording.id, form):
                continue
            if self.refusals.forbidden(wording, form) or self.refusals.part_of(wording.id, form):
                continue
            score = likeness(form, wording.form, self.weights)
            least = _LIKE if self.refusals.has_signs(wording.id) else _LIKE_UNSIGNED
            if score >= least and (wording.id not in best or score > best[wording.id].score):
                best[wording.id] = Found(wording.id, min(score, 0.99), "similar", wording.alias)
        return list(best.values())

    def _of_a_part(self, clue: Clue, form: TitleForm) -> Alias:
        """The words of a sign, as of other content where the title speaks of some fields or kinds alone."""
        part = self.refusals.part_of(clue.id, form)
        return replace(clue.alias, same=False, reason=part) if part else clue.alias

    def _neighbours(self, context: TitleForm) -> frozenset[str]:
        """The entries that the context means, and those that are easily confused with them."""
        meant = [one.id for one in self._read(context)]
        near = (other for one in meant for other in self._catalogue.entries[one].not_to_be_confused_with)
        return frozenset((*meant, *near))

    def _read(self, form: TitleForm) -> list[Found]:
        return self._exact(form) or self._by_pattern(form) or self.by_signs(form)

    def _exact(self, form: TitleForm) -> list[Found]:
        for table, key, score in ((self._full, form.full, 1.0), (self._bare, form.bare, 0.98)):
            same = [one for one in table.get(key, ()) if self.refusals.may_mean(one.id, form)]
            if len({one.id for one in same}) == 1:
                one = same[0]
                return [Found(one.id, score, "name" if one.is_title else "alias", one.alias)]
        return []

    def _by_pattern(self, form: TitleForm) -> list[Found]:
        """By the longest pattern that fits: it says what a shorter one does, and more."""
        fitting = (
            Found(canonical, 0.95, "pattern", alias)
            for canonical, alias, pattern in self._patterns
            if pattern.search(form.full) and self.refusals.may_mean(canonical, form)
        )
        return list(islice(fitting, 1))

    def _explained(self, canonical: str, form: TitleForm) -> float:
        """The share of the title, by weight, made of words that the entry is known by, or of fields."""
        known = self._vocabulary[canonical]
        whole = self.weights.total(form.telling - (form.field_words - known))
        return self.weights.total(form.telling & known) / whole if whole else 1.0

    def _without_marks(self, form: TitleForm) -> list[Found]:
        """A title typed without any marks: only the same words count."""
        plain = strip_diacritics(form.full)
        found = {one.id: Found(one.id, 0.92, "alias", one.alias) for one in self._plain.get(plain, ())}
        return list(found.values())


def _needed(form: TitleForm, context: TitleForm | None, lenient: bool) -> float:
    """How much of a title its entry must explain: all but all of it where the context helps."""
    if lenient:
        return 0.0
    if context is not None:
        return _EXPLAINED_BY_CONTEXT
    return _EXPLAINED if len(form.tokens) < _LONG else _EXPLAINED_LONG


def _most_telling(found: Iterable[tuple[float, Found]]) -> list[Found]:
    """The entry whose signs weigh clearly most; all that are close where none does."""
    ranked = sorted(found, key=lambda one: (-one[0], one[1].id))
    if not ranked:
        return []
    return [one for weight, one in ranked if weight * 1.12 > ranked[0][0]]


def _groups(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    groups: dict[str, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups
