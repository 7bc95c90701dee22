"""The terminals of the grammar: what a word or a mark of punctuation is in it."""

from __future__ import annotations

from compliance.wording.phrases.settling import VERBS
from compliance.wording.phrases.tokens import Token


def terminal(kinds: list[str]) -> str:
    """The terminal of a word that is of all these ``kinds``."""
    for kind in ("COMPARATOR", "APPROX", "FROM", "TO", "FILLER", "OR_MORE", "OR_LESS"):
        if kind in kinds:
            return kind
    return "VERB" if VERBS.intersection(kinds) else "MARK"


def punctuation(piece: str, start: int, stop: int) -> Token:
    """The token of a mark, or of a word that no table knows."""
    if piece in ("(", "["):
        return Token("OPEN", piece, start, stop)
    if piece in (")", "]"):
        return Token("CLOSE", piece, start, stop)
    if piece in (";", ".", "!", "?"):
        return Token("STOP", piece, start, stop)
    if piece in (",", "và", "nhưng", "hoặc", "•"):
        return Token("BREAK", piece, start, stop)
    if piece in ("-", "÷", "→"):
        return Token("TO", "dash", start, stop)
    return Token("TEXT", piece, start, stop)
