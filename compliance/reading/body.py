"""Sentences of the running text that set targets, as indicators of the body."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from compliance.model.plan import Indicator
from compliance.model.target import Direction, Kind, Target
from compliance.reading.context import ReadingContext
from compliance.reading.indicators import with_canonicals
from compliance.reading.promises import Promise, Promises
from compliance.reading.sections import Part, Placed, is_goal, is_narrative
from compliance.vietnamese import fold, squash

_POINTS_ELSEWHERE = re.compile(r"^\W*\([^()]*(?:phụ lục|kèm theo)[^()]*\)?\W*$", re.IGNORECASE)
_QUANTIFIED = (Kind.LEVEL, Kind.CHANGE, Kind.RANK, Kind.GRADE)


def body_indicators(
    placed: Iterable[Placed], promises: Promises, context: ReadingContext, level: str | None
) -> list[Indicator]:
    """One indicator for each promise of a sentence; narrative sentences give none."""
    made: list[Indicator] = []
    for item in placed:
        if item.part is Part.DECISION or item.is_heading or is_narrative(item.headings):
            continue
        if (item.part is Part.ANNEX and not item.passage.mark) or _POINTS_ELSEWHERE.match(item.passage.text):
            continue
        made += _indicators(item, promises, context, level)
    return made


def _indicators(
    item: Placed, promises: Promises, context: ReadingContext, level: str | None
) -> list[Indicator]:
    goal = is_goal(item.headings)
    above = "; ".join(heading.title for heading in item.headings[-2:])
    found = promises.split(item.passage.words)
    if not found and goal:
        found = promises.whole(item.passage.words)
    made: list[Indicator] = []
    for promise in found:
        kept = tuple(
            replace(target, confidence=min(target.confidence, item.passage.confidence))
            for target in promise.targets
            if _counts(target, goal=goal, text=item.passage.text)
        )
        named = _named(item, promise, kept, above, context, level) if kept else []
        if named:
            promises.claim(promise)
        made += named
    return made


def _named(
    item: Placed,
    promise: Promise,
    targets: tuple[Target, ...],
    above: str,
    context: ReadingContext,
    level: str | None,
) -> list[Indicator]:
    """The indicators that a promise is about: several where its words name several and give one value."""
    indicator = Indicator(
        id="",
        title=squash(promise.title),
        section="annex" if item.part is Part.ANNEX else "body",
        group=item.code,
        cell=squash(promise.words.text),
        targets=targets,
        source=promise.words.source,
    )
    several = context.matcher.match_all(promise.title, level=level) if context.matcher is not None else ()
    if len(several) > 1 and len(targets) == 1:
        return [
            replace(
                indicator,
                title=squash(each.words),
                canonical=each.canonical,
                alias_other_content=each.other_content,
            )
            for each in several
        ]
    made = with_canonicals(indicator, context, above=above, level=level)
    return [] if _only_acts(made) else [made]


def _only_acts(indicator: Indicator) -> bool:
    """Whether a sentence of acts promises nothing that is known: it tells what is done from day to day."""
    acts = all(target.kind is Kind.DONE for target in indicator.targets)
    return acts and indicator.canonical is None and not any(target.document for target in indicator.targets)


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
    return (
        target.kind is Kind.TREND
        and target.direction in (Direction.UP, Direction.DOWN)
        and "phấn đấu" in fold(text)
    )
