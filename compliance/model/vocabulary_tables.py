"""The tables of ``relations/vocabulary.yaml``: words by which two promises are told apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from compliance import builtin
from compliance.model.unit_names import unit_types
from compliance.records import record
from compliance.vietnamese import alternatives, fold, whole_words

# A class of more words than this that begins so ("hoàn thành tốt") needs no word that says that it is one.
_SHORT_NAME, _DONE = 2, "hoàn thành "
WORD = re.compile(r"\w+")
# What is no word: punctuation, and a sign that does not join what stands on both its sides.
_NO_WORD = re.compile(r"[^\w\s%](?:(?<![-+/])|(?!\w)|(?<!\w[-+])(?<![\w%]/))")


@record
class Vocabulary:
    """The words of ``rulesets/relations/vocabulary.yaml``, folded."""

    abbreviations: Mapping[str, str]
    variants: Mapping[str, str]
    variant: re.Pattern[str]
    determiners: re.Pattern[str]
    leading_on: re.Pattern[str]
    classifiers: frozenset[str]
    sittings: frozenset[str]
    not_sittings: frozenset[str]
    persons: frozenset[str]
    groups: Mapping[str, str]
    group_heads: re.Pattern[str]
    group_members: re.Pattern[str]
    scales: tuple[Mapping[str, int], ...]
    names: tuple[tuple[str, ...], ...]
    grade_heads: re.Pattern[str]
    classed: re.Pattern[str]
    measured_classes: frozenset[str]
    bodies: re.Pattern[str]
    unit_types: re.Pattern[str]
    beyond_whole: re.Pattern[str]
    own_share: re.Pattern[str]
    own_value: re.Pattern[str]
    denominators: re.Pattern[str]
    qualifiers: tuple[str, ...]
    measuring: re.Pattern[str]
    ranking: frozenset[str]
    joints: re.Pattern[str]
    narrowing: re.Pattern[str]
    occasions: re.Pattern[str]
    specialties: re.Pattern[str]
    denominating: re.Pattern[str]
    each: re.Pattern[str]
    bearer: re.Pattern[str]
    staff: re.Pattern[str]
    given: re.Pattern[str]
    level_names: re.Pattern[str]
    distinguished_from: Mapping[str, tuple[int, ...]]
    fillers: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The words, loaded once."""
    data, titles = builtin.table("relations", "vocabulary.yaml"), builtin.table("wording", "titles.yaml")
    abbreviations = titles["abbreviations"] | data["abbreviations"]
    variants = {flat(words): flat(same) for words, same in data["variants"].items()}
    return Vocabulary(
        abbreviations={fold(short): flat(words) for short, words in abbreviations.items()},
        variants=variants,
        variant=any_of(tuple(data["variants"])),
        determiners=leading(data["determiners"]),
        leading_on=re.compile(rf"(?<=\w)(?: (?:{listed(data['leading_on'])}))+$"),
        classifiers=frozenset(map(flat, data["classifiers"])),
        sittings=frozenset(map(flat, data["sittings"])),
        not_sittings=frozenset(map(flat, data["not_sittings"])),
        persons=frozenset(map(flat, data["persons"])),
        groups={flat(name): flat(line[0]) for line in data["groups"] for name in line},
        group_heads=re.compile(rf"(?:(?:{listed(data['group_heads'])})(?!\w) ?)+"),
        group_members=_members(data["group_members"], data["group_heads"]),
        scales=tuple(
            {flat(name): place for place, names in enumerate(scale) for name in names}
            for scale in data["scales"]
        ),
        names=tuple(tuple(names[0] for names in scale) for scale in data["scales"]),
        grade_heads=leading(data["grade_heads"]),
        classed=_classed(data["grade_heads"], data["scales"]),
        measured_classes=frozenset(map(flat, data["measured_classes"])),
        bodies=any_of(data["bodies"]),
        unit_types=any_of(tuple(unit_types())),
        beyond_whole=any_of(data["beyond_whole"]),
        own_share=any_of(data["own_share"]),
        own_value=any_of(data["own_value"]),
        denominators=any_of(data["denominators"]),
        qualifiers=tuple(map(flat, data["qualifiers"])),
        measuring=any_of(data["measuring"]),
        ranking=frozenset(word for words in data["ranking"] for word in flat(words).split()),
        joints=any_of(data["joints"]),
        narrowing=any_of(data["narrowing"]),
        occasions=any_of(data["occasions"]),
        specialties=any_of(data["specialties"]),
        denominating=any_of(data["denominating"]),
        each=_each(data["each"], data["times"], data["bearers"]),
        bearer=re.compile(rf"(?<=\w)/({listed(data['bearers'])})(?!\w)"),
        staff=any_of(data["staff"]),
        given=_given(data["givers"]),
        level_names=any_of(data["level_names"]),
        distinguished_from=_begun(data["distinctions"]),
        fillers=frozenset(map(flat, data["fillers"])),
    )


