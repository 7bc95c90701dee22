"""Numbers that promise nothing by what they are: look-alikes, years, and the marks of lists."""

from __future__ import annotations

import re

from compliance.wording.phrases.items import dashed_items, marked_items
from compliance.wording.phrases.lexicon import lexicon
from compliance.wording.phrases.lookalikes import baseline_said
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.tokens import Token

# "Tuổi thọ bình quân khoảng 75 tuổi": how far back the words may stand.
_NEAR = 40
# What every year begins with, and what every bullet has: most phrases need not be searched for either.
_CENTURIES = ("19", "20")
_BULLET = re.compile("[-+•*–]")


def references(text: str, folded: str) -> list[Token]:
    """Look-alikes, years and bullets of a phrase, in order, none inside another.

    A look-alike masks whole numerals only, and none that a per cent sign or a unit follows.
    """
    found: list[Token] = []
    for kind, match in lexicon().lookalikes.found_in(folded):
        if _cuts(folded, match.start(), match.end()):
            continue
        if kind == "age" and _tells_life(folded, match):
            continue
        found.append(Token("REFERENCE", kind, match.start(), match.end(), baseline_said(match)))
    dashed, are_items = dashed_items(folded)
    items = [match.span("item") for match in dashed] if are_items else []
    found += [Token("REFERENCE", "listmark", *span) for span in (*items, *marked_items(folded))]
    for match in _years(folded):
        said = (int(match["year"]), (match["lead"] or "").strip())
        found.append(Token("YEAR", "year", match.start(), match.end(), said))
    if _BULLET.search(text):
        for match in pattern("bullet").finditer(folded if text.isupper() else text):
            found.append(Token("STOP", "bullet", match.start(), match.end()))
    return _apart(found)


def _years(folded: str) -> list[re.Match[str]]:
    if not any(century in folded for century in _CENTURIES):
        return []
    years = list(pattern("year").finditer(folded))
    return years + [
        match for match in pattern("bare_year").finditer(folded) if _stands_as_year(folded, match)
    ]


def _tells_life(folded: str, match: re.Match[str]) -> bool:
    """Whether an age is a value: behind "tuổi thọ", or all that a text says ("73 tuổi")."""
    if pattern("of_life").search(folded, max(0, match.start() - _NEAR), match.start()):
        return True
    return not folded[: match.start()].strip(" -") and not folded[match.end() :].strip(" .;")


def _apart(found: list[Token]) -> list[Token]:
    found.sort(key=lambda token: (token.start, -token.end))
    kept: list[Token] = []
    for token in found:
        if not kept or token.start >= kept[-1].end:
            kept.append(token)
    return kept


def _cuts(folded: str, start: int, end: int) -> bool:
    """Whether a look-alike begins inside a word or takes but a part of a numeral or a measured one."""
    before = folded[start - 1 : start]
    if folded[start].isalpha() and (before.isalpha() or before.isdigit()):
        return True
    return folded[end - 1].isdigit() and pattern("numeral_goes_on").match(folded, end) is not None


def _stands_as_year(folded: str, match: re.Match[str]) -> bool:
    before = folded[: match.start("year")]
    if before and (before[-1].isalnum() or re.search(r"[\d][.,/]$", before)):
        return False
    if match["lead"] is not None or pattern("year_before").search(before) or not before.strip():
        after = folded[match.end() :].lstrip()
        return match["lead"] is not None or bool(pattern("year_after").match(after))
    return False
