"""The levels that stand beside the values of a list, and what is said of the values there."""

from __future__ import annotations

import re

from compliance.wording.phrases.composing import Composed
from compliance.wording.phrases.lexicon import words_of
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.pieces import Segment
from compliance.wording.phrases.tokens import Scanned, Token

EDGES = " ,.;:"


def level_tokens(composed: Composed, number: int) -> list[Token]:
    """The words of levels of a sentence, those in its brackets too."""
    sentence = composed.sentences[number]
    parts = [*sentence.elements, *(part for bracket in sentence.brackets for part in bracket.elements)]
    return [part for part in parts if isinstance(part, Token) and "LEVEL" in part.name.split()]


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


def all_alike(scanned: Scanned, composed: Composed, found: list[Segment], places: list[int]) -> bool:
    """ "90% hồ sơ tại cấp tỉnh; 80% hồ sơ tại cấp huyện và 60% hồ sơ tại cấp xã": one list of the same.

    So is one whose title stands before its first level alone ("Số hóa: cấp tỉnh 90%; cấp huyện 80% và …").
    """
    told = [_beside_level(scanned, composed, found[place]) for place in places]
    return len(set(told)) == 1 or (not any(told[1:]) and _level_first(composed, found[places[0]]))


def _beside_level(scanned: Scanned, composed: Composed, segment: Segment) -> str:
    """What stands before the level of a value: behind its number, or before it where the level does."""
    start = segment.start if _level_first(composed, segment) else segment.found.end
    level = min(
        (token.start for token in _tokens_of(composed, segment) if token.start >= start), default=None
    )
    own = scanned.folded[start : segment.end if level is None else level]
    return " ".join(pattern("beside_level").sub(" ", own).strip(EDGES).split())


def _level_first(composed: Composed, segment: Segment) -> bool:
    return not any(token.start >= segment.found.end for token in _tokens_of(composed, segment))


def _tokens_of(composed: Composed, segment: Segment) -> list[Token]:
    tokens = level_tokens(composed, segment.found.sentence)
    return [token for token in tokens if segment.start <= token.start < segment.end]
