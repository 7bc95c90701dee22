"""Commas and "và" that part nothing: between two nouns counted together."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.model.target import Comparator, Measure
from compliance.wording.phrases.bounds import Bound, Element
from compliance.wording.phrases.lexicon import lexicon, words_of
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.tokens import Scanned, Token

# A word of a level ("xã", "các sở") is a noun like others.
_UNIT = "xã"
# No noun has more words.
_LONGEST = 4
_WORDS = frozenset({"TEXT", "MARK"})


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


def _word(scanned: Scanned, token: Token) -> str:
    return _UNIT if "LEVEL" in token.name.split() else scanned.folded[token.start : token.end]


def _counts_anew(scanned: Scanned, elements: Sequence[Element], index: int) -> bool:
    """Whether the noun behind leads to a number of its own ("đất ở cho 25 hộ, nhà ở cho 140 hộ")."""
    for element in elements[index + 1 :]:
        if isinstance(element, Bound):
            lead = (elements[index].end, element.number_start)
            own = element.unit is not Measure.TIMES and not lexicon().predicates.search(scanned.folded, *lead)
            return own and not _stays_denied(scanned, elements[:index], element)
        if element.kind == "BREAK":
            return False
    return False


def _stays_denied(scanned: Scanned, before: Sequence[Element], bound: Bound) -> bool:
    """ "không để hồ sơ, văn bản trễ hạn quá 2%": the denial holds for the number behind the list."""
    if bound.comparator not in (Comparator.ABOVE, Comparator.AT_LEAST, Comparator.BELOW):
        return False
    listed: list[str] = []
    for part in reversed(before):
        if isinstance(part, Bound):
            return False
        if "ZERO" in part.name.split():
            lets = scanned.folded.startswith(words_of("lets_happen"), part.start)
            return (lets or is_overrun(scanned, bound)) and are_nouns(" ".join(listed))
        listed.insert(0, _word(scanned, part))
    return False


def is_overrun(scanned: Scanned, bound: Bound) -> bool:
    """Whether a number is led by words that name an excess ("quá 2%")."""
    return scanned.folded[bound.start : bound.number_start].strip() in words_of("overruns")


def are_nouns(words: str) -> bool:
    """Whether nothing but nouns is listed: "nợ đọng văn bản, hồ sơ" denies the first alone."""
    fillers = pattern("zero_fillers").match(words)
    words = words[fillers.end() if fillers else 0 :]
    share = pattern("names_share").match(words)
    parts = pattern("clause_joint").split(words[share.end() if share else 0 :])
    nouns = lexicon().nouns
    return all(nouns.longest(part.split(), 0)[0] == len(part.split()) for part in parts)
