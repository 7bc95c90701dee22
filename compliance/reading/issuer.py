"""The administrative unit a plan is of: the name in its title, made sure by the other names in the text."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compliance.vietnamese import fold, squash

if TYPE_CHECKING:
    from compliance.model.unit import Unit
    from compliance.model.units import Units

_LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class Issuer:
    """The unit of a plan: its id, or None with the ids it may be; ``name`` are the words of the document."""

    unit: str | None
    name: str
    level: str | None
    candidates: tuple[str, ...] = ()


def issuer_of(
    titles: Sequence[str],
    heads: Sequence[str],
    texts: Iterable[str],
    units: Units | None,
    day: dt.date | None,
) -> Issuer:
    """The unit named in the ``titles`` of a plan, else in the lines above them (``heads``).

    A name that several units bear is settled by the units that the ``texts`` of the plan name above it.
    """
    if units is None:
        return Issuer(None, "", None)
    hints = _hints(texts, units, day)
    partial: Issuer | None = None
    for text in (*titles, squash(" ".join(heads)), *heads):
        named = [_settled(kind, name, units, day, hints) for kind, name in unit_names(text, units)]
        if known := [issuer for issuer in named if issuer.unit is not None]:
            return _lowest(known, units)
        partial = partial or next(iter(named), None)
    if partial is None and any(_is_central(text, units) for text in (*titles[1:], *heads)):
        central = units.central
        return Issuer(central.id, central.name, central.level)
    return partial or Issuer(None, "", None)


def _lowest(named: Sequence[Issuer], units: Units) -> Issuer:
    """The unit below all others that one text names ("… của tỉnh X trên địa bàn xã Y"), else the first."""
    for issuer in named:
        above = [each.unit for each in named if each.unit is not None and each.unit != issuer.unit]
        if issuer.unit is not None and all(units.is_under(issuer.unit, unit) for unit in above):
            return issuer
    return named[0]


def _is_central(text: str, units: Units) -> bool:
    """Whether a line of the head names the Government ("của Thủ tướng Chính phủ")."""
    folded = fold(text)
    return any(key in folded for key in units.names.central_keys)


def unit_names(text: str, units: Units) -> list[tuple[str, str]]:
    """The units named in ``text`` with their type: ("huyện", "Tây Sơn"), in order; capitals do not matter."""
    found: list[tuple[str, str]] = []
    for match in units.names.typed.finditer(text):
        kind = units.names.type_of(match["type"])
        words = text[match.end() :].split()[:_LONGEST_NAME]
        for length in range(len(words), 0, -1):
            name = " ".join(words[:length]).strip(" .,;:()/\"'”“*")
            if name and name[0].isupper() and units.knows_name(units.names.key(name)):
                found.append((kind or "", _as_name(name)))
                break
    return found


def _as_name(name: str) -> str:
    return " ".join(word.capitalize() for word in name.split()) if name.isupper() else name


def _hints(texts: Iterable[str], units: Units, day: dt.date | None) -> tuple[Unit, ...]:
    """Units that the text names beyond doubt, the most often named first."""
    counted: Counter[str] = Counter()
    seen: dict[tuple[str, str], Unit | None] = {}
    for text in texts:
        for kind, name in unit_names(text, units):
            key = (kind, name)
            if key not in seen:
                seen[key] = units.resolve(f"{kind} {name}", day=day).unit
            unit = seen[key]
            if unit is not None:
                counted[unit.id] += 1
    by_id = {unit.id: unit for unit in seen.values() if unit is not None}
    return tuple(by_id[key] for key, _ in counted.most_common())


def _settled(kind: str, name: str, units: Units, day: dt.date | None, hints: Sequence[Unit]) -> Issuer:
    words = f"{kind} {name}".strip()
    resolution = units.resolve(words, day=day)
    candidates = resolution.candidates or resolution.others
    unit = resolution.unit
    if unit is None and len(candidates) > 1:
        for hint in hints:
            under = [each for each in candidates if each.id != hint.id and units.is_under(each.id, hint.id)]
            if len(under) == 1:
                unit = under[0]
                break
    if unit is None and not resolution.candidates and len(resolution.others) == 1:
        unit = resolution.others[0]
    if unit is not None:
        return Issuer(unit.id, unit.name, unit.level)
    level = units.level_of_type(kind)
    return Issuer(None, words, level, tuple(each.id for each in candidates))
