"""Short forms of a plan's own words ("TNGT"), written out by the words that spell them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from compliance.records import record
from compliance.vietnamese import clean, fold, squash
from compliance.wording.title_forms import title_words

_SHORT = re.compile(r"(?<![\w-])[A-ZĐ]{2,9}(?![\w-])")
# A short form beside its own words: "bộ chỉ số đo lường hiệu quả công việc (KPI)".
_BESIDE = re.compile(r"\(\s*([A-ZĐ]{2,9})\s*\)")
# Two letters begin many words: such a form is read only where it stands between the same words.
_FEW = 2
_SHARE_OR_NUMBER = re.compile(r"^(?:tỷ lệ|tỉ lệ|số lượng|tổng số|số)\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


Words = tuple[str, ...]
# The words before and after; empty at an end, and at the head behind "tỷ lệ" or "số".
Place = tuple[str, str]


@record
class Spoken:
    """What the titles of a plan say: short forms that no table knows, where they stand, all words.

    ``beside`` are, of a short form that stands in brackets behind its own words, the words before it.
    """

    shorts: Mapping[str, frozenset[Place]]
    words: tuple[Words, ...]
    beside: Mapping[str, frozenset[Words]]


def spoken_in(titles: Iterable[str]) -> Spoken:
    """The short forms and the words of ``titles``; a title all in capitals has no short forms."""
    known = title_words().abbreviations
    shorts: dict[str, set[Place]] = {}
    said: dict[Words, None] = {}
    beside: dict[str, set[Words]] = {}
    for title in map(squash, map(clean, titles)):
        words = _words(title)
        folded = tuple(map(fold, words))
        said.setdefault(folded)
        for number, word in enumerate(() if title.isupper() else words):
            if _SHORT.fullmatch(word) and folded[number] not in known:
                shorts.setdefault(word, set()).add(_place(folded, number, number + 1))
        for found in _BESIDE.finditer(title):
            beside.setdefault(found[1], set()).add(tuple(map(fold, _words(title[: found.start()]))))
    frozen = {short: frozenset(places) for short, places in shorts.items()}
    return Spoken(frozen, tuple(said), {short: frozenset(runs) for short, runs in beside.items()})


def spelled(plans: Iterable[Spoken]) -> Mapping[str, str]:
    """For each short form the words that it stands for, where the plans say one run of words that fits.

    "TNGT" stands for "tai nạn giao thông" where a title of either plan has those words, and no other
    words that begin with the same letters; "TH" for "tiểu học" where one has "trường TH đạt" and another
    "trường tiểu học đạt"; "KPI" in "theo KPI" for the words before the bracket in "theo bộ chỉ số … (KPI)".
    """
    plans = tuple(plans)
    places: dict[str, set[Place]] = {}
    for plan in plans:
        for short, stands in plan.shorts.items():
            places.setdefault(short, set()).update(stands)
    found: dict[str, dict[str, bool]] = {short: {} for short in sorted(places)}
    for words in (words for plan in plans for words in plan.words) if places else ():
        initials = "".join(word[0] for word in words)
        for short, runs in found.items():
            for run, place in _runs(fold(short), initials, words):
                runs[run] = runs.get(run, False) or (any(place) and place in places[short])
    meant = {
        short: _meant(short, runs) or _named_beside(short, plans, places[short])
        for short, runs in found.items()
    }
    return {short: run for short, run in meant.items() if run is not None}


def _named_beside(short: str, plans: Iterable[Spoken], places: Iterable[Place]) -> str | None:
    """The words before a bracket with the short form, behind the last word that leads to it elsewhere."""
    leads = {before for before, _ in places if before}
    runs = []
    for words in (words for plan in plans for words in plan.beside.get(short, ())):
        firsts = [number for number, word in enumerate(words[:-1], start=1) if word in leads]
        runs += [" ".join(words[first:]) for first in firsts[-1:]]
    return min(sorted(runs), key=len, default=None)


def _meant(short: str, runs: Mapping[str, bool]) -> str | None:
    """The one run of words that fits, or the one that stands between the same words as the short form."""
    alike = [run for run, in_its_place in runs.items() if in_its_place]
    fitting = alike if len(short) <= _FEW or len(runs) > 1 else list(runs)
    return fitting[0] if len(fitting) == 1 else None


def written_out(title: str, short_forms: Mapping[str, str]) -> str:
    """``title`` with the short forms that are known written out."""
    if not short_forms or title.isupper():
        return title
    beside = {found.start(1) for found in _BESIDE.finditer(title)}
    return _SHORT.sub(
        lambda found: found[0] if found.start() in beside else short_forms.get(found[0], found[0]), title
    )


def _words(title: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(_SHARE_OR_NUMBER.sub("", title)))


def _runs(short: str, initials: str, words: Words) -> Iterator[tuple[str, Place]]:
    """The runs of ``words`` whose first letters are ``short``, each with the words around it."""
    start = initials.find(short)
    while start >= 0:
        end = start + len(short)
        yield " ".join(words[start:end]), _place(words, start, end)
        start = initials.find(short, start + 1)


def _place(words: Words, start: int, end: int) -> Place:
    return words[start - 1] if start else "", words[end] if end < len(words) else ""
