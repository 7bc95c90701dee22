"""Words before a number that look like a garbled bound: "tối thlểu 80%", "không qua 5%"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from compliance.vietnamese import fold, strip_diacritics
from compliance.wording.phrases.lexicon import lexicon, load_table, words_of

# Shorter words of one slip are too often words of their own.
_SHORTEST = 6
_SHORTEST_LETTERS = 4
_MOST_WORDS = 4
# How far back the words of a bound may begin.
_REACH = 40
_BREAK = re.compile(r"[^\w ]|_|  ")


def looks_garbled(folded: str) -> bool:
    """Whether the last words of ``folded`` are a bound but for one slip: then it may be one or not.

    A slip is a letter put for another, lost or added, a lost or wrong mark, or words torn apart.
    """
    near = folded[-_REACH:].rstrip(" :").removesuffix("\n")
    words = _BREAK.split(near)[-1].split()[-_MOST_WORDS:]
    while words and words[-1] in words_of("plain_verbs"):
        words.pop()
    if any(_is_slip("".join(words[-size:])) for size in range(1, len(words) + 1)):
        return True
    return any(_is_cut(words[-size:], "open_bounds") for size in (1, 2))


def is_torn_measure(noun: str) -> bool:
    """Whether a counted noun may be a word of measure but for one slip: "88 đim", "5 đi ểm", "07 gày"."""
    words = fold(noun).split()
    if lexicon().nouns.longest(words, 0)[0]:
        return False
    return any(_is_cut(words[:size], "torn_measures") for size in (1, 2)) or any(
        len(word) >= _SHORTEST_LETTERS and not set(_shortened(words[0])).isdisjoint(_shortened(word))
        for word in words_of("torn_measures")
        if words[0] != word
    )


def _is_cut(words: list[str], known: str) -> bool:
    """Whether words are one of the list ``known`` with a letter lost, or torn in two."""
    joined = "".join(words)
    if len(words) > 1:
        return joined in words_of(known)
    return any(joined != word and joined in _shortened(word) for word in words_of(known) if " " not in word)


def _is_slip(word: str) -> bool:
    known, letters, near, cut = _bounds()
    if word in known or len(word) < _SHORTEST_LETTERS:
        return False
    if word in cut:
        return True
    plain = strip_diacritics(word)
    if plain in letters:
        return True
    if len(plain) < _SHORTEST:
        return False
    return any(shorter in near for shorter in _shortened(plain))


@cache
def _bounds() -> tuple[frozenset[str], ...]:
    """Bounds without spaces, their letters without marks, these and the bounds with one letter less."""
    phrases = [
        fold(phrase).replace(" ", "")
        for words in load_table("words.yaml")["comparators"].values()
        for phrase in words
        if " " in phrase and phrase[0].isalpha() and "," not in phrase
    ]
    letters = [strip_diacritics(phrase) for phrase in phrases]
    near = {shorter for word in letters if len(word) >= _SHORTEST for shorter in _shortened(word)}
    known = phrases + [fold(phrase).replace(" ", "") for phrase in load_table("repairs.yaml")["no_slips"]]
    cut = {shorter for phrase in phrases for shorter in _shortened(phrase)}
    return frozenset(known), frozenset(letters), frozenset(near), frozenset(cut)


def _shortened(word: str) -> Iterator[str]:
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]
