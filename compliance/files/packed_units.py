"""The packed table of built-in units: unpacked once, made into units one province at a time.

The first line is JSON: ``source`` and ``eras`` (first and last day by letter). Every other line is a unit
of eight columns: level (p, d, c), slug (empty where the name gives it), type, name, code, era (a letter, or
``first/last``), heirs (slugs below the province's heir, or whole paths; ``~`` before one that took over a
part), key (the folded name, empty where it is the name in lower case). Units stand below their superior:
districts under the province line, communes of the three-tier era under their district, those of the
two-tier era at the end of their province.
"""

from __future__ import annotations

import datetime as dt
import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path

from compliance.model.unit import Succession, Unit
from compliance.model.unit_names import slug_of

FILE = Path(__file__).parent / "units.tsv.gz"

_LEVELS = {"p": "province", "d": "district", "c": "commune"}
_TWO_TIERS = "b"

Span = tuple[dt.date | None, dt.date | None]
Entry = tuple[str, int, str]


class PackedUnits:
    """The built-in units as a store of sections; every province, old or new, is one section."""

    def __init__(self, text: str, central: str) -> None:
        head, _, body = text.partition("\n")
        self._central = central
        self._eras = {letter: _span(*days) for letter, days in json.loads(head)["eras"].items()}
        self._sections: dict[str, Sequence[Unit]] = {}
        self._plain: dict[str, Sequence[Unit]] = {}
        self._slugged: dict[str, dict[str, list[Entry]]] = {}
        self._chunks: dict[str, str] = {}
        for chunk in f"\n{body}".split("\np\t")[1:]:
            slug, _, name = chunk.split("\t", 3)[:3]
            self._chunks[slug or slug_of(name)] = f"p\t{chunk}"

    def provinces(self) -> Sequence[Unit]:
        """The provinces of all eras, without what lies below them."""
        return self._provinces

    @cached_property
    def _provinces(self) -> list[Unit]:
        provinces = [self._province(section_id) for section_id in self._chunks]
        taken: dict[str, list[Succession]] = {unit.id: [] for unit in provinces}
        for unit in provinces:
            for heir in unit.successors:
                taken[heir.id].append(Succession(unit.id, heir.part))
        return [replace(unit, predecessors=tuple(taken[unit.id])) for unit in provinces]

    def section(self, section_id: str) -> Sequence[Unit]:
        """The province and all units below it, superiors first; empty for an unknown id."""
        if section_id not in self._sections:
            self._sections[section_id] = self._complete(section_id) if section_id in self._chunks else ()
        return self._sections[section_id]

    def _complete(self, section_id: str) -> Sequence[Unit]:
        units = self._units(section_id)
        heirs = dict.fromkeys(heir for key in self._origins(section_id) for heir in self._succession(key))
        predecessors: dict[str, list[Succession]] = {unit.id: [] for unit in units}
        for origin, heir in heirs:
            if heir.id in predecessors:
                predecessors[heir.id].append(Succession(origin, heir.part))
        return [
            replace(unit, predecessors=tuple(predecessors[unit.id])) if predecessors[unit.id] else unit
            for unit in units
        ]

    def with_key(self, key: str, kind: str | None = None, within: str | None = None) -> Sequence[Unit]:
        """The units of the folded bare name ``key``; ``kind`` is a type, ``within`` a section."""
        return self._found(self._by_key.get(key, ()), kind, within)

    def with_slug(self, slug: str, kind: str | None = None, within: str | None = None) -> Sequence[Unit]:
        """The units whose bare name, without diacritics, gives ``slug``."""
        sections = self._chunks if within is None else (within,)
        entries = [entry for section_id in sections for entry in self._slugs(section_id).get(slug, ())]
        return self._found(entries, kind, within)

    def knows_key(self, key: str) -> bool:
        """Whether any unit bears the folded bare name ``key``."""
        return key in self._by_key

    def _found(self, entries: Sequence[Entry], kind: str | None, within: str | None) -> list[Unit]:
        return [
            self.section(section_id)[number]
            for section_id, number, type_word in entries
            if (kind is None or type_word == kind) and (within is None or section_id == within)
        ]

    @cached_property
    def _by_key(self) -> dict[str, list[Entry]]:
        index: dict[str, list[Entry]] = {}
        for section_id in self._chunks:
            for entry, name, key in self._entries(section_id):
                index.setdefault(key or name.lower(), []).append(entry)
        return index

    def _slugs(self, section_id: str) -> Mapping[str, Sequence[Entry]]:
        """The units of one section by slug: few plans ask for more than their own province."""
        if section_id not in self._slugged:
            index = self._slugged[section_id] = {}
            for entry, name, _ in self._entries(section_id):
                index.setdefault(slug_of(name), []).append(entry)
        return self._slugged[section_id]

    def _entries(self, section_id: str) -> Iterator[tuple[Entry, str, str]]:
        """Each unit of a section with its bare name and its key (empty: the name in lower case)."""
        for number, line in enumerate(self._chunks.get(section_id, "").splitlines()):
            _, _, kind, name, _, _, _, key = line.split("\t")
            yield (section_id, number, kind), name, key

    def _province(self, section_id: str) -> Unit:
        line = self._chunks[section_id].partition("\n")[0]
        heirs = _heirs(line.split("\t")[6], "")
        return self._unit(line.split("\t"), section_id, self._central, tuple(heirs))

    def _units(self, section_id: str) -> Sequence[Unit]:
        """The section without predecessors, which its heirs ask for too."""
        if section_id not in self._plain:
            self._plain[section_id] = self._unpacked(section_id)
        return self._plain[section_id]

    def _unpacked(self, section_id: str) -> list[Unit]:
        """The section without predecessors; a district's heirs are those of its communes."""
        province = self._province(section_id)
        home = province.successors[0].id if province.successors else section_id
        units, district = [province], section_id
        for line in self._chunks[section_id].splitlines()[1:]:
            columns = line.split("\t")
            above = section_id if columns[0] == "d" or columns[5] == _TWO_TIERS else district
            unit_id = f"{above}/{columns[1] or slug_of(columns[3])}"
            if columns[0] == "d":
                district = unit_id
            units.append(self._unit(columns, unit_id, above, tuple(_heirs(columns[6], home))))
        return _with_heirs_of_communes(units)

    def _unit(self, columns: list[str], unit_id: str, above: str, heirs: tuple[Succession, ...]) -> Unit:
        level, _, kind, name, code, era = columns[:6]
        first, last = self._eras[era] if era in self._eras else _span(*era.split("/"))
        return Unit(unit_id, f"{kind} {name}", kind, _LEVELS[level], above, code or None, first, last, heirs)

    def _origins(self, section_id: str) -> list[str]:
        """The sections whose units were taken over by this one: itself, and provinces merged into it."""
        return [key for key in self._chunks if key == section_id or section_id in self._heirs_of[key]]

    @cached_property
    def _heirs_of(self) -> dict[str, frozenset[str]]:
        """The provinces that took over each province."""
        return {unit.id: frozenset(heir.id for heir in unit.successors) for unit in self._provinces}

    def _succession(self, section_id: str) -> Iterator[tuple[str, Succession]]:
        """Who took over whom; a district that had communes is left out, its communes say it better."""
        units = self._units(section_id)
        with_communes = {unit.parent for unit in units if unit.level == "commune"}
        for unit in units:
            if unit.level != "district" or unit.id not in with_communes:
                yield from ((unit.id, heir) for heir in unit.successors)


