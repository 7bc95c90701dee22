"""Targets that stand in the product column or the title of a task, as indicators of their task."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from compliance.model.plan import Indicator
from compliance.model.target import Comparator, Kind, Measure, Target
from compliance.reading.context import ReadingContext
from compliance.reading.indicators import with_canonicals, with_remark
from compliance.reading.promises import Promise, Promises
from compliance.reading.tasks import AIM, TaskLine
from compliance.reading.vocabulary import spelled
from compliance.reading.words import Words
from compliance.vietnamese import fold, squash

_FEWEST_TOLD = 5
_COUNTED_FIRST = re.compile(r"^\W*(?:[^\W\d]+\W+){0,2}\d+\W*$")
_WORD = re.compile(r"[^\W\d]+")
_SURE = (Measure.PERCENT, Measure.PERCENTAGE_POINT, Measure.POINT)


def product_indicators(
    lines: Sequence[TaskLine], promises: Promises, context: ReadingContext, level: str | None
) -> list[Indicator]:
    """One indicator for each promise with a value in a product cell.

    A bare count ("03 lớp bồi dưỡng") is a product, unless its words say without the task what is counted:
    what becomes of it ("05 sáng kiến được công nhận") or, in five words or more, which things they are
    ("02 hội nghị đối thoại giữa lãnh đạo huyện với người dân"). Then the plan promises so many.
    A task whose product promises nothing may do so in its own words; counts are then what is to be done.
    What a column of goals aims at beside the products is promised in any case.
    """
    made: list[Indicator] = []
    for line in lines:
        aimed = _promised(line.cells[AIM], promises, _has_value)
        found = aimed + _promised(line.cells["outputs"], promises, _is_promise)
        found = found or _promised(line.title, promises, _is_share)
        for promise, targets in found:
            promises.claim(promise)
            made.append(with_canonicals(_indicator(line, promise, targets), context, level=level))
        promises.leave_unplaced(line.cells[AIM], goal=True)
    return made


def _promised(
    words: Words, promises: Promises, counts: Callable[[Target], bool]
) -> list[tuple[Promise, tuple[Target, ...]]]:
    """The promises of ``words`` with those of their targets that ``counts`` keeps."""
    if not any(sign.isdigit() for sign in words.text):
        return []
    found = [(each, tuple(filter(counts, each.targets))) for each in promises.split(words)]
    return [(promise, kept) for promise, kept in found if kept]


def _indicator(line: TaskLine, promise: Promise, targets: tuple[Target, ...]) -> Indicator:
    cell = squash(promise.words.text)
    return Indicator(
        id="",
        title=_title(promise, line),
        section="annex",
        group=line.task.no or None,
        cell=cell,
        monitor=line.task.lead,
        executor=line.executor,
        context=line.task.title,
        targets=with_remark(targets) if line.tracked else targets,
        source=promise.words.source.quoting(cell),
    )


def _title(promise: Promise, line: TaskLine) -> str:
    """The words of a promise; the task's where they only count ("02 mô hình")."""
    words = squash(promise.title)
    counted = [target.noun for target in promise.targets if target.noun]
    return line.task.title if not words or fold(words) in map(fold, counted) else words


def _has_value(target: Target) -> bool:
    valued = target.value is not None or target.grade is not None
    return valued and target.kind in (Kind.LEVEL, Kind.CHANGE, Kind.RANK, Kind.GRADE)


def _is_share(target: Target) -> bool:
    return target.unit in _SURE and _is_promise(target)


def _is_promise(target: Target) -> bool:
    if target.kind in (Kind.RANK, Kind.GRADE):
        return target.value is not None or target.grade is not None
    if target.kind not in (Kind.LEVEL, Kind.CHANGE) or target.value is None:
        return False
    return target.unit in _SURE or target.comparator not in (None, Comparator.EQUAL) or _tells_what(target)


def _tells_what(target: Target) -> bool:
    """Whether a count says in full what is counted, and that is no paper, of which a task gives so many."""
    if target.unit is not Measure.COUNT or not target.noun:
        return False
    before, noun, after = fold(target.raw).partition(fold(target.noun))
    if spelled("papers").search(before + noun):
        return False
    told = len(_WORD.findall(noun + after)) >= _FEWEST_TOLD or spelled("becomes").search(after)
    return bool(told) and _COUNTED_FIRST.match(before) is not None
