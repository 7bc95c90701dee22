"""Sentences of the running text that set targets, as indicators of the body."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from compliance.model.plan import Indicator
from compliance.model.target import Direction, Kind, Target
from compliance.reading.context import ReadingContext
from compliance.reading.indicators import with_canonicals
from compliance.reading.promises import Promises
from compliance.reading.sections import Part, Placed, is_goal, is_narrative
from compliance.vietnamese import fold, squash

_QUANTIFIED = (Kind.LEVEL, Kind.CHANGE, Kind.RANK, Kind.GRADE)


def body_indicators(
    placed: Iterable[Placed], promises: Promises, context: ReadingContext, level: str | None
) -> list[Indicator]:
    """One indicator for each promise of a sentence; narrative sentences give none."""
    made: list[Indicator] = []
    for item in placed:
        if item.part is Part.DECISION or item.is_heading or is_narrative(item.headings):
            continue
        if item.part is Part.ANNEX and not item.passage.mark:
            continue
        made += _indicators(item, promises, context, level)
    return made


def _indicators(
    item: Placed, promises: Promises, context: ReadingContext, level: str | None
) -> list[Indicator]:
    goal = is_goal(item.headings)
    above = "; ".join(heading.title for heading in item.headings[-2:])
    made = []
    found = promises.split(item.passage.words)
    if not found and goal:
        found = promises.whole(item.passage.words)
    for promise in found:
        kept = tuple(target for target in promise.targets if _counts(target, goal=goal, text=item.passage.text))
        if not kept:
            continue
        promises.claim(promise)
        kept = tuple(replace(target, confidence=min(target.confidence, item.passage.confidence)) for target in kept)
        indicator = Indicator(
            id="",
            title=squash(promise.title),
            section="annex" if item.part is Part.ANNEX else "body",
            group=item.code,
            cell=squash(promise.words.text),
            targets=kept,
            source=promise.words.source,
        )
        made.append(with_canonicals(indicator, context, above=above, level=level))
    return made


def _counts(target: Target, *, goal: bool, text: str) -> bool:
    """Whether a target found in running text is a promise of the plan.

    Among goals every promise counts; among tasks only one with a quantity, or a trend that is aimed at.
    """
    if target.kind is Kind.STATEMENT:
        return False
    if goal:
        return True
    if target.kind in _QUANTIFIED:
        return target.value is not None or target.grade is not None
    return target.kind is Kind.TREND and target.direction in (Direction.UP, Direction.DOWN) and "phấn đấu" in fold(text)
