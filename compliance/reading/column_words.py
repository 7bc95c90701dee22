"""What a column says of the bare values in its cells: their unit of measure, their bound."""

from __future__ import annotations

import re

from compliance.reading.vocabulary import place_words, plain
from compliance.vietnamese import fold, squash

_HAS_UNIT = re.compile(r"%|[^\W\d_]")
_POINTS = re.compile(r"^(?:điểm|đ\.?)\s*(?:%|phần trăm)|^%\s*điểm", re.IGNORECASE)


def only_counts(measure: str) -> bool:
    """Whether a column says no more of its numbers than that they count ("Số lượng")."""
    return plain(measure) in ("so luong", "so tuyet doi")


def bounded(text: str, bound: str) -> str:
    """The words of a cell with the bound of its column before a bare value ("80%" under "Tối thiểu")."""
    return f"{bound} {text}" if bound and text[:1].isdigit() else text


def with_measure(text: str, measure: str) -> str:
    """The words of a cell with the unit from its column, where they have none ("95" under "%")."""
    if not measure or only_counts(measure) or not any(sign.isdigit() for sign in text):
        return text
    unit = squash(measure)
    if _HAS_UNIT.search(text) and fold(unit) in fold(text):
        return text
    bare = re.sub(
        r"[\d.,\s<>=≥≤()-]|(?i:từ|đến|trên|dưới|tối thiểu|ít nhất|trở lên|tối đa|không quá|đạt)", "", text
    )
    if bare:
        return text
    if plain(unit) in place_words():
        return f"{unit} {text}"
    if _POINTS.search(unit):
        return f"{text} điểm phần trăm"
    return (
        f"{text}%" if unit.startswith("%") or "phần trăm" in fold(unit) or "%" in unit else f"{text} {unit}"
    )
