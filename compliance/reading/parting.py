"""Parts of a sentence that are promises of their own, though one grammar reads them as one."""

from __future__ import annotations

from collections.abc import Iterable

from compliance.reading.context import ReadingContext
from compliance.reading.promises import Promise, Promises
from compliance.reading.shares import counts_none
from compliance.vietnamese import fold


def told_apart_in(
    found: Iterable[Promise], promises: Promises, context: ReadingContext, level: str | None
) -> tuple[Promise, ...]:
    """The promises of a sentence; one with several values is several where each part promises a thing of
    its own: another indicator that the catalogue knows, or another thing that shall not be."""
    made: list[Promise] = []
    for promise in found:
        parts = promises.parts(promise) if len(promise.targets) > 1 else ()
        made += parts if parts and _differ(parts, context, level) else (promise,)
    return tuple(made)


def _differ(parts: tuple[Promise, ...], context: ReadingContext, level: str | None) -> bool:
    titles = {fold(part.title) for part in parts}
    if len(titles) == len(parts) and any(counts_none(part.targets) for part in parts):
        return True
    if context.matcher is None:
        return False
    known = [context.matcher.match(part.title, level=level) for part in parts]
    names = {each.canonical for each in known if each is not None}
    return all(known) and len(names) == len(parts)
