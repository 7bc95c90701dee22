"""Notes below tables and text: they explain values and promise nothing of their own."""

from __future__ import annotations

import re
from functools import cache

from compliance.reading.accounting import Ledger
from compliance.reading.vocabulary import load
from compliance.reading.words import NUMBER, Words
from compliance.vietnamese import alternatives, fold

_STARRED = re.compile(r"\(\**\)|\*+\)|\[\d+\]")
_LONGEST_HEAD = 40
_VALUE_LIKE = re.compile(r"\d[\d.,]*\s*(?:%|phần trăm|điểm|bậc|ngày)(?!\s*/\d)", re.IGNORECASE)
_SIDE_BY_SIDE = re.compile(r"(?<![\w/.,])\d[\d.,]*%?[\s|]+[<>≥≤]?\s*\d[\d.,]*%?(?![\w/])")


def is_note(text: str) -> bool:
    """Whether ``text`` is a note ("Ghi chú: …", "(*) …")."""
    if text[:1] in "(*[" and _STARRED.match(text):
        return True
    return _heads().match(fold(text[:_LONGEST_HEAD])) is not None


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{alternatives(map(fold, load('parts')['notes']))})(?:\s*\(?\d*\)?)?\s*[:.-]")


def says_value(text: str) -> bool:
    """Whether a note gives what looks like the value of a target ("đạt tối thiểu 75%")."""
    return _VALUE_LIKE.search(text) is not None


def holds_values(text: str) -> bool:
    """Whether ``text`` gives a value, or numbers side by side as cells that ran into each other do."""
    return says_value(text) or runs_together(text)


def runs_together(text: str) -> bool:
    """Whether two numbers stand side by side with no word between them ("98 ≥ 97")."""
    return _SIDE_BY_SIDE.search(text) is not None


def leave_note(words: Words, ledger: Ledger) -> None:
    """Enter the row of a note: its numbers are said to be unread, a note without any is a mere caption."""
    if NUMBER.search(words.text) is None:
        ledger.row("headers")
        return
    ledger.row("unread")
    ledger.leave(words, "reading.why_note")
