"""Names of several things listed in one title: "Tỷ lệ tiếp nhận, thanh toán trực tuyến"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from compliance.reading.vocabulary import counting, load, spelled
from compliance.vietnamese import alternatives, fold
from compliance.wording.phrases.lexicon import lexicon

_FEWEST_WORDS = 3
_COMMA = re.compile(r"\s*[,;]\s+(?:và\s+)?")
_COMMA_OR_AND = re.compile(rf"{_COMMA.pattern}|\s+và\s+")
_AND = re.compile(r"\s+và\s+")
_STROKE = re.compile(r"\s*/\s*")
_STROKE_OR_SEMICOLON = re.compile(r"\s*[/;]\s*")
_COMPARED = re.compile(r"(?<!\w)so với\s.+$", re.IGNORECASE)


def names_in(title: str, count: int) -> list[str]:
    """The ``count`` names that a title lists, parted in any way that gives as many; none otherwise."""
    return next((names for names in name_lists(title) if len(names) == count), [])


def name_lists(title: str) -> Iterator[list[str]]:
    """The names that a title lists, parted in each way; none where one of them says too little."""
    return (_led(joint.split(title.strip(" ,;"))) for joint in _joints())


def bare_names(title: str) -> list[str]:
    """The names, however short, that a title lists by strokes or semicolons; none where words behind one of
    them say what is done, which may be said of all."""
    names = [name.strip() for name in _STROKE_OR_SEMICOLON.split(title.strip(" ,;"))]
    alone = [fold(_COMPARED.sub("", name)) for name in names]
    said = any(lexicon().predicates.search(name) or spelled("does").search(name) for name in alone)
    return names if all(alone) and not said else []


def with_shared_tail(names: Sequence[str], value: str) -> list[str]:
    """The names, each compared with what the last of them or the ``value`` of all is ("so với năm 2021")."""
    tail = _COMPARED.search(names[-1]) or _COMPARED.search(value)
    if tail is None:
        return list(names)
    return [name if _COMPARED.search(name) else f"{name} {tail[0].strip(' .;')}" for name in names]


def all_names(title: str) -> list[str]:
    """The names that a title lists by commas and "và"; none where one of them says too little."""
    return _led(_COMMA_OR_AND.split(title.strip(" ,;")))


def begins_with_measure(name: str) -> bool:
    """Whether a name says first what is measured ("Tỷ lệ …")."""
    return spelled("measured").match(fold(name)) is not None


def without_pairing(title: str) -> str:
    """A title without the words that give its names their values ("lần lượt", "đều")."""
    return _words("each").sub("", _words("in_order").sub("", title))


def pairs_in_order(text: str) -> bool:
    return _words("in_order").search(text) is not None


def behind_pairing(text: str) -> int:
    """Where the values begin in ``text``: behind words that give them to names in their order."""
    found = _words("in_order").match(text)
    return found.end() if found is not None else 0


def gives_each(text: str) -> bool:
    return _words("each").search(text) is not None


def _led(names: Sequence[str]) -> list[str]:
    """The names, each led by what the first one begins with; none where one of them says too little."""
    names = [name.strip() for name in names if name.strip()]
    head = spelled("measured").match(fold(names[0])) if names else None
    measure = names[0][: head.end()] if head is not None else ""
    led = [*names[:1], *(_with_head(name, names[0], measure) for name in names[1:])]
    fewest = _FEWEST_WORDS + (head is not None)
    return led if all(len(name.split()) >= fewest for name in led) else []


def _with_head(name: str, first: str, measure: str) -> str:
    """A name with what it shares with the first: all before "của", or what is measured."""
    shared = _shared().match(name)
    before = fold(first).find(f" {fold(shared[0])}") if shared is not None else -1
    if before > 0:
        return f"{first[:before]} {name}"
    return f"{measure} {name}" if measure and not begins_with_measure(name) else name


@cache
def _words(name: str) -> re.Pattern[str]:
    words = alternatives(load("parts")["pairing"][name])
    return re.compile(rf"\s*(?<!\w)(?:{words})(?!\w)(?:\s+là(?!\w))?", re.IGNORECASE)


@cache
def _shared() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(load('parts')['pairing']['shared'])})\s", re.IGNORECASE)


@cache
def _joints() -> tuple[re.Pattern[str], ...]:
    """Where names are parted: at a measure said again, at commas and "và", at commas alone, at strokes."""
    heads = rf"(?:{alternatives(load('parts')['measured'])}|{counting()})\s"
    measured = re.compile(rf"(?:{_COMMA_OR_AND.pattern})(?={heads})", re.IGNORECASE)
    return measured, _COMMA_OR_AND, _COMMA, _AND, _STROKE
