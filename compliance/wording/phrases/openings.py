"""Where what a phrase says begins, and whether it is an act."""

from __future__ import annotations

from compliance.wording.phrases.lexicon import lexicon
from compliance.wording.phrases.patterns import pattern


def opened(words: str, start: int = 0) -> int:
    """Where the words behind "- 1. Phấn đấu" and other openings begin."""
    opener = pattern("opening_act").match(words, start)
    return opener.end() if opener else start


def opens_act(words: str, start: int = 0) -> bool:
    """Whether an act stands at ``start``, behind an opening or without one."""
    return lexicon().acts.match(words, opened(words, start)) is not None


def holds_act(words: str) -> bool:
    """Whether an act begins at one of ``words``."""
    parts = words.split()
    return any(lexicon().acts.match(" ".join(parts[at:])) for at in range(len(parts)))
