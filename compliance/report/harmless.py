"""Text of documents made safe to show: control characters and direction tricks taken out."""

from __future__ import annotations

import re

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_DIRECTIONS = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    """``text`` without invisible direction marks, and with other controls shown as U+FFFD.

    Tabs and line feeds stay. What is left cannot steer a terminal or turn the words around it.
    """
    return _CONTROLS.sub("\ufffd", _DIRECTIONS.sub("", text.replace("\r\n", "\n")))


def one_line(text: str) -> str:
    """``text`` on one line, harmless."""
    return " ".join(harmless(text).split())
