"""Which canonical indicator a title means, by name, alias, pattern, tell-tale words or likeness."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from compliance.model.catalogue import Alias, Catalogue
from compliance.model.target import Measure
from compliance.records import record
from compliance.vietnamese import fold
from compliance.wording.title_forms import TitleForm, form_of, title_words
from compliance.wording.title_index import EntryIndex, Found

_MARGIN = 0.05
_PERCENT = re.compile(r"\d\s*%")
_POINTS = re.compile(r"\d\s*điểm(?!\s+phần)")
_RANKS = re.compile(r"(?<!\w)(?:nhóm|bậc|hạng|vị trí|top|dẫn đầu|thứ)(?!\w)")
_BRACKETS = re.compile(r"\([^()]*\)")
_OF_WHICH = re.compile(r"[\s.,;:(]*\btrong (?:số )?đó\b", re.IGNORECASE)


@record
class TitleMatch:
    """The canonical indicator that a title means.

    ``method`` is ``name``, ``alias``, ``pattern``, ``signs`` or ``similar``; ``score`` lies in [0, 1].
    ``alias`` is the wording that was met; where it is of other content, ``other_content`` says why.
    Where the title is too close to several entries to call, ``canonical`` is None and ``candidates``
    holds them with their scores, best first. ``words`` are the words that were matched.
    """

    canonical: str | None
    score: float
    method: str
    alias: Alias | None = None
    candidates: tuple[tuple[str, float], ...] = ()
    words: str = ""

    @property
    def ambiguous(self) -> bool:
        return self.canonical is None

    @property
    def other_content(self) -> str | None:
        """Why the title promises other content under a like name; None where it does not."""
        return self.alias.reason if self.alias is not None and not self.alias.same else None


class TitleMatcher:
    """Recognises the indicators of one catalogue. Immutable once built; answers do not depend on order."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._words = title_words()
        self._index = EntryIndex(catalogue, self._words)

    def match(
        self, title: str, *, context: str = "", level: str | None = None, measure: Measure | None = None
    ) -> TitleMatch | None:
        """The indicator that ``title`` means, or None rather than a guess.

        ``context`` is the title of the row or group that the words stand under; ``level`` the level of
        the plan's unit; ``measure`` what the row's targets are measured in (it tells "Chỉ số SIPAS" as
        a rank from the score), taken from the title itself where it holds the value.
        """
        form = form_of(_without_of_which(title))
        if not form.tokens:
            return None
        found = self._not_elsewhere(self._index.by_words(form), context)
        if not found and self._index.refusals.has_strange_name(form):
            found = self._index.by_exact_words(form_of(_BRACKETS.sub(" ", title)))
        if not found and context:
            found = self._in_context(form, form_of(context))
        if not found:
            found = self._index.by_likeness(form)
        match = _decided(self._not_elsewhere(found, context), title)
        if match is None or match.canonical is None:
            return match
        meant = self._meant(match.canonical, level, measure, title)
        return match if meant == match.canonical else replace(match, canonical=meant)

    def _in_context(self, form: TitleForm, context: TitleForm) -> list[Found]:
        if not self._words.only_population(form):
            return self._index.by_signs(form, context)
        above = self._index.by_words(context)
        if not above:
            return []
        own = {above[0].id, *self._index.parts_of(above[0].id)}
        narrower = [found for found in self._index.by_signs(form, context, lenient=True) if found.id in own]
        return narrower or [replace(found, method="context") for found in above]

    def _not_elsewhere(self, found: list[Found], context: str) -> list[Found]:
        """What was found without entries that the words mean under other headings only."""
        if not found or not context:
            return found
        above = form_of(context)
        return [one for one in found if not self._index.is_elsewhere(one.id, above)]

    def _meant(self, canonical: str, level: str | None, measure: Measure | None, title: str) -> str:
        entry = self.catalogue.entries[canonical]
        measured = (measure or _measure_in(title)) if entry.by_measure else None
        if measured is not None and measured in entry.by_measure:
            return entry.by_measure[measured]
        if level is not None and entry.levels and level not in entry.levels:
            for part in self._index.parts_of(canonical):
                if level in self.catalogue.entries[part].levels:
                    return part
        return canonical


def _without_of_which(title: str) -> str:
    """A title without what it says of a part of the whole ("…, trong đó lĩnh vực đất đai đạt …")."""
    found = _OF_WHICH.search(title)
    return title[: found.start()] if found is not None and len(title[: found.start()].split()) > 3 else title


def _decided(found: Iterable[Found], words: str) -> TitleMatch | None:
    """The best of what was found, or the candidates where the best two are too close."""
    ranked = sorted(found, key=lambda one: (-one.score, one.id))
    if not ranked:
        return None
    best = ranked[0]
    rivals = [one for one in ranked[1:] if best.score - one.score < _MARGIN and one.id != best.id]
    if rivals:
        close = tuple((one.id, round(one.score, 4)) for one in (best, *rivals))
        return TitleMatch(None, round(best.score, 4), best.method, candidates=close, words=words)
    return TitleMatch(best.id, round(best.score, 4), best.method, best.alias, words=words)


def _measure_in(title: str) -> Measure | None:
    """What a value inside the words is measured in; None where a rank is promised too, or nothing."""
    folded = fold(title)
    if _RANKS.search(folded):
        return None
    if _PERCENT.search(folded):
        return Measure.PERCENT
    return Measure.POINT if _POINTS.search(folded) else None
