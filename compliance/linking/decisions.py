"""What people decided on links (``links.yaml``), looked up by indicator."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from compliance.linking.item import Item
from compliance.linking.items import Group

if TYPE_CHECKING:
    from compliance.files.links import LinkDecision


class Decisions:
    """The decisions of a run; remembers nothing but what it was given."""

    def __init__(self, decisions: Sequence[LinkDecision] = ()) -> None:
        self._all = tuple(decisions)
        self._same: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
        self._not_same: set[tuple[str, str, str, str]] = set()
        for one in self._all:
            if one.same:
                self._same[one.child_plan, one.child_indicator, one.parent_plan].append(one.parent_indicator)
            else:
                self._not_same.add(
                    (one.child_plan, one.child_indicator, one.parent_plan, one.parent_indicator)
                )

    def same(self, item: Item, parent_plan: str) -> tuple[str, ...]:
        """The superior's indicators that the item was said to answer."""
        return tuple(dict.fromkeys(self._same.get((item.plan, item.indicator.id, parent_plan), ())))

    def forbids(self, item: Item, group: Group) -> bool:
        """Whether the item was said not to answer the superior's group."""
        if not self._not_same:
            return False
        return any(
            (item.plan, item.indicator.id, other.plan, other.indicator.id) in self._not_same
            for other in group.items
        )

    def unused(self, ends: frozenset[tuple[str, str]], joined: frozenset[tuple[str, str]]) -> tuple[int, ...]:
        """The decisions, by number, on indicators that are not there or plans that are not joined.

        ``ends`` are all indicators (plan, id); ``joined`` the pairs of a plan and its superior plan.
        """
        return tuple(
            number
            for number, one in enumerate(self._all)
            if (one.child_plan, one.child_indicator) not in ends
            or (one.parent_plan, one.parent_indicator) not in ends
            or (one.child_plan, one.parent_plan) not in joined
        )
