"""Headings put together of known words: a body and what it does, or by when."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

from compliance.reading.vocabulary import load
from compliance.vietnamese import alternatives, clean, fold, squash, whole_words

_ACTS = ("partners", "monitor", "lead", "executor")
_LONGEST_HEADING = 120
_YEAR = re.compile(r"(?<!\w)(?:năm )?20\d\d(?!\w)")
_NOT_WORD = re.compile(r"\W+")


def composed_role(heading: str) -> str | None:
    """What a heading says that is put together of known words: who does what, or by when; None for others.

    Its words are taken with their diacritics, without which "số" is "sở".
    """
    words = squash(_NOT_WORD.sub(" ", _YEAR.sub(" ", fold(clean(heading)))))
    kinds = _composed()
    if not words or len(words) > _LONGEST_HEADING or not kinds["known"].fullmatch(words):
        return None
    if kinds["due"].match(words):
        return "due"
    if not kinds["body"].match(words):
        return None
    return next((kind for kind, sign in kinds.items() if kind in _ACTS and sign.search(words)), None)


@cache
def _composed() -> dict[str, re.Pattern[str]]:
    data = load("columns")["composed"]
    words = [*data["body"], *data["due"], *data["due_acts"], *data["all"], *chain(*data["acts"].values())]
    made = {kind: whole_words(map(fold, acts)) for kind, acts in data["acts"].items()}
    made["known"] = re.compile(rf"(?:(?:{alternatives(map(fold, words))})(?: |$))+")
    made["due"], made["body"] = whole_words(map(fold, data["due"])), whole_words(map(fold, data["body"]))
    return made
