"""The numbers that lists print by themselves: digits, letters of official documents, Roman numbers."""

from __future__ import annotations

# Official documents letter their points with these (đ is a letter, f and others are not used).
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def format_number(count: int, style: str) -> str:
    """``count`` in a numbering format named as Word names them; unknown formats count in digits."""
    if style in ("lowerLetter", "upperLetter") and count > 0:
        repeat, index = divmod(count - 1, len(_LETTERS))
        letters = _LETTERS[index] * (min(repeat, 5) + 1)
        return letters.upper() if style == "upperLetter" else letters
    if style in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        roman = _roman(count)
        return roman.upper() if style == "upperRoman" else roman
    if style == "decimalZero":
        return f"{count:02d}"
    return "" if style == "none" else str(count)


def superscript(text: str) -> str:
    """Raised digits as characters of their own, so that a note sign never grows onto a number (80%¹)."""
    return text.translate(_SUPERSCRIPT)


def _roman(count: int) -> str:
    words = ""
    for value, letters in _ROMAN:
        times, count = divmod(count, value)
        words += letters * times
    return words
