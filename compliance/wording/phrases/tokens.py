"""Tokens of a phrase, and the phrase made ready for reading."""

from __future__ import annotations

from compliance.records import record
from compliance.wording.phrases.lexicon import GradeWord


@record
class Token:
    """A piece of a phrase that matters: ``kind`` is a terminal of the grammar, ``name`` what it says."""

    kind: str
    name: str
    start: int
    end: int
    value: object = None


@record
class Repair:
    """A slip put right: what stood there, what was meant, and how far that can be trusted."""

    wrong: str
    right: str
    confidence: float

    def __str__(self) -> str:
        return f"{self.wrong} → {self.right}"


@record
class Scanned:
    """A phrase made ready: its words, their folded form of the same length, tokens, and what was repaired."""

    text: str
    folded: str
    tokens: tuple[Token, ...]
    repairs: tuple[Repair, ...] = ()

    def repairs_in(self, start: int, end: int) -> tuple[Repair, ...]:
        """What was put right in a stretch of the words."""
        words = self.text[start:end]
        return tuple(repair for repair in self.repairs if repair.right in words)


def grade_words(token: Token) -> tuple[GradeWord, ...]:
    """The classes a grade token can be."""
    return token.value if isinstance(token.value, tuple) else ()
