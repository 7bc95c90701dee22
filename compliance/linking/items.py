"""What a plan promises, item by item: the targets of one row that speak of one indicator."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from compliance.linking.contexts import in_context
from compliance.linking.item import Item, key_of
from compliance.linking.merged import Merged, joined, on_one_side, turned
from compliance.linking.parts import by_sense, grouped, title_of
from compliance.model.catalogue import Catalogue, CatalogueEntry
from compliance.model.plan import Plan
from compliance.model.target import Target
from compliance.wording.title_forms import TitleForm, form_of, sense_of
from compliance.wording.title_shorts import Spoken, spoken_in, written_out
from compliance.wording.title_sides import opposed
from compliance.wording.trimmed_titles import without_course, without_joints, without_own_doing


def items_of(plan: Plan, merged: Merged) -> tuple[Item, ...]:
    """The items of ``plan`` in its order."""
    items: list[Item] = []
    city = "province" if plan.level == "province" else "district"
    for indicator in map(merged.with_fields, plan.indicators):
        groups = list(grouped(plan.id, indicator))
        for canonical, other, parts in groups:
            named = title_of(indicator, canonical, other, parts)
            sided = merged.by_side(canonical, named, parts)
            for title, own in sided or by_sense(indicator, named, canonical, parts):
                also = merged.also(canonical, form_of(title)) if len(groups) == 1 else ()
                words = without_course(without_joints(title))
                sides = merged.sides(canonical, sense_of(words))
                item = Item(plan.id, len(items), indicator, canonical, words, own, other, also, sides=sides)
                less = without_own_doing(words, plan.level, city)
                items.append(item if less == words else replace(item, compared=less))
    return tuple(_other_side(item, merged) for item in in_context(items, city))


def _other_side(item: Item, merged: Merged) -> Item:
    """A short part of a sentence that names another side, or a field, of what the part before promises.

    "Số hóa 100% hồ sơ và 95% kết quả": the results are digitised too. "…, trong đó lĩnh vực đất đai 85%" is
    what a row of that field would promise.
    """
    if item.canonical is not None or item.led_by is None:
        return item
    content = merged.of_field(item.led_by.canonical, item.led_by.title, item.title)
    if content is not None:
        return replace(item, canonical=item.led_by.canonical, other_content=content)
    own = merged.sides(item.led_by.canonical, item.form)
    if not turned(own, item.led_by.sides):
        return item
    return replace(item, canonical=item.led_by.canonical, sides=own)


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
    def targets(self) -> tuple[Target, ...]:
        """The targets whose values count."""
        return tuple(target for item in self.main for target in item.targets)

    @cached_property
    def beside(self) -> tuple[Item, ...]:
        """The items of the body that stand beside those of the annex."""
        return tuple(item for item in self.items if item not in self.main)

    @cached_property
    def form(self) -> TitleForm:
        return self.main[0].form


class Promises:
    """One plan laid out for linking; made once, asked by every plan that is linked to it."""

    def __init__(
        self, plan: Plan, catalogue: Catalogue, merged: Merged, items: Sequence[Item] | None = None
    ) -> None:
        self.plan = plan
        self._catalogue = catalogue
        self._merged = merged
        self.items = items_of(plan, merged) if items is None else tuple(items)
        self.groups = _groups(self.items, catalogue)
        self._of_item = {item.number: group for group in self.groups for item in group.items}

    def naming(self, canonical: str) -> tuple[Group, ...]:
        """The groups that promise ``canonical`` beside what they are named for, with the same number."""
        return tuple(group for group in self.groups if all(canonical in item.also for item in group.main))

    def promising(self, canonical: str, other_content: str | None = None) -> Group | None:
        """The first group of ``canonical``, of the same content if there is one."""
        return next(iter(self._of(canonical, other_content)), None)

    def answered_by(self, item: Item, canonical: str) -> tuple[Group, ...]:
        """The groups of ``canonical`` that an item speaks of: of two sides, that which it names."""
        groups = (*self._of(canonical, item.other_content), *self._named_beside(item, canonical))
        told_apart = opposed if len(groups) > 1 else turned
        own = tuple(group for group in groups if not told_apart(item.sides, group.main[0].sides))
        return own or tuple(self._of_side(item, canonical))

    def strange(self, item: Item) -> frozenset[str]:
        """The words of an item by which its indicator is not known."""
        return self._merged.strange(item.canonical, item.title) if item.canonical else frozenset()

    def _of_side(self, item: Item, canonical: str) -> Iterator[Group]:
        """The groups of other content of the very side that an item names ("kết quả còn hiệu lực")."""
        for group in self.groups:
            if group.canonical == canonical and on_one_side(item.sides, group.main[0].sides):
                yield group

    def of_another_side(self, item: Item, canonical: str) -> tuple[Group, ...]:
        """The groups of ``canonical`` that name another side than an item, where there is none of its own."""
        return () if self.answered_by(item, canonical) else self._of(canonical, item.other_content)

    def _of(self, canonical: str, other_content: str | None) -> tuple[Group, ...]:
        """Those of the same content, else what the name says, else any other."""
        own = tuple(group for group in self.groups if group.canonical == canonical)
        for content in (other_content, None):
            same = tuple(group for group in own if group.other_content == content)
            if same:
                return same
        return own

    def _named_beside(self, item: Item, canonical: str) -> tuple[Group, ...]:
        """The groups of other content whose side a row that names several sides names too."""
        return tuple(
            group
            for group in self.groups
            if group.canonical == canonical
            and group.other_content not in (None, item.other_content)
            and joined(item.sides, group.main[0].sides)
        )

    @cached_property
    def spoken(self) -> Spoken:
        """The words and the short forms of the plan's titles."""
        return spoken_in((self.plan.title, *(item.title for item in self.items)))

    def written_out(self, short_forms: Mapping[str, str]) -> Promises:
        """The same with short forms in titles written out; itself where it has none of them."""
        if self.spoken.shorts.keys().isdisjoint(short_forms):
            return self
        items = [self._written_out(item, short_forms) for item in self.items]
        return Promises(self.plan, self._catalogue, self._merged, items)

    def _written_out(self, item: Item, short_forms: Mapping[str, str]) -> Item:
        title, lead = written_out(item.title, short_forms), written_out(item.lead, short_forms)
        if (title, lead) == (item.title, item.lead):
            return item
        sides = self._merged.sides(item.canonical, sense_of(title))
        compared = written_out(item.compared, short_forms)
        return replace(item, title=title, lead=lead, sides=sides, compared=compared)

    def group_of(self, item: Item) -> Group:
        return self._of_item[item.number]

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The ids of the plan and of the later documents that its items come from."""
        return tuple(dict.fromkeys((self.plan.id, *(item.plan for item in self.items))))

    def of_indicator(self, document: str, indicator: str) -> tuple[Item, ...]:
        return tuple(item for item in self.items if (item.plan, item.indicator.id) == (document, indicator))


def set_anew(items: Sequence[Item], later: Sequence[Item]) -> tuple[Item, ...]:
    """``items`` of a plan with those that a later document sets anew in their place."""
    anew = {key_of(item) for item in later}
    kept = (*(item for item in items if key_of(item) not in anew), *later)
    return tuple(replace(item, number=number) for number, item in enumerate(kept))


def _groups(items: Iterable[Item], catalogue: Catalogue) -> tuple[Group, ...]:
    """One group for each canonical, else for each title: those of the annex first, in their order.

    What goes by a canonical's name but is of other content is a group of its own, and so is each side of
    a distinction that its rows make ("công bố", "công khai").
    """
    members: defaultdict[str, list[Item]] = defaultdict(list)
    for item in sorted(items, key=lambda item: (item.in_body, item.number)):
        members[_side_key(item, members)].append(item)
    return tuple(Group(key, catalogue.get(group[0].canonical), group) for key, group in members.items())


def _side_key(item: Item, members: Mapping[str, Sequence[Item]]) -> str:
    """The key of the group that an item joins: the first of its canonical with nothing opposed to it."""
    key = own = key_of(item)
    while any(opposed(item.sides, other.sides) for other in members.get(own, ())):
        own += "~"
    return own if item.canonical is not None else key
