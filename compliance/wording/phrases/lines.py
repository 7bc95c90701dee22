"""Hard line breaks: those inside a sentence go, those between items stay."""

from __future__ import annotations

import re

from compliance.vietnamese import fold
from compliance.wording.phrases.lexicon import lexicon
from compliance.wording.phrases.numbers import GUESSED, read_number
from compliance.wording.phrases.patterns import pattern


def join_lines(text: str) -> str:
    """``text`` with hard line breaks inside sentences turned into spaces; breaks between items stay."""
    if "\n" not in text:
        return text
    joined = ""
    for line in text.split("\n"):
        words = line.strip()
        if not words:
            continue
        if joined and not _begins_item(words, joined):
            joined += " " + words
        else:
            joined += ("\n" if joined else "") + words
    return joined


def join_range(text: str) -> tuple[str, tuple[tuple[str, str, float], ...]]:
    """ "Từ 60%\\n- 65%": a range whose dash begins the last line; without "từ" it is recorded as a slip."""
    match = pattern("broken_range").search(text) if "%" in text and "\n" in text else None
    if match is None or read_number(match["low"]).value >= read_number(match["high"]).value:
        return text, ()
    start, end = match.span("range")
    right = match["range"].replace("\n", " ")
    slip = () if match["from"] else ((match["range"].replace("\n", " ⏎ "), right, GUESSED),)
    return text[:start] + right + text[end:], slip


def _begins_item(words: str, before: str) -> bool:
    last = before.rsplit("\n", 1)[-1]
    if _range_goes_on(words, last):
        return False
    counted = pattern("thousands").match(words) is not None
    if not counted and re.match(r"[-+•*]|\(?(?:[a-zđ]|\d{1,2})[.)]\s|\d+(?:\.\d+)+\.?\s", words):
        return True
    if pattern("line_continues").search(last) and not pattern("rate_ends").search(fold(last)):
        return False
    if lexicon().demanding.search(fold(last)):
        return _is_capitalized(words) and any(sign.isdigit() for sign in last)
    if pattern("value_begins").match(fold(words)) and pattern("value_ends").search(fold(last)):
        return True
    if words[0].islower() or words[0] in "%,;.()":
        return False
    if _counts_on(words, last) or pattern("goes_on").match(words):
        return False
    if words[0].isdigit():
        if pattern("bare_value").match(words) and last[-1].isalpha():
            return False
        if pattern("tail_changes").search(re.split(r"[,;.\d]", fold(last))[-1]):
            return False
        return bool(re.search(r"\d|[.;:]$", last))
    return True


def _is_capitalized(words: str) -> bool:
    """Whether a line begins with a capital letter and is no acronym."""
    return words[0].isupper() and words[1:2].islower()


def _counts_on(words: str, last: str) -> bool:
    """Whether a line ends in a number whose noun the next one gives ("không quá 02" - "Phó Chủ tịch")."""
    if any(letter.isdigit() for letter in words) or not words[0].isalpha():
        return False
    bare = pattern("ends_bare").search(last)
    return last.endswith("%") or (bare is not None and bare.start() > 0)


def _range_goes_on(words: str, last: str) -> bool:
    """Whether "- 85%" goes on after a line that ends in a smaller number: a range cut in two."""
    low, high = pattern("ends_bare").search(last), pattern("range_goes_on").match(words)
    if low is None or high is None:
        return False
    return read_number(low[1]).value < read_number(high[1]).value
