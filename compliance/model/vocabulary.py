"""Words that decide whether two promises speak of the same thing: synonyms, groups, scales of grades."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from compliance.model.sense_tables import senses
from compliance.model.vocabulary_tables import WORD, distinction, vocabulary, words_in

# A count is padded in one text and not in another ("01 tuổi", "1 tuổi").
_PERSON = "người"
_PADDING = re.compile(r"0(?<![\w,.]0)0*(?=\d)")


@lru_cache(maxsize=4096)
def plain(words: str) -> str:
    """``words`` folded, abbreviations written out, one variant of each, no punctuation, single spaces."""
    known = vocabulary()
    short = known.abbreviations
    expanded = " ".join([short.get(word) or _of_each(word, short) for word in words_in(words)])
    return known.variant.sub(lambda found: known.variants[found[0]], expanded)


def _of_each(word: str, short: Mapping[str, str]) -> str:
    """``word`` with what a slash parts written out ("đồng/htx")."""
    return "/".join([short.get(part, part) for part in word.split("/")]) if "/" in word else word


@lru_cache(maxsize=4096)
def sense(words: str) -> tuple[str, ...]:
    """The words of a phrase in one wording of each idea, without those that add nothing to what is meant."""
    known = senses()
    told = known.wordings.put(known.opening.sub("", _PADDING.sub("", plain(words))))
    told = known.wordings.put(known.thin.sub(" ", told))
    return tuple(known.slight.sub(" ", told).split())


@lru_cache(maxsize=4096)
def noun_words(noun: str) -> str:
    """A counted noun or a population as it is compared: plain, without "số", "các", "tổng số" before it."""
    words = vocabulary().leading_on.sub("", plain(noun))
    return vocabulary().determiners.sub("", words) or words


def same_noun(one: str, other: str) -> bool:
    """Whether two counts count the same; a bare "cuộc" goes with any "cuộc …"."""
    first, second = noun_words(one), noun_words(other)
    return (
        first == second
        or _members(first) == _members(second)
        or any(_names_more(full, bare) for bare, full in ((first, second), (second, first)))
    )


def _members(noun: str) -> frozenset[str]:
    """The words of a counted noun, in whichever order a list of several gives them."""
    return frozenset(sense(noun)) - {"mới"} or frozenset({noun})


def _names_more(full: str, bare: str) -> bool:
    """Whether ``bare`` only says how ``full`` is counted ("cuộc" of "cuộc kiểm tra")."""
    known = vocabulary()
    return (bare in known.classifiers and full.startswith(f"{bare} ")) or (
        bare == _PERSON and full in known.persons
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
    return vocabulary().each.search(" ".join(sense(words))) is not None


def staff_named(words: str) -> frozenset[str]:
    """Who of those that serve in offices a text names ("cán bộ, công chức")."""
    return frozenset(vocabulary().staff.findall(plain(words)))


@lru_cache(maxsize=4096)
def narrowed(words: str) -> frozenset[str]:
    """The words of a text that make a part of what is counted ("nội bộ", "đủ điều kiện")."""
    return frozenset(vocabulary().narrowing.findall(" ".join(sense(words))))


def occasions(words: str) -> frozenset[str]:
    """On what occasion a text says that a thing is done ("đột xuất"): no other is meant by it."""
    return frozenset(vocabulary().occasions.findall(plain(words)))


def owners(words: str) -> frozenset[str]:
    """The levels of the units whose share or index a text says it means ("của huyện", "toàn tỉnh")."""
    known = senses()
    return frozenset(known.owners[unit] for unit in known.owned.findall(plain(words)))


def gradings(words: str) -> frozenset[str]:
    """The levels at which a text says that a thing is given or recognised ("di tích cấp tỉnh")."""
    return frozenset(senses().graded.findall(plain(words)))


def fields_named(words: str) -> frozenset[str]:
    """The fields of work that a text limits itself to ("trong lĩnh vực đất đai, xây dựng")."""
    _, said, fields = plain(words).partition("lĩnh vực ")
    return frozenset(senses().fields.findall(fields)) if said else frozenset()


def specialties(words: str) -> frozenset[str]:
    """The fields of work whose share of an indicator is another one, of one name too ("hồ sơ đất đai")."""
    return frozenset(vocabulary().specialties.findall(plain(words)))


def numbered(words: str) -> frozenset[tuple[str, str]]:
    """What a text names by a number ("tiêu chí 17") or wants so often or so long ("3 năm liên tục")."""
    text = plain(words)
    return frozenset((*senses().numbered.findall(text), *senses().fulfilled.findall(text)))


def ages(words: str) -> frozenset[tuple[str, ...]]:
    """The ages of whom a text speaks ("trẻ dưới 5 tuổi"), each by its bounds."""
    return frozenset(tuple(filter(None, said)) for said in senses().aged.findall(plain(words)))


def opposed(one: str, other: str) -> bool:
    """Whether two texts (plain) name different sides of one distinction ("trễ hạn", "đúng hạn")."""
    first, second = _sides_named(one), _sides_named(other)
    return any(line in second and named.isdisjoint(second[line]) for line, named in first.items())


@lru_cache(maxsize=4096)
def _sides_named(text: str) -> Mapping[int, frozenset[int]]:
    """Of each distinction by its number, which sides a text (plain) names; none where it names none."""
    known, named = vocabulary(), {}
    for line in {line for word in WORD.findall(text) for line in known.distinguished_from.get(word, ())}:
        words, side_of = distinction(line)
        found = frozenset(side_of[side] for side in words.findall(text))
        if found:
            named[line] = found
    return named


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


@lru_cache(maxsize=4096)
def classes_named(words: str) -> frozenset[str]:
    """The classes that a text speaks of ("không có đơn vị xếp loại yếu")."""
    return frozenset(map(_first_name, vocabulary().classed.findall(plain(words))))


def _first_name(grade: str) -> str:
    """The first of the names of a class: "hoàn thành tốt nhiệm vụ" for "hoàn thành tốt"."""
    name = grade_name(grade)
    known = vocabulary()
    return next(
        (
            names[places[name]]
            for places, names in zip(known.scales, known.names, strict=True)
            if name in places
        ),
        name,
    )


def _group(group: str) -> str:
    words = vocabulary().group_members.sub("", noun_words(group))
    return vocabulary().groups.get(words, words)
