"""Numbers of sentences that may promise something and that no target took up: they are said, not dropped."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from compliance.reading.vocabulary import load
from compliance.reading.words import NUMBER, Words
from compliance.vietnamese import alternatives, fold

_SHARE = re.compile(r"\s*(?:%|phần trăm|điểm(?! cầu| trường| bán))", re.IGNORECASE)
_COUNTS = re.compile(r"\s*(?:\([^()\d]*\)\s*)?[^\W\d_]")
_BROUGHT_TO = re.compile(r"(?<!\w)(?<!trở )(?:xuống|lên|còn|sang|thành)(?!\w)", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\([^()]*\)")


def unplaced(words: Words, claimed: Set[tuple[int, int]], *, goal: bool) -> bool:
    """Whether ``words`` hold a share, or among goals a count, that is none of the ``claimed`` numbers.

    Beside targets only shares count, as counts there mostly say of what they are taken; what stands in
    brackets explains.
    """
    text = _IN_BRACKETS.sub(lambda match: " " * len(match[0]), words.text)
    spans = [match.span() for match in NUMBER.finditer(text)]
    taken = {(start, end) for start, end, identity in words.numbers() if identity in claimed}
    left = [span for span in spans if span not in taken and not _names(text, span[0], span[1])]
    if any(_SHARE.match(text, end) for _, end in left):
        return True
    return goal and not taken and any(_COUNTS.match(text, end) for _, end in left)


def _names(text: str, start: int, end: int) -> bool:
    """Whether a number only names something, or tells what was: a date, an act, "từ 62% lên …"."""
    before, behind = fold(text[max(0, start - 24) : start]), text[end : end + 40]
    if before.endswith("từ ") and _BROUGHT_TO.search(behind):
        return True
    if before.endswith(("/", "-")) or behind[:1] == "/" or _is_year(text[start:end]):
        return True
    return _naming().search(before) is not None


def _is_year(number: str) -> bool:
    return len(number) == 4 and number.startswith(("19", "20"))


@cache
def _naming() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(map(fold, load('parts')['naming']))})\s*$")
