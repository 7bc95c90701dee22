"""The levels that stand beside a value of a list."""

from __future__ import annotations

import re

from compliance.wording.phrases.lexicon import words_of
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.pieces import Segment
from compliance.wording.phrases.tokens import Scanned, Token

EDGES = " ,.;:"


def level_heads(scanned: Scanned, tokens: list[Token], segment: Segment) -> bool:
    """Whether a level stands at the head of the words of a value, before it."""
    return any(
        segment.start <= token.start < segment.found.anchor
        and pattern("list_joint").fullmatch(scanned.folded, segment.start, token.start) is not None
        for token in tokens
    )


def levels_said(scanned: Scanned, tokens: list[Token], segment: Segment) -> list[str]:
    """The levels that the words of one value give it to, in their order."""
    levels: list[str] = []
    last = segment.start
    for token in tokens:
        if not segment.start <= token.start < segment.end:
            continue
        words = scanned.folded[token.start : token.end]
        before = scanned.folded[segment.start : token.start]
        after = scanned.folded[token.end : segment.end]
        own = (
            words.startswith("cấp")
            or _heads_offices(scanned, segment, token)
            or pattern("level_preposition").search(before)
            or re.match(r"\s*[:-]", after)
        )
        heads = token.start < segment.found.anchor and pattern("list_joint").fullmatch(before)
        # "… cấp xã gửi qua Hệ thống báo cáo của tỉnh": what is said of a level may name whose means it uses.
        between = pattern("beside_level").sub(" ", scanned.folded[last : token.start])
        alone = not levels or words.startswith("cấp") or not between.strip(EDGES)
        joined = levels and pattern("list_joint").fullmatch(scanned.folded, last, token.start)
        if (own and alone) or heads or joined:
            levels.append(str(token.value))
        last = token.end
    return list(dict.fromkeys(levels))


def _heads_offices(scanned: Scanned, segment: Segment, token: Token) -> bool:
    """ "100% sở, ban, ngành": offices right behind their share."""
    words = scanned.folded[token.start : token.end]
    between = scanned.folded[segment.found.end : token.start] if token.start >= segment.found.end else "-"
    return words.startswith(words_of("offices")) and pattern("list_joint").fullmatch(between) is not None
