"""What a column says of the bare values in its cells: their unit of measure, their bound."""

from __future__ import annotations

import re
from functools import cache

from compliance.reading.vocabulary import load, place_words, plain
from compliance.vietnamese import fold, squash, whole_words

_HAS_UNIT = re.compile(r"%|[^\W\d_]")
_DIGITS = re.compile(r"\d+")
_SIGNS = "0123456789., \n<>=≥≤()-+;"
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
    if _beside_bare().sub("", fold(text)).strip(_SIGNS):
        return text
    if plain(unit) in place_words():
        return f"{unit} {text}"
    if _POINTS.search(unit):
        unit = " điểm phần trăm"
    else:
        unit = "%" if "%" in unit or "phần trăm" in fold(unit) else f" {unit}"
    end = max(found.end() for found in _DIGITS.finditer(text))
    return f"{text[:end]}{unit}{text[end:]}"


@cache
def _beside_bare() -> re.Pattern[str]:
    """What may stand beside a number that has no unit of its own: bounds, and verbs of reaching."""
    return whole_words(map(fold, load("columns")["beside_bare"]))
