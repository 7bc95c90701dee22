"""Automatic list numbers of a Word document, counted as Word counts them."""

from __future__ import annotations

import re
from dataclasses import field

from compliance.reading.listnumbers import format_number
from compliance.reading.ooxml import Element, parse
from compliance.reading.word import names as w
from compliance.records import record

_PLACE = re.compile(r"%([1-9])")
_BULLETS = {"": "•", "o": "•", "§": "•", "–": "-", "—": "-", "−": "-"}


@record
class Level:
    """One level of a list: format, pattern such as ``%1.%2)``, first number, level that restarts it."""

    format: str = "decimal"
    pattern: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False


@record(frozen=False)
class Numbering:
    """The lists of a document and how far each has been counted; one per document read."""

    lists: dict[str, str] = field(default_factory=dict)
    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    overrides: dict[str, dict[int, Level]] = field(default_factory=dict)
    starts: dict[str, dict[int, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def next(self, num_id: str, ilvl: int) -> str | None:
        """The number of the next paragraph of list ``num_id`` at level ``ilvl``; None where there is none."""
        abstract = self.lists.get(num_id)
        if abstract is None:
            return None
        levels = self.levels.get(abstract, {}) | self.overrides.get(num_id, {})
        counts = self._counts.setdefault(abstract, {})
        if num_id not in self._begun:
            self._begun.add(num_id)
            for index, start in self.starts.get(num_id, {}).items():
                counts[index] = start - 1
        level = levels.get(ilvl, Level())
        counts[ilvl] = counts.get(ilvl, level.start - 1) + 1
        for deeper in [other for other in counts if other > ilvl]:
            restart = levels.get(deeper, Level()).restart
            if restart is None or (restart > 0 and ilvl < restart):
                del counts[deeper]
        return _print(levels, counts, ilvl)


def read_numbering(data: bytes, file: str) -> Numbering:
    """The lists that ``numbering.xml`` defines."""
    root = parse(data, file)
    numbering = Numbering()
    for abstract in root.iterchildren(w.ABSTRACT_NUM):
        name = abstract.get(w.ABSTRACT_NUM_ID, "")
        numbering.levels[name] = {_index(level): _level(level) for level in abstract.iterchildren(w.LVL)}
    for number in root.iterchildren(w.NUM):
        name = number.get(w.NUM_ID, "")
        reference = number.find(w.ABSTRACT_NUM_ID)
        if reference is None:
            continue
        numbering.lists[name] = reference.get(w.VAL, "")
        for override in number.iterchildren(w.LVL_OVERRIDE):
            _override(numbering, name, override)
    return numbering


def _override(numbering: Numbering, name: str, override: Element) -> None:
    index = _index(override)
    own = override.find(w.LVL)
    if own is not None:
        numbering.overrides.setdefault(name, {})[index] = _level(own)
    start = override.find(w.START_OVERRIDE)
    if start is not None:
        numbering.starts.setdefault(name, {})[index] = _number(start.get(w.VAL), 1)


def _level(element: Element) -> Level:
    def value(tag: str) -> str | None:
        child = element.find(tag)
        return None if child is None else child.get(w.VAL)

    restart = value(w.LVL_RESTART)
    return Level(
        format=value(w.NUM_FMT) or "decimal",
        pattern=value(w.LVL_TEXT) or "",
        start=_number(value(w.START), 1),
        restart=None if restart is None else _number(restart, 0),
        legal=element.find(w.IS_LGL) is not None,
    )


def _print(levels: dict[int, Level], counts: dict[int, int], ilvl: int) -> str | None:
    level = levels.get(ilvl, Level(pattern=f"%{ilvl + 1}."))
    if level.format == "bullet":
        return _bullet(level.pattern)

    def place(match: re.Match[str]) -> str:
        index = int(match.group(1)) - 1
        other = levels.get(index, Level())
        count = counts.get(index, other.start)
        return format_number(count, "decimal" if level.legal and index != ilvl else other.format)

    return _PLACE.sub(place, level.pattern).strip() or None


def _bullet(pattern: str) -> str | None:
    sign = pattern.strip()[:1]
    if not sign:
        return None
    return "•" if "\ue000" <= sign <= "\uf8ff" else _BULLETS.get(sign, sign)


def _index(element: Element) -> int:
    return min(_number(element.get(w.ILVL), 0), 8)


def _number(value: str | None, default: int) -> int:
    return int(value) if value is not None and value.isdigit() and len(value) < 9 else default
