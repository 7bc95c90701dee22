"""Whether the values of a list are of the same, each for a level of its own."""

from __future__ import annotations

from compliance.wording.phrases.composing import Composed
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.pieces import Segment
from compliance.wording.phrases.tokens import Scanned, Token


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
    return " ".join(pattern("beside_level").sub(" ", own).strip(" ,.;:").split())


def _level_first(composed: Composed, segment: Segment) -> bool:
    return not any(token.start >= segment.found.end for token in _tokens_of(composed, segment))


def _tokens_of(composed: Composed, segment: Segment) -> list[Token]:
    tokens = level_tokens(composed, segment.found.sentence)
    return [token for token in tokens if segment.start <= token.start < segment.end]


def level_tokens(composed: Composed, number: int) -> list[Token]:
    sentence = composed.sentences[number]
    parts = [*sentence.elements, *(part for bracket in sentence.brackets for part in bracket.elements)]
    return [part for part in parts if isinstance(part, Token) and "LEVEL" in part.name.split()]
