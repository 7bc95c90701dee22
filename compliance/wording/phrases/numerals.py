"""Numbers in words: "tám mươi", "bảy mươi lăm phẩy năm", "một trăm hai mươi"."""

from __future__ import annotations

from decimal import Decimal

_DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6,
    "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_SCALES = {"nghìn": 1000, "ngàn": 1000, "triệu": 1_000_000, "tỷ": 1_000_000_000}
_WORDS = frozenset([*_DIGITS, *_SCALES, "mười", "mươi", "trăm", "linh", "lẻ", "phẩy", "rưỡi"])
NUMERALS = _WORDS | {"phần", "nửa"}
_LONGEST = 14


def spelled_length(words: list[str], start: int) -> int:
    """How many words from ``start`` can spell one number."""
    end = start
    while end < len(words) and end - start < _LONGEST and words[end] in _WORDS:
        end += 1
    return end - start


def spelled_number(words: list[str]) -> Decimal | None:
    """The number that ``words`` spell; None where they spell none."""
    if "phẩy" in words:
        place = words.index("phẩy")
        whole, decimals = _whole(words[:place]), [_DIGITS.get(word) for word in words[place + 1 :]]
        if whole is None or not decimals or None in decimals:
            return None
        return Decimal(f"{whole}." + "".join(map(str, decimals)))
    whole = _whole(words)
    return None if whole is None else Decimal(whole)


def _whole(words: list[str]) -> int | None:
    total, part = 0, list[str]()
    for word in words:
        if word in _SCALES:
            below = _below_thousand(part)
            if not below:
                return None
            total, part = total + below * _SCALES[word], []
        else:
            part.append(word)
    below = _below_thousand(part) if part else 0
    return None if below is None or not words else total + below


def _below_thousand(words: list[str]) -> int | None:
    hundreds, tens, ones = 0, 0, 0
    rest = list(words)
    if len(rest) >= 2 and rest[1] == "trăm" and rest[0] in _DIGITS:
        hundreds, rest = _DIGITS[rest[0]], rest[2:]
        if rest and rest[0] in ("linh", "lẻ"):
            rest = rest[1:]
            if len(rest) != 1:
                return None
    if rest and rest[0] == "mười":
        tens, rest = 1, rest[1:]
    elif len(rest) >= 2 and rest[1] == "mươi" and rest[0] in _DIGITS:
        tens, rest = _DIGITS[rest[0]], rest[2:]
    if len(rest) == 1 and rest[0] in _DIGITS:
        ones, rest = _DIGITS[rest[0]], []
    return None if rest or not words else hundreds * 100 + tens * 10 + ones
