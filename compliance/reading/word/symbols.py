"""Characters of the symbol fonts that offices insert, as the signs they show."""

from __future__ import annotations

import re

# Code points of Adobe Symbol encoding, which Word stores in the private area at F000.
_SYMBOL = {
    0x2A: "*", 0x2B: "+", 0x2D: "-", 0x3C: "<", 0x3D: "=", 0x3E: ">", 0x25: "%", 0x40: "≅", 0xA3: "≤",
    0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥",
    0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xD7: "·", 0xDE: "⇒",
}  # fmt: skip
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_DIGITS = range(0x30, 0x3A)
_TABLE = str.maketrans(
    {0xF000 + code: sign for code, sign in _SYMBOL.items()}
    | {code: "•" for code in range(0xF020, 0xF100) if code - 0xF000 not in _SYMBOL}
)


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
        return _SYMBOL.get(code & 0xFF, chr(code & 0xFF) if code & 0xFF in _DIGITS else "•")
    return chr(code)


def without_private_signs(text: str) -> str:
    """``text`` with the private code points of symbol fonts as the signs they show."""
    return text.translate(_TABLE) if _PRIVATE.search(text) else text


def shown(text: str) -> str:
    """The words of a plain paragraph as it shows them: line ends and tabs written inside are spaces."""
    if not text.isprintable():
        text = without_private_signs(text.replace("\n", " ").replace("\t", " "))
    return text.strip()
