"""Events that shall not be, and the numbers that say how large they would be."""

from __future__ import annotations

from compliance.model.target import Measure
from compliance.wording.phrases.bounds import Bound
from compliance.wording.phrases.openings import opens_act
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.sentences import Sentence
from compliance.wording.phrases.tokens import Scanned, Token

# What bounds a quantity or an order; an event lasts, costs or hurts so much.
_NO_SIZES = (Measure.PERCENT, Measure.PERCENTAGE_POINT, Measure.POINT, Measure.RANK)


def denied_event(scanned: Scanned, sentence: Sentence, index: int) -> str | None:
    """ "không để xảy ra mất điện quá 02 giờ": what shall not happen, if the number at ``index`` describes it.

    A number behind the name of something measured bounds it ("không để thời gian chờ quá 15 phút"); behind a
    comma a number describes an event with words of its own ("…, bị thương từ 05 người trở lên").
    """
    elements, parts_from = sentence.elements, sentence.elements[index].start
    bound = elements[index]
    if (
        not isinstance(bound, Bound)
        or bound.unit in _NO_SIZES
        or (bound.unit, bound.comparator) == (None, None)
    ):
        return None
    for part in reversed(elements[:index]):
        if isinstance(part, Token) and "ZERO" in part.name.split():
            match = pattern("denied_event").match(scanned.folded, part.start, bound.start)
            return scanned.text[slice(*match.span("event"))] if match else None
        if isinstance(part, Token) and part.kind == "BREAK":
            sized = pattern("size_of_event").match(scanned.folded, part.end, parts_from) is not None
            if not sized or opens_act(scanned.folded, part.end):
                return None
            parts_from = part.start
        elif not isinstance(part, Token):
            parts_from = part.start
    return None
