"""Which way is better, where the words of a title that no catalogue knows say it plainly."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from compliance import builtin
from compliance.model.target import Better
from compliance.records import record
from compliance.vietnamese import alternatives, fold, spaced_words
from compliance.wording.title_forms import form_of

# "Bị" harms and does not deny.
_HARMS = frozenset({"bị"})


@record
class _Words:
    good: re.Pattern[str]
    bad: re.Pattern[str]
    turned: re.Pattern[str]
    silent: re.Pattern[str]
    reached: re.Pattern[str]


def direction_of(*titles: str) -> Better | None:
    """Which way is better by the words of titles that mean one indicator; None where they do not say.

    "Tỷ lệ văn bản được ký số" is better high, "Tỷ lệ hộ nghèo" low. Words that say both, deny, or speak
    of a change say nothing, nor do titles that contradict each other.
    """
    said = {better for title in titles if (better := _said(title)) is not None}
    return said.pop() if len(said) == 1 else None


def is_reached(phrase: str) -> bool:
    """Whether the words of a target say that its value is to be reached ("đạt 80%")."""
    return _words().reached.search(fold(phrase)) is not None


@lru_cache(maxsize=8192)
def _said(title: str) -> Better | None:
    form, words = form_of(title), _words()
    full = form.full
    if form.denials - _HARMS or words.silent.search(full):
        return None
    good, bad = words.good.search(full), words.bad.search(full)
    if good is None or bad is None:
        return Better.HIGHER if good else Better.LOWER if bad else None
    return Better.HIGHER if bad.start() < good.start() and words.turned.search(full) else None


@cache
def _words() -> _Words:
    data = builtin.table("relations", "directions.yaml")
    bad, turning, reached = (alternatives(map(fold, data[name])) for name in ("bad", "turning", "reached"))
    return _Words(
        good=spaced_words(map(fold, data["good"])),
        bad=spaced_words(map(fold, data["bad"])),
        turned=re.compile(rf"(?<!\S)(?:{bad}) (?:\S+ )*?(?:{turning})(?!\S)(?!.*(?<!\S)(?:{bad})(?!\S))"),
        reached=re.compile(rf"(?<!\w)(?:{reached})\s+\d"),
        silent=spaced_words(map(fold, data["silent"])),
    )
