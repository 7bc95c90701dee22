"""Numbers in Vietnamese writing: exact decimals."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from compliance.records import record

# No plan counts in more digits; what has more is a code or a telephone number.
_LONGEST = 22
SURE = 1.0
GUESSED = 0.5

# The first digit stands alone: texts are looked through for a single sign fastest.
NUMBER = re.compile(r"\d\d*(?:[.,]\d+)*")
_GROUPS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_GROUPS_AND_DECIMALS = re.compile(r"([1-9]\d{0,2}(?:\.\d{3})+),(\d+)")
# "1200.000": four digits or more and then a whole group of thousands, so that a dot is missing.
_LOST_DOT = re.compile(r"[1-9]\d{3,}(?:\.\d{3})+")
_ENGLISH = re.compile(r"([1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d+))?")


@record
class Number:
    """A number read from words: its exact value and how far the reading can be trusted."""

    value: Decimal
    confidence: float = SURE
    remark: str | None = None


def read_number(digits: str, *, counted: bool = False, share: bool = False) -> Number:
    """The value of a run of digits with inner ``.`` and ``,``, as Vietnamese offices write it.

    A comma is the decimal sign, dots part thousands; a dot that cannot part thousands is a decimal point
    ("0.25", "70.5"). Where both readings stay possible (``counted``: things cannot be halved; ``share``:
    a percentage of a whole is not in thousands) the likelier is given with confidence below 1.
    """
    if len(digits) > _LONGEST:
        return Number(Decimal(re.sub(r"\D", "", digits)), GUESSED, "ambiguous_number")
    if digits.isdigit():
        torn = len(digits) > 1 and digits.startswith("00")
        return Number(Decimal(digits), GUESSED, "ambiguous_number") if torn else Number(Decimal(digits))
    if _GROUPS.fullmatch(digits):
        return _grouped(digits, share=share)
    if match := _GROUPS_AND_DECIMALS.fullmatch(digits):
        return Number(Decimal(match[1].replace(".", "") + "." + match[2]))
    if counted and (match := _ENGLISH.fullmatch(digits)):
        return Number(
            Decimal(match[1].replace(",", "") + "." + (match[2] or "0")), GUESSED, "ambiguous_number"
        )
    if digits.count(",") == 1 and "." not in digits:
        return Number(Decimal(digits.replace(",", ".")))
    if _LOST_DOT.fullmatch(digits):
        return Number(Decimal(digits.replace(".", "")), GUESSED, "ambiguous_number")
    if digits.count(".") == 1 and "," not in digits:
        return Number(Decimal(digits))
    return Number(Decimal(re.sub(r"\D", "", digits)), GUESSED, "ambiguous_number")


def fraction_as_percent(part: Decimal, whole: Decimal) -> Decimal:
    """``part`` of ``whole`` in percent, to two places where it does not come out even."""
    exact = part * 100 / whole
    rounded = exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return plain(rounded)


def plain(value: Decimal) -> Decimal:
    """``value`` without exponent and trailing zeros of its decimals."""
    digits = format(value, "f")
    return Decimal(digits.rstrip("0").rstrip(".") if "." in digits else digits)


def _grouped(digits: str, *, share: bool) -> Number:
    value = Decimal(digits.replace(".", ""))
    if share and value > 1000 and digits.count(".") == 1:
        return Number(Decimal(digits), GUESSED, "ambiguous_number")
    return Number(value)
