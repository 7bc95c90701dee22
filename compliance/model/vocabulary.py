"""Words that decide whether two promises speak of the same thing: synonyms, groups, scales of grades."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from compliance import builtin
from compliance.vietnamese import fold, squash

_NOT_WORDS = re.compile(r"[^\w%+/\-]+|(?<!\w)[-/+]|[-/+](?!\w)|_+")


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
    given: re.Pattern[str]
    level_names: re.Pattern[str]
    distinctions: tuple[tuple[re.Pattern[str], Mapping[str, int]], ...]


@lru_cache(maxsize=4096)
def plain(words: str) -> str:
    """``words`` folded, abbreviations written out, one variant of each, no punctuation, single spaces."""
    known = vocabulary()
    folded = _NOT_WORDS.sub(" ", fold(words)).split()
    expanded = " ".join(known.abbreviations.get(word, word) for word in folded)
    flat = squash(_NOT_WORDS.sub(" ", expanded))
    return known.variant.sub(lambda found: known.variants[found[0]], flat)


def noun_words(noun: str) -> str:
    """A counted noun or a population as it is compared: plain, without "số", "các", "tổng số" before it."""
    words = plain(noun)
    return vocabulary().determiners.sub("", words) or words


def same_noun(one: str, other: str) -> bool:
    """Whether two counts count the same; a bare "cuộc" goes with any "cuộc …"."""
    first, second = noun_words(one), noun_words(other)
    return first == second or any(
        bare in vocabulary().classifiers and full.startswith(f"{bare} ")
        for bare, full in ((first, second), (second, first))
    )


@lru_cache(maxsize=4096)
def population_words(scope: str) -> tuple[str, ...]:
    """The words of a population as they stand, without those that only join them ("và", "được", "thuộc")."""
    return tuple(vocabulary().joints.sub(" ", noun_words(scope)).split())


def as_given(scope: str) -> tuple[frozenset[str], str | None]:
    """The words of a plan or an estimate, and who set it: "dự toán" and "tỉnh" of "dự toán tỉnh giao"."""
    words = noun_words(scope)
    found = vocabulary().given.search(words)
    if found is None:
        return frozenset(population_words(words)), None
    return frozenset(population_words(words[: found.start()])), found["giver"]


def says_each(words: str) -> bool:
    """Whether words such as "mỗi huyện", "mô hình/xã" give each its own number."""
    return vocabulary().each.search(plain(words)) is not None


def narrowed(words: str) -> frozenset[str]:
    """The words of a text that make a part of what is counted ("nội bộ", "đủ điều kiện")."""
    return frozenset(vocabulary().narrowing.findall(plain(words)))


def opposed(one: str, other: str) -> bool:
    """Whether two texts (plain) name different sides of one distinction ("trễ hạn", "đúng hạn")."""
    for words, side_of in vocabulary().distinctions:
        own, asked = ({side_of[found] for found in words.findall(text)} for text in (one, other))
        if own and asked and not own & asked:
            return True
    return False


def same_group(one: str | None, other: str | None) -> bool:
    """Whether two groups of ranking are the same; an unsaid group differs from none.

    A bare "khu vực" does not say which, so it goes with every region; "vùng X" and "khu vực X" are one.
    """
    if one is None or other is None:
        return True
    first, second = _group(one), _group(other)
    if first == second:
        return True
    regions = [vocabulary().group_heads.match(group) for group in (first, second)]
    names = [
        group[region.end() :].strip()
        for group, region in zip((first, second), regions, strict=True)
        if region
    ]
    return len(names) == 2 and (not all(names) or names[0] == names[1])


def common_scale(one: str, other: str) -> tuple[int, int, Sequence[str]] | None:
    """Places of two grades on the first scale that knows both, with the names from the lowest class up."""
    first, second = grade_name(one), grade_name(other)
    words = vocabulary()
    for places, names in zip(words.scales, words.names, strict=True):
        if first in places and second in places:
            return places[first], places[second], names
    return None


def grade_name(grade: str) -> str:
    """The bare name of a class: "xuất sắc" for "đạt loại Xuất sắc"."""
    words = plain(grade)
    return vocabulary().grade_heads.sub("", words) or words


def classes_named(words: str) -> frozenset[str]:
    """The classes that a text speaks of ("không có đơn vị xếp loại yếu")."""
    return frozenset(vocabulary().classed.findall(plain(words)))


def _group(group: str) -> str:
    words = noun_words(group)
    return vocabulary().groups.get(words, words)


@cache
def vocabulary() -> Vocabulary:
    """The words, loaded once."""
    import yaml

    path = builtin.rulesets() / "relations" / "vocabulary.yaml"
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    return Vocabulary(
        abbreviations={fold(short): fold(words) for short, words in data["abbreviations"].items()},
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
        given=_given(data["givers"]),
        level_names=_any(data["level_names"]),
        distinctions=tuple(_distinction(sides) for sides in data["distinctions"]),
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
    return squash(_NOT_WORDS.sub(" ", fold(words)))


def _alternatives(words: Sequence[str]) -> str:
    longest_first = sorted(map(_flat, words), key=lambda entry: (-len(entry), entry))
    return "|".join(map(re.escape, longest_first))


def _any(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_alternatives(words)})(?!\w)")


def _leading(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"^(?:(?:{_alternatives(words)}) )+(?=\w)")
