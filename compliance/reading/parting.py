"""Parts of a sentence that are promises of their own, though one grammar reads them as one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from compliance.model.target import Target
from compliance.reading.context import ReadingContext
from compliance.reading.indices import indices_in, unsure
from compliance.reading.names import (
    all_names,
    begins_with_measure,
    gives_each,
    names_in,
    pairs_in_order,
    without_pairing,
)
from compliance.reading.promises import Promise, Promises
from compliance.reading.shared_verbs import with_verbs
from compliance.reading.shares import counts_none
from compliance.reading.tables.bearers import bearer
from compliance.reading.wholes import with_whole_behind
from compliance.vietnamese import fold

_FEWEST_WORDS = 3
_JOINED_SHARES = re.compile(r"\d[\d.,]*\s*%(?:\s*(?:[,;]|và)\s*\d[\d.,]*\s*%)+")


def split_by_meaning(
    found: Iterable[Promise], promises: Promises, context: ReadingContext, level: str | None
) -> tuple[Promise, ...]:
    """The promises of a sentence; one with several values is several where each part promises a thing of
    its own: another indicator that the catalogue knows, another thing that shall not be, or what the words
    beside each value say in full. Names and values that the sentence pairs one by one go together."""
    made: list[Promise] = []
    for promise in map(_counting_first, with_verbs(found)):
        if (each_own := _paired(promise)) is not None:
            made += each_own
            continue
        if indices := indices_in(promise.title, context, level):
            made += _each(promise, indices)
            continue
        parts = promises.parts(promise) if len(promise.targets) > 1 else ()
        made += parts if parts and (_differ(parts, context, level) or _say_all(promise)) else (promise,)
    return tuple(made)


def split_by_names(found: Iterable[Promise]) -> tuple[Promise, ...]:
    """The promises, each that gives names their values in order as one for each name."""
    return tuple(
        each for promise in map(_counting_first, with_verbs(found)) for each in _paired(promise) or (promise,)
    )


def _counting_first(promise: Promise) -> Promise:
    """The promise under a title that names what is counted before the whole of which it is a share."""
    title = with_whole_behind(promise.title)
    return promise if title == promise.title else replace(promise, title=title)


def _paired(promise: Promise) -> tuple[Promise, ...] | None:
    """The promises of a sentence that gives names their values in order ("A, B lần lượt đạt 80%, 65%"), or
    all of them one ("A, B đều đạt 100%"); None for any other. If names are not as many, or nothing says that
    the order is the same, all is doubtful."""
    targets = promise.targets
    if any(target.level or target.period for target in targets):
        return None
    title = without_pairing(promise.title)
    ordered = pairs_in_order(promise.words.text)
    if len(targets) > 1 and (ordered or _side_by_side(promise)):
        title = title.removesuffix(f" {targets[-1].noun or ''}")
        names = names_in(title, len(targets)) if len(promise.spans) == len(targets) else []
        if not names and not ordered:
            return None
        if not names or not ordered:
            targets = unsure(targets)
        if not names:
            return (replace(promise, targets=targets),)
        parts = zip(names, targets, promise.spans, strict=True)
        return tuple(
            replace(promise, title=name, targets=(target,), spans=(span,)) for name, target, span in parts
        )
    names = all_names(title) if len(targets) == 1 and gives_each(promise.title) else []
    if len(names) < 2 or not begins_with_measure(names[0]):
        return None
    return _each(promise, names)


def _each(promise: Promise, names: Sequence[str]) -> tuple[Promise, ...]:
    """What is promised of all names, for each of them."""
    return tuple(
        replace(promise, title=name, spans=() if at else promise.spans) for at, name in enumerate(names)
    )


def _side_by_side(promise: Promise) -> bool:
    """Whether all values of a promise stand one beside the other ("A và B đạt 80%, 50%")."""
    joined = _JOINED_SHARES.search(promise.words.text)
    return joined is not None and joined[0].count("%") == len(promise.targets)


def _say_all(promise: Promise) -> bool:
    """Whether beside each value stands all that is said of it ("55% hồ sơ trực tuyến, 93% dân hài lòng")."""
    scopes = [fold(target.scope or "") for target in promise.targets]
    if len(set(scopes)) < len(scopes):
        return False
    return all(map(_says_all, promise.targets, scopes))


def _says_all(target: Target, scope: str) -> bool:
    complete = fold(target.raw).rstrip(" .;").endswith(scope)
    alone = target.level is None and target.role is None and bearer(scope) is None
    return complete and alone and len(scope.split()) >= _FEWEST_WORDS


def _differ(parts: tuple[Promise, ...], context: ReadingContext, level: str | None) -> bool:
    titles = {fold(part.title) for part in parts}
    if len(titles) == len(parts) and any(counts_none(part.targets) for part in parts):
        return True
    if context.matcher is None:
        return False
    known = [context.matcher.match(part.title, level=level) for part in parts]
    names = {each.canonical for each in known if each is not None}
    return all(known) and len(names) == len(parts)
