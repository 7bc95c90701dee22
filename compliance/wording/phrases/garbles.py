"""Words before a number that look like a garbled bound: "tối thlểu 80%", "không qua 5%"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from compliance.vietnamese import fold, strip_diacritics
from compliance.wording.phrases.lexicon import load_table, words_of

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
    return any(_is_slip("".join(words[-size:])) for size in range(1, len(words) + 1))


def _is_slip(word: str) -> bool:
    known, letters, near = _bounds()
    if word in known or len(word) < _SHORTEST_LETTERS:
        return False
    plain = strip_diacritics(word)
    if plain in letters:
        return True
    if len(plain) < _SHORTEST:
        return False
    return any(shorter in near for shorter in _shortened(plain))


@cache
def _bounds() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Bounds without spaces, their letters without marks, and these with one letter less."""
    phrases = [
        fold(phrase).replace(" ", "")
        for words in load_table("words.yaml")["comparators"].values()
        for phrase in words
        if " " in phrase and phrase[0].isalpha() and "," not in phrase
    ]
    letters = [strip_diacritics(phrase) for phrase in phrases]
    near = {shorter for word in letters if len(word) >= _SHORTEST for shorter in _shortened(word)}
    known = phrases + [fold(phrase).replace(" ", "") for phrase in load_table("repairs.yaml")["no_slips"]]
    return frozenset(known), frozenset(letters), frozenset(near)


def _shortened(word: str) -> Iterator[str]:
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]
