"""Values that go on with a name above or before them: items of lists, parts behind a colon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from compliance.model.plan import Indicator
from compliance.model.target import Target
from compliance.reading.context import ReadingContext
from compliance.reading.indicators import with_canonicals
from compliance.reading.sections import Heading
from compliance.reading.shares import counts_none, is_for_whom_or_when, names_nothing, told_for
from compliance.reading.tables.bearers import bearer, only_names_bodies
from compliance.reading.telling import tells
from compliance.reading.vocabulary import load
from compliance.vietnamese import alternatives, fold, squash

_FEWEST_WORDS = 3
_LONGEST_PART = 8


def is_list_item(headings: Sequence[Heading], found: Sequence[Indicator]) -> bool:
    """Whether all that a sentence says is for whom or for when the values of the line above are."""
    if not found or not headings:
        return False
    line = headings[-1].title
    if len(line.split()) < _FEWEST_WORDS or tells(line) is not None:
        return False
    return all(
        is_for_whom_or_when(each.title) and _only_says_whom(each.title) and not counts_none(each.targets)
        for each in found
    )


def _only_says_whom(title: str) -> bool:
    return bearer(title) is None or only_names_bodies(title)


def listing(
    headings: Sequence[Heading],
    found: Sequence[Indicator],
    city: str,
    context: ReadingContext,
    level: str | None,
) -> Indicator:
    """The indicator that the line above names, with what its first item promises."""
    above = "; ".join(heading.title for heading in headings[-3:-1])
    listed = replace(found[0], title=headings[-1].title, targets=_below(found, city), context=above)
    return with_canonicals(listed, context, level=level)


def with_item(indicator: Indicator, found: Sequence[Indicator], city: str) -> Indicator:
    """The indicator with the targets of one more item."""
    targets = (*indicator.targets, *_below(found, city))
    return replace(indicator, targets=targets, cell=f"{indicator.cell}\n{found[0].cell}")


def _below(found: Sequence[Indicator], city: str) -> tuple[Target, ...]:
    return tuple(told_for(target, each.title, city) for each in found for target in each.targets)


def headed(
    indicator: Indicator, title: str, above: Indicator, context: ReadingContext, level: str | None
) -> Indicator:
    """A later piece with what stands before the colon of the first ("Tỷ lệ …: thể thấp còi").

    ``title`` are its own words; one that begins as the name of an indicator does needs no head.
    """
    head, colon, first = above.title.partition(":")
    own = squash(title).strip(" ,;")
    short = len(own.split()) <= _LONGEST_PART and len(first.split()) <= _LONGEST_PART
    if (
        not (colon and own and short)
        or _names_measure().match(fold(own))
        or not _names_measure().match(fold(head))
    ):
        return indicator
    return with_canonicals(replace(indicator, title=f"{head}: {own}"), context, level=level)


def under_heading(
    indicator: Indicator, title: str, headings: Sequence[Heading], context: ReadingContext, level: str | None
) -> Indicator:
    """What a sentence without a subject promises of the indicator that the heading above it names.

    ``title`` are the sentence's words beside its value.
    """
    named = headings[-1].title if headings else ""
    if not names_nothing(title) or not _names_measure().match(fold(named)) or indicator.code is not None:
        return indicator
    above = "; ".join(heading.title for heading in headings[-3:-1])
    return with_canonicals(replace(indicator, title=named, context=above), context, level=level)


@cache
def _names_measure() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{alternatives(map(fold, load('parts')['measuring']))})(?!\w)")
