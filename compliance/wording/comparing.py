"""Two target phrases as they stand, without a plan around them: how one relates to the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from compliance.model.link import Related
from compliance.model.relation import relate_all
from compliance.model.relations.population import names_level
from compliance.model.sense_tables import senses
from compliance.model.target import MEASURED, Better, Kind, Measure, Target
from compliance.model.vocabulary import plain, population_words, sense
from compliance.model.vocabulary_tables import vocabulary
from compliance.vietnamese import clean, fold
from compliance.wording.phrases import parse_targets
from compliance.wording.places import levels_named
from compliance.wording.subjects import one_subject

# The title under which a bare number reads as a place in an order.
_RANK_TITLE = "Thứ hạng"
# The title under which the words of a class read as one.
_CLASS_TITLE = "Xếp loại"
# A deadline without a year is compared only with another such: any one year serves.
_SOME_YEAR = 2001
_YEAR = re.compile(rf"(?:/| năm ){_SOME_YEAR}$")
_YEARS = re.compile(r"(?i)năm (20\d\d)")
_JOINED = re.compile(r", | và ")
# What counts whoever the sentence named before.
_PERSONS = "người"
# A level by which a population is told: "hồ sơ tại cấp huyện", "cán bộ cấp huyện, xã".
_LEVELS = re.compile(
    r"(?i)(?:(?:tại|ở|của|đối với) )?cấp (?:tỉnh|huyện|xã)(?:(?:,| và) (?:cấp )?(?:tỉnh|huyện|xã)(?!\w| \w))*"
)
_DATES = re.compile(r"(?<!\w)(?:quý|tháng|ngày) ")


def compare(
    child: str, parent: str, *, direction: Better | None = None, unit: Measure | None = None
) -> Related:
    """The relation of the phrase ``child`` to the phrase ``parent``.

    Without a ``direction`` a bare value is that very value. ``unit`` is what a number without a unit of
    its own is measured in. Phrases that hold no target compare as statements, by their words.
    """
    own, asked = _targets(child, unit), _targets(parent, unit)
    if _classed(asked) and not _classed(own):
        own = _targets(child, unit, _CLASS_TITLE)
    elif _classed(own) and not _classed(asked):
        asked = _targets(parent, unit, _CLASS_TITLE)
    if years := _years_listed(own, asked):
        own, asked = _targets(child, unit, year=years[0]), _targets(parent, unit, year=years[0])
    if not any(target.due for target in (*own, *asked)):
        own, asked = _dated(own, child), _dated(asked, parent)
    own, asked = _counting(own, asked), _counting(asked, own)
    own, asked = _by_members(own, asked), _by_members(asked, own)
    related = relate_all(own, asked, direction or Better.EXACT, one_subject=one_subject)
    return replace(related, witness=_YEAR.sub("", related.witness)) if related.witness else related


def _years_listed(own: Sequence[Target], asked: Sequence[Target]) -> list[int]:
    """The years one side lists where the other names a value under one year alone, or the year of both."""
    if _stands_in_year(own) and _stands_in_year(asked):
        years = {year for target in (*own, *asked) for year in _YEARS.findall(target.raw)[:1]}
        return list(map(int, years)) if len(years) == 1 else []
    for listing, other in ((own, asked), (asked, own)):
        if _stands_in_year(other):
            return sorted({target.period for target in listing if target.period is not None})
    return []


def _stands_in_year(targets: Sequence[Target]) -> bool:
    """ "Năm 2026: 80%": a value under one year that may be over."""
    return len(targets) == 1 and targets[0].kind is Kind.STATEMENT and "maybe_past" in targets[0].remarks


def _targets(
    phrase: str, unit: Measure | None, title: str | None = None, year: int | None = None
) -> tuple[Target, ...]:
    targets = parse_targets(phrase, title=_RANK_TITLE if unit is Measure.RANK else title, year=year)
    if not targets:
        return (Target(Kind.STATEMENT, raw=clean(phrase)),)
    targets = tuple(_with_raw(target, _promise(target, targets)) for target in targets)
    parts = tuple(
        replace(_measured(part, unit), title=part.title or _said_before(targets, place))
        for place, target in enumerate(targets)
        for part in _levelled(target, target.raw)
    )
    return tuple(replace(part, raw=clean(phrase)) for part in parts) if _one_list(parts) else parts


def _with_raw(target: Target, raw: str) -> Target:
    return target if raw == target.raw else replace(target, raw=raw)


def _said_before(targets: tuple[Target, ...], place: int) -> str:
    """What a sentence has said before one of its parts, which the part need not say again."""
    return "; ".join(target.raw for target in targets[: max(place, 1)])


def _by_members(targets: tuple[Target, ...], others: tuple[Target, ...]) -> tuple[Target, ...]:
    """``targets``, those for a list of populations once for each member that ``others`` promise apart.

    "100% xã, thôn" is what "100% xã; 100% thôn" promises.
    """
    apart = {population_words(other.scope): other for other in others if other.scope}
    parts = []
    for target in targets:
        members = [population_words(member) for member in _JOINED.split(target.scope or "")]
        listed = len(members) > 1 and all(member in apart for member in members)
        parts += [
            replace(target, scope=apart[member].scope, level=apart[member].level)
            for member in members
            if listed
        ] or [target]
    return tuple(parts)


def _counting(targets: tuple[Target, ...], others: tuple[Target, ...]) -> tuple[Target, ...]:
    """``targets``, those that give the number of what one of ``others`` counts with its noun.

    "Số lao động đi làm việc ở nước ngoài đạt 200 người" counts "lao động".
    """
    nouns = [other.noun for other in others if other.unit is Measure.COUNT and other.noun]
    return tuple(
        next((replace(target, noun=noun) for noun in nouns if _is_number_of(target, noun)), target)
        for target in targets
    )


def _is_number_of(target: Target, noun: str) -> bool:
    """Whether words that count persons, or what ``noun`` says more fully, name it as what is counted."""
    if target.unit is not Measure.COUNT or target.noun is None:
        return False
    own, full = plain(target.noun), plain(noun)
    if own != full and (own in vocabulary().classifiers or full.startswith(f"{own} ")):
        return set(sense(full)) <= set(sense(target.raw))
    return own == _PERSONS and re.search(rf"(?<!\w){re.escape(full)}(?!\w)", plain(target.raw)) is not None


def _one_list(parts: Sequence[Target]) -> bool:
    """Whether a sentence gives a value to each of several levels, so that all its words are of every one.

    "90% hồ sơ cấp huyện, 80% hồ sơ cấp xã được giải quyết đúng hạn" speaks twice of files done in time.
    """
    levels = {part.level for part in parts}
    return None not in levels and len(levels) == len(parts) > 1


def _promise(target: Target, targets: tuple[Target, ...]) -> str:
    """The own words of ``target``; of a value, without a clause before it that only says how to keep it."""
    raw = _own_raw(target, targets)
    return senses().leads.sub("", raw) if target.value is not None else raw


def _own_raw(target: Target, targets: tuple[Target, ...]) -> str:
    """The words of ``target`` without those of other targets that stand within them."""
    raw = target.raw
    for other in targets:
        if other is not target and len(other.raw) < len(target.raw):
            raw = raw.replace(other.raw, " ")
    return raw


def _dated(targets: tuple[Target, ...], phrase: str) -> tuple[Target, ...]:
    """``targets`` with the deadlines that name no year ("quý I"), in one year that both sides share."""
    if _DATES.search(fold(phrase)) is None:
        return targets
    dated = parse_targets(phrase, year=_SOME_YEAR)
    if len(dated) != len(targets):
        return targets
    return tuple(replace(one, due=other.due) for one, other in zip(targets, dated, strict=True))


def _classed(targets: tuple[Target, ...]) -> bool:
    """Whether a class is promised: then the other side's "hoàn thành tốt nhiệm vụ" may be one as well."""
    return any(target.kind is Kind.GRADE for target in targets)


