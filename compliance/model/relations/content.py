"""What is promised beyond the number: the words of an indicator or an act, whoever bears it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from compliance.model.relations import classes, details
from compliance.model.sense_tables import senses
from compliance.model.target import MEASURED, Kind, Target
from compliance.model.vocabulary import classes_named, opposed, plain, sense
from compliance.model.vocabulary_tables import vocabulary

_BRACKETS = re.compile(r"\([^()]*\)")
_ORDERED = MEASURED | {Kind.TREND, Kind.RANK, Kind.GRADE}
_RATE = re.compile(r"(?:/|(?<!\w)(?:mỗi|hàng|một) )(năm|quý|tháng|tuần|ngày)(?!\w)")

# Whether two phrases name one indicator: yes, no, or not known. After the phrases come the sentences that
# they are parts of, which say what a part leaves unsaid.
OneSubject = Callable[[str, str, str, str], bool | None]


def undecided(_one: str, _other: str, _of_one: str, _of_other: str, /) -> None:
    """Nothing is known of indicators beyond the words of the phrases."""


def same_content(child: Target, parent: Target, one_subject: OneSubject = undecided) -> bool:
    """Whether two phrases of one population can be about the same indicator, as far as their words tell.

    "Công bố 100% TTHC" and "đơn giản hóa 100% TTHC" are not. What one side leaves unsaid differs from
    nothing, so a phrase that names no indicator goes with any. ``one_subject`` is asked where both name one.
    Where both say whom they count, only the rest has to be alike; where both begin with the same word, what
    stands after it tells them apart ("sản lượng thủy sản", "sản lượng lương thực").
    """
    if not {child.kind, parent.kind} <= _ORDERED:
        return True
    if opposed(plain(child.raw), plain(parent.raw)):
        return False
    if classes.number_beside_rate(child, parent) or classes.number_beside_rate(parent, child):
        return False
    if details.differ(child, parent):
        return False
    own, asked = _telling(child), _telling(parent)
    if not own or not asked:
        return True
    if classes.differ(child, parent):
        return False
    known = one_subject(_subject(child), _subject(parent), _said_before(child), _said_before(parent))
    if known is not None:
        return known
    if _supplied(child, own, parent, asked):
        return True
    if child.scope and parent.scope:
        named = _named(child) | _named(parent)
        return own - named <= asked or asked - named <= own
    return False


def _supplied(child: Target, own: frozenset[str], parent: Target, asked: frozenset[str]) -> bool:
    """Whether one of two phrases says nothing that the other does not.

    A unit of measure says what it measures. What a part leaves unsaid its sentence supplies, where the other
    side leaves nothing unsaid either: "ngô 9.000 tấn" is not of the rice that the sentence speaks of before.
    """
    implied, of_parent = _implied(child), _implied(parent)
    before, of_other = (indicator_words(_said_before(target)) for target in (child, parent))
    if not (own & asked or (own & (of_parent | of_other) and asked & (implied | before))):
        return False
    extra, lacking = own - asked - of_parent, asked - own - implied
    return not extra or not lacking or (extra <= of_other and lacking <= before)


def _said_before(target: Target) -> str:
    """The sentence that a part of a phrase stands in, up to it; nothing for the first part."""
    return "" if target.title is None or target.title == target.raw else target.title


def _implied(target: Target) -> frozenset[str]:
    """What the unit says in which a target is measured ("2.500 ha" is an area)."""
    told = senses().implied
    unit = target.unit.value if target.unit else ""
    return told.get(plain(target.noun or "")) or told.get(unit) or frozenset()


def says_more(child: Target, parent: Target) -> bool:
    """Whether the words of ``child`` may mean a part of what ``parent`` promises ("khách đường biển").

    What may only be a part of it is no ground to call the whole of it smaller.
    """
    if not {child.kind, parent.kind} <= MEASURED:
        return False
    said = indicator_words(f"{parent.title or ''} {parent.raw}")
    own = indicator_words(child.raw.replace(child.condition, " ") if child.condition else child.raw)
    return bool(said) and not own <= said | _implied(parent) | _meant(said | _named(parent)) | senses().loose


def _meant(said: frozenset[str]) -> frozenset[str]:
    """``said`` with what its words bring along ("giải ngân" is of capital)."""
    return said.union(*(more for words, more in senses().meant.items() if words <= said))


def words_apart(child: Target, parent: Target) -> int:
    """How many words of two phrases only one of them says."""
    return len(indicator_words(child.raw) ^ indicator_words(parent.raw))


@lru_cache(maxsize=4096)
def indicator_words(raw: str) -> frozenset[str]:
    """The words of a phrase that say what is promised: no numbers, units, comparators, brackets."""
    return frozenset(_in_order(raw))


@lru_cache(maxsize=4096)
def _in_order(raw: str) -> tuple[str, ...]:
    told = " ".join([word for word in sense(_BRACKETS.sub(" ", raw)) if not word[0].isdecimal()])
    words = vocabulary().measuring.sub(" ", " ".join(sense(told)))
    return tuple(word for word in words.split() if word.isalpha())


def _telling(target: Target) -> frozenset[str]:
    """What a phrase says of its indicator, or where it says nothing the sentence that it is a part of.

    The class or the place that such a sentence promises besides names nothing ("Xuất sắc (trên 90 điểm)").
    """
    title = target.title or ""
    classes = frozenset(word for name in classes_named(title) for word in name.split())
    return _words_of(target, target.raw) or _words_of(target, title) - vocabulary().ranking - classes


def _words_of(target: Target, phrase: str) -> frozenset[str]:
    """The words that name an indicator in ``phrase``; of a place or a class, what is ranked or classed."""
    words = indicator_words(phrase)
    return words if target.kind in MEASURED else words - vocabulary().ranking - _named(target)


def _subject(target: Target) -> str:
    """The phrase that names the indicator, without exceptions and the number of what it counts ("4 sao")."""
    phrase = target.raw if _words_of(target, target.raw) else target.title or target.raw
    if target.kind is Kind.RANK:
        phrase = details.NUMBER.sub(" ", phrase)
    if target.grade is not None:
        phrase = phrase.replace(target.grade, " ")
    if target.condition is not None:
        phrase = phrase.replace(target.condition, " ")
    if target.noun is None:
        return phrase
    return re.sub(rf"\d[\d.,]*\s+(?={re.escape(target.noun)})", "", phrase)


def same_rate(child: Target, parent: Target) -> bool:
    """Whether both are asked in one time ("lần/năm") and of one bearer ("đồng/người"), where both say one."""
    for rate in (_RATE, vocabulary().bearer):
        own, asked = (frozenset(rate.findall(plain(target.raw))) for target in (child, parent))
        if details.said_otherwise(own, asked):
            return False
    return True


def _named(target: Target) -> frozenset[str]:
    """Words that a target already gives as its population, noun or group."""
    counted = senses().predicates.sub("", " ".join(sense(target.scope or "")))
    said = (counted, target.noun, target.group, target.grade)
    return frozenset(word for words in said if words for word in (*plain(words).split(), *sense(words)))
