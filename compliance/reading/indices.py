"""Several indices under one title: "Chỉ số PAR INDEX, SIPAS của huyện"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from compliance.model.target import Target
from compliance.model.unit_names import unit_types
from compliance.reading.context import ReadingContext
from compliance.reading.names import pairs_in_order
from compliance.reading.vocabulary import load
from compliance.reading.wholes import names_whole
from compliance.vietnamese import alternatives, fold
from compliance.wording.phrases.lexicon import lexicon

UNPAIRED = 0.5
"""Confidence in values of which nothing says to which of several names they belong."""

_JOINT = r"(?:\s*[,;/&]\s*(?:và\s+)?|\s+và\s+)"
_SHORT = r"(?-i:[A-ZĐ]{3,}\b(?:[ -]I(?:NDEX|ndex)\b)?)"
_SHORT_NAME = re.compile(_SHORT)
_ANY_JOINT = re.compile(_JOINT)
_TWO_WORDS = re.compile(r"[^\W\d_]+\s+[^\W\d_]+(?!\w)")


def indices_in(title: str, context: ReadingContext, level: str | None) -> list[str]:
    """The indices and rates that a title lists, each behind the word for what is measured; none where it
    lists none.

    Short names behind the word for an index are indices whatever they stand for. Others, and names in
    words, are where the catalogue knows two of them; one that it does not know goes with the name before
    it. Names that begin with other words said again are where it knows each of them.
    """
    shorts = _listed(_short_list(), title)
    if shorts and _index_list().search(title) is not None:
        return shorts
    names: list[str] = []
    known: set[str] = set()
    for name in shorts or _listed(_word_list(), title):
        found = context.meaning(name, above="", level=level, measure=None)
        canonical = found.canonical if found is not None else None
        if canonical is None or canonical in known:
            names[-1:] = [", ".join([*names[-1:], name])]
        else:
            names.append(name)
            known.add(canonical)
    return names if len(known) > 1 else _led_alike(title, context, level)


def _led_alike(title: str, context: ReadingContext, level: str | None) -> list[str]:
    """The names of a title that says words again behind a joint, each behind what stands before these words:
    "Tỷ lệ hoàn thành nhiệm vụ của kế hoạch và nhiệm vụ được giao". One that holds values is a sentence, and
    a whole of which a part is counted is no other name.
    """
    folded = "" if "%" in title or names_whole(title) else fold(title)
    for joint in _ANY_JOINT.finditer(folded):
        again = _TWO_WORDS.match(folded, joint.end())
        first = re.search(rf"(?<!\w){re.escape(again[0])}(?!\w)", folded[: joint.start()]) if again else None
        if first is None:
            continue
        names = _saying_alike(title[: joint.start()], title[: first.start()] + title[joint.end() :])
        found = [context.meaning(name, above="", level=level, measure=None) for name in names]
        meant = {each.canonical for each in found if each is not None and each.other_content is None}
        if len(meant - {None}) == len(names):
            return names
    return []


def _saying_alike(name: str, last: str) -> list[str]:
    """Two names of a list, what is said behind the last ("được hoàn thành") said of both."""
    does = lexicon().predicates
    said = None if does.search(fold(name)) else does.search(fold(last))
    return [f"{name} {last[said.start() :]}" if said else name, last]


def for_each_index(names: Sequence[str], targets: tuple[Target, ...]) -> tuple[Target, ...]:
    """The targets of a row whose title lists indices: each of the one it names, or one of each where they
    are as many and alike, else all of each.

    Where nothing says that several stand in the order of the names, none is sure.
    """
    if not names or any(target.title for target in targets):
        return targets
    named = [_named_in(target, names) for target in targets]
    if all(named):
        return tuple(replace(target, title=name) for name, target in zip(named, targets, strict=True))
    if len(targets) == 1 or len({(each.kind, each.unit, each.direction) for each in targets}) > 1:
        return tuple(replace(target, title=name) for name in names for target in targets)
    if len(targets) != len(names):
        return targets
    given = tuple(replace(target, title=name) for name, target in zip(names, targets, strict=True))
    return given if any(pairs_in_order(target.raw) for target in targets) else unsure(given)


def unsure(targets: Sequence[Target]) -> tuple[Target, ...]:
    """The targets of which nothing says to which name they belong."""
    return tuple(replace(target, confidence=min(target.confidence, UNPAIRED)) for target in targets)


def _listed(pattern: re.Pattern[str], title: str) -> list[str]:
    found = pattern.search(title)
    if found is None:
        return []
    names = [name.strip(" ,;") for name in _between().split(found[0])]
    head = _head().match(names[0])
    lead = head["word"] if head is not None else load("parts")["pairing"]["indices"][0].capitalize() + " "
    return [_behind(name, lead) for name in names]


def _behind(name: str, lead: str) -> str:
    """A name behind its own word for what is measured, or behind ``lead``."""
    head = _head().match(name)
    return lead + name if head is None else name[head.start("word") :]


def _named_in(target: Target, names: Sequence[str]) -> str | None:
    """The one of the names whose short name stands in the words of a target."""
    said = target.raw.upper()
    shorts = ((name, _SHORT_NAME.search(name)) for name in names)
    found = [name for name, short in shorts if short is not None and short[0].upper() in said]
    return found[0] if len(found) == 1 else None


def _behind_word(words: Iterable[str]) -> str:
    """One of the words for what is measured, with "các" before it or not."""
    return rf"(?:các\s+)?(?:{alternatives(words)})\s+"


@cache
def _head() -> re.Pattern[str]:
    return re.compile(
        rf"(?:các\s+)?(?P<word>(?:{alternatives(load('parts')['measured'])})\s+)", re.IGNORECASE
    )


@cache
def _between() -> re.Pattern[str]:
    """Commas, strokes and "và" before the word for what is measured or a short name."""
    return re.compile(rf"{_JOINT}(?={_behind_word(load('parts')['measured'])}|{_SHORT})", re.IGNORECASE)


@cache
def _short_list() -> re.Pattern[str]:
    """Short names in a row, behind the word for an index or alone."""
    head = _behind_word(load("parts")["pairing"]["indices"])
    names = rf"{_SHORT}(?:{_JOINT}(?:{head})?{_SHORT})+"
    types = rf"(?:{alternatives(unit_types())})(?!\w)"
    return re.compile(rf"(?<!\w)(?:{head}|^\s*){names}(?:\s+(?:của|cấp)\s+{types})?", re.IGNORECASE)


@cache
def _index_list() -> re.Pattern[str]:
    """A short name behind the word for an index, and another joined to it."""
    head = _behind_word(load("parts")["pairing"]["indices"])
    return re.compile(rf"(?<!\w){head}{_SHORT}{_JOINT}(?:{head})?{_SHORT}", re.IGNORECASE)


@cache
def _word_list() -> re.Pattern[str]:
    """The word for what is measured, and behind a comma or "và" again."""
    head = _behind_word(load("parts")["measured"])
    return re.compile(rf"(?<!\w){head}.*?{_JOINT}{head}.*", re.IGNORECASE | re.DOTALL)