def _levelled(target: Target, raw: str) -> tuple[Target, ...]:
    """``target`` for each level that its own words ``raw`` name, as no plan says whose it is.

    "80% cấp huyện" is of one level; "100% cấp tỉnh, cấp huyện" promises the same of two.
    """
    if target.kind not in MEASURED or (target.scope is None and target.level is not None):
        return (target,)
    if target.scope is None:
        levels = levels_named(raw)
        if not levels:
            return (target,)
        listed = len(levels) == 1 or levels_named(" ".join(_LEVELS.findall(raw))) == levels
        return tuple(replace(target, level=level) for level in levels if listed) or (target,)
    named = target.scope if names_level(target.scope) else " ".join(_LEVELS.findall(target.scope))
    if not named and target.level is None:
        bearers = levels_named(target.scope)
        return (replace(target, level=bearers[0]),) if len(bearers) == 1 else (target,)
    levels = (target.level,) if target.level is not None else levels_named(named)
    scope = None if named == target.scope else _LEVELS.sub("", target.scope).strip()
    return tuple(replace(target, level=level, scope=scope) for level in levels) or (target,)


def _measured(target: Target, unit: Measure | None) -> Target:
    """``target`` in ``unit`` where its words give a number and no unit."""
    if unit is None:
        return target
    bare = target.unit is None or (target.unit is Measure.COUNT and target.noun is None)
    if target.kind in MEASURED and target.value is not None and bare:
        return replace(target, unit=unit)
    return target
