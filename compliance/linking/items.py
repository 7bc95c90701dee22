"""What a plan promises, item by item: the targets of one row that speak of one indicator."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from compliance.linking.courses import says_change
from compliance.linking.merged import Merged
from compliance.linking.parts import BODY, Part, by_sense, grouped, title_of
from compliance.model.catalogue import Catalogue, CatalogueEntry
from compliance.model.plan import Indicator, Plan
from compliance.model.target import Kind, Target
from compliance.wording.places import level_of_words
from compliance.wording.title_forms import TitleForm, form_of, sense_of

# Words that say what is promised, up to which a part of a sentence needs what goes before it.
_SHORT_PART = 4


@dataclass(frozen=True, slots=True)
class Item:
    """The parts of one row that speak of one indicator, in the order of the row.

    ``also`` names further indicators that the row promises with the same number; ``lead`` is the title of
    the part of the sentence before, where this one is too short to stand alone ("riêng lĩnh vực đất đai").
    """

    plan: str
    number: int
    indicator: Indicator
    canonical: str | None
    title: str
    parts: tuple[Part, ...]
    other_content: str | None = None
    also: tuple[str, ...] = ()
    lead: str = ""

    @property
    def section(self) -> str:
        return self.indicator.section

    @property
    def in_body(self) -> bool:
        return self.section == BODY

    @property
    def changes(self) -> bool:
        """Whether it promises that something rises or falls: by its title or by its targets."""
        if says_change(self.title):
            return True
        return any(target.kind in (Kind.CHANGE, Kind.TREND) for target in self.targets)

    @property
    def targets(self) -> tuple[Target, ...]:
        return tuple(part.target for part in self.parts if part.target is not None)


def items_of(plan: Plan, merged: Merged) -> tuple[Item, ...]:
    """The items of ``plan`` in its order."""
    items: list[Item] = []
    for indicator in plan.indicators:
        groups = list(grouped(plan.id, indicator))
        for canonical, other, parts in groups:
            for title, own in by_sense(indicator, title_of(indicator, canonical, parts), canonical, parts):
                also = merged.also(canonical, form_of(title)) if len(groups) == 1 else ()
                items.append(Item(plan.id, len(items), indicator, canonical, title, own, other, also))
    return _levelled(list(_led(items)))


def _led(items: Sequence[Item]) -> Iterator[Item]:
    """Items of the body with the part of their sentence that goes before those that are short."""
    before: Item | None = None
    for item in items:
        goes_on = before is not None and _goes_on(item, before)
        before = replace(item, lead=before.lead or before.title) if before and goes_on else item
        yield before


def _goes_on(item: Item, before: Item) -> bool:
    """Whether an item is a short part of the sentence that an item before it began."""
    own, other = item.indicator.source, before.indicator.source
    if not (item.in_body and before.in_body) or item.canonical is not None:
        return False
    places = (own.line, own.paragraph)
    if places != (other.line, other.paragraph) or not any(places):
        return False
    return len(sense_of(item.title).telling) <= _SHORT_PART


def _levelled(items: Sequence[Item]) -> tuple[Item, ...]:
    """Rows of one indicator whose titles differ in the level they name are a list of levels.

    "Tỷ lệ số hóa cấp tỉnh" and "Tỷ lệ số hóa cấp xã" ask each level its own; a level in the title of a
    row that stands alone describes whom it counts.
    """
    rows: defaultdict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items:
        rows[item.section, _key(item)].append(item)
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


def _key(item: Item) -> str:
    """What items of one group share: the canonical, else the title; content of its own is apart."""
    key = item.canonical or f"={form_of(item.title).bare}"
    return key if item.other_content is None else f"{key}≠{item.other_content}"


class Group:
    """What one plan promises of one indicator: its rows in the annex and its sentences in the body."""

    def __init__(self, key: str, entry: CatalogueEntry | None, items: Iterable[Item]) -> None:
        self.key = key
        self.entry = entry
        self.items = tuple(items)

    @property
    def canonical(self) -> str | None:
        return self.items[0].canonical

    @property
    def other_content(self) -> str | None:
        """Why the group is of other content than its canonical says, if it is."""
        return self.items[0].other_content

    @property
    def title(self) -> str:
        return self.main[0].title

    @cached_property
    def main(self) -> tuple[Item, ...]:
        """The items whose values count: those of the annex, else those of the body."""
        return tuple(item for item in self.items if not item.in_body) or self.items

    @cached_property
    def beside(self) -> tuple[Item, ...]:
        """The items of the body that stand beside those of the annex."""
        return tuple(item for item in self.items if item not in self.main)

    @cached_property
    def form(self) -> TitleForm:
        return sense_of(self.title)


class Promises:
    """One plan laid out for linking; made once, asked by every plan that is linked to it."""

    def __init__(
        self, plan: Plan, catalogue: Catalogue, merged: Merged, items: Sequence[Item] | None = None
    ) -> None:
        self.plan = plan
        self.items = items_of(plan, merged) if items is None else tuple(items)
        self.groups = _groups(self.items, catalogue)
        self._by_canonical = {
            (group.canonical, group.other_content): group
            for group in self.groups
            if group.canonical is not None
        }
        self._of_item = {item.number: group for group in self.groups for item in group.items}

    def naming(self, canonical: str) -> tuple[Group, ...]:
        """The groups that promise ``canonical`` beside what they are named for, with the same number."""
        return tuple(group for group in self.groups if all(canonical in item.also for item in group.main))

    def promising(self, canonical: str, other_content: str | None = None) -> Group | None:
        """The group of ``canonical``: that of the same content, else what its name says, else any other."""
        own = self._by_canonical.get((canonical, other_content)) or self._by_canonical.get((canonical, None))
        if own is not None:
            return own
        return next((group for group in self.groups if group.canonical == canonical), None)

    def group_of(self, item: Item) -> Group:
        return self._of_item[item.number]

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The ids of the plan and of the later documents that its items come from."""
        return tuple(dict.fromkeys((self.plan.id, *(item.plan for item in self.items))))

    def of_indicator(self, document: str, indicator: str) -> tuple[Item, ...]:
        return tuple(item for item in self.items if (item.plan, item.indicator.id) == (document, indicator))

    def form(self, item: Item) -> TitleForm:
        """The normal forms of an item's title."""
        return sense_of(item.title)


def set_anew(items: Sequence[Item], later: Sequence[Item]) -> tuple[Item, ...]:
    """``items`` of a plan with those that a later document sets anew in their place."""
    anew = {_key(item) for item in later}
    kept = (*(item for item in items if _key(item) not in anew), *later)
    return tuple(replace(item, number=number) for number, item in enumerate(kept))


def _groups(items: Iterable[Item], catalogue: Catalogue) -> tuple[Group, ...]:
    """One group for each canonical, else for each title: those of the annex first, in their order.

    What goes by a canonical's name but is of other content is a group of its own.
    """
    members: defaultdict[str, list[Item]] = defaultdict(list)
    for item in sorted(items, key=lambda item: (item.in_body, item.number)):
        members[_key(item)].append(item)
    return tuple(Group(key, catalogue.get(group[0].canonical), group) for key, group in members.items())
