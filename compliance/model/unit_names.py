"""How administrative units are named in words: type, bare name, abbreviations, chains of names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import pairwise

from compliance import builtin, vietnamese
from compliance.model.unit import Unit
from compliance.records import record

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_CHAIN = re.compile(r"\s*(?:[,;()]|\sthuộc\s)\s*")
_LOOSE_END = " .,;:-–"
_HYPHEN = re.compile(r"\s*[-–]\s*")
_LEADING_ZERO = re.compile(r"(?<!\d)0+(?=\d)")


@record
class UnitType:
    """A word before the name of a unit ("thị xã"), its abbreviations and the levels it is of."""

    word: str
    levels: tuple[str, ...]
    short: tuple[str, ...] = ()


@record
class SpokenName:
    """One unit as words name it: ``type`` is None for a bare name; ``key`` is the folded bare name."""

    type: str | None
    key: str
    slug: str

    def fits(self, unit: Unit) -> bool:
        """Whether the words can name ``unit``."""
        return (self.type is None or unit.type == self.type) and key_of(unit.bare_name) == self.key

    def fits_loosely(self, unit: Unit) -> bool:
        """The same without diacritics."""
        return (self.type is None or unit.type == self.type) and slug_of(unit.bare_name) == self.slug


@cache
def unit_types() -> Mapping[str, Sequence[str]]:
    """The words for types of units below the state, each with its levels, the usual one first."""
    types = builtin.table("registry", "levels.yaml")["types"]
    return {each["word"]: each["levels"] for each in types if "central" not in each["levels"]}


def is_city(type_word: str) -> bool:
    """Whether units of this type are of several levels, as cities are: which one, only the unit tells."""
    return len(unit_types().get(type_word, ())) > 1


@lru_cache(maxsize=8192)
def key_of(name: str) -> str:
    """The form of a bare name by which it is found: folded, one space between words, no padding zeros."""
    folded = vietnamese.fold(vietnamese.squash(_HYPHEN.sub(" - ", name.replace("’", "'"))))
    return _LEADING_ZERO.sub("", folded)


def slug_of(name: str) -> str:
    """A name as a part of a path: "Tây Sơn" is ``tay-son``."""
    return _NOT_SLUG.sub("-", vietnamese.strip_diacritics(name).lower()).strip("-")


class NameForms:
    """Reads names of units by the tables of types and bodies (``rulesets/registry/levels.yaml``)."""

    def __init__(
        self,
        types: Sequence[UnitType],
        *,
        bodies: Sequence[str],
        central: Sequence[str],
        spellings: Mapping[str, str] | None = None,
    ) -> None:
        self.types: Mapping[str, UnitType] = {unit_type.word: unit_type for unit_type in types}
        self._bodies = tuple(bodies)
        self._spellings = {key_of(other): usual for other, usual in (spellings or {}).items()}
        self.central_keys = frozenset(key_of(name) for name in central)

    def usual(self, name: str) -> str:
        """The usual spelling of a name that is also written otherwise ("Qui Nhơn", "HCM")."""
        return self._spellings.get(key_of(name), name)

    def key(self, name: str) -> str:
        """The form by which a bare name is found, whichever way it is spelled."""
        return key_of(self.usual(name))

    def levels_of(self, type_word: str) -> tuple[str, ...]:
        """The levels of a type, the usual one first; empty for a word that is no type."""
        known = self.types.get(self.type_of(type_word) or "")
        return known.levels if known is not None else ()

    def type_of(self, word: str) -> str | None:
        """The type that a word or abbreviation stands for ("TX." is "thị xã")."""
        word = vietnamese.fold(vietnamese.squash(word)).rstrip(".")
        return self._type_of_word.get(word)

    def read(self, words: str) -> tuple[SpokenName, ...]:
        """The units that ``words`` chain, the lowest first: "xã Nhơn Hậu, thị xã An Nhơn" gives two."""
        text = vietnamese.squash(vietnamese.clean(words)).strip(_LOOSE_END)
        body = self._leading_body.match(vietnamese.fold(text))
        text = text[body.end() :] if body is not None else text
        parts = [part for part in _CHAIN.split(text) if part]
        spoken = [one for part in parts for one in self._chained(part)]
        return tuple(spoken)

    def _chained(self, words: str) -> list[SpokenName]:
        """ "huyện Tây Sơn tỉnh Bình Định" without a comma between."""
        starts = [match.start() for match in self.typed.finditer(words)]
        bounds = [0, *(start for start in starts if start > 0), len(words)]
        pieces = [words[first:last].strip() for first, last in pairwise(bounds)]
        return [self._one(piece.rstrip(_LOOSE_END)) for piece in pieces if piece.strip(_LOOSE_END)]

    def _one(self, words: str) -> SpokenName:
        match = self.typed.match(words)
        kind, name = (
            (self.type_of(match["type"]), words[match.end() :]) if match is not None else (None, words)
        )
        return SpokenName(kind, self.key(name), slug_of(self.usual(name)))

    @cached_property
    def _type_of_word(self) -> dict[str, str]:
        table = {word: word for word in self.types}
        for unit_type in self.types.values():
            table |= {vietnamese.fold(short): unit_type.word for short in unit_type.short}
        return table

    @cached_property
    def typed(self) -> re.Pattern[str]:
        """A type word or abbreviation in running text, before a name; ``type`` is the group."""
        words = sorted(self.types, key=lambda word: -len(word))
        long = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
        shorts = sorted(
            {short for one in self.types.values() for short in one.short}, key=lambda s: (-len(s), s)
        )
        # An abbreviation of one letter needs its dot: "P. Đập Đá", not "P Đập Đá".
        brief = "|".join(f"{short}\\.?" if len(short) > 1 else f"{short}\\." for short in shorts)
        return re.compile(rf"(?<!\w)(?P<type>(?i:{long})|{brief})(?:\s+|(?<=\.))(?=\w)")

    @cached_property
    def _leading_body(self) -> re.Pattern[str]:
        bodies = sorted((vietnamese.fold(body) for body in self._bodies), key=len, reverse=True)
        words = "|".join(re.escape(body) for body in bodies)
        return re.compile(rf"(?:(?:{words})\s+(?:của\s+)?)+")
