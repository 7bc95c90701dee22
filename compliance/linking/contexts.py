"""What items take from those beside them: the level that a list gives each, the words of a sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from compliance.linking.item import Item, key_of
from compliance.wording.places import level_of_words

# Words that say what is promised, up to which a part of a sentence needs what goes before it.
_SHORT_PART = 4
# A list of levels has so many.
_A_LIST = 2


def in_context(items: Sequence[Item], city: str) -> tuple[Item, ...]:
    """``items`` with the levels and leads that those around them give; ``city``: the level of a city."""
    return _levelled([_scoped(item, city) for item in _led(items)])


def _scoped(item: Item, city: str) -> Item:
    """An item whose targets each name another level as whom they count is a list of levels.

    "95% hồ sơ của thành phố, 80% hồ sơ của phường, xã".
    """
    scopes = [target.scope or "" for target in item.targets if target.level is None]
    levels = [level_of_words(scope, city=city) for scope in scopes]
    if len(levels) < len(item.parts) or len(levels) < _A_LIST or None in levels:
        return item
    if len(set(levels)) < len(levels):
        return item
    parts = (
        replace(part, target=replace(part.target, level=level)) if part.target is not None else part
        for part, level in zip(item.parts, levels, strict=True)
    )
    return replace(item, parts=tuple(parts))


def _led(items: Sequence[Item]) -> Iterator[Item]:
    """Items with the part of their sentence that goes before, and its words where their own are few."""
    before: Item | None = None
    for item in items:
        goes_on = before is not None and item.canonical is None and _one_sentence(item, before)
        before = _led_by(before, item) if before is not None and goes_on else item
        yield before


def _led_by(before: Item, item: Item) -> Item:
    """An item as a later part of the sentence that ``before`` is part of."""
    short = item.in_body and len(item.form.telling) <= _SHORT_PART
    return replace(item, led_by=before.led_by or before, lead=(before.lead or before.title) if short else "")


def _one_sentence(item: Item, before: Item) -> bool:
    """Whether an item goes on with the sentence that an item before it began."""
    if item.indicator.id == before.indicator.id:
        return True
    own, other = item.indicator.source, before.indicator.source
    places = (own.line, own.paragraph)
    return item.in_body and before.in_body and places == (other.line, other.paragraph) and any(places)


def _levelled(items: Sequence[Item]) -> tuple[Item, ...]:
    """Rows of one indicator whose titles differ in the level they name are a list of levels.

    "Tỷ lệ số hóa cấp tỉnh" and "Tỷ lệ số hóa cấp xã" ask each level its own; a level in the title of a
    row that stands alone describes whom it counts.
    """
    rows: defaultdict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items:
        rows[item.section, key_of(item)].append(item)
    said: dict[int, str] = {}
    for alike in rows.values():
        levels = [level_of_words(item.title) for item in alike] if len(alike) > 1 else []
        unsaid = all(target.level is None for item in alike for target in item.targets)
        if unsaid and None not in levels and len(set(levels)) == len(levels):
            said.update((item.number, level) for item, level in zip(alike, levels, strict=False) if level)
    return tuple(at_level(item, said[item.number]) if item.number in said else item for item in items)


def at_level(item: Item, level: str) -> Item:
    """``item`` with what it promises said of one level."""
    parts = (
        part if part.target is None else replace(part, target=replace(part.target, level=level))
        for part in item.parts
    )
    return replace(item, parts=tuple(parts))
