"""Numbers and dates of a spreadsheet as its cells show them, in Vietnamese writing."""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

_TOKEN = re.compile(
    r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|[#0?]+(?:,[#0?]+)*(?:\.[#0?]*)?,*|\.[#0?]+|General|[^"\\]', re.IGNORECASE
)
_DATE = re.compile(r"[ymdhs]", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DATE_TOKEN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|y+|m+|d+|h+|s+|AM/PM|.', re.IGNORECASE)
_FRACTION = re.compile(r"[#?0]+/([#?]+|\d+)")
_DIGITS = 11  # what General shows


def shown_number(value: float | int | Decimal, number_format: str, *, code: bool = False) -> tuple[str, bool]:
    """The words of a number cell, and whether they say the stored number exactly.

    Decimal commas and thousands dots as in Vietnamese writing. ``code`` is for row numbers such as
    1.2, which a spreadsheet keeps as numbers: they keep their dot.
    """
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    section, number = _section(number_format, number)
    if _is_general(section):
        return _general(number, code), True
    if _FRACTION.search(_QUOTED.sub("", section)):
        return _as_fraction(number, section), True
    return _formatted(number, section)


def shown_date(value: dt.datetime | dt.date | dt.time | dt.timedelta, number_format: str) -> str:
    """The words of a date cell, day before month as Vietnamese offices write."""
    if isinstance(value, dt.timedelta):
        return str(value)
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    bare = _QUOTED.sub("", number_format).casefold()
    is_day = not isinstance(value, dt.datetime) or value.time() == dt.time()
    if "d" in bare and "y" in bare and ("h" not in bare or is_day):
        return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"
    if not _DATE.search(bare):
        return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"
    return _by_tokens(value, number_format)


def _section(number_format: str, number: Decimal) -> tuple[str, Decimal]:
    """The part of a format for this sign (positive; negative; zero) and the number it prints."""
    sections = _split(number_format)
    if number < 0 and len(sections) > 1:
        return sections[1], -number
    if number == 0 and len(sections) > 2:
        return sections[2], number
    return sections[0], number


def _split(number_format: str) -> list[str]:
    sections, current, quoted = [], "", False
    for char in number_format:
        quoted = quoted != (char == '"')
        if char == ";" and not quoted:
            sections.append(current)
            current = ""
        else:
            current += char
    return [*sections, current]


def _is_general(section: str) -> bool:
    bare = _QUOTED.sub("", section).strip().casefold()
    return bare in ("", "general", "@") and '"' not in section


def _general(number: Decimal, code: bool) -> str:
    if number == number.to_integral_value() and abs(number) < Decimal(10) ** 15:
        return str(int(number))
    text = format(number.normalize(), "f")
    whole, _, decimals = text.partition(".")
    places = max(0, _DIGITS - len(whole.lstrip("-")))
    if len(decimals) > places:
        text = format(round(number, places).normalize(), "f")
    return text if code else text.replace(".", ",")


def _as_fraction(number: Decimal, section: str) -> str:
    match = _FRACTION.search(section)
    wanted = match.group(1) if match else "?"
    limit = int(wanted) if wanted.isdigit() else 10 ** len(wanted) - 1
    fraction = Fraction(number).limit_denominator(max(1, limit))
    whole, rest = divmod(abs(fraction.numerator), fraction.denominator)
    sign = "-" if number < 0 else ""
    if not rest:
        return f"{sign}{whole}"
    if "/" in section and re.search(r"[#?0]\s+[#?0]+/", section) and whole:
        return f"{sign}{whole} {rest}/{fraction.denominator}"
    return f"{sign}{abs(fraction.numerator)}/{fraction.denominator}"


def _formatted(number: Decimal, section: str) -> tuple[str, bool]:
    tokens = _TOKEN.findall(section)
    percent = sum(token == "%" for token in tokens)
    scaled = number * (100**percent)
    words: list[str] = []
    exact, written = True, False
    for token in tokens:
        if token[0] in "#0?" or (token[0] == "." and len(token) > 1):
            if written:
                continue
            text, exact = _digits(abs(scaled), token)
            words.append(("-" if number < 0 and text.strip("0,.") else "") + text)
            written = True
        elif token.casefold() == "general":
            words.append(_general(scaled, False))
            written = True
        else:
            words.append(_literal(token))
    return "".join(words).strip(), exact or not written


def _literal(token: str) -> str:
    if token.startswith('"'):
        return token[1:-1]
    if token.startswith("\\"):
        return token[1:]
    if token.startswith("[$"):
        return token[2:-1].partition("-")[0]
    return "" if token[0] in "[_*" else token


def _digits(number: Decimal, token: str) -> tuple[str, bool]:
    thousands_off = len(token) - len(token.rstrip(","))
    whole_part, _, decimal_part = token.rstrip(",").partition(".")
    number = number / (1000**thousands_off)
    places = len(decimal_part)
    rounded = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    whole, _, decimals = format(rounded, "f").partition(".")
    keep = max((index + 1 for index, sign in enumerate(decimal_part) if sign == "0"), default=0)
    decimals = decimals[:keep] + decimals[keep:].rstrip("0")
    least = whole_part.replace(",", "").count("0")
    whole = whole.zfill(least) if whole != "0" or least else whole
    if "," in whole_part:
        whole = f"{int(whole):,}".replace(",", ".").zfill(least)
    exact = abs(rounded - number) < Decimal("1e-9") and not thousands_off
    return (f"{whole},{decimals}" if decimals else whole), exact


def _by_tokens(value: dt.datetime | dt.date, number_format: str) -> str:
    tokens = _DATE_TOKEN.findall(_split(number_format)[0])
    words: list[str] = []
    clock = False
    for token in tokens:
        kind = token[0].casefold()
        if kind in "ymdhs" and token.casefold() != "am/pm":
            minute = kind == "m" and clock
            words.append(_date_part(value, "n" if minute else kind, len(token)))
            clock = kind == "h" or (clock and kind != "s")
        elif token.casefold() != "am/pm":
            words.append(_literal(token))
    return "".join(words).strip()


def _date_part(value: dt.datetime | dt.date, kind: str, length: int) -> str:
    if kind == "y":
        return f"{value.year:04d}" if length > 2 else f"{value.year % 100:02d}"
    number = {
        "m": value.month,
        "d": value.day,
        "h": getattr(value, "hour", 0),
        "n": getattr(value, "minute", 0),
        "s": getattr(value, "second", 0),
    }[kind]
    return f"{number:02d}" if length > 1 else str(number)
