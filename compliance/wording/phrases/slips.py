"""Words with lost or wrong marks that those around them tell: "so vơi năm 2023", "5 ngảy", "Giàm 12%"."""

from __future__ import annotations

import re
from functools import cache

from compliance.records import record
from compliance.vietnamese import cased_like, fold, spliced, strip_diacritics, whole_words
from compliance.wording.phrases.lexicon import load_table

# How far back the words may stand that tell a slip.
_REACH = 60
_WORD = re.compile(r"[^\W\d_]+")


@record
class _Slip:
    """A word known by its letters where ``before`` and ``behind`` it stands what they take."""

    right: str
    folded: str
    before: re.Pattern[str]
    behind: re.Pattern[str]
    but: frozenset[str]


def mend_words(text: str) -> tuple[str, tuple[str, ...]]:
    """``text`` with such words put right, and what was put right ("vơi → với")."""
    letters, folded = strip_diacritics(text).lower(), fold(text)
    if not len(letters) == len(folded) == len(text):
        return text, ()
    words, slips = _slips()
    rights: list[tuple[tuple[int, int], str]] = []
    for match in words.finditer(letters):
        start, end = match.span()
        said = folded[start:end]
        for slip in slips[match[0]]:
            if said == slip.folded:
                break
            near = folded[max(0, start - _REACH) : start]
            if said not in slip.but and slip.before.search(near) and slip.behind.match(folded, end):
                rights.append((match.span(), cased_like(text[start:end], slip.right)))
                break
    return spliced(text, rights), tuple(f"{text[start:end]} → {right}" for (start, end), right in rights)


def place_tones(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """``text`` with tones over the wrong vowel put right, and each such word: wrong, right ("qúa", "quá").

    "hoá" is no slip: where the tone may stand on either vowel, words stay as they are.
    """
    lower, folded = text.lower(), fold(text)
    if lower == folded or not len(lower) == len(folded) == len(text):
        return text, ()
    spans = [match.span() for match in _WORD.finditer(text)]
    rights = [
        ((start, end), cased_like(text[start:end], folded[start:end]))
        for start, end in spans
        if _loses_tone(lower[start:end], folded[start:end])
    ]
    return spliced(text, rights), tuple((text[start:end], right) for (start, end), right in rights)


def _loses_tone(said: str, meant: str) -> bool:
    """Whether the first letter that differs has a tone that the one meant has not."""
    letter, right = next((pair for pair in zip(said, meant, strict=True) if pair[0] != pair[1]), ("", ""))
    return not letter.isascii() and right.isascii()


@cache
def _slips() -> tuple[re.Pattern[str], dict[str, list[_Slip]]]:
    found: dict[str, list[_Slip]] = {}
    for entry in load_table("repairs.yaml")["in_place"]:
        before, behind = re.compile(f"(?:{entry.get('before', '')})$"), re.compile(entry.get("behind", ""))
        but = frozenset(map(fold, entry.get("but", ())))
        for word in entry["words"]:
            slip = _Slip(word, fold(word), before, behind, but)
            found.setdefault(strip_diacritics(word), []).append(slip)
    return whole_words(found), found
