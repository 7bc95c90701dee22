"""``units.yaml`` of a workspace: units added to the built-in ones, or taking the place of one of them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator

from compliance.errors import ComplianceError, ComplianceErrors, Place
from compliance.files.explaining import nearest
from compliance.files.fields import WordsField
from compliance.files.validated import Strict, in_order, invalid, load_marked, read_text
from compliance.model.unit import Succession, Unit
from compliance.model.unit_names import UnitType, key_of
from compliance.model.units import Level, Overlay, Units
from compliance.records import record
from compliance.yamlmarks import Node, find

# "@" and "#" part a unit from a period and a row from its running number in other ids.
_ID = re.compile(r"[^\s/@#]+(?:/[^\s/@#]+)*")


class SuccessorEntry(Strict):
    """Who took over, and whether the whole or a part."""

    id: str = Field(examples=["gia-lai-2025/tay-son"])
    part: Literal["whole", "part"] = "whole"


class UnitEntry(Strict):
    """One unit; a type or level that is not given is that of the name's first words."""

    id: str = Field(examples=["binh-dinh/tay-son"])
    name: str = Field(min_length=1, examples=["huyện Tây Sơn"])
    type: str | None = Field(default=None, examples=["huyện"])
    level: str | None = Field(default=None, examples=["district"])
    parent: str | None = Field(default=None, examples=["binh-dinh"])
    code: str | int | None = Field(default=None, examples=['"547"'])
    valid_from: dt.date | None = Field(default=None, examples=["2025-07-01"])
    valid_to: dt.date | None = Field(default=None, examples=["2025-06-30"])
    successors: tuple[SuccessorEntry, ...] = ()
    weight: dict[str, Decimal] = Field(default_factory=dict, examples=["{dân số: 120000}"])
    reason: str | None = None

    @field_validator("id")
    @classmethod
    def _is_path(cls, value: str) -> str:
        if not _ID.fullmatch(value):
            raise invalid("units.bad_id", found=value)
        return value


class LevelEntry(Strict):
    """A level of the workspace's own, directly below the level ``below``."""

    id: str = Field(examples=["hamlet"])
    title: WordsField = Field(examples=["{vi: cấp thôn, en: hamlet}"])
    below: str = Field(examples=["commune"])


class UnitsFile(Strict):
    """The file: a list under its own name."""

    units: tuple[UnitEntry, ...] = Field(examples=["[]"])
    levels: tuple[LevelEntry, ...] = ()


@record
class OverlayParts:
    """What a workspace adds: units with the built-in ones they replace, levels in full order, new types."""

    overlay: Overlay
    levels: tuple[Level, ...]
    types: tuple[UnitType, ...]


def load_overlay(path: Path, built_in: Units) -> OverlayParts:
    """The overlay at ``path``; raises ComplianceErrors with every mistake at its place."""
    return parse_overlay(read_text(path), str(path), built_in)


def parse_overlay(text: str, file: str, built_in: Units) -> OverlayParts:
    """The overlay of ``text``; ``file`` is what errors name."""
    value, node = load_marked(text, file, UnitsFile)
    reader = _Reader(value, node, built_in)
    parts = reader.parts()
    if reader.errors:
        raise ComplianceErrors(in_order(reader.errors))
    return parts


