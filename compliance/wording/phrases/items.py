"""Numbers of items inside a line: "gồm: 1. 90% hồ sơ; 2. 45 giường", "1 - 90% hồ sơ; 2 - 45 giường".

Here alone is decided which number is that of an item: it counts on from the one before it, or stands where
nothing but a new item can begin. "Số lớp: 12. Trong đó …" ends in a value, "12/ 15 xã" is a share.
"""

from __future__ import annotations

import re

from compliance.wording.phrases.numbers import NUMBER, read_number
from compliance.wording.phrases.patterns import pattern

_DASHED = re.compile(
    r"(?:^|(?<=[:;\n]))[ •*]*(?P<item>(?P<number>\d{1,2}) -) (?=(?P<value>\d+(?:[.,]\d+)*)?)"
)
# From a number to so many times as much no plan promises a range, and seldom one of so many.
_WIDEST = 10
_MARK = re.compile(
    r"(?:(?P<head>(?:^|(?<=\n))\s*(?:[-+•*]\s+)?)|(?<=(?P<sign>[.;:,]) ))"
    r"(?P<item>\d{1,2}(?:(?:\.\d{1,2}){0,2}[.)]|/))(?=\s(?P<next>\w))"
)
_MARKED = re.compile(r"\d[.)/]\s")
# No list of what plans promise counts further.
LAST_ITEM = 40
# How far back the words may stand that lead to a list.
_REACH = 30


def dashed_items(text: str) -> tuple[list[re.Match[str]], bool]:
    """The numbers of items with a dash behind them in ``text``, and whether they are nothing else.

    Where each could begin a range ("1 - 2 xã; 2 - 3 trường") nobody can tell.
    """
    found = list(_DASHED.finditer(text)) if " - " in text else []
    if len(found) < 2 or [int(match["number"]) for match in found] != list(range(1, len(found) + 1)):
        return [], False
    return found, not all(map(_may_be_range, found))


def _may_be_range(match: re.Match[str]) -> bool:
    number = int(match["number"])
    return match["value"] is not None and number < read_number(match["value"]).value < number * _WIDEST


def marked_items(text: str) -> list[tuple[int, int]]:
    """Where the numbers of items with a stop, a bracket or a slash behind them stand in ``text``.

    What heads a line is told only where the next one counts on from it. Where each with a slash could be the
    part of a share nobody can tell.
    """
    if _MARKED.search(text) is None:
        return []
    kept: dict[tuple[int, int], re.Match[str]] = {}
    last: dict[str, re.Match[str]] = {}
    for match in _MARK.finditer(text):
        kind = match["item"][-1]
        counts_on = kind in last and match["sign"] != ":" and _follows(_number(last[kind]), _number(match))
        if counts_on:
            kept[last[kind].span("item")] = last[kind]
        if counts_on or _begins_alone(match):
            kept[match.span("item")] = match
        elif match["head"] is None and _number(match)[-1] != 1:
            continue
        last[kind] = match
    slashed = [match for match in kept.values() if match["item"].endswith("/")]
    if all(map(_may_be_share, slashed)):
        kept = {span: match for span, match in kept.items() if match not in slashed}
    return sorted(kept)


def _may_be_share(match: re.Match[str]) -> bool:
    """Whether "8/ 15 xã" may be so many of so many: the eighth of some items, or more than half."""
    if not match["next"].isdecimal() or len(_number(match)) > 1:
        return False
    value = NUMBER.match(match.string, match.start("next"))
    if value is None or match.string.startswith(("%", " %"), value.end()):
        return False
    part = _number(match)[0]
    return part <= read_number(value[0]).value < part * _WIDEST


def _number(match: re.Match[str]) -> tuple[int, ...]:
    return tuple(map(int, match["item"][:-1].split(".")))


def _follows(before: tuple[int, ...], number: tuple[int, ...]) -> bool:
    """Whether a list counts from ``before`` to ``number``: 1 to 2 or 1.1, 1.2 to 1.3 or 2."""
    return number == (*before, 1) or any(
        number == (*before[:place], before[place] + 1) for place in range(len(before))
    )


def _begins_alone(match: re.Match[str]) -> bool:
    """Whether a number within a line, without that before it, can be nothing but that of an item."""
    text, sign, kind, number = match.string, match["sign"], match["item"][-1], _number(match)
    start = match.start("item")
    if match["head"] is not None or number[0] > LAST_ITEM:
        return False
    if kind == ")" and text.rfind("(", 0, start) > text.rfind(")", 0, start):
        return False
    counts = kind == "/" and match["next"].isdecimal()
    if sign == ":":
        return number[-1] == 1 and not counts and _led(text, start, "list_lead")
    if number == (2,) and sign != "," and any(letter.isdecimal() for letter in text[:start]):
        # The first item has no number.
        return True
    ends_values = sign == ";" and _led(text, start, "listed_value")
    return not counts and not ends_values and (sign != "," or kind == ")")


def _led(text: str, start: int, name: str) -> bool:
    return pattern(name).search(text, max(0, start - _REACH), start) is not None
