"""Years, units, agencies, persons and counts that running text and tasks name, each with its surroundings."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from compliance.model.plan import Mention
from compliance.model.source import Source
from compliance.reading.named_units import units_named
from compliance.reading.vocabulary import load
from compliance.reading.words import Words
from compliance.records import record
from compliance.vietnamese import alternatives, squash
from compliance.wording.capitals import UPPER

if TYPE_CHECKING:
    from compliance.model.units import Units

_AROUND = 60
_YEAR = re.compile(r"(?<![\d/.,-])(?:19|20)\d\d(?![\d/]|[.,]\d|\s*-\s*20\d\d)(?<!\d\d\d\d\d)")
_PART_OF_DATE = re.compile(r"(?:\d\s*/\s*|tháng\s+\d{0,2}\s*năm\s+|-\s*)$", re.IGNORECASE)
_IN_NUMBER = re.compile(r"\s*/\s*[A-ZĐ]")
_NO_OFFICE = r"(?!(?:Văn [Pp]hòng|Phòng|Sở|Ban|UBND|Ủy|Chủ|Phó|Bí|Giám|Trưởng|Bộ)(?!\w))"
_PERSON = re.compile(
    r"(?<!\w)(?i:đ/c|đồng chí|đ\.c|ông|bà)\s+"
    rf"((?:{_NO_OFFICE}[{UPPER}]\w*)(?:\s+{_NO_OFFICE}[{UPPER}]\w*){{0,3}})"
)


@record
class Passage:
    """A text to look through: ``place`` tells where its words stand, ``section`` in which part."""

    text: str
    place: Words | Source
    section: str


def mentions_of(passages: Iterable[Passage], units: Units | None, day: dt.date | None) -> tuple[Mention, ...]:
    """All mentions in the order of the text; a year in a date, a period or a document's number is none."""
    known: dict[str, tuple[_Named, ...]] = {}
    found: list[Mention] = []
    for passage in passages:
        text = passage.text
        if text not in known:
            known[text] = tuple(sorted(_all(text, units, day), key=lambda named: named.start))
        found += [_mention(passage, named) for named in known[text]]
    return tuple(found)


@record
class _Named:
    """What a text names at ``start``, whoever says it where: owners of one table are named in many rows."""

    start: int
    kind: str
    text: str
    value: str | None
    context: str


def _all(text: str, units: Units | None, day: dt.date | None) -> Iterator[_Named]:
    yield from _years(text)
    for match in _counted().finditer(text):
        yield _named(text, "count", match[0], str(int(match[1])), match.start())
    placed = list(_units(text, units, day)) if units is not None else []
    for match in _PERSON.finditer(text):
        if not any(unit.start <= match.start() < end for unit, end in placed):
            yield _named(text, "person", match[0], match[1], match.start())
    yield from (unit for unit, _ in placed)
    yield from _agencies(text)


@cache
def _counted() -> re.Pattern[str]:
    """A count of things a plan says it holds: "36 nhiệm vụ trọng tâm"."""
    names = alternatives(load("parts")["counted"])
    return re.compile(
        rf"(?<![\w.,/])(\d{{1,3}})\s+((?:nhóm\s+)?(?:{names})(?!\w)(?:\s+(?:trọng tâm|cụ thể|chủ yếu))?)",
        re.IGNORECASE,
    )


def _years(text: str) -> Iterator[_Named]:
    for match in _YEAR.finditer(text):
        before = text[max(match.start() - 20, 0) : match.start()]
        if _PART_OF_DATE.search(before) or _IN_NUMBER.match(text, match.end()):
            continue
        yield _named(text, "year", match[0], match[0], match.start())


def _units(text: str, units: Units, day: dt.date | None) -> Iterator[tuple[_Named, int]]:
    """The units named, each with the end of its name."""
    for unit in units_named(text, units):
        words = f"{unit.type} {unit.name}"
        known = units.resolve(words, day=day).unit
        yield _named(text, "unit", words, known.id if known is not None else None, unit.start), unit.end


def _agencies(text: str) -> Iterator[_Named]:
    from compliance.wording.places import agencies_named

    position = 0
    for agency in agencies_named(text):
        position = max(text.find(agency.text, position), 0)
        yield _named(text, "agency", agency.text, agency.name, position)


def _around(text: str, start: int, end: int) -> str:
    """The whole words on both sides of a place."""
    first = max(0, start - _AROUND)
    last = min(len(text), end + _AROUND)
    if first:
        first = text.find(" ", first, start) + 1 or start
    if last < len(text):
        last = text.rfind(" ", end, last) if " " in text[end:last] else end
    return squash(text[first:last])


def _named(whole: str, kind: str, text: str, value: str | None, start: int) -> _Named:
    return _Named(start, kind, squash(text), value, _around(whole, start, start + len(text)))


def _mention(passage: Passage, named: _Named) -> Mention:
    source = passage.place.source_at(named.start, named.text)
    return Mention(named.kind, named.text, named.value, named.context, passage.section, source)
