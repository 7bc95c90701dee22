"""Levels of administration that words name, and whom the words of an owner column bind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from compliance import builtin, vietnamese
from compliance.files.units import load_units, name_forms
from compliance.model.unit_names import unit_types
from compliance.records import record
from compliance.wording.capitals import CAPITALISED

_NAME = re.compile(rf"(?P<colon>\s*:)?(?:\s+|(?<=\.))(?P<name>{CAPITALISED}|\d{{1,2}}(?!\w))")
_NEXT_NAME = re.compile(rf"(?:\s*,|\s+và)\s+({CAPITALISED})")
# A word ends before what is no letter, an abbreviation with its dot.
_END = r"(?:(?<=\.)|(?!\w))"
_BELONGING = re.compile(r"(?:thuộc|của)(?:\s+(?:ubnd|ủy ban nhân dân))?\s*$")
_JOIN = r"\s*(?:,\s*và|,|;|/|và|hoặc|hay|-|đến)\s*"


@record
class NamedLevel:
    """A level named at ``start`` to ``end`` of the text; ``name`` is set where one unit of it is meant."""

    level: str
    start: int
    end: int
    name: str | None = None
    everyone: bool = False


@record
class Addressees:
    """Whom the words of a column such as "Đơn vị thực hiện" bind.

    ``levels`` are all units and bodies of these levels, in the order of the words; ``named`` single units
    ("thị xã Hoài Nhơn"). ``everyone_local``: the words say "địa phương". ``own``: bodies of no said level,
    hence the plan's own. ``nobody``: only bodies "liên quan", so nobody is bound by the words.
    """

    levels: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    everyone_local: bool = False
    own: bool = False
    nobody: bool = False

    @property
    def says_something(self) -> bool:
        """Whether the words name anybody at all."""
        return bool(self.levels or self.named or self.own or self.nobody)


def levels_named(text: str, *, city: str = "district") -> tuple[str, ...]:
    """The levels that ``text`` names, in the order of its words: "UBND cấp huyện, cấp xã" names two.

    Which of them exist on a day is not asked. ``city`` is the level of a "thành phố" alone: in the plan
    of a centrally run city, or one of its units, it is ``province``.
    """
    return tuple(dict.fromkeys(named.level for named in named_levels(text, city=city)))


def level_of_words(text: str, *, city: str = "district") -> str | None:
    """The one level that the words of a row name ("- Các phòng, ban, đơn vị thuộc huyện"), or None."""
    levels = levels_named(text, city=city)
    return levels[0] if len(levels) == 1 else None


def addressees(text: str, *, city: str = "district") -> Addressees:
    """Whom the words of the column "Đơn vị thực hiện" bind."""
    found = list(named_levels(text, city=city))
    folded = vietnamese.fold(vietnamese.nfc(text))
    told = [(named, bool(named.name) and not _belongs(folded, named)) for named in found]
    single = [named for named, alone in told if alone]
    levels = tuple(dict.fromkeys(named.level for named, alone in told if not alone))
    words = _words()
    concerned = bool(words.concerned.search(folded))
    own = not levels and not single and not concerned and bool(words.own.search(folded))
    return Addressees(
        levels=levels,
        named=tuple(dict.fromkeys(named.name for named in single if named.name)),
        everyone_local=any(named.everyone for named in found),
        own=own,
        nobody=not levels and not single and concerned,
    )


def kinds_named(text: str) -> frozenset[str]:
    """The types of units whose bodies ``text`` names as a kind ("các phường", "thị xã, thành phố").

    Not the levels ("cấp xã"), nor single units ("xã Tây Sơn").
    """
    text = vietnamese.nfc(text)
    folded = vietnamese.fold(text)
    matches = (match for match in _words().scan.finditer(folded) if match["types"])
    listed = (match for match in matches if not _names_after(text, folded, match.end()))
    words = (_in_full(found[0]) for match in listed for found in _words().type.finditer(match["types"]))
    return frozenset(kind for word in words for kind in unit_types() if word.startswith(kind))


def named_levels(text: str, *, city: str = "district") -> Iterator[NamedLevel]:
    """Every place where ``text`` names a level, with the unit's name where one unit is meant."""
    text = vietnamese.nfc(text)
    folded = re.sub(r"[‐-―−]", "-", vietnamese.fold(text))
    words = _words()
    before: tuple[int, list[str]] = (0, [])
    for match in words.scan.finditer(folded):
        if match["tiers"]:
            tiers = [vietnamese.squash(tier[0]) for tier in words.tier.finditer(match["tiers"])]
            before = (match.end(), tiers)
            for tier in tiers:
                yield NamedLevel(words.tiers[tier], match.start(), match.end())
        elif match["types"]:
            beside = before[1] if words.join.fullmatch(folded, before[0], match.start()) else []
            yield from _of_types(text, folded, match, city, beside)
        elif not match["pass"]:
            entry = words.entry(match)
            for level in entry["levels"]:
                yield NamedLevel(level, match.start(), match.end(), everyone=bool(entry.get("everyone")))


