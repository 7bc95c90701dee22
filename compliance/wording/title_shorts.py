"""Short forms of a plan's own words ("TNGT"), written out by the words that spell them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from compliance.vietnamese import clean, fold, squash
from compliance.wording.title_forms import title_words

_SHORT = re.compile(r"(?<![\w-])[A-ZĐ]{3,9}(?![\w-])")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the titles of a plan say: short forms that no table knows, and each title's words."""

    shorts: frozenset[str]
    words: tuple[tuple[str, ...], ...]


def spoken_in(titles: Iterable[str]) -> Spoken:
    """The short forms and the words of ``titles``; a title all in capitals has no short forms."""
    known = title_words().abbreviations
    shorts: set[str] = set()
    words: dict[tuple[str, ...], None] = {}
    for title in map(squash, map(clean, titles)):
        if not title.isupper():
            shorts.update(short for short in _SHORT.findall(title) if fold(short) not in known)
        words.setdefault(tuple(_WORD.findall(fold(title))))
    return Spoken(frozenset(shorts), tuple(words))


def spelled(plans: Iterable[Spoken]) -> Mapping[str, str]:
    """For each short form the words that it stands for, where the plans say one run of words that fits.

    "TNGT" stands for "tai nạn giao thông" where a title of either plan has those words, and no other
    words that begin with the same letters.
    """
    plans = tuple(plans)
    shorts = sorted({short for plan in plans for short in plan.shorts})
    runs: dict[str, set[str]] = {short: set() for short in shorts}
    for words in (words for plan in plans for words in plan.words) if shorts else ():
        initials = "".join(word[0] for word in words)
        for short in shorts:
            runs[short].update(_runs(fold(short), initials, words))
    return {short: next(iter(found)) for short, found in runs.items() if len(found) == 1}


def written_out(title: str, short_forms: Mapping[str, str]) -> str:
    """``title`` with the short forms that are known written out."""
    if not short_forms or title.isupper():
        return title
    return _SHORT.sub(lambda found: short_forms.get(found[0], found[0]), title)


def _runs(short: str, initials: str, words: tuple[str, ...]) -> Iterable[str]:
    """The runs of ``words`` whose first letters are ``short``."""
    start = initials.find(short)
    while start >= 0:
        yield " ".join(words[start : start + len(short)])
        start = initials.find(short, start + 1)
