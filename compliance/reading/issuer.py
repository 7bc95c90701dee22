"""The administrative unit a plan is of: the name in its title, made sure by the other names in the text."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from compliance.reading.head_lines import SEAT, departments, says_who_issues
from compliance.reading.named_units import as_name, unit_names
from compliance.reading.unknown_units import unknown_unit
from compliance.records import record
from compliance.vietnamese import fold, squash

if TYPE_CHECKING:
    from compliance.model.unit import Unit
    from compliance.model.units import Units

_HEAD_LINES = 8


@record
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

    A name that several units bear is settled by the units that the head of the page or the ``texts`` of the
    plan name above it; one that is not settled is never taken for its superior. A department named below the
    unit in the head issues a plan of its own, not the unit's.
    """
    if units is None:
        return Issuer(None, "", None)
    found = _named_issuer(titles, heads, texts, units, day)
    found = _of_head(found, heads, units, day)
    department = next(
        (line for line in heads[:_HEAD_LINES] if line.isupper() and departments().match(line)), None
    )
    if department is None or any(unit_names(title, units) for title in titles[:1]):
        return found
    return Issuer(None, squash(department).capitalize(), found.level)


def _named_issuer(
    titles: Sequence[str], heads: Sequence[str], texts: Iterable[str], units: Units, day: dt.date | None
) -> Issuer:
    """The unit named in the titles or above them."""
    hints = (*_hints(heads, units, day), *_hints(texts, units, day))
    unknown = [
        each
        for text in (*heads, squash(" ".join(heads)), *titles)
        if (each := _unknown(text, units)) is not None
    ]
    partial: Issuer | None = None
    undated = squash(" ".join(line for line in heads if not SEAT.search(line)))
    for text in (*titles, undated, *heads):
        named = [_settled(kind, name, units, day, hints) for kind, name in unit_names(text, units)]
        if known := [issuer for issuer in named if issuer.unit is not None]:
            lowest = _lowest(known, units, day)
            first = named[:1] if text in titles else named
            below = (each for each in (partial, *first, *unknown) if each is not None and each.unit is None)
            found = next((each for each in below if _is_lower(each, lowest, units)), lowest)
            return _under_its_superiors(found, heads, units, day)
        partial = partial or next(iter(named), None)
    partial = partial or next(iter(unknown), None)
    if partial is None and any(_is_central(text, units) for text in (*titles[1:], *heads)):
        central = units.central
        return Issuer(central.id, central.name, central.level)
    return partial or Issuer(None, "", None)


def _of_head(found: Issuer, heads: Sequence[str], units: Units, day: dt.date | None) -> Issuer:
    """The issuer that was found, or the unit below it that a line of the head names as the one that issues.

    A title may name the superior alone ("thực hiện Kế hoạch của UBND tỉnh …"), and a unit may bear a name
    that none has on that day: then it is not known which one is meant, and the superior is not.
    """
    hints = _hints(heads, units, day)
    for line in heads[:_HEAD_LINES]:
        if not says_who_issues(line, units):
            continue
        for kind, name in unit_names(line, units):
            own = _settled(kind, name, units, day, hints)
            if found.unit is None or not _is_lower(own, found, units):
                continue
            if own.unit is not None and units.is_under(own.unit, found.unit):
                found = own
            else:
                meant = _of_any_day(own, found, units) or own.candidates
                found = Issuer(None, as_name(own.name), own.level, meant)
    return found


def _under_its_superiors(found: Issuer, heads: Sequence[str], units: Units, day: dt.date | None) -> Issuer:
    """The unit that was found, or none where the head of the page names a superior it does not lie under."""
    for line in heads:
        for kind, name in unit_names(line, units):
            above = _settled(kind, name, units, day, ())
            if found.unit is None or above.unit is None or not _is_lower(found, above, units):
                continue
            if not units.is_under(found.unit, above.unit):
                return Issuer(None, found.name, found.level, _of_another_day(found, units, day))
    return found


def _of_any_day(issuer: Issuer, above: Issuer, units: Units) -> tuple[str, ...]:
    """The ids of all units of this name that at some time lay under a superior of that name."""
    named = units.resolve(issuer.name, day=None)
    every = (named.unit,) if named.unit is not None else named.candidates or named.others
    return tuple(
        each.id
        for each in every
        if any(up.name == above.name for up in units.ancestors(each.id, each.valid_from))
    )


def _of_another_day(issuer: Issuer, units: Units, day: dt.date | None) -> tuple[str, ...]:
    """The id of a unit that does not exist on the day of the plan: it may be meant all the same."""
    known = issuer.unit is not None and units.get(issuer.unit, day) is None
    return (issuer.unit,) if known and issuer.unit is not None else ()


def _is_lower(one: Issuer, other: Issuer, units: Units) -> bool:
    """Whether ``one`` is of a lower level: a unit nobody knows is never taken for its superior."""
    levels = units.levels
    if one.level not in levels or other.level not in levels:
        return False
    return levels.index(one.level) > levels.index(other.level)


def _unknown(text: str, units: Units) -> Issuer | None:
    """A unit that ``text`` says it is of, whose name no unit of Viet Nam bears."""
    told = unknown_unit(text, units)
    return Issuer(None, *told) if told is not None else None


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
    return (
        "province" if top.type == "thành phố" or not units.children(top.id, day, "district") else "district"
    )


def _lowest(named: Sequence[Issuer], units: Units, day: dt.date | None) -> Issuer:
    """The unit below all others that one text names ("… của tỉnh X trên địa bàn xã Y"), else the first.

    One that does not lie under the superiors named with it is not the one that is meant.
    """
    for issuer in named:
        above = [each.unit for each in named if each.unit is not None and each.unit != issuer.unit]
        if issuer.unit is not None and all(units.is_under(issuer.unit, unit) for unit in above):
            return issuer
    first = named[0]
    superiors = [each for each in named[1:] if _is_lower(first, each, units)]
    if not all(units.is_under(first.unit or "", each.unit or "") for each in superiors):
        return Issuer(None, first.name, first.level, _of_another_day(first, units, day))
    return first


def _is_central(text: str, units: Units) -> bool:
    """Whether a line of the head names the Government ("của Thủ tướng Chính phủ")."""
    folded = fold(text)
    return any(key in folded for key in units.names.central_keys)


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
