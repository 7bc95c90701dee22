"""Numbers that blanks have torn apart: "97. 5%", "1 .500 hộ", "95 , 5 %", "1 200 hồ sơ"."""

from __future__ import annotations

import re
from collections.abc import Callable

from compliance.wording.phrases.items import LAST_ITEM, marked_items
from compliance.wording.phrases.patterns import pattern

Note = Callable[[str, str], str]

_SIGN = re.compile(r"[.,;]")
_DECIMAL = re.compile(
    r"(?<![\d.,/])(?<!\d[.,] )(?!0\d)(\d{1,3}(?:\.\d{3})*)(?: ([.,]) ?|([.,])\s)(\d{1,2})(?!\w|[.,]\d)"
)
_SHARE = re.compile(r"(?<=[^\W\d] )([1-9]) (\d(?:,\d{1,2})?)(?=\s?%)")
_SEMICOLON = re.compile(r"(?<![\d.,;/])(\d{1,3});(\d{1,2})(?=\s?%)")
_GROUPS = re.compile(r"(?<![\d.,/])([1-9]\d{0,2})((?: ?\. ?\d{3}(?!\d))+)(?![.,]?[\d/])")
# "mức 2, 3, 95 %": the small numbers may be of the name before them.
_NAMED = re.compile(r"(?<![\d.,/])\d(?:, \d){1,6}, \d{1,2}(?=\s?%)")
# "2/ 45 giường": an item behind its number, or a share with a blank.
_SLASHED = re.compile(r"(?<![\d.,/])(\d{1,2})/ (\d{1,3}(?:\.\d{3})*)(?![\d/]|[.,]\d)")
_SPACED = re.compile(r"(?<![\d.,/])([1-9]\d{0,2})((?: \d{3})+)(?![\d.,/%])")
# How far back the words may stand that tell what a number is.
_REACH = 60


def join_torn(text: str, note: Note) -> str:
    """``text`` with torn numbers joined; ``note`` takes what stood there and what is meant.

    "1. 100% cơ quan" and "2. 95% hộ dân" are items of a list: so many per cent have no groups of thousands,
    and two decimals stand before words less often than two digits behind the number of an item.
    """
    if _SIGN.search(text):
        listed = "%" in text and pattern("number_list").search(text) is not None
        text = _DECIMAL.sub(lambda match: _decimal(match, note, listed=listed), text)
        text = _NAMED.sub(lambda match: _named(match, note), text)
        text = _SEMICOLON.sub(lambda match: note(match[0], f"{match[1]},{match[2]}"), text)
        text = _GROUPS.sub(lambda match: _groups(match, note), text)
    if "/ " in text:
        items = {start for start, _ in marked_items(text)}
        text = _SLASHED.sub(lambda match: _slashed(match, note, items), text)
    if "%" in text:
        text = _SHARE.sub(
            lambda match: match[0] if is_named(match) else note(match[0], match[1] + match[2]), text
        )
    return _SPACED.sub(lambda match: _spaced(match, note), text)


def _decimal(match: re.Match[str], note: Note, *, listed: bool) -> str:
    unit = pattern("torn_unit").match(match.string, match.end())
    sign = match[2] or match[3]
    several = pattern("few_times").match(match.string, match.start()) is not None
    if unit is None or several or (listed and match[3] == ",") or is_named(match):
        return match[0]
    whole = len(match[4]) == len("95") and pattern("item_words").match(match.string, unit.end()) is not None
    if match[3] == "." and whole and _heads_item(match):
        return match[0]
    return note(match[0], f"{match[1]}{sign}{match[4]}")


def _named(match: re.Match[str], note: Note) -> str:
    return _doubted(match, match[0].split(", "), note) if is_named(match) else match[0]


def _slashed(match: re.Match[str], note: Note, items: set[int]) -> str:
    return match[0] if match.start() in items else note(match[0], f"{match[1]}/{match[2]}")


def _groups(match: re.Match[str], note: Note) -> str:
    share = pattern("torn_share").match(match.string, match.end())
    if " " not in match[0] or share is not None or is_named(match):
        return match[0]
    if parts := _apart(match):
        return _doubted(match, parts, note)
    return note(match[0], match[0].replace(" ", ""))


def _apart(match: re.Match[str]) -> list[str]:
    """ "1. 150 hộ nghèo", "Đạt 95. 100 hộ": the numbers where an item or a sentence may end between them."""
    parts = match[0].split(". ")
    counts = pattern("torn_unit").match(match.string, match.end()) is None
    follows = pattern("item_words").match(match.string, match.end()) is not None
    if len(parts) != 2 or parts[0] != match[1] or not (counts and follows):
        return []
    heads = _heads_item(match)
    if heads and not _before(match).rpartition("\n")[2].strip(" -+•*"):
        return parts[1:]
    return parts if heads or len(match[1]) > 1 else []


def _doubted(match: re.Match[str], parts: list[str], note: Note) -> str:
    """The words as they stand; no number of ``parts`` is sure."""
    for part in parts:
        note(match[0], part)
    return match[0]


def _spaced(match: re.Match[str], note: Note) -> str:
    if pattern("dated_number").search(_before(match)):
        return match[0]
    return note(match[0], match[0].replace(" ", "."))


def _heads_item(match: re.Match[str]) -> bool:
    """Whether the first part may be the number of an item: it heads a line or a sentence, and is small."""
    if not match[1].isdigit() or int(match[1]) > LAST_ITEM:
        return False
    return (
        pattern("heads_item").search(match.string, max(0, match.start() - _REACH), match.start()) is not None
    )


def is_named(match: re.Match[str]) -> bool:
    """ "Đề án 06. 500 hộ …": the number is a part of a name, at the end of a sentence."""
    return any(pattern(name).search(_before(match)) for name in ("numbered_name", "dated_number"))


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - _REACH) : match.start()].lower()
