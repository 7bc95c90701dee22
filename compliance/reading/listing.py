"""Lists of levels, units or years under the line that names what they are values of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compliance.model.plan import Indicator
from compliance.model.target import Target
from compliance.reading.context import ReadingContext
from compliance.reading.indicators import with_canonicals
from compliance.reading.sections import Heading
from compliance.reading.shares import is_for_whom_or_when, told_for
from compliance.reading.telling import tells

_FEWEST_WORDS = 3


def is_list_item(headings: Sequence[Heading], found: Sequence[Indicator]) -> bool:
    """Whether all that a sentence says is for whom or for when the values of the line above are."""
    if not found or not headings:
        return False
    line = headings[-1].title
    if len(line.split()) < _FEWEST_WORDS or tells(line) is not None:
        return False
    return all(is_for_whom_or_when(each.title) for each in found)


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
