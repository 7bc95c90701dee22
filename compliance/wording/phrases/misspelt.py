"""Words that are no syllables: joined, torn or garbled ones hide what they say ("so vớinăm", "Trê n 92%")."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from compliance.vietnamese import fold
from compliance.wording.phrases.lexicon import words_of
from compliance.wording.phrases.patterns import pattern

_WORD = re.compile(r"[^\W\d_]+")
_STRAY_MARK = re.compile("[\u0300-\u036f]")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
# Before a stop only the sharp and the heavy tone are spoken ("nhất", "đạt"): no word is written "nhât".
_STOPPED = ("\u0301", "\u0323")
_STOPS = ("p", "t", "c", "ch")


def is_misspelt(text: str) -> bool:
    """Whether a word is no syllable, a consonant stands alone, or a set phrase lost a letter."""
    if text.isascii():
        return False
    if _STRAY_MARK.search(text) is not None:
        return True
    for match in _WORD.finditer(text):
        if not _may_stand(match[0], _may_name(text, match)):
            return True
    head = text[:1].lower() + text[1:]
    return any(pattern(name).search(head) is not None for name in ("torn_letter", "torn_words"))


def _may_name(text: str, match: re.Match[str]) -> bool:
    """Whether a word is a name for its capital: no first word is, unless another with a capital follows."""
    if not match[0][0].isupper():
        return False
    following = _WORD.search(text, match.end())
    return match.start() > 0 or (following is not None and following[0][0].isupper())


@lru_cache(maxsize=16384)
def _may_stand(word: str, name: bool) -> bool:
    """Words without marks are of any language; names of other languages have one tone at most."""
    if word.isascii() or word.isupper() or word.lower() in words_of("no_syllables"):
        return True
    parted = unicodedata.normalize("NFD", fold(word))
    tones = _TONES.findall(parted)
    if len(tones) > 1 or name:
        return len(tones) <= 1
    plain = unicodedata.normalize("NFC", _TONES.sub("", parted))
    stopped = plain.endswith(_STOPS) and not set(tones) & set(_STOPPED)
    return not stopped and pattern("syllable").fullmatch(plain) is not None
