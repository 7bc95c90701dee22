"""Names of several things listed in one title: "Tỷ lệ tiếp nhận, thanh toán trực tuyến"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from compliance.reading.vocabulary import load
from compliance.vietnamese import alternatives, fold, whole_words

_FEWEST_WORDS = 3
_SHARED = re.compile(r"(?:của|đối với|tại|trong|cho|về)\s", re.IGNORECASE)
_JOINTS = (
    re.compile(r"\s*[,;]\s+(?:và\s+)?|\s+và\s+"),
    re.compile(r"\s*[,;]\s+(?:và\s+)?"),
    re.compile(
        r"(?:\s*[,;]\s+(?:và\s+)?|\s+và\s+)(?=(?:tỷ lệ|tỉ lệ|chỉ số|mức độ|số lượng)\s)", re.IGNORECASE
    ),
    re.compile(r"\s*/\s*"),
)
"""Where names are parted: at commas and "và", at commas alone, where a measure is said again, at strokes."""


def names_in(title: str, count: int) -> list[str]:
    """The ``count`` names that a title lists, parted in any way that gives as many; none otherwise."""
    lists = (_led(joint.split(title.strip(" ,;"))) for joint in _JOINTS)
    return next((names for names in lists if len(names) == count), [])


def all_names(title: str) -> list[str]:
    """The names that a title lists by commas and "và"; none where one of them says too little."""
    return _led(_JOINTS[0].split(title.strip(" ,;")))


def begins_with_measure(name: str) -> bool:
    """Whether a name says first what is measured ("Tỷ lệ …")."""
    return _measured().match(fold(name)) is not None


def without_pairing(title: str) -> str:
    """A title without the words that give its names their values ("lần lượt", "đều")."""
    return _words("each").sub("", _words("in_order").sub("", title))


def pairs_in_order(text: str) -> bool:
    return _words("in_order").search(text) is not None


def gives_each(text: str) -> bool:
    return _words("each").search(text) is not None


def _led(names: Sequence[str]) -> list[str]:
    """The names, each led by what the first one begins with; none where one of them says too little."""
    names = [name.strip() for name in names if name.strip()]
    head = _measured().match(fold(names[0])) if names else None
    measure = names[0][: head.end()] if head is not None else ""
    led = [*names[:1], *(_with_head(name, names[0], measure) for name in names[1:])]
    fewest = _FEWEST_WORDS + (head is not None)
    return led if all(len(name.split()) >= fewest for name in led) else []


def _with_head(name: str, first: str, measure: str) -> str:
    """A name with what it shares with the first: all before "của", or what is measured."""
    shared = _SHARED.match(name)
    before = fold(first).find(f" {fold(shared[0])}") if shared is not None else -1
    if before > 0:
        return f"{first[:before]} {name}"
    return f"{measure} {name}" if measure and not begins_with_measure(name) else name


@cache
def _words(name: str) -> re.Pattern[str]:
    words = alternatives(load("parts")["pairing"][name])
    return re.compile(rf"\s*(?<!\w)(?:{words})(?!\w)(?:\s+là(?!\w))?", re.IGNORECASE)


@cache
def _measured() -> re.Pattern[str]:
    return whole_words(map(fold, load("parts")["measured"]))
