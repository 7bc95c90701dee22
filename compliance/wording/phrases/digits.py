"""Slips of OCR and of hands inside numbers, put right where the context leaves no other reading."""

from __future__ import annotations

import re

from compliance.wording.phrases.numbers import GUESSED
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.torn import is_named, join_torn

REPAIRED_DIGITS = 0.7

# Letters that scanners and hands put for digits.
_LOOKS = {
    "O": "0", "o": "0", "Q": "0", "l": "1", "L": "1", "I": "1", "|": "1", "i": "1", "S": "5", "B": "8",
    "Z": "2",
}  # fmt: skip
_SLIP_BEFORE_PERCENT = re.compile(r"(?<![\w.,])[0-9OoQlLI|iSBZ](?:[.,]?[0-9OoQlI|iSBZ]){0,4}(?=\s?%)")
# "3.60O", "1,S", "l2": a letter that goes on or begins a numeral; "20l" is a volume, "5S" a name.
_SLIP_IN_NUMBER = re.compile(
    r"(?<![\w.,/-])(?:l(?=[\d.,]*\d)|\d)[\dOo]*(?:l(?=\d)[\dOo]*)*(?:[.,][\dOolISB]+)*(?![\w/])"
)
_SLIP_IN_YEAR = re.compile(r"(?:(?<=năm )|(?<=\d/))2[0Oo][0-9OolI]{2}(?!\w)")
_PERCENT_SLIP = re.compile(r"(?<=\d)(\s?)(?:°/[oO0]|[oO]/[oO]|º/[oO0]|°/°|﹪|℅)(?!\w)")
_LIKE_PERCENT = re.compile("[/﹪℅]")


def repair_digits(text: str) -> tuple[str, tuple[tuple[str, str, float], ...]]:
    """``text`` with OCR slips inside numbers put right, and each slip: wrong, right, the trust left in it.

    "1OO%", "l00%", "9O%", "90 °/o", "70 ,5%". Only the letters are changed; a doubtful one lowers more.
    """
    repairs: list[tuple[str, str, float]] = []

    def note(wrong: str, right: str, trust: float) -> str:
        repairs.append((wrong.strip(), right.strip(), trust))
        return right

    def letters(match: re.Match[str]) -> str:
        wrong = match[0]
        right = "".join(_LOOKS.get(sign, sign) for sign in wrong)
        if wrong == right or (not any(sign.isdigit() for sign in wrong) and right != "100"):
            return wrong
        certain = not any(sign in "SBZQ" for sign in wrong) and any(sign.isdigit() for sign in wrong)
        return note(wrong, right, REPAIRED_DIGITS if certain else GUESSED)

    if _LIKE_PERCENT.search(text):
        text = _PERCENT_SLIP.sub(lambda match: note(match[0], "%", REPAIRED_DIGITS), text)
    if "%" in text:
        text = _SLIP_BEFORE_PERCENT.sub(letters, text)
    text = pattern("letters_before_noun").sub(letters, text)
    text = _SLIP_IN_NUMBER.sub(lambda match: match[0] if _is_code(match) else letters(match), text)
    text = _SLIP_IN_YEAR.sub(letters, text)
    text = join_torn(text, lambda wrong, right: note(wrong, right, GUESSED))
    return text, tuple(repairs)


def _is_code(match: re.Match[str]) -> bool:
    """ "Phụ lục 1.B", "Mục 2.I": a letter alone behind the dot of a name counts."""
    return match[0][-2:-1] == "." and match[0][-1].isalpha() and is_named(match)
