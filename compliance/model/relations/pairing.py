"""Which parts of two phrases answer each other: by level, then group, then scope, then milestone."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.model.finding import Reason
from compliance.model.link import Related, Relation
from compliance.model.relations.answers import incomparable
from compliance.model.relations.parts import (
    inner_parts,
    is_general,
    likeness,
    lists_levels,
    one_of_choices,
    share_alike,
    without_general,
)
from compliance.model.relations.population import differ, difference, milestone
from compliance.model.relations.setting import Pairing, Setting
from compliance.model.relations.single import relate_paired
from compliance.model.target import Measure, Target

_REPROACHES = {Relation.INCOMPARABLE: 1, Relation.WEAKER: 2}


class Pairer:
    """Finds the parts that answer each other: by level, then group, then scope, then milestone."""

    def __init__(self, children: Sequence[Target], parents: Sequence[Target], setting: Setting) -> None:
        self._setting = setting
        self._children = inner_parts(children, parents, setting.child_due)
        owed = self._owed(inner_parts(parents, children, setting.parent_due))
        level = setting.child_level if setting.in_plan else None
        self._parents = without_general(owed, [part for _, part in self._children], level)
        self._parent_list = lists_levels([part for _, part in self._parents])
        self._child_list = lists_levels([part for _, part in self._children])
        self._reasons: dict[tuple[int, int], Reason | None] = {}
        self._answers: dict[tuple[int, int], Related] = {}

    def pairings(self) -> tuple[Pairing, ...]:
        if not self._children or not self._parents:
            reason = Reason.UNQUANTIFIED if self._parents else Reason.OTHER_CONTENT
            return tuple(Pairing(None, j, incomparable(reason)) for j, _ in self._parents)
        paired = self._assigned()
        taken = {child for child, _ in paired}
        answered = {parent for _, parent in paired}
        paired += self._spread(paired, taken, answered)
        taken |= {child for child, _ in paired}
        answered |= {parent for _, parent in paired}
        result = [Pairing(self._children[i][0], self._parents[j][0], self._related(i, j)) for i, j in paired]
        result += [
            Pairing(None, self._parents[j][0], incomparable(self._why_unanswered(j, paired)))
            for j in range(len(self._parents))
            if j not in answered and self._asked(j)
        ]
        result.sort(key=lambda pairing: (pairing.parent, pairing.child))
        extra = [self._children[i][0] for i in range(len(self._children)) if i not in taken]
        return (*result, *(Pairing(i, None, None) for i in extra))

    def _owed(self, parents: list[tuple[int, Target]]) -> list[tuple[int, Target]]:
        """The parent's parts without those whose milestone lies after the child's plan."""
        due = self._setting.child_due
        if due is None:
            return parents
        owed = [(j, part) for j, part in parents if (milestone(part) or due) <= due]
        return owed or parents

    def _asked(self, j: int) -> bool:
        """Whether a part of the parent asks something of the child: of a list in a plan, only its levels.

        So does one level's exception to a share of all ("80%, riêng Sở Tư pháp 95%").
        """
        part = self._parents[j][1]
        if not self._setting.in_plan or part.level is None:
            return True
        own = {self._level(i) for i in range(len(self._children))}
        if self._setting.child_level is not None:
            own.add(self._setting.child_level)
            if part.level not in own and any(is_general(other, part) for _, other in self._parents):
                return False
        listed = {part.level for _, part in self._parents}
        return not self._parent_list or part.level in own or not own & listed

    def _level(self, i: int) -> str | None:
        """The level of a part of the child: said by its words, or under a list in a plan its unit's."""
        level = self._children[i][1].level
        if level is None and self._setting.in_plan and self._parent_list:
            return self._setting.child_level
        return level

    def _difference(self, i: int, j: int) -> Reason | None:
        """In what two parts differ before their numbers are looked at; found once, and asked for often."""
        if (i, j) not in self._reasons:
            self._reasons[i, j] = self._differ(i, j)
        return self._reasons[i, j]

    def _differ(self, i: int, j: int) -> Reason | None:
        child, parent = self._children[i][1], self._parents[j][1]
        own, asked = self._level(i), parent.level
        if self._parent_list and asked is not None:
            if own is None:
                return Reason.LEVEL_NOT_SAID
            if own != asked:
                return Reason.OTHER_POPULATION
        if self._child_list and self._setting.in_plan and differ(own, asked):
            levels = {part.level for _, part in self._children}
            if asked in levels:
                return Reason.OTHER_POPULATION
        if self._foreign(child, parent):
            return Reason.MISSING
        setting = self._setting
        return difference(child, parent, in_plan=setting.in_plan, one_subject=setting.one_subject)

    def _foreign(self, child: Target, parent: Target) -> bool:
        """Whether two parts are of different indicators, one of which the other side promises elsewhere."""
        if not differ(child.canonical, parent.canonical):
            return False
        own = {part.canonical for _, part in self._children}
        asked = {part.canonical for _, part in self._parents}
        return parent.canonical in own or child.canonical in asked

    def _assigned(self) -> list[tuple[int, int]]:
        """One part for one part, the likest first."""
        if len(self._children) == 1 == len(self._parents):
            return [(0, 0)]
        candidates = sorted(
            ((*self._likeness(i, j), self._reproach(i, j)), i, j)
            for i in range(len(self._children))
            for j in range(len(self._parents))
            if self._difference(i, j) is None
        )
        taken: set[int] = set()
        answered: set[int] = set()
        paired = []
        for _, i, j in candidates:
            if i not in taken and j not in answered:
                taken.add(i)
                answered.add(j)
                paired.append((i, j))
        return paired

    def _likeness(self, i: int, j: int) -> tuple[int, ...]:
        return likeness(self._children[i][1], self._parents[j][1], in_plan=self._setting.in_plan)

    def _reproach(self, i: int, j: int) -> int:
        """Of equally like parts, one that is kept comes first, so that no doubt turns into a reproach."""
        return _REPROACHES.get(self._related(i, j).relation, 0)

    def _spread(
        self, paired: list[tuple[int, int]], taken: set[int], answered: set[int]
    ) -> list[tuple[int, int]]:
        """Pairs beyond one to one: levels listed under one value, one share for several of the parent's."""
        more = [pair for i in range(len(self._children)) if i not in taken for pair in self._under(i, paired)]
        if not self._setting.in_plan:
            return more
        for j in range(len(self._parents)):
            if j not in answered:
                more += [
                    (i, j)
                    for i, other in paired
                    if self._difference(i, j) is None and self._one_share(j, other)
                ][:1]
        return more

    def _under(self, i: int, paired: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The part of the parent without a level that a part of the child for a level is held to as well.

        Such a part is one of a list, or a share that is an exception to a general one; a count that is one
        level's ("20 mô hình, trong đó 05 mô hình cấp tỉnh") is only a part of the whole.
        """
        part = self._children[i][1]
        if part.level is None or not (self._child_list or part.unit is Measure.PERCENT):
            return []
        return [
            (i, j)
            for other, j in paired
            if self._parents[j][1].level is None
            and self._difference(i, j) is None
            and share_alike(part, self._children[other][1])
        ][:1]

    def _one_share(self, j: int, other: int) -> bool:
        """Whether two parts of the parent are shares of one indicator that one share of the child answers."""
        one, two = self._parents[j][1], self._parents[other][1]
        return share_alike(one, two) and one.level == two.level and milestone(one) == milestone(two)

    def _related(self, i: int, j: int) -> Related:
        if (i, j) not in self._answers:
            self._answers[i, j] = self._relate(i, j)
        return self._answers[i, j]

    def _relate(self, i: int, j: int) -> Related:
        reason = self._difference(i, j)
        if reason is not None:
            return incomparable(reason)
        child, parent = self._children[i][1], self._parents[j][1]
        setting = self._setting
        related = relate_paired(child, parent, setting.direction(child, parent), in_plan=setting.in_plan)
        return one_of_choices(related, child, parent)

    def _why_unanswered(self, j: int, paired: list[tuple[int, int]]) -> Reason:
        """In what the part of the parent differs from the parts of the child that could have answered it."""
        reasons = [self._difference(i, j) for i in range(len(self._children))]
        for reason in reasons:
            if reason not in (None, Reason.MISSING, Reason.OTHER_CONTENT):
                return reason
        part = self._parents[j][1]
        for _, other in paired:
            reason = difference(part, self._parents[other][1], in_plan=False)
            if reason is not None:
                return reason
        return Reason.OTHER_CONTENT if Reason.OTHER_CONTENT in reasons else Reason.MISSING
