"""What stands around a number and was not taken up: words of denial, comparison or the past make it doubtful.

The grammar trusts a number only where it has understood every word near it that could turn, bound or date
it. Plain words (what is counted, who does it) need not be understood.
"""

from __future__ import annotations

from compliance.model.target import Comparator, Measure, Target
from compliance.wording.phrases.bounds import Bound
from compliance.wording.phrases.clauses import Place
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.sentences import Bracket
from compliance.wording.phrases.tokens import Token

# "gửi trước ít nhất 01 ngày": so long before something.
_TIMES = (Measure.DAY, Measure.HOUR)
_ONE_SIDED = (Comparator.AT_LEAST, Comparator.ABOVE, Comparator.AT_MOST, Comparator.BELOW)


def leaves_signal(place: Place, target: Target, *, taken: bool) -> bool:
    """Whether a word near the number at ``place`` could change what it says and was not read.

    ``taken`` says that a bound or denial apart from the number has been read already.
    """
    lead = _bared(place, _own_start(place), place.bound.number_start)
    ahead = place.bound.closed and place.bound.unit in _TIMES and pattern("ahead").search(lead) is not None
    if (pattern("touching_signal").search(lead) and not ahead) or pattern("replaces").search(place.before):
        return True
    if pattern("of_another_word").search(place.clause.words(_own_start(place), place.bound.number_start)):
        return True
    if not taken and _is_denied(lead, _follows_number(place)):
        return True
    if target.comparator in _ONE_SIDED and pattern("avoids").search(lead):
        return True
    if not taken and not place.bound.closed and pattern("bound_apart").search(lead):
        return True
    return _bounds_behind(place)


def turns_rank(place: Place) -> bool:
    """ "Ngoài top 50", "nhóm 10 tỉnh thấp nhất": words that turn a place in an order around."""
    lead = _bared(place, _own_start(place), place.bound.number_start)
    tail = pattern("clause_end").split(_bared(place, place.bound.end, place.clause.sentence.end), maxsplit=1)[
        0
    ]
    return pattern("rank_turned").search(f"{lead} {tail}") is not None


def _own_start(place: Place) -> int:
    """Where the words that can only be about this number begin."""
    if place.own_start is not None:
        return place.own_start
    return place.clause.elements[place.start - 1].end if place.start else place.clause.sentence.start


def _follows_number(place: Place) -> bool:
    return place.start > 0 and place.own_start is None


def _is_denied(lead: str, follows: bool) -> bool:
    """A denial that no bound has taken up; in "tỷ lệ hộ không có nhà ở dưới 1%" it describes households."""
    for match in pattern("denial_left").finditer(lead):
        described = pattern("described").match(lead) is not None or follows
        if not (described and pattern("denied_content").match(lead, match.end())):
            return True
    return False


def _bounds_behind(place: Place) -> bool:
    """ "80% là tối thiểu", "80%, không được thấp hơn": a bound behind its number."""
    clause = place.clause
    following = clause.elements[place.stop] if place.stop < len(clause.elements) else None
    end = following.start if isinstance(following, Bound) else clause.sentence.end
    tail = _bared(place, place.bound.end, end)
    own = pattern("clause_end").split(tail, maxsplit=1)[0]
    if pattern("bound_behind").search(own):
        return True
    return following is None and pattern("bound_after_comma").search(tail) is not None


def _bared(place: Place, start: int, end: int) -> str:
    """The folded words of a stretch without brackets, references and set phrases that only look so."""
    clause = place.clause
    words = clause.words(start, end)
    apart: list[Token | Bracket] = [head for head in place.bound.heads if head.kind != "FILLER"]
    apart += clause.sentence.brackets
    elements, index = clause.elements, place.clause.sentence.place_at(start)
    while index < len(elements) and elements[index].start < end:
        part = elements[index]
        apart += [part] if isinstance(part, Token) and _is_apart(place, part) else []
        index += 1
    for piece in apart:
        first, last = max(piece.start, start) - start, min(piece.end, end) - start
        if first < last:
            words = words[:first] + " " * (last - first) + words[last:]
    return pattern("harmless").sub(lambda match: "~" * len(match[0]), words)


def _is_apart(place: Place, token: Token) -> bool:
    """Whether a token is a reference, or a denial that has gone into a bound ("không tăng quá 5%")."""
    if token.kind != "VERB":
        return token.kind in ("REFERENCE", "YEAR")
    return token.name in ("UP", "DOWN") and place.clause.words(token.start, token.end).startswith("không ")
