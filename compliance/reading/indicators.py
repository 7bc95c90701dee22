"""Drafts into indicators: their words parsed, their canonical names looked up, their ids given."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from compliance.model.plan import Indicator
from compliance.model.target import Target
from compliance.reading.context import ReadingContext
from compliance.reading.meanings import RowTitle
from compliance.reading.owning import owned, owners_of_parts
from compliance.reading.parting import split_by_names
from compliance.reading.promise_titles import title_of, titled_apart
from compliance.reading.promised import is_given
from compliance.reading.promises import Promise, Promises
from compliance.reading.shares import told_apart, told_apart_for
from compliance.reading.tables.bearers import Bearer, bearer, settled
from compliance.reading.tables.drafts import Draft, Value
from compliance.reading.words import Words
from compliance.vietnamese import squash
from compliance.wording.phrases.bare import is_bare_value

UNACCEPTED = "unaccepted_change"
"""The remark on a target whose words hold a tracked change that nobody has accepted."""

_NAMELESS = 0.5  # confidence in the values of a row whose title is a value itself: its cells have slid

_LEAD = re.compile(r"^[-+•\s]*([^:\d%]{3,80}?)\s*(?::|\sđạt\s)")
_BEFORE_VALUE = re.compile(r"[\d:<>≥≤=]")


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
    canonical, other, targets = RowTitle(title, draft.context, level, context).meaning(targets)
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
    row = RowTitle(indicator.title, indicator.context, level, context)
    canonical, other, targets = row.meaning(indicator.targets)
    return replace(indicator, canonical=canonical, alias_other_content=other, targets=targets)


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