def _of_types(
    text: str, folded: str, match: re.Match[str], city: str, beside: list[str]
) -> Iterator[NamedLevel]:
    """A list of types ("các huyện, thị xã, thành phố"): "thành phố" has the level of its company.

    A type before names ("các huyện Tây Sơn, Tuy Phước") gives each of the units named. ``beside`` are the
    tiers that the list goes on from: "trực thuộc" without more is of theirs ("cấp tỉnh, TP trực thuộc").
    """
    types = [_in_full(found[0]) for found in _words().type.finditer(match["types"])]
    names = _names_after(text, folded, match.end()) if len(types) == 1 else []
    for name in names:
        at_city = "province" if name in _words().central_cities else city
        yield NamedLevel(_level_of(types[0], [], at_city), match.start(), match.end(), f"{types[0]} {name}")
    for word in types if not names else ():
        company = [*beside, *types] if word.endswith("trực thuộc") else types
        yield NamedLevel(_level_of(word, company, city), match.start(), match.end())


def _in_full(word: str) -> str:
    """ "TX." is a "thị xã"."""
    return name_forms().type_of(word) or vietnamese.squash(word)


def _level_of(word: str, company: list[str], city: str) -> str:
    types = name_forms().types
    if word in types and len(types[word].levels) == 1:
        return types[word].levels[0]
    if "thuộc tỉnh" in word:
        return "district"
    if word.endswith(("trung ương", "tw")):
        return "province"
    if any(types[other].levels == ("district",) for other in company if other in types):
        return "district"
    return "province" if "tỉnh" in company else city


def _names_after(text: str, folded: str, at: int) -> list[str]:
    """The names of units behind a type; none where the whole text is in capitals, or other words follow.

    One name needs no proof but its capitals; a list goes on only with names that units bear.
    """
    match = None if text.isupper() else _NAME.match(text, at)
    if match is None:
        return []
    first = folded[match.start("name") :].split(None, 1)[0].strip(" ,;.")
    if first in _words().not_names or (match["colon"] and not _is_name(match["name"])):
        return []
    names, following = [match["name"]], _NEXT_NAME.match(text, match.end())
    while following is not None and _is_name(following[1]):
        names.append(following[1])
        following = _NEXT_NAME.match(text, following.end())
    return names


def _is_name(words: str) -> bool:
    return load_units().knows_name(name_forms().key(words))


def _belongs(folded: str, named: NamedLevel) -> bool:
    """Whether bodies "thuộc" or "của" the unit are meant, or the province that the plan is of."""
    before = folded[max(0, named.start - 24) : named.start]
    return named.level == "province" or _BELONGING.search(before) is not None


class _Words:
    """The table of words, compiled."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._entries: list[dict[str, Any]] = data["levels"]
        self.tiers: dict[str, str] = data["tiers"]
        self.not_names = frozenset(vietnamese.fold(word) for word in data["not_names"])
        self.central_cities = frozenset(data["central_cities"])
        self.own = re.compile(rf"(?<!\w)(?:{data['own']})(?!\w)")
        self.concerned = re.compile(rf"(?<!\w)(?:{data['concerned']})(?!\w)")
        types = [re.escape(word).replace(r"\ ", r"\s+") for word in vietnamese.longest_first(unit_types())]
        city = r"(?:thành\s+phố|tp\.?)(?:\s+(?:trực\s+)?thuộc\s+(?:tỉnh|trung\s+ương|tw)|\s+trực\s+thuộc)?"
        one = "|".join((city, r"tx\.?", *types))
        self.type = re.compile(rf"(?<!\w)(?:{one}){_END}")
        tier = "|".join(re.escape(word) for word in sorted(self.tiers, key=len, reverse=True))
        tier = tier.replace(r"\ ", r"\s+")
        self.join = re.compile(_JOIN)
        self.tier = re.compile(rf"(?<!\w)(?:{tier})(?!\w)")
        again = r"(?:(?:của|các|cấp|ubnd|hđnd|ủy\s+ban\s+nhân\s+dân)\s+)*"
        groups = (
            f"(?P<pass>{'|'.join(data['pass_over'])})",
            rf"(?P<tiers>cấp\s+(?:{tier})(?!\w)(?:{_JOIN}{again}(?:{tier})(?!\w)(?!\s+hội))*)",
            *(f"(?P<l{number}>{entry['words']})" for number, entry in enumerate(self._entries)),
            rf"(?P<types>(?:{one}){_END}(?:{_JOIN}{again}(?:{one}){_END}(?!\s+hội))*)",
        )
        self.scan = re.compile(rf"(?<!\w)(?:{'|'.join(groups)}){_END}")

    def entry(self, match: re.Match[str]) -> dict[str, Any]:
        number = next(n for n in range(len(self._entries)) if match[f"l{n}"])
        return self._entries[number]


@cache
def _words() -> _Words:
    return _Words(builtin.table("registry", "places.yaml"))
