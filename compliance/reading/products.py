"""Targets that stand in the product column of a task table, as indicators of their task."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.model.plan import Indicator
from compliance.model.target import Comparator, Kind, Measure, Target
from compliance.reading.context import ReadingContext
from compliance.reading.indicators import with_canonicals
from compliance.reading.promises import Promises
from compliance.reading.tasks import TaskLine
from compliance.vietnamese import squash

_SURE = (Measure.PERCENT, Measure.PERCENTAGE_POINT, Measure.POINT)


def product_indicators(
    lines: Sequence[TaskLine], promises: Promises, context: ReadingContext, level: str | None
) -> list[Indicator]:
    """One indicator for each promise with a value in a product cell; a bare count is a product."""
    made: list[Indicator] = []
    for line in lines:
        words = line.cells["outputs"]
        if not any(sign.isdigit() for sign in words.text):
            continue
        for promise in promises.split(words):
            kept = tuple(target for target in promise.targets if _is_promise(target))
            if not kept:
                continue
            promises.claim(promise)
            title = squash(promise.title) or line.task.title
            indicator = Indicator(
                id="",
                title=title,
                section="annex",
                group=line.task.no or None,
                cell=squash(promise.words.text),
                monitor=line.task.lead,
                executor=line.executor,
                context=line.task.title,
                targets=kept,
                source=promise.words.source.quoting(squash(promise.words.text)),
            )
            made.append(with_canonicals(indicator, context, level=level))
    return made


def _is_promise(target: Target) -> bool:
    if target.kind in (Kind.RANK, Kind.GRADE):
        return target.value is not None or target.grade is not None
    if target.kind not in (Kind.LEVEL, Kind.CHANGE) or target.value is None:
        return False
    return target.unit in _SURE or target.comparator not in (None, Comparator.EQUAL)
