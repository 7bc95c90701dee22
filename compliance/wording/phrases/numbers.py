"""Numbers in Vietnamese writing: exact decimals, and the slips of OCR inside them."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from compliance.records import record
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.torn import is_named, join_torn

# No plan counts in more digits; what has more is a code or a telephone number.
_LONGEST = 22
SURE = 1.0
REPAIRED_DIGITS = 0.7
GUESSED = 0.5

# The first digit stands alone: texts are looked through for a single sign fastest.
NUMBER = re.compile(r"\d\d*(?:[.,]\d+)*")
_GROUPS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_GROUPS_AND_DECIMALS = re.compile(r"([1-9]\d{0,2}(?:\.\d{3})+),(\d+)")
# "1200.000": four digits or more and then a whole group of thousands, so that a dot is missing.
_LOST_DOT = re.compile(r"[1-9]\d{3,}(?:\.\d{3})+")
_ENGLISH = re.compile(r"([1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d+))?")

# Letters that scanners and hands put for digits, only where the context leaves no other reading.
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


def _grouped(digits: str, *, share: bool) -> Number:
    value = Decimal(digits.replace(".", ""))
    if share and value > 1000 and digits.count(".") == 1:
        return Number(Decimal(digits), GUESSED, "ambiguous_number")
    return Number(value)
