"""Headings put together of known words: a body and what it does, or by when."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

from compliance.reading.vocabulary import any_word, load, plain

_ACTS = ("partners", "monitor", "lead", "executor")
_LONGEST_HEADING = 120


def composed_role(words: str) -> str | None:
    """What a heading says that is put together of known words: who does what, or by when; None for others."""
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
    one = "|".join(sorted({plain(word) for word in words} - {""}, key=len, reverse=True))
    made = {kind: any_word(acts) for kind, acts in data["acts"].items()}
    made["known"] = re.compile(rf"(?:(?:{one})(?: |$))+")
    made["due"], made["body"] = any_word(data["due"]), any_word(data["body"])
    return made
