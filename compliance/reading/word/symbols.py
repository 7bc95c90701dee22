"""Characters of the symbol fonts that offices insert, as the signs they show."""

from __future__ import annotations

from compliance.reading.signs import SYMBOL, without_private_signs

_DIGITS = range(0x30, 0x3A)


def symbol(font: str, char: str) -> str:
    """The sign of a ``w:sym``; pictures of Wingdings and the like become a bullet."""
    try:
        code = int(char, 16)
    except ValueError:
        return ""
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF or code < 0x20:
        return ""
    if code in range(0xF000, 0xF100) or code < 0x100:
        if "symbol" not in font.casefold():
            return "•"
        return SYMBOL.get(code & 0xFF, chr(code & 0xFF) if code & 0xFF in _DIGITS else "•")
    return chr(code)


def shown(text: str) -> str:
    """The words of a plain paragraph as it shows them: line ends and tabs written inside are spaces."""
    if not text.isprintable():
        text = without_private_signs(text.replace("\n", " ").replace("\t", " "))
    return text.strip()
