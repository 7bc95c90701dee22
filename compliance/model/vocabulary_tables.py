"""The tables of ``relations/vocabulary.yaml``: words by which two promises are told apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from compliance import builtin
from compliance.vietnamese import alternatives, fold, squash

# What is no word: punctuation, and signs that join nothing.
NOT_WORDS = re.compile(r"[^\w%+/\-]+|(?<!\w)[-+]|(?<![\w%])/|[-/+](?!\w)|_+")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of ``rulesets/relations/vocabulary.yaml``, folded."""

    abbreviations: Mapping[str, str]
    variants: Mapping[str, str]
    variant: re.Pattern[str]
    determiners: re.Pattern[str]
    classifiers: frozenset[str]
    groups: Mapping[str, str]
    group_heads: re.Pattern[str]
    scales: tuple[Mapping[str, int], ...]
    names: tuple[tuple[str, ...], ...]
    grade_heads: re.Pattern[str]
    classed: re.Pattern[str]
    beyond_whole: re.Pattern[str]
    own_share: re.Pattern[str]
    denominators: re.Pattern[str]
    qualifiers: tuple[str, ...]
    measuring: re.Pattern[str]
    ranking: frozenset[str]
    joints: re.Pattern[str]
    narrowing: re.Pattern[str]
    denominating: re.Pattern[str]
    each: re.Pattern[str]
    bearer: re.Pattern[str]
    staff: re.Pattern[str]
    given: re.Pattern[str]
    level_names: re.Pattern[str]
    distinctions: tuple[tuple[re.Pattern[str], Mapping[str, int]], ...]
    fillers: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The words, loaded once."""
    import yaml

    data, titles = (
        yaml.load((builtin.rulesets() / name).read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
        for name in ("relations/vocabulary.yaml", "wording/titles.yaml")
    )
    abbreviations = titles["abbreviations"] | data["abbreviations"]
    return Vocabulary(
        abbreviations={fold(short): fold(words) for short, words in abbreviations.items()},
        variants={_flat(words): _flat(same) for words, same in data["variants"].items()},
        variant=_any(tuple(data["variants"])),
        determiners=_leading(data["determiners"]),
        classifiers=frozenset(map(_flat, data["classifiers"])),
        groups={_flat(name): _flat(line[0]) for line in data["groups"] for name in line},
        group_heads=re.compile(rf"(?:(?:{_alternatives(data['group_heads'])})(?!\w) ?)+"),
        scales=tuple(
            {_flat(name): place for place, names in enumerate(scale) for name in names}
            for scale in data["scales"]
        ),
        names=tuple(tuple(names[0] for names in scale) for scale in data["scales"]),
        grade_heads=_leading(data["grade_heads"]),
        classed=_classed(data["grade_heads"], data["scales"]),
        beyond_whole=_any(data["beyond_whole"]),
        own_share=_any(data["own_share"]),
        denominators=_any(data["denominators"]),
        qualifiers=tuple(map(_flat, data["qualifiers"])),
        measuring=_any(data["measuring"]),
        ranking=frozenset(word for words in data["ranking"] for word in _flat(words).split()),
        joints=_any(data["joints"]),
        narrowing=_any(data["narrowing"]),
        denominating=_any(data["denominating"]),
        each=_each(data["each"], data["times"], data["bearers"]),
        bearer=re.compile(rf"(?<=\w)/({_alternatives(data['bearers'])})(?!\w)"),
        staff=_any(data["staff"]),
        given=_given(data["givers"]),
        level_names=_any(data["level_names"]),
        distinctions=tuple(_distinction(sides) for sides in data["distinctions"]),
        fillers=frozenset(map(_flat, data["fillers"])),
    )


def _distinction(sides: Sequence[Sequence[str]]) -> tuple[re.Pattern[str], Mapping[str, int]]:
    """A pattern of all words of a distinction, and on which side each stands."""
    side_of = {_flat(words): side for side, names in enumerate(sides) for words in names}
    return _any(tuple(side_of)), side_of


def _each(words: Sequence[str], times: Sequence[str], bearers: Sequence[str]) -> re.Pattern[str]:
    """A pattern of "mỗi xã", "01 mô hình/xã", where no time is meant ("mỗi năm")."""
    each = rf"(?<!\w)(?:{_alternatives(words)})(?!\w)(?! (?:{_alternatives(times)})(?!\w))"
    return re.compile(rf"{each}|(?<=\w)/(?:{_alternatives(bearers)})(?!\w)")


def _given(givers: Sequence[str]) -> re.Pattern[str]:
    """A pattern of "(do) tỉnh giao", "được giao" at the end of a plan's or an estimate's name."""
    giver = rf"(?:{_alternatives(givers)})"
    return re.compile(rf"(?: do)?(?: (?P<giver>{giver}(?: {giver})*))?(?: đã| được)* giao$")


def _classed(heads: Sequence[str], scales: Sequence[Sequence[Sequence[str]]]) -> re.Pattern[str]:
    """A pattern of the name of a class after a word that says that it is one; a number may be a value."""
    names = [name for scale in scales for same in scale for name in same if not name.isdigit()]
    return re.compile(rf"(?<!\w)(?:{_alternatives(heads)}) ({_alternatives(names)})(?!\w)")


def _flat(words: str) -> str:
    return squash(NOT_WORDS.sub(" ", fold(words)))


def _alternatives(words: Sequence[str]) -> str:
    return alternatives(map(_flat, words))


def _any(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_alternatives(words)})(?!\w)")


def _leading(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"^(?:(?:{_alternatives(words)}) )+(?=\w)")
