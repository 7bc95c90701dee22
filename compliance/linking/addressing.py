"""Whom a superior's target binds: the column of executors, its heading, lists of levels, the catalogue."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.linking.asked_of import (
    acting_bodies,
    counts_units_of,
    names_something,
    promises,
    scores_itself,
)
from compliance.linking.item import Item
from compliance.linking.items import Group
from compliance.linking.kinds import of_own_kind, others_left
from compliance.linking.owners import Owners, given, holding, owners_of
from compliance.linking.parts import Part
from compliance.linking.totals import sums_up
from compliance.model.catalogue import Cascade
from compliance.model.link import Addressed
from compliance.model.unit import Unit
from compliance.model.unit_names import is_city, unit_types
from compliance.model.units import Units
from compliance.model.vocabulary import says_each
from compliance.vietnamese import fold
from compliance.wording.headings import addressing_headings, is_of_tasks
from compliance.wording.places import Addressees, addressees

_ORDER = (Addressed.NOT_ADDRESSED, Addressed.DOUBTFUL, Addressed.BINDS)


class Addressing:
    """The addressees of one superior plan; the same words are read once."""

    def __init__(self, superior: Unit | None, units: Units) -> None:
        city = superior is not None and superior.level == "province" and is_city(superior.type)
        self._city = "province" if city else "district"
        self._levels = units.levels
        self._own_level = superior.level if superior is not None else None
        self.own_types = tuple(
            word
            for word, levels in unit_types().items()
            if superior is None or levels[0] == superior.level or word == superior.type
        )
        self._read: dict[str, Addressees] = {}

    def of(self, group: Group, level: str | None, unit: Unit | None, asked: Sequence[Part] = ()) -> Addressed:
        """Whether ``group`` binds the bodies of ``level`` (of ``unit``, where that is its own level).

        Of a row whose targets have owners of their own, those of what is ``asked`` decide. A superior's
        wish for an indicator that the catalogue does not cascade binds nobody.
        """
        if level is None or not self._cascades(group, level, asked) or not names_something(group):
            return Addressed.NOT_ADDRESSED
        rows = holding(group.main, asked)
        said = [
            self._by_column(item, owners, level, unit)
            for item in rows
            for owners in owners_of(item, level, asked)
            if owners.acting or self._leads(owners, level, unit)
        ]
        said = said or [
            self._by_heading(words, level, unit) for item in rows if (words := self._heading(item))
        ]
        bound = max(said, key=_ORDER.index) if said else self._unsaid(group, level)
        # Words that nobody could read as a promise are asked of nobody beyond doubt; nor is a share of a
        # number that all units reach together, nor a part of the units among whom this one is.
        together = sums_up(group, self.own_types) or counts_units_of(level, group)
        vague = not promises(group) or (together and not self.gives_each(group, level, unit, asked))
        return Addressed.DOUBTFUL if bound is Addressed.BINDS and vague else bound

    def meant(self, parts: Sequence[Part], level: str | None, unit: Unit | None) -> tuple[Part, ...]:
        """The targets that speak of ``unit``: those that name it override the rest; none that name others.

        A decision may set a value for one unit ("UBND huyện Tây Sơn: 75%") beside that of its level, or one
        for each kind of units of a level. Where targets have owners of their own, those given to ``level``
        are meant, if there are any.
        """
        named = [(part, self._units_in(part)) for part in parts]
        if unit is not None:
            own = tuple(part for part, names in named if fold(unit.name) in names)
            if own:
                return own
        nobody = of_own_kind([part for part, names in named if not names], unit)
        return given(nobody, level, lambda owners: self._means(owners, level, unit))

    def _means(self, owners: Owners, level: str | None, unit: Unit | None) -> bool:
        words = (owners.executor, owners.monitor)
        return level is not None and any(_meant_by(self._addressees(each), level, unit) for each in words)

    def concerns(self, item: Item, level: str | None, unit: Unit | None) -> bool:
        """Whether an item of a later document is for ``unit``: nobody else is named, or its level is."""
        said = [owners.executor for owners in owners_of(item, level) if owners.acting]
        if not said:
            return bool(self.meant(item.parts, level, unit))
        return level is not None and any(_meant_by(self._addressees(each), level, unit) for each in said)

    def gives_each(
        self, group: Group, level: str | None, unit: Unit | None, asked: Sequence[Part] = ()
    ) -> bool:
        """Whether a number is given to each body of ``level``, or to ``unit`` alone, not to all together.

        A column that lists levels says who has a hand in it; one that names this unit alone, or a heading
        that speaks to its level, gives it the number.
        """
        for item in group.main:
            if any(self._is_each(owners.executor, level, unit) for owners in owners_of(item, level, asked)):
                return True
            heading = self._heading(item)
            if heading is not None and level in heading.levels:
                return True
        return False

    def _is_each(self, executor: str, level: str | None, unit: Unit | None) -> bool:
        named = self._addressees(executor)
        alone = len(named.named) == 1 and not named.levels
        return says_each(executor) or (alone and level is not None and _meant_by(named, level, unit))

    def above(self, part: Part, level: str | None) -> bool:
        """Whether a target speaks of bodies of a level above ``level`` alone: no unit there can keep it."""
        said = part.target.level if part.target is not None else None
        if said not in self._levels or level not in self._levels:
            return False
        return self._levels.index(said) < self._levels.index(level)

    def _units_in(self, part: Part) -> frozenset[str]:
        """The single units that the population of a target names."""
        if part.target is None or not part.target.scope:
            return frozenset()
        return frozenset(fold(name) for name in self._addressees(part.target.scope).named)

    def _by_column(self, item: Item, owners: Owners, level: str, unit: Unit | None) -> Addressed:
        words = self._addressees(owners.executor)
        if not _meant_by(words, level, unit) and not self._leads(owners, level, unit):
            return Addressed.NOT_ADDRESSED
        if unit is not None and not words.named and self._is_of_others(owners.executor, unit):
            return Addressed.NOT_ADDRESSED
        return Addressed.DOUBTFUL if _doubtful(item) else Addressed.BINDS

    def _is_of_others(self, executor: str, unit: Unit) -> bool:
        """Whether only words for other kinds of units ("UBND các phường") name the level of ``unit``."""
        rest = others_left(executor, unit)
        return rest is not None and unit.level not in self._addressees(rest).levels

    def _leads(self, owners: Owners, level: str, unit: Unit | None) -> bool:
        """Whether the column of those who lead or watch ("Đơn vị chủ trì") names the level itself."""
        monitor = owners.monitor.strip()
        return bool(monitor) and _meant_by(self._addressees(monitor), level, unit)

    def _by_heading(self, words: Addressees, level: str, unit: Unit | None) -> Addressed:
        return Addressed.BINDS if _meant_by(words, level, unit) else Addressed.NOT_ADDRESSED

    def _heading(self, item: Item) -> Addressees | None:
        """Whom the nearest heading that speaks to somebody names ("Đối với UBND cấp huyện")."""
        for words in addressing_headings(item.indicator.context):
            named = self._addressees(words)
            if named.says_something:
                return named
        return None

    def _cascades(self, group: Group, level: str, asked: Sequence[Part]) -> bool:
        """Whether the catalogue lets the indicator go down to ``level`` at all.

        A column that lists a level beside those of a ``closed`` entry names those who help; one that
        lists it alone gives it the indicator, whatever the catalogue knows.
        """
        entry = group.entry
        if entry is None:
            return True
        if entry.cascade is Cascade.NONE:
            return False
        if level in entry.levels or not entry.closed:
            return True
        named = [
            self._addressees(owners.executor).levels
            for item in group.main
            for owners in owners_of(item, level, asked)
            if owners.acting
        ]
        below = [[one for one in levels if one != self._own_level] for levels in named]
        return any(level in levels and not set(levels) & set(entry.levels) for levels in below)

    def _unsaid(self, group: Group, level: str) -> Addressed:
        """No column of executors: a list of levels binds those, else what the catalogue says is doubtful."""
        listed = {target.level for target in group.targets if target.level is not None}
        if len(listed) > 1:
            return Addressed.BINDS if level in listed else Addressed.NOT_ADDRESSED
        of_tasks = all(item.in_body and is_of_tasks(item.indicator.context) for item in group.main)
        if of_tasks or scores_itself(group):
            return Addressed.NOT_ADDRESSED
        if group.entry is not None:
            return Addressed.DOUBTFUL if level in group.entry.levels else Addressed.NOT_ADDRESSED
        told = any(not item.in_body for item in group.main) or level in self._acting(group)
        return Addressed.DOUBTFUL if told and promises(group) else Addressed.NOT_ADDRESSED

    def _acting(self, group: Group) -> frozenset[str]:
        """The levels of the bodies that a sentence of the body counts, and those between them and its unit.

        "100% xã, phường …" is for the districts above them too: a level among who is counted never narrows.
        """
        scopes = [target.scope or "" for target in group.targets]
        named = {
            level
            for scope in scopes
            if acting_bodies().match(fold(scope))
            for level in self._addressees(scope).levels
        }
        if not named or self._own_level not in self._levels:
            return frozenset()
        lowest = max(map(self._levels.index, named))
        return frozenset(self._levels[self._levels.index(self._own_level) + 1 : lowest + 1])

    def _addressees(self, words: str) -> Addressees:
        if words not in self._read:
            self._read[words] = addressees(words, city=self._city)
        return self._read[words]


def _meant_by(words: Addressees, level: str, unit: Unit | None) -> bool:
    """Whether words that name levels or single units name ``level`` or ``unit``."""
    named = unit is not None and fold(unit.name) in {fold(name) for name in words.named}
    return named or level in words.levels


def _doubtful(item: Item) -> bool:
    """Whether the executors rest on a merge that the format cannot show.

    Rows without a number of their own share the cell of their group beyond doubt.
    """
    indicator = item.indicator
    return indicator.owner_merged and not (indicator.code is None and indicator.group is not None)
