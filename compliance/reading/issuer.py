"""The administrative unit a plan is of: the name in its title, made sure by the other names in the text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from compliance.reading.head_lines import SEAT, departments, says_who_issues
from compliance.reading.named_units import as_name, unit_names
from compliance.reading.settled_units import (
    Issuer,
    hints_of,
    is_lower,
    issuer_named,
    of_another_day,
    of_any_day,
)
from compliance.reading.unknown_units import unknown_unit
from compliance.vietnamese import fold, squash

if TYPE_CHECKING:
    from compliance.model.unit import Unit
    from compliance.model.units import Units

_HEAD_LINES = 8


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
    above = hints_of(heads, units, day)
    hints = (*above, *hints_of(texts, units, day))
    found = _of_head(_named_issuer(titles, heads, hints, units, day), heads, above, units, day)
    found = _placed(found, heads, units, day)
    department = next(
        (line for line in heads[:_HEAD_LINES] if line.isupper() and departments().match(line)), None
    )
    if department is None or any(unit_names(title, units) for title in titles[:1]):
        return found
    return Issuer(None, squash(department).capitalize(), found.level)


def _named_issuer(
    titles: Sequence[str], heads: Sequence[str], hints: Sequence[Unit], units: Units, day: dt.date | None
) -> Issuer:
    """The unit named in the titles or above them."""
    unknown = [
        each
        for text in (*heads, squash(" ".join(heads)), *titles)
        if (each := _unknown(text, units)) is not None
    ]
    partial: Issuer | None = None
    undated = squash(" ".join(line for line in heads if not SEAT.search(line)))
    for text in (*titles, undated, *heads):
        named = [issuer_named(kind, name, units, day, hints) for kind, name in unit_names(text, units)]
        if known := [issuer for issuer in named if issuer.unit is not None]:
            lowest = _lowest(known, units, day)
            first = named[:1] if text in titles else named
            below = (each for each in (partial, *first, *unknown) if each is not None and each.unit is None)
            found = next((each for each in below if is_lower(each, lowest, units)), lowest)
            return _under_its_superiors(found, heads, units, day)
        partial = partial or next(iter(named), None)
    partial = partial or next(iter(unknown), None)
    if partial is None and any(_is_central(text, units) for text in (*titles[1:], *heads)):
        central = units.central
        return Issuer(central.id, central.name, central.level)
    return partial or Issuer(None, "", None)


def _of_head(
    found: Issuer, heads: Sequence[str], hints: Sequence[Unit], units: Units, day: dt.date | None
) -> Issuer:
    """The issuer that was found, or the unit below it that a line of the head names as the one that issues.

    A title may name the superior alone ("thực hiện Kế hoạch của UBND tỉnh …"), and a unit may bear a name
    that none has on that day: then it is not known which one is meant, and the superior is not.
    """
    for line in heads[:_HEAD_LINES]:
        if not says_who_issues(line, units):
            continue
        for kind, name in unit_names(line, units):
            own = issuer_named(kind, name, units, day, hints)
            if found.unit is None or not is_lower(own, found, units):
                continue
            if own.unit is not None and units.is_under(own.unit, found.unit):
                found = own
            else:
                meant = of_any_day(own, found, units) or own.candidates
                found = Issuer(None, as_name(own.name), own.level, meant)
    return found


def _placed(found: Issuer, heads: Sequence[str], units: Units, day: dt.date | None) -> Issuer:
    """A unit that is not known with the lowest one that the head names above it."""
    if found.unit is not None or not found.name:
        return found
    named = [
        issuer_named(kind, name, units, day, ()) for line in heads for kind, name in unit_names(line, units)
    ]
    above = [each for each in named if each.unit is not None and is_lower(found, each, units)]
    return replace(found, under=_lowest(above, units, day).unit) if above else found


def _under_its_superiors(found: Issuer, heads: Sequence[str], units: Units, day: dt.date | None) -> Issuer:
    """The unit that was found, or none where the head of the page names a superior it does not lie under."""
    for line in heads:
        for kind, name in unit_names(line, units):
            above = issuer_named(kind, name, units, day, ())
            if found.unit is None or above.unit is None or not is_lower(found, above, units):
                continue
            if not units.is_under(found.unit, above.unit):
                return Issuer(None, found.name, found.level, of_another_day(found, units, day))
    return found


def _unknown(text: str, units: Units) -> Issuer | None:
    """A unit that ``text`` says it is of, whose name no unit of Viet Nam bears."""
    told = unknown_unit(text, units)
    return Issuer(None, *told) if told is not None else None


def _lowest(named: Sequence[Issuer], units: Units, day: dt.date | None) -> Issuer:
    """The unit below all others that one text names ("… của tỉnh X trên địa bàn xã Y"), else the first.

    One that does not lie under the superiors named with it is not the one that is meant.
    """
    for issuer in named:
        above = [each.unit for each in named if each.unit is not None and each.unit != issuer.unit]
        if issuer.unit is not None and all(units.is_under(issuer.unit, unit) for unit in above):
            return issuer
    first = named[0]
    superiors = [each for each in named[1:] if is_lower(first, each, units)]
    if not all(units.is_under(first.unit or "", each.unit or "") for each in superiors):
        return Issuer(None, first.name, first.level, of_another_day(first, units, day))
    return first


def _is_central(text: str, units: Units) -> bool:
    """Whether a line of the head names the Government ("của Thủ tướng Chính phủ")."""
    folded = fold(text)
    return any(key in folded for key in units.names.central_keys)
