"""What a plan promises, item by item: the targets of one row that speak of one indicator."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from compliance.linking.contexts import in_context
from compliance.linking.item import Item, key_of
from compliance.linking.merged import Merged
from compliance.linking.parts import by_sense, grouped, title_of
from compliance.model.catalogue import Catalogue, CatalogueEntry
from compliance.model.plan import Plan
from compliance.wording.title_forms import TitleForm, form_of, sense_of


def items_of(plan: Plan, merged: Merged) -> tuple[Item, ...]:
    """The items of ``plan`` in its order."""
    items: list[Item] = []
    for indicator in plan.indicators:
        groups = list(grouped(plan.id, indicator))
        for canonical, other, parts in groups:
            for title, own in by_sense(indicator, title_of(indicator, canonical, parts), canonical, parts):
                also = merged.also(canonical, form_of(title)) if len(groups) == 1 else ()
                items.append(Item(plan.id, len(items), indicator, canonical, title, own, other, also))
    city = "province" if plan.level == "province" else "district"
    return in_context(items, city)


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
    anew = {key_of(item) for item in later}
    kept = (*(item for item in items if key_of(item) not in anew), *later)
    return tuple(replace(item, number=number) for number, item in enumerate(kept))


def _groups(items: Iterable[Item], catalogue: Catalogue) -> tuple[Group, ...]:
    """One group for each canonical, else for each title: those of the annex first, in their order.

    What goes by a canonical's name but is of other content is a group of its own.
    """
    members: defaultdict[str, list[Item]] = defaultdict(list)
    for item in sorted(items, key=lambda item: (item.in_body, item.number)):
        members[key_of(item)].append(item)
    return tuple(Group(key, catalogue.get(group[0].canonical), group) for key, group in members.items())
