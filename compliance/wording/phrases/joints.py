"""Commas and "và" that part nothing: between two nouns counted together."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.model.target import Measure
from compliance.wording.phrases.bounds import Bound, Element
from compliance.wording.phrases.lexicon import lexicon
from compliance.wording.phrases.tokens import Scanned, Token

# A word of a level ("xã", "các sở") is a noun like others.
_UNIT = "xã"
# No noun has more words.
_LONGEST = 4


def joins_nouns(scanned: Scanned, elements: Sequence[Element], index: int) -> bool:
    """Whether the comma at ``index`` parts two nouns of which one thing is said ("90% cán bộ, công chức")."""
    before: list[str] = []
    for element in reversed(elements[:index]):
        if isinstance(element, Bound):
            before = [*(element.noun or "").lower().split(), *before]
            break
        if element.kind not in _WORDS:
            break
        before.insert(0, _word(scanned, element))
    after: list[str] = []
    for element in elements[index + 1 : index + 1 + _LONGEST]:
        if isinstance(element, Bound):
            break
        after.append(_word(scanned, element))
    nouns = lexicon().nouns
    last = any(nouns.longest(before, at)[0] == len(before) - at for at in range(len(before)))
    return last and bool(nouns.longest(after, 0)[0]) and not _counts_anew(scanned, elements, index)


_WORDS = frozenset({"TEXT", "MARK"})


def _word(scanned: Scanned, token: Token) -> str:
    return _UNIT if "LEVEL" in token.name.split() else scanned.folded[token.start : token.end]


def _counts_anew(scanned: Scanned, elements: Sequence[Element], index: int) -> bool:
    """Whether the noun behind leads to a number of its own ("đất ở cho 25 hộ, nhà ở cho 140 hộ")."""
    for element in elements[index + 1 :]:
        if isinstance(element, Bound):
            lead = (elements[index].end, element.number_start)
            return element.unit is not Measure.TIMES and not lexicon().predicates.search(
                scanned.folded, *lead
            )
        if element.kind == "BREAK":
            return False
    return False
