"""Lists that give each level its own value for each of several years."""

from __future__ import annotations

from dataclasses import replace

from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.pieces import Segment
from compliance.wording.phrases.tokens import Scanned


def levels_over_years(found: list[Segment], said: dict[int, list[str]]) -> dict[int, list[str]]:
    """ "Cấp tỉnh: năm 2026 90%, năm 2027 95%; cấp xã: năm 2026 80%, …": a level holds until the next.

    ``said`` are the levels by the places of values; {} where they are no such list.
    """
    held: list[str] = []
    levels: dict[int, list[str]] = {}
    for place, own in said.items():
        held = own or held
        levels[place] = held
    whole = all(levels.values()) and all(found[place].target.period for place in levels)
    several = len({level for own in levels.values() for level in own}) > 1
    return levels if whole and several and _once_each(found, levels) else {}


def with_years(scanned: Scanned, found: list[Segment], said: dict[int, list[str]]) -> list[Segment]:
    """ "Năm 2026: cấp tỉnh 90%, cấp xã 80%; năm 2027: …": a year before its levels holds until the next."""
    result, year = list(found), None
    for place in said:
        segment = found[place]
        heads = pattern("year_heads").match(scanned.folded, segment.start, segment.found.anchor)
        titled = pattern("year_before_list").search(scanned.folded, segment.start, segment.found.anchor)
        if segment.target.period is not None:
            year = segment.target.period if heads else None
        elif titled is not None:
            year = int(titled[1])
            result[place] = replace(segment, target=replace(segment.target, period=year))
        elif year is not None:
            result[place] = replace(segment, target=replace(segment.target, period=year))
    return result if all(said.values()) and _once_each(result, said) else found


def _once_each(found: list[Segment], levels: dict[int, list[str]]) -> bool:
    """Whether no level has two values for one year."""
    cells = [(level, found[place].target.period) for place, own in levels.items() for level in own]
    return len(set(cells)) == len(cells)
