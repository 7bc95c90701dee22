"""Which indicator the title of a row means, and which the words beside each of its values."""

from __future__ import annotations

import re
from dataclasses import replace

from compliance.model.target import Kind, Measure, Target
from compliance.reading.context import ReadingContext
from compliance.reading.indices import for_each_index, indices_in
from compliance.reading.promise_titles import own_title
from compliance.records import record
from compliance.vietnamese import behind_words, fold, squash
from compliance.wording.phrases.printing import verb_of
from compliance.wording.trimmed_titles import without_joints

_PARTS = re.compile(r"\s*[,;/]\s*|\s+và\s+")
_VALUE = re.compile(r"\d[\d.,]*\s*(?:%|phần trăm)?|trở lên", re.IGNORECASE)
_SAYS_WHAT = re.compile(r"(?:[^\W\d_]{2,}(?:\W+|$)){3}")
_SAYS_MORE = re.compile(r"(?:[^\W\d_]{2,}(?:\W+|$)){2}")

_Meaning = tuple[str | None, str | None]
"""A canonical name, and why the words promise other content than it does."""

_NOTHING: _Meaning = (None, None)


@record
class RowTitle:
    """The title of a row and what stands ``above`` it, in the plan of a unit of ``level``."""

    title: str
    above: str
    level: str | None
    context: ReadingContext

    def meaning(self, targets: tuple[Target, ...]) -> tuple[str | None, str | None, tuple[Target, ...]]:
        """The canonical name of the row, what is other about it, and the targets with names of their own."""
        if not self._is_told_apart(targets):
            targets = for_each_index(indices_in(self.title, self.context, self.level), targets)
        if self.context.matcher is None:
            return None, None, targets
        measure = next((target.unit for target in targets if target.unit), None)
        first = next(iter(targets), None)
        own = self._match(self.title, self.above, self.level, measure)
        own = own or self._as_change(self.title, self.above, first)
        named = tuple([self._with_own(target, known=own is not None) for target in targets])
        if len(named) == 1:
            return *self._single(own, named[0]), targets
        canonical, other = own or _NOTHING
        told = {target.canonical for target in named}
        if named and named[0].title and named[0].canonical is None and canonical in told:
            return None, None, named
        if told <= {canonical, None}:
            return canonical, other, tuple(map(_of_what_is_told, targets, named))
        if named[0].canonical is not None:
            canonical, other = named[0].canonical, named[0].other_content
        return canonical, other, named

    def _is_told_apart(self, targets: tuple[Target, ...]) -> bool:
        """Whether the words beside one of several targets name its indicator, whatever the title lists."""
        return len(targets) > 1 and any(self._with_own(each, known=True).canonical for each in targets)

    def _as_change(self, title: str, above: str, target: Target | None) -> _Meaning | None:
        """What a title without a verb means when its target is a change: "Giảm" before "chi trực tiếp …"."""
        if target is None or target.kind is not Kind.CHANGE or target.direction is None:
            return None
        return self._match(f"{verb_of(target).capitalize()} {title}", above, self.level, target.unit)

    def _single(self, own: _Meaning | None, clause: Target) -> _Meaning:
        """A row with one target is what its title says, unless the title names several things and the target
        speaks of one of them ("công bố, đơn giản hóa" over "đơn giản hóa 20%")."""
        canonical, other = own or _NOTHING
        if clause.canonical is None:
            return canonical, other
        if clause.canonical == canonical:
            return canonical, other or clause.other_content
        if own is None or clause.canonical in self._named():
            return clause.canonical, clause.other_content
        return canonical, other

    def _named(self) -> frozenset[str]:
        """The indicators that the parts of the title name, when it has several."""
        parts = [part for part in _PARTS.split(self.title) if part.strip()]
        if len(parts) < 2:
            return frozenset()
        found = (self._match(part, self.title, self.level, None) for part in parts)
        return frozenset(each[0] for each in found if each is not None and each[0] is not None)

    def _with_own(self, target: Target, *, known: bool) -> Target:
        """The target with the indicator that its own words name, where they say more than a value."""
        if (some := self._of_some(target)) is not None:
            return replace(target, other_content=some[1])
        words = squash(target.title or target.raw)
        if words == self.title or (known and target.title is None and self._repeats(words)):
            return target
        says = _SAYS_WHAT.search(words) is not None
        found = self._match(words, self.title, target.level or self.level, target.unit) if says else None
        if found is None and target.title:
            found = self._as_change(target.title, self.title, target)
        if found is None:
            return target if known or target.title else self._with_title(target, words)
        title = without_joints(target.title) if target.title else own_title(target, words)
        return replace(target, canonical=found[0], title=title, other_content=found[1])

    def _with_title(self, target: Target, words: str) -> Target:
        """A part of a cell with what its words mean together with the title ("đơn giản hóa 20%" beside
        "Thủ tục hành chính nội bộ")."""
        found = self._in_cell(target)
        said = own_title(target, words) if found is not None else None
        if found is None or said is None:
            return target
        title = f"{said} {behind_words(self.title)}"
        return replace(target, canonical=found[0], title=title, other_content=found[1])

    def _repeats(self, words: str) -> bool:
        """Whether the words beside a value all stand in the title, whose subject they repeat."""
        said = frozenset(fold(_VALUE.sub(" ", words)).split())
        return said <= frozenset(fold(self.title).split())

    def _of_some(self, target: Target) -> _Meaning | None:
        """What the title means of some of what it counts, where that is other content ("riêng đất đai")."""
        if not target.scope:
            return None
        whole = self.title.partition(target.raw)[0]
        found = self._match(f"{whole} {target.scope}", self.above, self.level, target.unit)
        return found if found is not None and found[1] is not None else None

    def _in_cell(self, target: Target) -> _Meaning | None:
        """What a title that names too little means with the words beside a value of its cell."""
        words = squash(_VALUE.sub(" ", target.raw))
        if not _SAYS_MORE.search(words):
            return None
        return self._match(f"{self.title} {words}", self.above, target.level or self.level, target.unit)

    def _match(self, title: str, above: str, level: str | None, measure: Measure | None) -> _Meaning | None:
        found = self.context.meaning(title, above=above, level=level, measure=measure)
        if found is None or found.canonical is None:
            return None
        return found.canonical, found.other_content


def _of_what_is_told(target: Target, named: Target) -> Target:
    """A target of some of what its row counts says so; whatever else its words name is the row's anyway."""
    return named if named.canonical is None or target.title else target
