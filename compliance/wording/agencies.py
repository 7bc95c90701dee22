"""Agencies named in running text, with the level that their words give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from compliance import vietnamese
from compliance.model.registry import FULL_WORDS, Agencies, agency_key
from compliance.records import record
from compliance.wording.levels import named_levels

# A full name is shortened in place, the rest filled up, so that places stay those of the text.
_FILL = "\0"
_TOKEN = re.compile(r"(?P<word>[^\W_]+\0*)|(?P<stop>[;:()\n\t]|\.(?=\s|$))")
_SHORT = 200
_HEADS = ("phòng", "sở")
_OF = re.compile(r"[^\S\n\t]*(?:(?:của|thuộc)\s+)?(?:(?:UBND|Ủy ban nhân dân)\s+)?")

Word = tuple[str, int, int]


@record
class NamedAgency:
    """An agency named in words; ``level`` is the one its words give ("Phòng Nội vụ xã"), else None.

    ``place`` is the unit's name behind it; ``known`` says that the registry knows the name at some level.
    """

    text: str
    start: int
    end: int
    name: str
    level: str | None
    place: str | None
    known: bool


def agencies_named(text: str, agencies: Agencies | None = None) -> tuple[NamedAgency, ...]:
    """Every agency that ``text`` names, known to the registry or named like one ("Phòng …", "Sở …")."""
    text = vietnamese.nfc(text)
    if agencies is not None:
        return tuple(_agencies(text, agencies))
    return _of_registry(text) if len(text) <= _SHORT else _of_registry.__wrapped__(text)


# The cells of owners and of names are mostly the same, in a plan and from plan to plan.
@lru_cache(maxsize=8192)
def _of_registry(text: str) -> tuple[NamedAgency, ...]:
    from compliance.files.registries import load_agencies

    return tuple(_agencies(text, load_agencies()))


def _agencies(text: str, agencies: Agencies) -> Iterator[NamedAgency]:
    longest = _by_first_word(tuple(agencies.keys))
    for words in _runs(text):
        index = 0
        while index < len(words):
            count = _known(words, index, longest) if text[words[index][1]].isupper() else 0
            count = count or _like_one(text, words, index)
            if count:
                yield _named(text, words[index][1], words[index + count - 1][2], agencies)
            index += count or 1


def _named(text: str, start: int, end: int, agencies: Agencies) -> NamedAgency:
    name = vietnamese.squash(text[start:end])
    known = agencies.find(name)
    behind = _OF.match(text, end)
    tail_at = behind.end() if behind is not None else end
    tail = next(iter(named_levels(text[tail_at : tail_at + 60])), None)
    level, place = None, None
    if tail is not None and tail.start == 0:
        end, level, place = tail_at + tail.end, tail.level, tail.name
    elif known and _says_level(name):
        level = known[0].level
    return NamedAgency(text[start:end], start, end, name, level, place, bool(known))


def _runs(text: str) -> Iterator[list[Word]]:
    """The words of each stretch without a stop; "và" and signs between words do not count."""
    folded = vietnamese.fold(text)
    for full, short in FULL_WORDS:
        folded = folded.replace(full, short + _FILL * (len(full) - len(short)))
    run: list[Word] = []
    for token in _TOKEN.finditer(folded):
        if token["stop"]:
            yield run
            run = []
        elif token[0] != "và":
            run.append((token[0].rstrip(_FILL), token.start(), token.end()))
    yield run


def _known(words: list[Word], index: int, longest: dict[str, tuple[tuple[str, ...], ...]]) -> int:
    """How many words from ``index`` are the longest known name there."""
    for key in longest.get(words[index][0], ()):
        if tuple(word for word, _, _ in words[index : index + len(key)]) == key:
            return len(key)
    return 0


def _like_one(text: str, words: list[Word], index: int) -> int:
    """How many words are named like an agency: a head word and one or two more, both in capitals."""
    following = words[index + 1 : index + 3]
    if words[index][0] not in _HEADS or not following:
        return 0
    if not (text[words[index][1]].isupper() and text[following[0][1]].isupper()):
        return 0
    return 1 + len(following)


def _says_level(name: str) -> bool:
    """Whether the name itself is of one level: a "Sở" is the province's, "Văn phòng UBND tỉnh" says so."""
    return agency_key(name).startswith("sở ") or agency_key(name).endswith(" tỉnh")


@cache
def _by_first_word(keys: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Known names by their first word, the longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for key in sorted(keys, key=lambda key: (-len(key.split()), key)):
        table.setdefault(key.split()[0], []).append(tuple(key.split()))
    return {first: tuple(names) for first, names in table.items()}