def _with_heirs_of_communes(units: Sequence[Unit]) -> list[Unit]:
    heirs: dict[str, dict[str, bool]] = {}
    for unit in units:
        if unit.level == "commune" and unit.parent is not None:
            found = heirs.setdefault(unit.parent, {})
            for heir in unit.successors:
                found[heir.id] = True
    return [
        replace(unit, successors=_shared(sorted(heirs[unit.id])))
        if unit.level == "district" and not unit.successors and unit.id in heirs
        else unit
        for unit in units
    ]


def _shared(ids: Sequence[str]) -> tuple[Succession, ...]:
    part = "whole" if len(ids) == 1 else "part"
    return tuple(Succession(unit_id, part) for unit_id in ids)


def _heirs(words: str, home: str) -> list[Succession]:
    found = []
    for word in words.split(",") if words else ():
        path = word.removeprefix("~")
        full = path if "/" in path or not home else f"{home}/{path}"
        found.append(Succession(full, "part" if word.startswith("~") else "whole"))
    return found


def _span(first: str | None, last: str | None) -> Span:
    return (
        dt.date.fromisoformat(first) if first else None,
        dt.date.fromisoformat(last) if last else None,
    )


@cache
def unpacked(central: str) -> PackedUnits:
    """The built-in table, unpacked once in a process."""
    return PackedUnits(gzip.decompress(FILE.read_bytes()).decode("utf-8"), central)
