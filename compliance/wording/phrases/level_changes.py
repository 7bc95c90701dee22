"""Changes that each level is to make: "giảm biên chế: cấp tỉnh 5%, cấp huyện 4%"."""

from __future__ import annotations

from dataclasses import replace

from compliance.model.target import Kind
from compliance.wording.phrases.composing import Composed
from compliance.wording.phrases.level_words import level_heads, level_tokens, levels_said
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.pieces import Segment
from compliance.wording.phrases.tokens import Scanned


def as_changes(scanned: Scanned, composed: Composed, found: list[Segment]) -> list[Segment]:
    """``found`` where the verb before the first value of a list of levels is that of all.

    A value that is reached where the first is a change ("…; cấp xã còn 4%") is one afterwards.
    """
    result = list(found)
    for place in range(1, len(result)):
        before, segment = result[place - 1], result[place]
        first, own = before.target, segment.target
        if first.kind is not Kind.CHANGE or own.kind is not Kind.LEVEL or first.unit is not own.unit:
            continue
        if None in (first.value, own.value) or own.scope or not _heads(scanned, composed, segment):
            continue
        told = [_said(scanned, composed, one) for one in (before, segment)]
        reaches = [_reached(scanned, one) for one in (before, segment)]
        if all(told) and not told[0] & told[1] and reaches != [False, True]:
            own = replace(own, kind=Kind.CHANGE, direction=first.direction, baseline=first.baseline)
            result[place] = replace(segment, target=own)
    return result


def _heads(scanned: Scanned, composed: Composed, segment: Segment) -> bool:
    return level_heads(scanned, level_tokens(composed, segment.found.sentence), segment)


def _said(scanned: Scanned, composed: Composed, segment: Segment) -> frozenset[str]:
    return frozenset(levels_said(scanned, level_tokens(composed, segment.found.sentence), segment))


def _reached(scanned: Scanned, segment: Segment) -> bool:
    return pattern("reached").search(scanned.folded, segment.start, segment.found.end) is not None
