"""Whether two populations can be shares of one: in a plan, each unit's own."""

from __future__ import annotations

import re
from functools import lru_cache

from compliance.model.relations.counting import HEAD
from compliance.model.vocabulary import opposed, plain
from compliance.model.vocabulary_tables import vocabulary
from compliance.vietnamese import fold, nfc

_NAME_WORD = re.compile(r" (\w+)")
_BRACKET = re.compile(r"\([^()]*\)")
_NUMBER = re.compile(r"\d")
_ALIKE = 0.6


@lru_cache(maxsize=4096)
def own_words(words: str) -> tuple[str, ...]:
    """The words of a population or an act without those that only say whose share of it is meant."""
    return tuple(vocabulary().own_share.sub(" ", plain(_without_unit_names(words))).split())


def names_bodies_alone(words: str, beside: str) -> bool:
    """Whether the words of a value say but whose it is, and nothing that those ``beside`` it do not.

    "trong đó cấp xã 70%" is of all that is counted, "trong đó cấp xã 100% hồ sơ hộ tịch" of some.
    """
    own = " ".join(own_words(vocabulary().own_value.sub(" ", plain(_BRACKET.sub(" ", words)))))
    said = set(own_words(_BRACKET.sub(" ", beside)))
    return all(word in said or _NUMBER.search(word) for word in own.split())


def same_share(child: str, parent: str) -> bool:
    """Whether two populations can be shares of one: the same thing is counted, whoever it belongs to.

    What is counted stands first in Vietnamese: "hồ sơ thủ tục hành chính" are files, not procedures.
    """
    if _apart(plain(child), plain(parent)):
        return False
    own, asked = own_words(child), own_words(parent)
    if not own or not asked:
        return True
    same_head = set(own[:HEAD]) <= set(asked) and set(asked[:HEAD]) <= set(own)
    return same_head and alike(frozenset(own), frozenset(asked))


def _apart(one: str, other: str) -> bool:
    """Whether two populations say themselves that they are not the same: sides, ages, denominators."""
    numbers = [frozenset(re.findall(r"\d+", words)) for words in (one, other)]
    if (all(numbers) and numbers[0] != numbers[1]) or opposed(one, other):
        return True
    return set(vocabulary().denominating.findall(one)) != set(vocabulary().denominating.findall(other))


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether most words of the shorter text stand in the other; nothing said differs from nothing."""
    if not one or not other:
        return True
    return len(one & other) / min(len(one), len(other)) >= _ALIKE


def _without_unit_names(words: str) -> str:
    """``words`` without the proper names after a type of unit: "huyện" for "huyện Tây Sơn"."""
    words, kept, at = nfc(words), [], 0
    for unit in vocabulary().unit_types.finditer(fold(words)):
        if unit.end() < at:
            continue
        kept.append(words[at : unit.end()])
        at = unit.end()
        while (name := _NAME_WORD.match(words, at)) and name[1].istitle():
            at = name.end()
    return "".join(kept) + words[at:]
