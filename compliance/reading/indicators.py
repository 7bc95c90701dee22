"""Drafts into indicators: their words parsed, their canonical names looked up, their ids given."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from compliance.model.plan import Indicator
from compliance.model.target import Kind, Measure, Target
from compliance.reading.context import ReadingContext
from compliance.reading.indices import for_each_index, indices_in
from compliance.reading.owning import owned, owners_of_parts
from compliance.reading.parting import split_by_names
from compliance.reading.promise_titles import own_title, title_of, titled_apart
from compliance.reading.promised import is_given
from compliance.reading.promises import Promise, Promises
from compliance.reading.shares import told_apart, told_apart_for
from compliance.reading.tables.bearers import Bearer, bearer, settled
from compliance.reading.tables.drafts import Draft, Value
from compliance.reading.words import Words
from compliance.records import record
from compliance.vietnamese import behind_words, fold, squash
from compliance.wording.phrases.bare import is_bare_value
from compliance.wording.phrases.printing import verb_of
from compliance.wording.trimmed_titles import without_joints

UNACCEPTED = "unaccepted_change"
"""The remark on a target whose words hold a tracked change that nobody has accepted."""

_NAMELESS = 0.5  # confidence in the values of a row whose title is a value itself: its cells have slid

_LEAD = re.compile(r"^[-+•\s]*([^:\d%]{3,80}?)\s*(?::|\sđạt\s)")
_BEFORE_VALUE = re.compile(r"[\d:<>≥≤=]")
_PARTS = re.compile(r"\s*[,;/]\s*|\s+và\s+")
_VALUE = re.compile(r"\d[\d.,]*\s*(?:%|phần trăm)?|trở lên", re.IGNORECASE)
_SAYS_WHAT = re.compile(r"(?:[^\W\d_]{2,}(?:\W+|$)){3}")
_SAYS_MORE = re.compile(r"(?:[^\W\d_]{2,}(?:\W+|$)){2}")


def indicators_of(
    drafts: Sequence[Draft], section: str, promises: Promises, context: ReadingContext, level: str | None
) -> list[Indicator]:
    """The indicators of a table; ids are given when all of the document are known (``numbered``)."""
    return [_indicator(draft, section, promises, context, level) for draft in drafts]


def _indicator(
    draft: Draft, section: str, promises: Promises, context: ReadingContext, level: str | None
) -> Indicator:
    title = squash(draft.title.text).rstrip(" :;")
    targets = tuple(target for value in draft.values for target in _targets(value, title, promises, draft))
    apart = [value.owners for value in draft.values if value.owners is not None]
    if apart:
        targets = owned(targets, *draft.owners.texts)
    if is_bare_value(title, counted=not draft.in_sentence):
        targets = tuple(replace(each, confidence=min(each.confidence, _NAMELESS)) for each in targets)
    canonical, other, targets = _Asked(title, draft.context, level, context).meaning(targets)
    return Indicator(
        id=_base(section, draft.code, draft.group),
        title=title,
        section=section,
        code=draft.code,
        group=draft.group,
        canonical=canonical,
        alias_other_content=other,
        cell="\n".join(_cells(draft.values)),
        monitor=squash(draft.owners.monitor) or owners_of_parts(owners.monitor for owners in apart),
        executor=squash(draft.owners.executor) or owners_of_parts(owners.executor for owners in apart),
        merged=draft.merged,
        owner_merged=any(owners.doubtful for owners in (draft.owners, *apart)),
        context=draft.context,
        targets=targets,
        source=draft.line.source.quoting(title),
    )


def _cells(values: Iterable[Value]) -> list[str]:
    """The target cells of a row, one of which several values are parts once."""
    cells: list[Words] = []
    for value in values:
        cell = value.whole or value.words
        if not cells or cell is not cells[-1]:
            cells.append(cell)
    return [cell.text for cell in cells]


def _targets(value: Value, title: str, promises: Promises, draft: Draft) -> list[Target]:
    if value.unclear:
        promises.leave(value.words, "reading.why_two_columns")
        return []
    targets = promises.read(
        value.words,
        title=None if draft.in_sentence else value.title or title,
        measure=value.measure,
        bound=value.bound,
        claim=not value.inherited,
        confidence=value.confidence,
    )
    targets = tuple(target for target in targets if not _is_superiors(target)) or targets
    if draft.in_sentence and len(targets) > 1:
        targets = _apart(targets, split_by_names(promises.split(value.words)))
    elif not (draft.in_sentence or value.title):
        targets = promises.with_nested(targets, draft.title)
    return [_told(target, value, promises) for target in targets]


def _apart(targets: tuple[Target, ...], pieces: tuple[Promise, ...]) -> tuple[Target, ...]:
    """The targets of a sentence, titled by the pieces they stand in, or each by its words in one."""
    if len(pieces) == 1 and len(pieces[0].targets) == len(targets):
        return titled_apart(title_of(pieces[0]), targets, first_too=True)[1]
    return told_apart(targets, pieces)


def _is_superiors(target: Target) -> bool:
    """Whether a piece of a cell tells beside the own value what a superior set ("Kế hoạch tỉnh: 75%")."""
    return is_given(_BEFORE_VALUE.split(target.raw, maxsplit=1)[0])


def _told(target: Target, value: Value, promises: Promises) -> Target:
    """A target with what its column or its own row says: the level, the population, the year."""
    level, scope, period, title = target.level, target.scope, target.period, target.title or value.title
    if level is None and (who := _bearer_told(target.raw)) is not None:
        level, scope = who.level, scope or who.scope
    scope = scope or told_apart_for(target)
    if value.bearer is not None:
        level, scope = level or value.bearer.level, value.bearer.scope
    if value.column is not None:
        level, scope = level or value.column.level, scope or value.column.scope
        period = period or (value.column.year if value.dated else None)
    if period is None and value.milestone != promises.year:
        period = value.milestone
    remarks = (*target.remarks, UNACCEPTED) if value.tracked else target.remarks
    level = settled(level, promises.city)
    if value.owners is not None:
        (target,) = owned((target,), *value.owners.texts)
    told = (level, scope, period, remarks, title)
    if told == (target.level, target.scope, target.period, target.remarks, target.title):
        return target
    return replace(target, level=level, scope=scope, period=period, remarks=remarks, title=title)


def with_remark(targets: tuple[Target, ...]) -> tuple[Target, ...]:
    """The targets of words that hold a tracked change nobody has accepted."""
    return tuple(replace(target, remarks=(*target.remarks, UNACCEPTED)) for target in targets)


def _bearer_told(raw: str) -> Bearer | None:
    """Whom a piece of a cell is for, told before its value: "Cấp tỉnh: 99%"."""
    lead = _LEAD.match(raw)
    return bearer(lead[1]) if lead is not None else None


def with_canonicals(indicator: Indicator, context: ReadingContext, *, level: str | None) -> Indicator:
    """The indicator with its canonical name; targets that promise another thing carry their own."""
    asked = _Asked(indicator.title, indicator.context, level, context)
    canonical, other, targets = asked.meaning(indicator.targets)
    return replace(indicator, canonical=canonical, alias_other_content=other, targets=targets)


_Meaning = tuple[str | None, str | None]
"""A canonical name, and why the words promise other content than it does."""

_NOTHING: _Meaning = (None, None)


@record
class _Asked:
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


def numbered(indicators: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """The indicators with ids: section, code of the row or its group, and a running number where these are
    shared or where the row has no code of its own."""
    bases = [_base(indicator.section, indicator.code, indicator.group) for indicator in indicators]
    shared = Counter(bases)
    running: defaultdict[str, int] = defaultdict(int)
    made = []
    for indicator, base in zip(indicators, bases, strict=True):
        running[base] += 1
        alone = shared[base] == 1 and indicator.code is not None
        name = base if alone else f"{base}#{running[base]}"
        made.append(indicator if indicator.id == name else replace(indicator, id=name))
    return tuple(made)


def _base(section: str, code: str | None, group: str | None) -> str:
    own = code or group
    return f"{section}/{own}" if own else section
