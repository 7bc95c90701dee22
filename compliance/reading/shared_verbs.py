"""Shares whose verb stands before the first of them alone ("Số hóa 90% hồ sơ tại huyện và 85% tại xã")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from compliance.model.target import Kind, Measure
from compliance.reading.promises import Promise
from compliance.reading.tables.bearers import bearer
from compliance.reading.vocabulary import load
from compliance.vietnamese import alternatives, fold, squash, whole_words
from compliance.wording.phrases.lexicon import lexicon


def with_verbs(found: Iterable[Promise]) -> Iterator[Promise]:
    """The promises, each that says but how many of what with the verb of the one before it.

    Of words that say themselves what those counted do ("và 100% TTHC được công khai") it is not told, and
    bodies alone are those whose value it is.
    """
    verb, position = "", 0
    for promise in found:
        title, counted = squash(promise.title), _counted(promise)
        start = promise.whole.text.find(promise.words.text, position)
        goes_on = promise.whole.text[:start].rstrip()[-1:] != ";" and _only_counts().match(promise.words.text)
        position = max(start, position) + len(promise.words.text)
        if verb and counted and fold(title) == counted and goes_on and bearer(title) is None:
            behind = [
                target if target.level else replace(target, title=f"{verb} {target.scope}")
                for target in promise.targets[1:]
            ]
            yield replace(promise, title=f"{verb} {title}", targets=(promise.targets[0], *behind))
            continue
        verb = title[: -len(counted)].rstrip() if counted and fold(title).endswith(f" {counted}") else ""
        yield promise


def told_by_level(first: str, second: str) -> bool:
    """Whether two titles say the same but for the bodies of another level that they end with."""
    one, other = fold(first).split(), fold(second).split()
    same = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), len(one))
    rest, behind = " ".join(one[same:]), " ".join(other[same:])
    return same > 0 and (not rest or bearer(rest) is not None) and bearer(behind) is not None


def _counted(promise: Promise) -> str:
    """What the first share of a promise is of, where none of its shares says what those counted do; or ""."""
    scopes = [fold(target.scope or "") for target in promise.targets]
    shares = all(target.kind is Kind.LEVEL and target.unit is Measure.PERCENT for target in promise.targets)
    if not shares or any(_does().search(words) or lexicon().predicates.search(words) for words in scopes):
        return ""
    return scopes[0]


@cache
def _only_counts() -> re.Pattern[str]:
    bounds = alternatives(load("parts")["value_words"]["bounds"])
    return re.compile(rf"\W*(?:và\s+)?(?:(?:{bounds})\s+)*[<>≥≤]?\s*\d", re.IGNORECASE)


@cache
def _does() -> re.Pattern[str]:
    return whole_words(map(fold, load("parts")["does"]))
