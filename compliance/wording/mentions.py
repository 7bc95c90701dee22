"""Units and persons named in running text, with their places."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from compliance import vietnamese
from compliance.model.unit import Unit
from compliance.model.unit_names import key_of
from compliance.model.units import Resolution, Units
from compliance.records import record
from compliance.wording.capitals import CAPITALISED

_TOKEN = re.compile(r"(?:-\s)?[^\W_][\w'’]*")
_LONGEST_NAME = 6
_GAP = re.compile(r"[^\S\n\t]")
_PERSON = re.compile(rf"(?<!\w)(?:(?i:đ/c|đồng chí)|[Ôô]ng|[Bb]à)\s*(?={CAPITALISED})")
# A post behind the word, not a name: "đồng chí Chủ tịch UBND".
_POST = re.compile(
    r"(?i)(?:chủ tịch|phó|bí thư|trưởng|giám đốc|chánh|thủ trưởng|công chức|cán bộ|ủy viên|các)(?!\w)"
)


@record
class NamedUnit:
    """A unit that words at ``start`` to ``end`` name: type and bare name as a known name of some unit.

    ``resolution`` says which it is within the superior asked for; where none is, ``elsewhere`` holds the
    units of that type and name in other places or at other times.
    """

    text: str
    start: int
    end: int
    type: str
    name: str
    resolution: Resolution
    elsewhere: tuple[Unit, ...] = ()

    @property
    def unit(self) -> Unit | None:
        return self.resolution.unit


@record
class NamedPerson:
    """A person named instead of a post; only the place is kept."""

    start: int
    end: int


def units_named(
    text: str, units: Units, *, day: dt.date | None, under: str | None = None
) -> tuple[NamedUnit, ...]:
    """Every unit that ``text`` names with its type ("xã An Nhơn", "HUYỆN TÂY SƠN"), in order.

    ``under`` (an id, usually the plan's province) is where they are looked for; provinces are looked for
    everywhere. Only names that some unit of Viet Nam bears are recognised: all else may be other words.
    """
    text = vietnamese.nfc(text)
    return tuple(_units(text, units, day, under))


def header_unit(
    texts: Sequence[str], units: Units, *, day: dt.date | None, until: dt.date | None = None
) -> NamedUnit | None:
    """The unit that a header or title names first, told apart by the superiors that follow it.

    "… xã Nhơn Hậu, thị xã An Nhơn năm 2025" is one commune. Where no unit of the name exists on ``day``,
    one that begins by ``until`` (the end of the plan's period) is meant.
    """
    found = [named for text in texts for named in units_named(text, units, day=day)]
    if not found:
        return None
    first, names = found[0], {(named.type, units.names.key(named.name)) for named in found[1:]}
    alive, others = first.resolution.candidates, first.resolution.others
    begins = tuple(unit for unit in others if until is not None and unit.exists_on(until))
    told_apart = (tuple(u for u in pool if _has_above(u, names, units)) for pool in (alive, begins))
    candidates = next((pool for pool in (*told_apart, alive, begins) if pool), ())
    unit = candidates[0] if len(candidates) == 1 else None
    return replace(first, resolution=Resolution(unit, candidates, others))


def unit_of_type(type_word: str, units: Units, unit_id: str, day: dt.date | None) -> Unit | None:
    """The plan's own unit or the one above it that a type alone means: "UBND thị xã" in a commune's plan."""
    kind = units.names.type_of(type_word)
    own = units.get(unit_id)
    chain = ((own,) if own is not None else ()) + units.ancestors(unit_id, day)
    return next((unit for unit in chain if unit.type == kind), None)


def persons_named(text: str) -> tuple[NamedPerson, ...]:
    """Where ``text`` names persons ("Đ/c …") instead of their posts."""
    text = vietnamese.nfc(text)
    found = []
    for match in _PERSON.finditer(text):
        name = re.compile(CAPITALISED).match(text, match.end())
        if name is not None and not _POST.match(text, match.end()):
            found.append(NamedPerson(match.start(), name.end()))
    return tuple(found)


def _units(text: str, units: Units, day: dt.date | None, under: str | None) -> Iterator[NamedUnit]:
    capitals = text.isupper()
    end = 0
    for match in units.names.typed.finditer(text):
        kind = units.names.type_of(match["type"])
        if kind is None or match.start() < end:
            continue
        span = _known_name(text, match.end(), units, kind, capitals)
        if span is None:
            continue
        end = span
        name = vietnamese.squash(text[match.end() : end])
        resolution, elsewhere = _resolved(f"{kind} {name}", units, day, under)
        yield NamedUnit(text[match.start() : end], match.start(), end, kind, name, resolution, elsewhere)


def _known_name(text: str, at: int, units: Units, kind: str, capitals: bool) -> int | None:
    """The end of the longest name behind a type that a unit bears; that of such a type before others."""
    ends, position = [], at
    for _ in range(_LONGEST_NAME):
        token = _TOKEN.match(text, position)
        if token is None:
            break
        first = token[0].lstrip("- ")[0]
        if not (first.isupper() or first.isdigit()):
            break
        ends.append(token.end())
        gap = _GAP.match(text, token.end())
        if gap is None:
            break
        position = gap.end()
    known = [end for end in ends if units.knows_name(units.names.key(text[at:end]))]
    if not known:
        return None
    typed = [end for end in known if _bears(text[at:end], units, kind)]
    if typed:
        return typed[-1]
    return None if capitals else known[-1]


def _bears(name: str, units: Units, kind: str) -> bool:
    return any(units.named(spoken) for spoken in units.names.read(f"{kind} {name}")[:1])


def _resolved(
    full_name: str, units: Units, day: dt.date | None, under: str | None
) -> tuple[Resolution, tuple[Unit, ...]]:
    """Which unit is meant under ``under``, or else the units of that name elsewhere."""
    resolution = units.resolve(full_name, day=day, under=under)
    if under is None or resolution.candidates:
        return resolution, ()
    wide = units.resolve(full_name, day=day)
    provinces = tuple(unit for unit in wide.candidates if unit.level == "province")
    if len(provinces) == 1:
        return Resolution(provinces[0], provinces), ()
    return resolution, wide.candidates + wide.others


def _has_above(unit: Unit, names: set[tuple[str, str]], units: Units) -> bool:
    return any((above.type, key_of(above.bare_name)) in names for above in units.ancestors(unit.id))
