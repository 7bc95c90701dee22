"""Lists that give each level its own value: "cấp tỉnh 90%, cấp huyện 80%"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from compliance.model.target import Comparator, Kind, Measure, Target
from compliance.wording.phrases.composing import Composed
from compliance.wording.phrases.level_changes import as_changes
from compliance.wording.phrases.level_words import EDGES, all_alike, level_heads, level_tokens, levels_said
from compliance.wording.phrases.level_years import levels_over_years, with_years
from compliance.wording.phrases.lexicon import words_of
from compliance.wording.phrases.numbers import SURE
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.pieces import Segment
from compliance.wording.phrases.tokens import Scanned, Token

# "cấp thành phố" beside "cấp quận, huyện" is that of a centrally run city; alone, the plan tells which it is.
CITY, DISTRICT, PROVINCE = "city", "district", "province"


def with_levels(scanned: Scanned, composed: Composed, found: list[Segment]) -> list[Segment]:
    """Targets of a list that gives each level its own value carry their level.

    A list is one of values in one unit, whatever stands before or behind it.
    """
    found = as_changes(scanned, composed, found)
    for kind in (Kind.LEVEL, Kind.CHANGE):
        for unit in dict.fromkeys(item.target.unit for item in found):
            places = _values(found, kind, unit)
            alike = len({found[place].found.sentence for place in places}) < 2
            if kind is Kind.CHANGE or not alike:
                alike = all_alike(scanned, composed, found, places) if len(places) > 1 else False
            if kind is Kind.LEVEL or alike:
                found = _in_unit(scanned, composed, found, places, alike=alike)
    return found


def _values(found: list[Segment], kind: Kind, unit: Measure | None) -> list[int]:
    """The places of values in one unit, without those of a nested promise."""
    nested = {item.found.sentence for item in found if item.target.role == "coverage"}
    return [
        place
        for place, item in enumerate(found)
        if item.target.kind is kind
        and item.target.value is not None
        and item.target.unit is unit
        and item.found.sentence not in nested
    ]


def _in_unit(
    scanned: Scanned, composed: Composed, found: list[Segment], places: list[int], *, alike: bool
) -> list[Segment]:
    found, over_years = _over_years(scanned, composed, found, places)
    if over_years:
        return found
    if not alike:
        found, places = _of_one_sentence(scanned, composed, found, places)
    return _of_list(scanned, composed, found, places) if len(places) > 1 else found


def _over_years(
    scanned: Scanned, composed: Composed, found: list[Segment], places: list[int]
) -> tuple[list[Segment], bool]:
    """The values of levels in the years that stand beside or before them, and whether that is all."""
    if len(places) < 2 or all(found[place].target.period is None for place in places):
        return found, False
    said = {
        place: levels_said(scanned, level_tokens(composed, found[place].found.sentence), found[place])
        for place in places
    }
    levels = levels_over_years(found, said)
    if levels:
        return _leveled(found, levels, keep_scope=True), True
    dated = with_years(scanned, found, said)
    if len({dated[place].target.period for place in places}) > 1 and all(said.values()):
        return _leveled(dated, said, keep_scope=True), True
    return dated, False


def _of_list(scanned: Scanned, composed: Composed, found: list[Segment], places: list[int]) -> list[Segment]:
    tokens = {
        number: level_tokens(composed, number) for number in {found[place].found.sentence for place in places}
    }
    said = [levels_said(scanned, tokens[found[place].found.sentence], found[place]) for place in places]
    if any(said) and not all(said):
        found, said = _said_short(scanned, tokens, found, dict(zip(places, said, strict=True)))
    named = [level for levels in said for level in levels]
    if all(said) and len(set(named)) == len(named):
        return _leveled(found, dict(zip(places, said, strict=True)), keep_scope=True)
    distinct = len(set(named)) == len(named)
    follow = _general(scanned, found, places) or _levels_head(scanned, tokens, found, places[1:])
    if not said[0] and all(said[1:]) and distinct and follow:
        return _leveled(found, dict(zip(places[1:], said[1:], strict=True)), keep_scope=True)
    runs = _runs_of_levels(places, said)
    if runs:
        return _leveled(found, runs, keep_scope=True)
    ordered = _respective(scanned, composed, {place: found[place] for place in places})
    return _leveled(found, ordered, keep_scope=False) if ordered else found


def _said_short(
    scanned: Scanned, tokens: dict[int, list[Token]], found: list[Segment], said: dict[int, list[str]]
) -> tuple[list[Segment], list[list[str]]]:
    """ "90% cấp tỉnh; 80% huyện; 60% xã", "Sở: 90%, huyện: 80%": levels that only the list makes of units."""
    heard, result = dict(said), list(found)
    for place in (place for place, levels in said.items() if not levels):
        segment = found[place]
        before = scanned.folded[segment.start : segment.found.anchor]
        behind = scanned.folded[segment.found.end : segment.end].strip(EDGES)
        if before.strip(EDGES) in words_of("offices"):
            heard[place] = [PROVINCE]
        for token in tokens[segment.found.sentence]:
            if token.start >= segment.found.end and behind == scanned.folded[token.start : token.end]:
                heard[place] = [str(token.value)]
                result[place] = replace(segment, target=replace(segment.target, scope=None))
    named = [level for levels in heard.values() for level in levels]
    if all(heard.values()) and len(set(named)) == len(named):
        return result, list(heard.values())
    return found, list(said.values())


def _of_one_sentence(
    scanned: Scanned, composed: Composed, found: list[Segment], places: list[int]
) -> tuple[list[Segment], list[int]]:
    """The lists that give each level its own value within one sentence, and the places that are left."""
    left: list[int] = []
    for number in sorted({found[place].found.sentence for place in places}, reverse=True):
        own = [place for place in places if found[place].found.sentence == number]
        said = [levels_said(scanned, level_tokens(composed, number), found[place]) for place in own]
        named = [level for levels in said for level in levels]
        if len(own) > 1 and all(said) and len(set(named)) == len(named):
            before = len(found)
            found = _leveled(found, dict(zip(own, said, strict=True)), keep_scope=True)
            left = [place + len(found) - before for place in left]
        else:
            left = [*own, *left]
    return found, left


def _runs_of_levels(places: list[int], said: list[list[str]]) -> dict[int, list[str]]:
    """Lists of levels amid other promises: values in a row, each with a level of its own."""
    runs: dict[int, list[str]] = {}
    current: dict[int, list[str]] = {}
    for place, levels in [*zip(places, said, strict=True), (-1, [])]:
        if levels and not set(levels) & {level for known in current.values() for level in known}:
            current[place] = levels
            continue
        runs.update(current if len(current) > 1 else {})
        current = {place: levels} if levels else {}
    return runs


def _general(scanned: Scanned, found: list[Segment], places: list[int]) -> bool:
    """ "80%, trong đó cấp xã 70%": the first value holds for all, the others for their level."""
    between = scanned.folded[found[places[0]].found.end : found[places[1]].found.anchor]
    return pattern("parts_follow").match(between) is not None


def _levels_head(
    scanned: Scanned, tokens: dict[int, list[Token]], found: list[Segment], places: list[int]
) -> bool:
    """ "60%; cấp huyện, cấp xã 50%": each of the other values stands behind its level at once."""
    return all(level_heads(scanned, tokens[found[place].found.sentence], found[place]) for place in places)


def _leveled(found: list[Segment], levels: dict[int, list[str]], *, keep_scope: bool) -> list[Segment]:
    """One target for each level: "cấp tỉnh, cấp huyện 100%" gives two."""
    result: list[Segment] = []
    first, sentence = found[min(levels)].target, found[min(levels)].found.sentence
    if DISTRICT in {level for said in levels.values() for level in said}:
        levels = {place: [PROVINCE if one == CITY else one for one in said] for place, said in levels.items()}
    for place, segment in enumerate(found):
        target = segment.target if keep_scope else replace(segment.target, scope=None)
        if place in levels and segment.found.sentence == sentence:
            target = _in_list(target, first)
        for order, level in enumerate(levels.get(place, [])):
            joins = segment.joins or order > 0
            result.append(replace(segment, target=replace(target, level=level), joins=joins))
        if place not in levels:
            result.append(segment)
    return result


def _in_list(target: Target, first: Target) -> Target:
    """A value of a list of levels: a comparator said once holds for all but a whole; the list is clear."""
    if (
        target.comparator is Comparator.EQUAL
        and target.value != 100
        and first.comparator is not Comparator.BETWEEN
    ):
        target = replace(target, comparator=first.comparator)
    if "unclear_list" not in target.remarks:
        return target
    remarks = tuple(remark for remark in target.remarks if remark != "unclear_list")
    return replace(target, remarks=remarks, confidence=target.confidence if remarks else SURE)


def _respective(scanned: Scanned, composed: Composed, items: dict[int, Segment]) -> dict[int, list[str]]:
    """ "95%, 85%, 75% lần lượt đối với cấp tỉnh, cấp huyện, cấp xã": levels in the order of the values."""
    for number in dict.fromkeys(item.found.sentence for item in items.values()):
        levels = [str(token.value) for token in level_tokens(composed, number)]
        own = [place for place, item in items.items() if item.found.sentence == number]
        if len(levels) < 2 or len(set(levels)) < len(levels):
            continue
        for start in range(len(own) - len(levels) + 1):
            row = own[start : start + len(levels)]
            if all(_abut(scanned, items[before], items[after]) for before, after in pairwise(row)):
                return {place: [level] for place, level in zip(row, levels, strict=True)}
    return {}


def _abut(scanned: Scanned, before: Segment, after: Segment) -> bool:
    """Whether nothing but a comma or "và" stands between two values."""
    between = scanned.folded[before.found.end : after.found.anchor]
    return pattern("list_joint").fullmatch(between) is not None
