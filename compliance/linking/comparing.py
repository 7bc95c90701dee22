"""Pairings of targets, worked out once for all plans that promise the same in the same words."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace

from compliance.linking.counted import counted_apart, counts_exchanged, of_other_populations
from compliance.linking.courses import as_changes
from compliance.linking.item import Item
from compliance.linking.items import Group
from compliance.linking.parts import Part
from compliance.model.catalogue import Catalogue
from compliance.model.link import Relation
from compliance.model.plan import Plan
from compliance.model.relation import Pairing, pair_parts
from compliance.model.relations.rates import under_title
from compliance.model.relations.times import is_time
from compliance.model.target import Better, Measure, Target
from compliance.vietnamese import fold
from compliance.wording.phrases import print_target
from compliance.wording.title_directions import direction_of, is_reached
from compliance.wording.title_forms import sense_of


class Comparer:
    """Pairs the targets of a run. Communes of one province copy most values: each is compared once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._directions: Mapping[str, Better | None] = {
            key: entry.direction for key, entry in catalogue.entries.items()
        }
        self._known: dict[Hashable, tuple[Pairing, ...]] = {}
        self._otherwise: dict[Hashable, tuple[Part, ...]] = {}

    def pairings(
        self, item: Item, group: Group, asked: Sequence[Part], child: Plan, parent: Plan, *, same_title: bool
    ) -> tuple[Pairing, ...]:
        """Which parts of ``item`` answer which of those ``asked``; titles tell denominators apart."""
        entry = group.entry or self._catalogue.get(item.canonical)
        better = entry.direction if entry is not None else _said(item, asked, group)
        if entry is not None and entry.unit is Measure.PERCENT and _take_time(item, asked):
            better = None  # The catalogue speaks of a share, these of how long it takes.
        own = tuple(_bare(part.target) for part in item.parts if part.target is not None)
        theirs = [part.target for part in asked if part.target is not None]
        if item.other_content is not None and item.other_content == group.other_content:
            own, theirs = tuple(map(_valued, own)), list(map(_valued, theirs))
        if same_title:
            own = tuple(_without_subject(own, item.title, None if entry else group.title))
            theirs = _without_subject(theirs, group.title, None if entry else item.title)
            own = tuple(as_changes(own, item.title, theirs, group.title))
            theirs = as_changes(theirs, group.title, own, item.title)
        own = tuple(under_title(target, item.title) for target in _of_one_scope(own, item.title, theirs))
        theirs = [under_title(target, group.title) for target in theirs]
        title = item.title if same_title else None
        due = (_last(child), _last(parent))
        places = tuple(part.place for part in asked)
        key = (own, places, entry.id if entry is not None else better, title, child.level, due)
        if key not in self._known:
            pairings = pair_parts(
                own,
                theirs,
                better,
                measures_unit=entry is not None and entry.measures == "unit",
                in_plan=True,
                child_level=child.level,
                child_title=title,
                parent_title=group.title if same_title else None,
                child_due=due[0],
                parent_due=due[1],
                directions=self._directions,
            )
            apart = same_title and (
                counted_apart(own, item.title, theirs, group.title)
                or (not _both_known(item, group) and counts_exchanged(item.title, group.title))
            )
            self._known[key] = of_other_populations(pairings, theirs) if apart else pairings
        return self._known[key]

    def shown(self, item: Item, asked: Sequence[Part], child: Plan) -> tuple[Pairing, ...]:
        """The same for plans of other years: values stand side by side, so years pair nothing."""
        own = [_undated(part.target) for part in item.parts if part.target is not None]
        theirs = [_undated(part.target) for part in asked if part.target is not None]
        return pair_parts(own, theirs, in_plan=True, child_level=child.level)

    def saying_otherwise(self, group: Group, parent: Plan) -> tuple[Part, ...]:
        """The superior's body targets that are not the annex's over again."""
        key = (parent.id, *(part.place for item in group.items for part in item.parts))
        if key not in self._otherwise:
            self._otherwise[key] = self._differing(group, parent) if group.beside else ()
        return self._otherwise[key]

    def _differing(self, group: Group, parent: Plan) -> tuple[Part, ...]:
        main = [target for item in group.main for target in _under_title(item)]
        said = [part for item in group.beside for part in item.parts if part.target is not None]
        pairings = pair_parts(
            [target for item in group.beside for target in _under_title(item)],
            main,
            group.entry.direction if group.entry is not None else None,
            in_plan=True,
            child_level=parent.level,
            directions=self._directions,
        )
        same = {
            pairing.child
            for pairing in pairings
            if pairing.related is not None and pairing.related.relation is Relation.EQUAL
        }
        return tuple(part for index, part in enumerate(said) if index not in same)


def _under_title(item: Item) -> list[Target]:
    """The targets of an item, with what only its title says of whom they are rates."""
    return [under_title(part.target, item.title) for part in item.parts if part.target is not None]


def _take_time(item: Item, asked: Sequence[Part]) -> bool:
    """Whether both sides promise times, not shares ("Thời gian xử lý phản ánh: 05 ngày")."""
    theirs = [part.target for part in asked if part.target is not None]
    return all(targets and all(map(is_time, targets)) for targets in (item.targets, theirs))


def _both_known(item: Item, group: Group) -> bool:
    return item.canonical is not None and group.canonical is not None


def _valued(target: Target) -> Target:
    """A target by its value alone: both titles say what of, and "riêng lĩnh vực đất đai" says it again."""
    return replace(target, raw=print_target(target), title=None, canonical=None, other_content=None)


def _said(item: Item, asked: Sequence[Part], group: Group) -> Better | None:
    """Which way is better by the words of titles and targets alone.

    Titles that name a good thing do not say it beside bare values; where either side says that a value is
    to be reached ("đạt 80%"), they do.
    """
    targets = (*item.targets, *(part.target for part in asked if part.target is not None))
    if not any(is_reached(target.raw) for target in targets):
        return None
    return direction_of(item.title, group.title)


def _bare(target: Target) -> Target:
    """The promise without the place where it stands."""
    return replace(target, source=None)


def _without_subject(targets: Sequence[Target], title: str, other: str | None) -> list[Target]:
    """A lone target without a population that is but the subject of its own sentence.

    "85% hồ sơ TTHC trả kết quả điện tử" counts what its title names, and the catalogue has said which
    indicator that is; a population beside the title stays. Where no catalogue has, the ``other`` title has
    to name it too.
    """
    if len(targets) != 1 or not targets[0].scope:
        return list(targets)
    subject = fold(targets[0].scope)
    named = subject in fold(title) and (other is None or subject in fold(other))
    return [replace(targets[0], scope=None)] if named else list(targets)


def _of_one_scope(targets: Sequence[Target], title: str, asked: Sequence[Target]) -> list[Target]:
    """A lone target of the one population that its title names, of several that are asked.

    Under "95% cán bộ cấp xã và 98% công chức cấp xã đạt chuẩn" a row "Công chức cấp xã đạt chuẩn" answers the
    second.
    """
    scopes = {target.scope for target in asked if target.scope}
    if len(targets) != 1 or targets[0].scope or len(scopes) < 2 or len(scopes) < len(asked):
        return list(targets)
    said = sense_of(title).telling
    named = [scope for scope in sorted(scopes) if (words := sense_of(scope).telling) and words <= said]
    return [replace(targets[0], scope=named[0])] if len(named) == 1 else list(targets)


def _undated(target: Target) -> Target:
    return replace(target, period=None, due=None)


def _last(plan: Plan) -> int | None:
    return plan.period.last if plan.period is not None else None
