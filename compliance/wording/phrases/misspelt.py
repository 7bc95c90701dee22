"""Words that are no syllables: joined, torn or garbled ones hide what they say ("so vớinăm", "Trê n 92%")."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from compliance.vietnamese import fold
from compliance.wording.phrases.lexicon import words_of
from compliance.wording.phrases.patterns import pattern

_WORD = re.compile(r"[^\W\d_]+")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")


def is_misspelt(text: str) -> bool:
    """Whether a word of ``text`` is no syllable, or a consonant stands alone that no word lost."""
    if text.isascii():
        return False
    if any(not _may_stand(word) for word in _WORD.findall(text)):
        return True
    return pattern("torn_letter").search(text) is not None


@lru_cache(maxsize=16384)
def _may_stand(word: str) -> bool:
    """Words without marks are of any language; names of other languages have one tone at most."""
    if word.isascii() or word.isupper() or word in words_of("no_syllables"):
        return True
    parted = unicodedata.normalize("NFD", fold(word))
    tones = len(_TONES.findall(parted))
    if tones > 1 or word[0].isupper():
        return tones <= 1
    return pattern("syllable").fullmatch(unicodedata.normalize("NFC", _TONES.sub("", parted))) is not None
