"""The tables of ``relations/senses.yaml``: by which two bare phrases are known to mean one thing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from compliance import builtin
from compliance.model.vocabulary_tables import any_of, flat, leading, listed, vocabulary
from compliance.records import record


class Wordings:
    """Puts one wording for others, the longest first; laid out by first words, as there are many."""

    def __init__(self, taken: Mapping[str, str]) -> None:
        self._begun: dict[str, list[tuple[list[str], str]]] = {}
        for words in sorted(taken, key=lambda words: -len(words.split())):
            first, *rest = words.split()
            self._begun.setdefault(first, []).append((rest, taken[words]))

    def put(self, words: str) -> str:
        """``words`` (plain) with each known wording replaced by the one that stands for it."""
        left, told, place = words.split(), [], 0
        while place < len(left):
            said, end = left[place], place + 1
            for rest, same in self._begun.get(said, ()):
                if left[end : end + len(rest)] == rest:
                    said, end = same, end + len(rest)
                    break
            told.append(said)
            place = end
        return " ".join(told)


@record
class Senses:
    """The words of ``rulesets/relations/senses.yaml``, folded."""

    wordings: Wordings
    slight: re.Pattern[str]
    loose: frozenset[str]
    meant: Mapping[frozenset[str], frozenset[str]]
    predicates: re.Pattern[str]
    leads: re.Pattern[str]
    thin: re.Pattern[str]
    opening: re.Pattern[str]
    implied: Mapping[str, frozenset[str]]
    continuous: frozenset[str]
    averaged: re.Pattern[str]
    owned: re.Pattern[str]
    owners: Mapping[str, str]
    graded: re.Pattern[str]
    numbered: re.Pattern[str]
    aged: re.Pattern[str]
    excepting: re.Pattern[str]
    fulfilled: re.Pattern[str]
    fields: re.Pattern[str]
    numbers: re.Pattern[str]
    rates: re.Pattern[str]
    growing: re.Pattern[str]
    bringing: re.Pattern[str]


@cache
def senses() -> Senses:
    """The words, loaded once."""
    data = builtin.table("relations", "senses.yaml")
    taken = _taken(builtin.table("wording", "titles.yaml")["synonyms"], data["alike"])
    return Senses(
        wordings=Wordings(taken),
        slight=any_of(data["slight"]),
        loose=frozenset(word for words in data["loose"] for word in flat(words).split()),
        meant={
            frozenset(flat(words).split()): frozenset(flat(more).split())
            for words, more in data["meant"].items()
        },
        predicates=re.compile(rf" (?:{listed(data['predicates'])})(?!\w).*"),
        leads=re.compile(rf"(?i)^(?:{listed(data['leads'])})(?: [^,;\d\s]+){{2,}}, (?=.*\w)"),
        thin=any_of(data["thin"]),
        opening=leading(data["opening"]),
        implied={flat(unit): frozenset(flat(words).split()) for unit, words in data["implied"].items()},
        continuous=frozenset(map(flat, data["continuous"])),
        averaged=any_of(data["averaged"]),
        owned=_owned(data["owning"], tuple(data["owners"])),
        owners={flat(unit): level for unit, level in data["owners"].items()},
        graded=any_of(data["graded"]),
        numbered=re.compile(rf"(?<!\w)({listed(data['numbered'])}) 0*(\d+|[ivx]+)(?![\w%])"),
        aged=_aged(data["aged"]),
        excepting=any_of(builtin.table("wording", "words.yaml")["excepting"]),
        fulfilled=re.compile(rf"(?<!\w)0*(\d+) ({listed(data['fulfilled'])})(?!\w)"),
        fields=any_of(data["fields"]),
        numbers=any_of(data["numbers"]),
        rates=any_of(data["rates"]),
        growing=any_of(data["growing"]),
        bringing=any_of(data["bringing"]),
    )


def _taken(synonyms: Mapping[str, str], lines: Sequence[Sequence[str]]) -> dict[str, str]:
    """What stands for each wording: the first wording of its line, else what titles take for it.

    All of them as they are once a variant has taken the place of each of its words.
    """
    variant, variants = vocabulary().variant, vocabulary().variants

    def varied(words: str) -> str:
        return variant.sub(lambda found: variants[found[0]], flat(words))

    alike: dict[str, str] = {}
    for first, *others in lines:
        same = varied(first)
        alike |= {same: same, **{varied(words): same for words in others}}
    taken = {varied(words): varied(same) for words, same in synonyms.items()}
    return {words: alike.get(same, same) for words, same in taken.items()} | alike


def _aged(bearers: Sequence[str]) -> re.Pattern[str]:
    """A pattern of an age and of who is of it: "trẻ em dưới 1 tuổi", "độ tuổi 15 60"."""
    age = r"(dưới )?0*(\d+)(?:(?: đến |-| )0*(\d+))?"
    of_whom = rf"(?:{listed(bearers)}) (?:(?:trong|ở|có|độ tuổi|từ|đủ|trên) )*{age}(?= tuổi(?!\w))"
    return re.compile(rf"(?<!\w)(?:{of_whom}|độ tuổi (?:từ )?{age}(?![\w%]))")


def _owned(words: Sequence[str], units: Sequence[str]) -> re.Pattern[str]:
    """A pattern of "của huyện", "trên địa bàn tỉnh"; "xã hội" is no unit."""
    organ = "(?: ủy ban nhân dân| hội đồng nhân dân)?"
    return re.compile(rf"(?<!\w)(?:{listed(words)}){organ} ({listed(units)})(?!\w)(?! hội(?!\w))")
