"""Commas and "và" that part nothing: between two nouns counted together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.wording.phrases.lexicon import lexicon
from compliance.wording.phrases.tokens import Token

if TYPE_CHECKING:
    from compliance.wording.phrases.sentences import Sentence

# A word of a level ("xã", "các sở") is a noun like others.
_UNIT = "xã"


def lists_nouns(sentence: Sentence, index: int) -> bool:
    """Whether the comma at ``index`` parts two counted nouns ("90% cán bộ, công chức …")."""
    before: list[str] = []
    for element in reversed(sentence.elements[:index]):
        if not isinstance(element, Token) or not (element.kind == "TEXT" or _names_level(element)):
            before = [*(getattr(element, "noun", None) or "").lower().split(), *before]
            break
        before.insert(0, _UNIT if _names_level(element) else element.name)
    after = [
        _UNIT if _names_level(part) else part.name
        for part in sentence.elements[index + 1 : index + 5]
        if isinstance(part, Token)
    ]
    nouns = lexicon().nouns
    last = any(nouns.longest(before, at)[0] == len(before) - at for at in range(len(before)))
    return last and bool(nouns.longest(after, 0)[0])


def _names_level(token: Token) -> bool:
    return "LEVEL" in token.name.split()
