"""Numbers of a scan that are short: rows' are read several ways, Roman ones put right stroke by stroke."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from PIL import Image

from compliance.reading.scan.engine import LINE, WORD, recognise

_WAYS = ((LINE, 1.0), (WORD, 1.0), (LINE, 1.5), (WORD, 2.0))
_CODE = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,3}\.?")
_STROKES = re.compile(r"(?<!\w)(?=I*H)(?=H*I)[IH]{2,4}(?!\w)")
_MOST_STROKES = 3  # of a number that has strokes alone: III


def read_codes(pictures: Sequence[Image.Image], file: str, seconds: float) -> list[str | None]:
    """The number each picture shows; None where no way of reading gives one."""
    readings: list[list[str]] = [[] for _ in pictures]
    for layout, factor in _WAYS:
        scaled = [_scaled(picture, factor) for picture in pictures]
        for heard, words in zip(readings, recognise(scaled, layout, file, seconds), strict=True):
            heard.append("".join(word.text for word in words).replace(":", ".").replace(",", "."))
    return [agreed(heard) for heard in readings]


def agreed(readings: Sequence[str]) -> str | None:
    """The code that most readings agree on: a dot is easily lost and hardly ever invented.

    >>> agreed(["53", "5.3", "B.3", "53"])
    '5.3'
    """
    codes = [text for text in readings if _CODE.fullmatch(text)]
    if len(codes) * 2 < len(readings):
        return codes[0].rstrip(".") if codes and codes[0] == readings[0] else None
    digits = Counter(text.replace(".", "") for text in codes)
    best = max(sorted(digits), key=lambda text: digits[text])
    forms = Counter(text.rstrip(".") for text in codes if text.replace(".", "") == best)
    return max(sorted(forms), key=lambda text: ("." in text, forms[text]))


def _scaled(picture: Image.Image, factor: float) -> Image.Image:
    if factor == 1.0:
        return picture
    return picture.resize((round(picture.width * factor), round(picture.height * factor)))


def with_roman_numbers(text: str) -> str:
    """``text`` with an H that two strokes of a Roman number were taken for put right.

    >>> with_roman_numbers("II, IH/2025")
    'II, III/2025'
    """
    return _STROKES.sub(lambda found: "I" * min(_MOST_STROKES, len(found[0].replace("H", "II"))), text)