class _Reader:
    """Checks entries against each other and against the built-in units, collecting every error."""

    def __init__(self, file: UnitsFile, node: Node, built_in: Units) -> None:
        self._file = file
        self._node = node
        self._built_in = built_in
        self.errors: list[ComplianceError] = []

    def parts(self) -> OverlayParts:
        levels = self._levels()
        known = tuple(level.id for level in levels)
        units: dict[str, Unit] = {}
        for index, entry in enumerate(self._file.units):
            unit = self._unit(index, entry, known)
            if entry.id in units:
                self._refuse("units.duplicate_id", index, "id", id=entry.id)
            else:
                units[entry.id] = unit
        self._check_parents(units)
        self._check_successors(units)
        replaced = {} if self.errors else dict(self._replaced(units))
        inherited = tuple(self._inheriting(unit, replaced) for unit in units.values())
        types = {unit.type: unit.level for unit in inherited if not self._built_in.level_of_type(unit.type)}
        new_types = tuple(UnitType(word, (level,)) for word, level in types.items())
        return OverlayParts(Overlay(inherited, replaced), levels, new_types)

    def _levels(self) -> tuple[Level, ...]:
        levels = [Level(id_, {"vi": self._built_in.level_title(id_)}) for id_ in self._built_in.levels]
        levels = [Level(level.id, self._titles(level.id)) for level in levels]
        for index, entry in enumerate(self._file.levels):
            known = [level.id for level in levels]
            if entry.below not in known:
                place = find(self._node, ["levels", index, "below"]).place
                self.errors.append(_unknown("units.unknown_level", place, entry.below, known))
            else:
                levels.insert(known.index(entry.below) + 1, Level(entry.id, entry.title))
        return tuple(levels)

    def _titles(self, level: str) -> dict[str, str]:
        return {lang: self._built_in.level_title(level, lang) for lang in ("vi", "en")}

    def _unit(self, index: int, entry: UnitEntry, levels: Sequence[str]) -> Unit:
        spoken = self._built_in.names.read(entry.name)
        kind = entry.type or (spoken[0].type if spoken else None) or ""
        level = entry.level or self._built_in.level_of_type(kind)
        if level is None or level not in levels:
            key = "level" if entry.level is not None else "name"
            place = self._place(index, key)
            self.errors.append(_unknown("units.unknown_level", place, entry.level or entry.name, levels))
        if entry.valid_from and entry.valid_to and entry.valid_to < entry.valid_from:
            self._refuse(
                "units.ends_before_start", index, "valid_to", first=entry.valid_from, last=entry.valid_to
            )
        code = None if entry.code is None else str(entry.code)
        heirs = tuple(Succession(heir.id, heir.part) for heir in entry.successors)
        return Unit(
            entry.id, _lowered(entry.name, kind), kind, level or "", entry.parent, code,
            entry.valid_from, entry.valid_to, heirs, (), dict(entry.weight),
        )  # fmt: skip

    def _check_parents(self, units: dict[str, Unit]) -> None:
        """Every parent is known (by id, or by a name of that time) and nobody is above itself."""
        index_of = {entry.id: index for index, entry in reversed(list(enumerate(self._file.units)))}
        for unit_id, unit in units.items():
            if unit.parent is None or unit.parent in units:
                continue
            above = self._named(unit.parent, unit)
            if above is None:
                known = [*units, *(province.id for province in self._provinces())]
                place = self._place(index_of[unit_id], "parent")
                self.errors.append(_unknown("units.unknown_parent", place, unit.parent, known))
            else:
                units[unit_id] = replace(unit, parent=above.id)
        for unit_id in units:
            chain = _cycle(unit_id, units, self._built_in)
            if chain:
                self._refuse("units.cycle", index_of[unit_id], "parent", chain=" → ".join(chain))

    def _check_successors(self, units: dict[str, Unit]) -> None:
        for index, entry in enumerate(self._file.units):
            for number, heir in enumerate(entry.successors):
                if heir.id not in units and self._built_in.get(heir.id) is None:
                    place = find(self._node, ["units", index, "successors", number, "id"]).place
                    self.errors.append(_unknown("units.unknown_successor", place, heir.id, list(units)))

    def _named(self, words: str, unit: Unit) -> Unit | None:
        for day in (unit.valid_from, unit.valid_to, None):
            found = self._built_in.resolve(words, day=day).unit
            if found is not None:
                return found
        return None

    def _replaced(self, units: dict[str, Unit]) -> Iterator[tuple[str, str]]:
        """Built-in units with the name, type, parent and dates of an entry under another id."""
        for unit in units.values():
            for spoken in self._built_in.names.read(unit.name)[:1]:
                for other in self._built_in.named(spoken, unit.parent):
                    if other.id != unit.id and _same_place(unit, other):
                        yield other.id, unit.id

    def _inheriting(self, unit: Unit, replaced: dict[str, str]) -> Unit:
        """What an entry leaves unsaid about the unit whose place it takes stays as it was."""
        ids = [old for old, new in replaced.items() if new == unit.id] or [unit.id]
        old = self._built_in.get(ids[0])
        if old is None:
            return unit
        return replace(
            unit,
            code=unit.code or old.code,
            successors=unit.successors or old.successors,
            predecessors=old.predecessors,
        )

    def _provinces(self) -> Sequence[Unit]:
        return self._built_in.children(self._built_in.central.id, None)

    def _place(self, index: int, key: str) -> Place:
        return find(self._node, ["units", index, key]).place

    def _refuse(self, code: str, index: int, key: str, **params: object) -> None:
        words = {name: str(value) for name, value in params.items()}
        self.errors.append(ComplianceError(code, place=self._place(index, key), **words))


def _unknown(code: str, place: Place, found: str, known: Sequence[str]) -> ComplianceError:
    near = nearest(found, known)
    if near is not None:
        return ComplianceError(f"{code}_near", place=place, found=found, near=near)
    return ComplianceError(code, place=place, found=found, known=", ".join(known[:8]))


def _lowered(name: str, kind: str) -> str:
    """The name with its type in lower case: "Huyện Y" is written "huyện Y"."""
    return kind + name[len(kind) :] if kind and name.lower().startswith(f"{kind} ") else name


def _cycle(unit_id: str, units: dict[str, Unit], built_in: Units) -> list[str]:
    """The chain of superiors from ``unit_id`` back to itself; empty where there is none."""
    chain, at = [unit_id], unit_id
    while True:
        unit = units.get(at) or built_in.get(at)
        if unit is None or unit.parent is None:
            return []
        at = unit.parent
        chain.append(at)
        if at == unit_id:
            return chain
        if at in chain[:-1]:
            return []


def _same_place(unit: Unit, other: Unit) -> bool:
    return (
        unit.type == other.type
        and unit.parent == other.parent
        and key_of(unit.bare_name) == key_of(other.bare_name)
        and (unit.valid_from, unit.valid_to) == (other.valid_from, other.valid_to)
    )
