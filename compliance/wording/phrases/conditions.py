"""Bounds that tell of whom, when or for what price something holds: no promises, or none for sure."""

from __future__ import annotations

from compliance.model.target import Measure
from compliance.wording.phrases.clauses import Place
from compliance.wording.phrases.lexicon import PIECE, lexicon, words_of
from compliance.wording.phrases.patterns import pattern

_LONG_TIMES = (Measure.MONTH, Measure.YEAR)


def may_condition(place: Place, unit: Measure | None) -> bool:
    """Whether the number may belong to a condition: "hỗ trợ doanh nghiệp có từ 50 lao động trở lên"."""
    words = place.clause.words(_own_start(place), place.bound_start)
    served = pattern("on_persons").match(place.before) or pattern("long_service").search(place.since_last)
    if unit in _LONG_TIMES and served:
        return True
    if unit is Measure.VND and not place.start and pattern("cost_of").search(place.led_by):
        return True
    paid = unit is Measure.VND and place.bound.comparator is None
    if paid and (pattern("names_cost").match(words) or _is_paid(place)):
        return True
    if pattern("conditional_head").search(words):
        return True
    return _has_consequence(place, words)


def tells_case(place: Place) -> bool:
    """ "Trường hợp hồ sơ quá hạn từ 02 lần trở lên, xem xét hạ bậc thi đua": what happens in which case."""
    if place.bound.comparator is None or pattern("case_head").fullmatch(place.led_by) is None:
        return False
    tails = [part.end for part in place.clause.tokens(place.index + 1, place.stop) if part.kind == "OR_MORE"]
    return (
        pattern("case_dealt_with").match(place.clause.scanned.folded, max([place.bound.end, *tails]))
        is not None
    )


def _has_consequence(place: Place, words: str) -> bool:
    """ "Đơn vị đạt dưới 70 điểm bị phê bình": what follows for those whom the bound describes."""
    stretch = pattern("clause_end").split(place.after, maxsplit=1)[0]
    follows = pattern("rewarded" if place.bound.comparator is None else "consequence")
    if follows.search(stretch) is None:
        return False
    if pattern("sanction").match(stretch) and any(letter.isalpha() for letter in words):
        return True
    pieces = PIECE.findall(pattern("described_heads").sub("", words))
    return bool(pieces) and bool(lexicon().nouns.longest(pieces, 0)[0])


def _is_paid(place: Place) -> bool:
    """ "Hỗ trợ 15 triệu đồng cho mỗi mô hình": what each is given."""
    gives = place.before.rstrip().endswith(words_of("gives"))
    return gives and pattern("paid_to_each").match(place.after) is not None


def _own_start(place: Place) -> int:
    return place.own_start if place.own_start is not None else place.clause.sentence.start
