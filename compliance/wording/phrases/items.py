"""Numbers of items with a dash behind them: "1 - 90% hồ sơ; 2 - 45 giường" counts up and holds no ranges."""

from __future__ import annotations

import re

from compliance.wording.phrases.numbers import read_number

_DASHED = re.compile(
    r"(?:^|(?<=[:;\n]))[ •*]*(?P<item>(?P<number>\d{1,2}) -) (?=(?P<value>\d+(?:[.,]\d+)*)?)"
)
# From a number to so many times as much no plan promises a range.
_WIDEST = 10


def dashed_items(text: str) -> tuple[list[re.Match[str]], bool]:
    """The numbers of such items in ``text``, and whether they are nothing else.

    Where each could begin a range ("1 - 2 xã; 2 - 3 trường") nobody can tell.
    """
    found = list(_DASHED.finditer(text)) if " - " in text else []
    if len(found) < 2 or [int(match["number"]) for match in found] != list(range(1, len(found) + 1)):
        return [], False
    return found, not all(map(_may_be_range, found))


def _may_be_range(match: re.Match[str]) -> bool:
    number = int(match["number"])
    return match["value"] is not None and number < read_number(match["value"]).value < number * _WIDEST
