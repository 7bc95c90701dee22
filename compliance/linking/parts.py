"""The targets of one row, by what they speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from compliance.model.link import TargetPlace
from compliance.model.plan import Indicator
from compliance.model.target import Target
from compliance.records import record
from compliance.vietnamese import fold
from compliance.wording.title_forms import sense_of

BODY = "body"
# Words of its own that a part of a sentence must have to be an indicator, and how much two of one share.
_LEAST_SAID = 2
_ONE_SENSE = 0.6


@record
class Part:
    """A target with its place; an indicator without targets has one part without a target."""

    place: TargetPlace
    target: Target | None


def grouped(plan: str, indicator: Indicator) -> Iterable[tuple[str | None, str | None, tuple[Part, ...]]]:
    """The parts of a row by what they speak of: canonical, and whether of other content."""
    if not indicator.targets:
        place = TargetPlace(plan, indicator.id, None)
        yield indicator.canonical, indicator.alias_other_content, (Part(place, None),)
        return
    groups: defaultdict[tuple[str | None, str | None], list[Part]] = defaultdict(list)
    for index, target in enumerate(indicator.targets):
        canonical = indicator.canonical if _of_title(target, indicator) else indicator.canonical_of(target)
        inherited = indicator.alias_other_content if canonical == indicator.canonical else None
        own = target.other_content or (inherited if target.canonical is None else None)
        groups[canonical, own].append(Part(TargetPlace(plan, indicator.id, index), target))
    for (canonical, other), parts in groups.items():
        yield canonical, other, tuple(parts)


def _of_title(target: Target, indicator: Indicator) -> bool:
    """Whether a cell says no more than its row's title, which then says alone which indicator it is.

    "Xin lỗi tổ chức, cá nhân khi hồ sơ quá hạn | 100% hồ sơ quá hạn" is not of the share of late dossiers.
    """
    if indicator.canonical is None or indicator.section == BODY or len(indicator.targets) > 1:
        return False
    said = sense_of(target.title or target.raw).tokens
    return said < sense_of(indicator.title).tokens


def title_of(
    indicator: Indicator, canonical: str | None, other_content: str | None, parts: tuple[Part, ...]
) -> str:
    """The words of the item: those of its part where it is not what the row is named for, or not alone."""
    first = parts[0].target
    named = (indicator.canonical, indicator.alias_other_content)
    alone = all(target.canonical in (None, canonical) for target in indicator.targets)
    if first is not None and first.title and ((canonical, other_content) != named or not alone):
        return first.title
    return indicator.title


def by_sense(
    indicator: Indicator, title: str, canonical: str | None, parts: tuple[Part, ...]
) -> list[tuple[str, tuple[Part, ...]]]:
    """The parts of a sentence that promise different things, each with its words; else all of them.

    "65% người mắc được phát hiện; 60% người bệnh được điều trị" are two indicators that no catalogue
    knows; parts that say but for whom a number is are one.
    """
    if canonical is not None or len(parts) < 2:
        return [(title, parts)]
    targets = [part.target for part in parts if part.target is not None]
    if any(target.title not in (None, indicator.title) for target in targets):
        return by_title(title, parts)
    said = [target.raw for target in targets]
    if not _apart(said, indicator):
        return [(title, parts)]
    first = title if indicator.section == BODY else said[0]
    return [(words, (part,)) for words, part in zip([first, *said[1:]], parts, strict=True)]


def by_title(title: str, parts: Sequence[Part]) -> list[tuple[str, tuple[Part, ...]]]:
    """The parts by the titles of their own; those without are what the row is named for."""
    own: defaultdict[str, list[Part]] = defaultdict(list)
    for part in parts:
        own[(part.target.title if part.target is not None else None) or title].append(part)
    return [(words, tuple(group)) for words, group in own.items()]


def _apart(said: Sequence[str], indicator: Indicator) -> bool:
    """Whether the words of each part stand in the sentence and say something of their own."""
    if indicator.section != BODY and any(fold(words) not in fold(indicator.title) for words in said):
        return False
    senses = [sense_of(words).content for words in said]
    return min(map(len, senses)) >= _LEAST_SAID and not any(map(_near, senses, senses[1:]))


def _near(first: frozenset[str], second: frozenset[str]) -> bool:
    return 2 * len(first & second) >= _ONE_SENSE * (len(first) + len(second))