@cache
def distinction(number: int) -> tuple[re.Pattern[str], Mapping[str, int]]:
    """A pattern of all words of the distinction ``number``, and on which side each stands."""
    sides = builtin.table("relations", "vocabulary.yaml")["distinctions"][number]
    side_of = {flat(words): side for side, names in enumerate(sides) for words in names}
    return any_of(tuple(side_of)), side_of


@cache
def bounding() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """A pattern of numbers with the words that bound them, but for dates, documents, ages; what each says."""
    words = builtin.table("wording", "words.yaml")
    signs = {fold(word): sign for sign, said in words["comparators"].items() for word in said}
    sign = rf"(?:(?P<sign>{alternatives(signs)}) ?)?"
    no_date = "".join(rf"(?<!{word} )" for word in words["dates"])
    number = r"0*(?P<number>\d+(?:[.,]\d+)*)(?:/0*(?P<over>\d+))?(?![\d/.,-]*[^\W\d_])"
    no_age = rf"(?! (?:{alternatives(words['ages'])})(?!\w))"
    measure = rf"(?P<measure> ?%| (?:{alternatives((*words['criteria'], *words['scores']))})(?!\w))?"
    return re.compile(rf"{sign}(?<![\w/.,-]){no_date}{number}{no_age}{measure}"), signs


def _begun(distinctions: Sequence[Sequence[Sequence[str]]]) -> Mapping[str, tuple[int, ...]]:
    """Of each word with which one of their sides begins, the numbers of the distinctions."""
    begun: dict[str, dict[int, None]] = {}
    for number, sides in enumerate(distinctions):
        for words in [words for names in sides for words in names]:
            begun.setdefault(WORD.findall(flat(words))[0], {})[number] = None
    return {word: tuple(numbers) for word, numbers in begun.items()}


def _members(words: Sequence[str], heads: Sequence[str]) -> re.Pattern[str]:
    """A pattern of who is ranked, before the words that tell the group."""
    return re.compile(rf"^(?:(?:{listed(words)}) )+(?=(?:{listed(heads)})(?!\w))")


def _each(words: Sequence[str], times: Sequence[str], bearers: Sequence[str]) -> re.Pattern[str]:
    """A pattern of "mỗi xã", "01 mô hình/xã", where no time is meant ("mỗi năm")."""
    each = rf"(?<!\w)(?:{listed(words)})(?!\w)(?! (?:{listed(times)})(?!\w))"
    return re.compile(rf"{each}|(?<=\w)/(?:{listed(bearers)})(?!\w)")


def _given(givers: Sequence[str]) -> re.Pattern[str]:
    """A pattern of "(do) tỉnh giao", "được giao" at the end of a plan's or an estimate's name."""
    giver = rf"(?:{listed(givers)})"
    return re.compile(rf"(?: do)?(?: (?P<giver>{giver}(?: {giver})*))?(?: đã| được)* giao$")


def _classed(heads: Sequence[str], scales: Sequence[Sequence[Sequence[str]]]) -> re.Pattern[str]:
    """A pattern of the name of a class after a word that says that it is one; a number may be a value.

    A name of several words ("hoàn thành tốt nhiệm vụ") is one by itself.
    """
    names = [name for scale in scales for same in scale for name in same if not name.isdigit()]
    full = [name for name in names if len(name.split()) > _SHORT_NAME and name.startswith(_DONE)]
    return re.compile(rf"(?<!\w)(?:(?:{listed(heads)}) (?:{listed(names)})|{listed(full)})(?!\w)")


def words_in(text: str) -> list[str]:
    """The words of ``text``, folded, without punctuation."""
    return _NO_WORD.sub(" ", fold(text).replace("_", " ")).split()


def flat(words: str) -> str:
    return " ".join(words_in(words))


def listed(words: Sequence[str]) -> str:
    return alternatives(map(flat, words))


def any_of(words: Sequence[str]) -> re.Pattern[str]:
    return whole_words(map(flat, words))


def leading(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"^(?:(?:{listed(words)}) )+(?=\w)")
