"""Names of units settled: which unit is meant on a day, how two of them stand to each other."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from compliance.model.unit_names import is_city
from compliance.reading.named_units import unit_names
from compliance.records import record

if TYPE_CHECKING:
    from compliance.model.unit import Unit
    from compliance.model.units import Units


@record
class Issuer:
    """The unit of a plan: its id, or None with the ids it may be; ``name`` are the words of the document.

    ``under`` is the id of the unit that the head of the page names above one that is not known.
    """

    unit: str | None
    name: str
    level: str | None
    candidates: tuple[str, ...] = ()
    under: str | None = None


def issuer_named(kind: str, name: str, units: Units, day: dt.date | None, hints: Sequence[Unit]) -> Issuer:
    """The unit that bears a name on a day; of several the only one under a unit of ``hints``."""
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


def hints_of(texts: Iterable[str], units: Units, day: dt.date | None) -> tuple[Unit, ...]:
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


def is_lower(one: Issuer, other: Issuer, units: Units) -> bool:
    """Whether ``one`` is of a lower level: a unit nobody knows is never taken for its superior."""
    levels = units.levels
    if one.level not in levels or other.level not in levels:
        return False
    return levels.index(one.level) > levels.index(other.level)


def of_any_day(issuer: Issuer, above: Issuer, units: Units) -> tuple[str, ...]:
    """The ids of all units of this name that at some time lay under a superior of that name."""
    named = units.resolve(issuer.name, day=None)
    every = (named.unit,) if named.unit is not None else named.candidates or named.others
    return tuple(
        each.id
        for each in every
        if any(up.name == above.name for up in units.ancestors(each.id, each.valid_from))
    )


def of_another_day(issuer: Issuer, units: Units, day: dt.date | None) -> tuple[str, ...]:
    """The id of a unit that does not exist on the day of the plan: it may be meant all the same."""
    known = issuer.unit is not None and units.get(issuer.unit, day) is None
    return (issuer.unit,) if known and issuer.unit is not None else ()


def city_level(issuer: Issuer, units: Units | None, day: dt.date | None) -> str:
    """The level of a "thành phố" without a name in the plan of ``issuer`` on ``day``.

    It is that of a province in a centrally run city and the units under it, and everywhere once districts
    are gone (Luật Tổ chức chính quyền địa phương 2025).
    """
    unit = units.get(issuer.unit) if units is not None and issuer.unit is not None else None
    if units is None or unit is None:
        return "district"
    chain = (unit, *units.ancestors(unit.id, day))
    top = next((each for each in chain if each.level == "province"), None)
    if top is None:
        return "district"
    return "province" if is_city(top.type) or not units.children(top.id, day, "district") else "district"
