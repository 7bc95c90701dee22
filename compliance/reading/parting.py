"""Parts of a sentence that are promises of their own, though one grammar reads them as one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from compliance.model.target import Target
from compliance.reading.context import ReadingContext
from compliance.reading.promises import Promise, Promises
from compliance.reading.shares import counts_none
from compliance.reading.vocabulary import load
from compliance.vietnamese import alternatives, fold, whole_words

_UNPAIRED = 0.5  # confidence in values that a sentence gives one by one to names that nobody can count
_FEWEST_WORDS = 3
_JOINT = re.compile(r"\s*[,;]\s*(?:và\s+)?|\s+và\s+")
_JOINTS = (
    _JOINT,
    re.compile(r"\s*[,;]\s*(?:và\s+)?"),
    re.compile(
        r"(?:\s*[,;]\s*(?:và\s+)?|\s+và\s+)(?=(?:tỷ lệ|tỉ lệ|chỉ số|mức độ|số lượng)\s)", re.IGNORECASE
    ),
)
"""Where names are parted: at commas and "và", at commas alone, or where what is measured is said again."""


def told_apart_in(
    found: Iterable[Promise], promises: Promises, context: ReadingContext, level: str | None
) -> tuple[Promise, ...]:
    """The promises of a sentence; one with several values is several where each part promises a thing of
    its own: another indicator that the catalogue knows, another thing that shall not be, or what the words
    beside each value say in full. Names and values that the sentence pairs one by one go together."""
    made: list[Promise] = []
    for promise in found:
        if (paired := _paired(promise)) is not None:
            made += paired
            continue
        parts = promises.parts(promise) if len(promise.targets) > 1 else ()
        made += parts if parts and (_differ(parts, context, level) or _say_all(promise)) else (promise,)
    return tuple(made)


def _paired(promise: Promise) -> tuple[Promise, ...] | None:
    """The promises of a sentence that gives names their values in order ("A, B lần lượt đạt 80%, 65%"), or
    all of them one ("A, B đều đạt 100%"); None for any other. If names are not as many, all is doubtful."""
    targets, said = promise.targets, fold(promise.words.text)
    if any(target.level or target.period for target in targets):
        return None
    each = _words("each").sub("", fold(promise.title)) != fold(promise.title)
    if len(targets) > 1 and _words("in_order").search(said):
        lists = (_names(promise.title, joint) for joint in _JOINTS)
        names = next((names for names in lists if len(names) == len(targets)), [])
        if len(names) != len(targets) or len(promise.spans) != len(targets):
            doubted = tuple(replace(t, confidence=min(t.confidence, _UNPAIRED)) for t in targets)
            return (replace(promise, targets=doubted),)
        parts = zip(names, targets, promise.spans, strict=True)
        return tuple(
            replace(promise, title=name, targets=(target,), spans=(span,)) for name, target, span in parts
        )
    names = _names(promise.title, _JOINT) if each and len(targets) == 1 else []
    if len(names) < 2 or not _measuring().match(fold(names[0])):
        return None
    return tuple(
        replace(promise, title=name, spans=() if at else promise.spans) for at, name in enumerate(names)
    )


def _names(title: str, joint: re.Pattern[str]) -> list[str]:
    """The names that a title lists, each led by what is measured; none where one of them says too little."""
    plain = _words("in_order").sub("", title)
    plain = _words("each").sub("", plain)
    names = [name for name in joint.split(plain.strip(" ,;")) if name.strip()]
    head = _measuring().match(fold(names[0])) if names else None
    if head is None:
        return names if all(len(name.split()) >= _FEWEST_WORDS for name in names) else []
    led = [names[0], *(_led(name, names[0][: head.end()]) for name in names[1:])]
    return led if all(len(name.split()) > _FEWEST_WORDS for name in led) else []


def _led(name: str, head: str) -> str:
    name = name.strip()
    return name if _measuring().match(fold(name)) else f"{head} {name}"


def _say_all(promise: Promise) -> bool:
    """Whether beside each value stands all that is said of it ("55% hồ sơ trực tuyến, 93% dân hài lòng")."""
    scopes = [fold(target.scope or "") for target in promise.targets]
    if len(set(scopes)) < len(scopes):
        return False
    return all(map(_says_all, promise.targets, scopes))


def _says_all(target: Target, scope: str) -> bool:
    complete = fold(target.raw).rstrip(" .;").endswith(scope)
    return complete and target.level is None and len(scope.split()) >= _FEWEST_WORDS


@cache
def _words(name: str) -> re.Pattern[str]:
    words = alternatives(map(fold, load("parts")["pairing"][name]))
    return re.compile(rf"\s*(?<!\w)(?:{words})(?!\w)(?:\s+là(?!\w))?", re.IGNORECASE)


@cache
def _measuring() -> re.Pattern[str]:
    return whole_words(map(fold, load("parts")["measured"]))


def _differ(parts: tuple[Promise, ...], context: ReadingContext, level: str | None) -> bool:
    titles = {fold(part.title) for part in parts}
    if len(titles) == len(parts) and any(counts_none(part.targets) for part in parts):
        return True
    if context.matcher is None:
        return False
    known = [context.matcher.match(part.title, level=level) for part in parts]
    names = {each.canonical for each in known if each is not None}
    return all(known) and len(names) == len(parts)
