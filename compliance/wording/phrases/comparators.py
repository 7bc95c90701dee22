"""The comparator of a level: its own, of a denial, a landing, a time limit, or of the number before it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from compliance.model.target import Comparator, Kind, Measure, Target
from compliance.wording.phrases import trends
from compliance.wording.phrases.bounds import Bound
from compliance.wording.phrases.clauses import Place
from compliance.wording.phrases.joints import are_nouns, is_overrun
from compliance.wording.phrases.lexicon import lexicon, words_of
from compliance.wording.phrases.openings import opened
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.tokens import Token

_WHOLE = Decimal(100)
_TIMES_OF_DAY = (Measure.DAY, Measure.HOUR, Measure.MONTH)
# No longer are the words of a population that shares its predicate with the next.
_SHORT = 8
_FEW = 5
_CARRIED = (Measure.COUNT, *_TIMES_OF_DAY, Measure.TIMES, Measure.VND)
_DENIED = {
    Comparator.ABOVE: Comparator.AT_MOST,
    Comparator.BELOW: Comparator.AT_LEAST,
    Comparator.AT_MOST: Comparator.AT_MOST,
    Comparator.AT_LEAST: Comparator.AT_LEAST,
    Comparator.BETWEEN: Comparator.BETWEEN,
}

_SHORT_OF = {Comparator.AT_LEAST: Comparator.BELOW, Comparator.AT_MOST: Comparator.ABOVE}


def _lands_too(place: Place, previous: Target | None) -> bool:
    """ "giảm còn dưới 0,4% hộ nghèo và 1,1% hộ cận nghèo": the second is reached from above as well."""
    if previous is None or previous.comparator not in (Comparator.BELOW, Comparator.AT_MOST):
        return False
    before = place.clause.elements[place.start - 2] if place.start > 1 else None
    lands = isinstance(before, Token) and "LANDING_DOWN" in before.name.split()
    alike = not place.bound.heads and previous.unit is place.bound.unit and place.bound.value < _WHOLE
    own = pattern("clause_end").split(place.after, maxsplit=1)[0]
    listed = (
        len(place.since_last.split()) > 1 and max(map(len, map(str.split, (place.since_last, own)))) <= _FEW
    )
    return lands and alike and place.after_break and listed and pattern("share_follows").search(own) is None


def _shares_bound(place: Place) -> bool:
    """ "Tối thiểu 40% sở, ngành và 30% xã được kiểm tra": two populations under one bound and one predicate.

    The bound heads the sentence, or follows its verb at once; words of its own end the first promise.
    """
    if (
        not _joined(place)
        or place.bound.value >= _WHOLE
        or len(place.since_last.split()) > _SHORT
        or pattern("share_follows").search(place.since_last)
    ):
        return False
    first = place.clause.elements[place.start - 1]
    head = first.heads[0] if isinstance(first, Bound) and first.heads else None
    if head is None or head.kind != "COMPARATOR" or head.value != ">=":
        return False
    words = place.clause.words(place.clause.sentence.start, head.start)
    rest = words[opened(words) :].strip()
    shared = pattern("share_follows").search(pattern("clause_end").split(place.after, maxsplit=1)[0])
    if not rest:
        return True
    acts = lexicon().acts.match(rest) is not None and len(rest.split()) <= _SHORT
    return acts and shared is None and pattern("reached").search(rest) is None


def _joined(place: Place) -> bool:
    """Whether "và" joins two shares, or a comma two equal shares of units ("30% cơ quan, 30% xã")."""
    if place.previous is None or place.previous.name != ",":
        return place.previous is not None and place.previous.name == "và"
    first, units = place.clause.elements[place.start - 1], pattern("shares_of_units")
    if not isinstance(first, Bound) or first.value != place.bound.value:
        return False
    return units.match(place.since_last) is not None and units.match(place.after) is not None


def denied(place: Place) -> Token | None:
    """The "không để" that governs the number ("không để tỷ lệ … vượt quá 2%"), if there is one."""
    for index in range(place.index - 1, place.start - 1, -1):
        token = place.clause.elements[index]
        if not isinstance(token, Token) or token.kind == "BREAK":
            return None
        if "ZERO" in token.name.split():
            return token
    return None


def comparator_of(
    place: Place, target: Target, verb: Token | None, previous: Target | None
) -> Comparator | None:
    """The comparator of a level: its own, of a landing, of a time limit, or of the same noun before."""
    if place.bound.comparator is not None:
        return _turned(place) if _is_denied(place) else target.comparator
    if (
        verb is not None
        and trends.is_landing(verb)
        and ("LANDING_DOWN" in verb.name or _points_down(place, verb))
    ):
        return Comparator.AT_MOST
    if target.unit in _TIMES_OF_DAY and place.clause.words(0, place.bound.start).rstrip().endswith("trong"):
        return Comparator.AT_MOST
    if _lands_too(place, previous):
        return Comparator.AT_MOST
    if _carries_over(place, previous):
        assert previous is not None
        return previous.comparator
    apart = _bound_apart(place)
    return Comparator(str(apart.value)) if apart is not None else target.comparator


def _turned(place: Place) -> Comparator | None:
    """ "không để tỷ lệ nợ xấu từ 3% trở lên": what is denied stops short of what "trở lên" begins with."""
    bound = place.bound
    if bound.comparator is None:
        return None
    ends = bound.closed and not any(head.kind == "COMPARATOR" for head in bound.heads)
    return (_SHORT_OF if ends else _DENIED).get(bound.comparator)


def _points_down(place: Place, landing: Token) -> bool:
    """ "15 ngày -> 10 ngày": an arrow to a smaller value."""
    before = place.clause.elements[place.start - 1] if place.start else None
    arrow = not place.clause.words(landing.start, landing.end).isalpha()
    return arrow and isinstance(before, Bound) and before.value > place.bound.value


def _is_denied(place: Place) -> bool:
    """Whether "không để" or "không có" at the head turns the bound; "hộ không có nhà ở dưới 1%" does not."""
    token = denied(place)
    if token is None:
        return False
    start = place.own_start if place.own_start is not None else place.clause.sentence.start
    opener = pattern("opening_act").fullmatch(place.clause.scanned.folded, start, token.start)
    lets = place.clause.words(token.start, token.end).startswith(words_of("lets_happen"))
    return lets or opener is not None


def denies_several(place: Place) -> bool:
    """ "không để đơn thư, hồ sơ trên 2%": of the last alone, perhaps, and the denial of the first.

    Nobody promises an excess, and a share that shall not come about has a number.
    """
    token = denied(place)
    if place.bound.comparator is None:
        return False
    if token is None:
        return _denies_share(place) or _denies_list(place)
    if is_overrun(place.clause.scanned, place.bound):
        return False
    words = place.clause.words(token.end, place.bound.start)
    share = pattern("names_share").match(words.lstrip())
    return share is None and pattern("clause_joint").search(words) is not None


def _denies_share(place: Place) -> bool:
    """ "không để tỷ lệ hộ nghèo và cận nghèo trên 5%": the number of a share may be denied."""
    for part in reversed(place.clause.elements[: place.index]):
        if isinstance(part, Bound) or part.kind == "STOP":
            return False
        if "ZERO" in part.name.split():
            lets = place.clause.words(part.start, part.end).startswith(words_of("lets_happen"))
            behind = place.clause.words(part.end, place.bound.start).lstrip()
            return lets and pattern("names_share").match(behind) is not None
    return False


def _denies_list(place: Place) -> bool:
    """ "không có cơ quan, đơn vị dưới 70 điểm": of all of them, perhaps, there shall be none."""
    if place.bound.comparator not in (Comparator.ABOVE, Comparator.BELOW):
        return False
    for part in reversed(place.clause.elements[: place.index]):
        if isinstance(part, Bound) or part.kind == "STOP":
            return False
        if "ZERO" in part.name.split():
            words = place.clause.words(part.end, place.bound.start).strip()
            return words[-1:].isalpha() and are_nouns(words)
    return False


def _bound_apart(place: Place) -> Token | None:
    """ "Ít nhất mỗi đơn vị 01 sáng kiến": a closed bound apart from its number, in the same breath."""
    for token in reversed(place.lead):
        if token.kind == "BREAK":
            return None
        if token.name == "COMPARATOR" and token.value in (">=", "<="):
            reads_on = pattern("each").match(place.clause.scanned.folded, token.end)
            return token if reads_on is not None else None
    return None


def handed_on(place: Place, target: Target) -> Target:
    """ "ít nhất: 30% thời gian, 30% chi phí": a colon hands a comparator to a whole list."""
    first = place.clause.elements[next(place.clause.sentence.bounds_from(0))]
    bare = not place.bound.heads and target.comparator is Comparator.EQUAL and place.start > 0
    if not bare or not isinstance(first, Bound) or first.unit is not place.bound.unit:
        return target
    head = first.heads[0] if first.heads else None
    handed = head is not None and ":" in place.clause.words(head.end, first.number_start)
    return replace(target, comparator=first.comparator) if handed and first.comparator else target


def _carries_over(place: Place, previous: Target | None) -> bool:
    """ "ít nhất 100 doanh nghiệp …, 50 hộ …": the comparator holds for all counts and times of a list.

    It holds for two shares joined by "và" under one predicate ("tối thiểu 40% sở, ngành và 30% xã được
    kiểm tra"), not for others: "tối thiểu 30% cơ quan, 100% xã".
    """
    if previous is None or not place.after_break:
        return False
    if previous.kind is not Kind.LEVEL:
        return False
    if previous.unit is not place.bound.unit or place.bound.heads:
        return False
    if previous.unit is Measure.PERCENT:
        return previous.comparator is Comparator.AT_LEAST and _shares_bound(place)
    measured = {(noun or "").lower() for noun in (previous.noun, place.bound.noun)} & {*words_of("measured")}
    if place.bound.unit not in _CARRIED or (measured and previous.noun != place.bound.noun):
        return False
    return previous.comparator in (Comparator.AT_LEAST, Comparator.AT_MOST)
