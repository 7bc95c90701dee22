"""The administrative units of a run: found by id or by name, asked for their superior on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any, Protocol

from compliance.model.unit import Unit
from compliance.model.unit_names import NameForms, SpokenName, key_of
from compliance.records import record

_REMEMBERED = 8192


@record
class Level:
    """A tier of administration; ``title`` by language."""

    id: str
    title: Mapping[str, str]


@record
class Resolution:
    """What a name means on a day.

    ``unit`` is the one unit it names; otherwise ``candidates`` are the units it may name on that day,
    in the order of the data, and ``others`` those that bear the name on other days only.
    """

    unit: Unit | None
    candidates: tuple[Unit, ...] = ()
    others: tuple[Unit, ...] = ()

    @property
    def ambiguous(self) -> bool:
        return self.unit is None and len(self.candidates) > 1


class UnitStore(Protocol):
    """Where units come from, one section (a province and all below it) at a time."""

    def provinces(self) -> Sequence[Unit]:
        """All provinces, of both eras."""

    def section(self, section_id: str) -> Sequence[Unit]:
        """The province and all units below it, superiors first; empty for an unknown id."""

    def with_key(self, key: str, kind: str | None = None, within: str | None = None) -> Sequence[Unit]:
        """The units of the folded bare name ``key``; ``kind`` is a type, ``within`` a section."""

    def with_slug(self, slug: str, kind: str | None = None, within: str | None = None) -> Sequence[Unit]:
        """The units whose bare name, without diacritics, gives ``slug``."""

    def knows_key(self, key: str) -> bool:
        """Whether any unit bears the folded bare name ``key``."""


@record
class Overlay:
    """Units of a workspace, and the ids of built-in units whose place they take."""

    units: tuple[Unit, ...] = ()
    replaced: Mapping[str, str] = field(default_factory=dict)


class Units:
    """All units of both eras: built-in ones section by section as they are asked for, and an overlay's."""

    def __init__(
        self,
        store: UnitStore,
        *,
        central: Unit,
        levels: Sequence[Level],
        names: NameForms,
        overlay: Overlay | None = None,
    ) -> None:
        self._store = store
        self._central = central
        self._levels = tuple(levels)
        self.names = names
        self._overlay = overlay or Overlay()
        self._sections: dict[str, dict[str, Unit]] = {}
        self._added = {unit.id: unit for unit in self._overlay.units}
        # The same few names and superiors are asked for in every plan of a province.
        self._resolved: dict[tuple[str, dt.date | None, str | None, str | None], Resolution] = {}
        self._below_on: dict[tuple[str, dt.date | None, str | None], tuple[Unit, ...]] = {}

    @property
    def levels(self) -> tuple[str, ...]:
        """Level ids from the top down."""
        return tuple(level.id for level in self._levels)

    @property
    def central(self) -> Unit:
        """The root, above all provinces."""
        return self._central

    def level_title(self, level: str, lang: str = "vi") -> str:
        """What a level is called ("cấp huyện"); the id itself for an unknown one."""
        return next((tier.title.get(lang, tier.id) for tier in self._levels if tier.id == level), level)

    def level_of_type(self, type_word: str) -> str | None:
        """The level of units of a type ("thị xã": district); a "thành phố" is one of a province."""
        levels = self.names.levels_of(type_word)
        return levels[0] if levels else None

    def get(self, unit_id: str, day: dt.date | None = None) -> Unit | None:
        """The unit with this id, if it exists on ``day``."""
        unit_id = self._overlay.replaced.get(unit_id, unit_id)
        unit = self._added.get(unit_id)
        if unit is None:
            unit = self._central if unit_id == self._central.id else self._built_in(unit_id)
        return unit if unit is not None and unit.exists_on(day) else None

    def superior(self, unit_id: str, day: dt.date | None = None) -> Unit | None:
        """The unit directly above on ``day``: a commune's is its province once there are no districts.

        A unit that does not exist on ``day`` answers with the superior of its own time.
        """
        unit = self.get(unit_id)
        return self.get(unit.parent) if unit is not None and unit.parent is not None else None

    def ancestors(self, unit_id: str, day: dt.date | None = None) -> tuple[Unit, ...]:
        """All units above, the nearest first."""
        above: list[Unit] = []
        superior = self.superior(unit_id, day)
        while superior is not None:
            above.append(superior)
            superior = self.superior(superior.id, day)
        return tuple(above)

    def is_under(self, unit_id: str, above: str, day: dt.date | None = None) -> bool:
        """Whether ``unit_id`` is ``above`` or lies below it."""
        above = self._overlay.replaced.get(above, above)
        if self._overlay.replaced.get(unit_id, unit_id) == above:
            return True
        return any(unit.id == above for unit in self.ancestors(unit_id, day))

    def children(self, unit_id: str, day: dt.date | None, level: str | None = None) -> tuple[Unit, ...]:
        """Units directly below that exist on ``day``; with ``level``, all of that level however deep."""
        asked = (unit_id, day, level)
        if asked not in self._below_on:
            _bound(self._below_on)
            self._below_on[asked] = self._children(unit_id, day, level)
        return self._below_on[asked]

    def _children(self, unit_id: str, day: dt.date | None, level: str | None) -> tuple[Unit, ...]:
        above = self.get(unit_id)
        if above is None:
            return ()
        found = (unit for unit in self._below(above, level) if unit.exists_on(day))
        if level is None:
            return tuple(unit for unit in found if self._parent_id(unit) == above.id)
        return tuple(unit for unit in found if unit.level == level)

    def resolve(
        self, name: str, *, day: dt.date | None, level: str | None = None, under: str | None = None
    ) -> Resolution:
        """The unit that an id, a full name ("UBND xã Nhơn Hậu, thị xã An Nhơn") or a bare name means.

        ``level`` and ``under`` (an id) narrow the search. An id means its unit whatever the day: it is
        for the rules to say that the unit no longer exists. A name means units that exist on ``day``.
        """
        asked = (name, day, level, under)
        if asked not in self._resolved:
            _bound(self._resolved)
            self._resolved[asked] = self._resolve(name, day, level, under)
        return self._resolved[asked]

    def _resolve(self, name: str, day: dt.date | None, level: str | None, under: str | None) -> Resolution:
        by_id = self.get(name.strip())
        if by_id is not None:
            return Resolution(by_id)
        spoken = self.names.read(name)
        if not spoken:
            return Resolution(None)
        if any(part.key in self.names.central_keys for part in spoken[:1]):
            return Resolution(self._central)
        found = [unit for unit in self.named(spoken[0], under) if level is None or unit.level == level]
        for part in spoken[1:]:
            found = [unit for unit in found if any(part.fits(above) for above in self.ancestors(unit.id))]
        return _resolution(found, day)

    def named(self, spoken: SpokenName, under: str | None = None) -> list[Unit]:
        """All units of any time with this name (and type, if it has one), at or below the id ``under``.

        A name written without any diacritics finds units whose names have them.
        """
        within = self._only_section(under)
        exact = self._merged(self._store.with_key(spoken.key, spoken.type, within), spoken.fits, under)
        if exact or not spoken.key.isascii():
            return exact
        return self._merged(
            self._store.with_slug(spoken.slug, spoken.type, within), spoken.fits_loosely, under
        )

    def knows_name(self, key: str) -> bool:
        """Whether any unit of any time bears the folded bare name ``key``."""
        return self._store.knows_key(key) or any(
            key_of(unit.bare_name) == key for unit in self._overlay.units
        )

    def _merged(
        self, built_in: Sequence[Unit], fits: Callable[[Unit], bool], under: str | None
    ) -> list[Unit]:
        hidden = {*self._overlay.replaced, *self._added}
        found = [unit for unit in built_in if unit.id not in hidden]
        found += [unit for unit in self._overlay.units if fits(unit)]
        return [unit for unit in found if under is None or self.is_under(unit.id, under)]

    def _only_section(self, under: str | None) -> str | None:
        """The one section that holds everything built-in under ``under``, if there is one."""
        if under is None or under in self._added or under == self._central.id:
            return None
        return under.partition("/")[0]

    def _built_in(self, unit_id: str) -> Unit | None:
        return self._section(unit_id.partition("/")[0]).get(unit_id)

    def _section(self, section_id: str) -> dict[str, Unit]:
        if section_id not in self._sections:
            self._sections[section_id] = {unit.id: unit for unit in self._store.section(section_id)}
        return self._sections[section_id]

    def _below(self, above: Unit, level: str | None) -> Iterator[Unit]:
        replaced = self._overlay.replaced
        for unit in self._built_in_below(above, level):
            if unit.id not in replaced and unit.id not in self._added and self._lies_below(unit, above):
                yield unit
        yield from (unit for unit in self._overlay.units if self._lies_below(unit, above))

    def _built_in_below(self, above: Unit, level: str | None) -> Iterator[Unit]:
        if above.id != self._central.id:
            for section in self._sections_of(above.id):
                yield from self._section(section).values()
            return
        for province in self._store.provinces():
            if level in (None, province.level):
                yield province
            else:
                yield from self._section(province.id).values()

    def _sections_of(self, unit_id: str) -> Iterable[str]:
        """Sections with units below: its own, and those of built-in units whose place it took."""
        old = [key for key, new in self._overlay.replaced.items() if new == unit_id]
        return dict.fromkeys(key.partition("/")[0] for key in (unit_id, *old))

    def _lies_below(self, unit: Unit, above: Unit) -> bool:
        return unit.id != above.id and self.is_under(unit.id, above.id)

    def _parent_id(self, unit: Unit) -> str | None:
        return self._overlay.replaced.get(unit.parent, unit.parent) if unit.parent is not None else None


def _resolution(found: Sequence[Unit], day: dt.date | None) -> Resolution:
    alive = tuple(unit for unit in found if unit.exists_on(day))
    others = tuple(unit for unit in found if not unit.exists_on(day))
    if len(alive) == 1:
        return Resolution(alive[0], alive, others)
    return Resolution(None, alive, others)


def _bound(memo: dict[Any, Any]) -> None:
    """Empty ``memo`` when it has grown large: hostile texts must not fill the memory."""
    if len(memo) >= _REMEMBERED:
        memo.clear()
