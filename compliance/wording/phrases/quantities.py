"""A number that promises: its comparator, unit and noun as a level or a change."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from compliance.model.target import Comparator, Direction, Kind, Measure, Target
from compliance.wording.phrases import trends
from compliance.wording.phrases.bounds import Bound
from compliance.wording.phrases.clauses import Place
from compliance.wording.phrases.conditions import may_condition
from compliance.wording.phrases.deadlines import milestone, year_of
from compliance.wording.phrases.directions import baseline, direction
from compliance.wording.phrases.hints import unit_of_words
from compliance.wording.phrases.leftovers import leaves_signal, turns_rank
from compliance.wording.phrases.lexicon import PARTED, lexicon
from compliance.wording.phrases.numbers import GUESSED, plain
from compliance.wording.phrases.pasts import may_be_past
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.ranks import is_rank, rank_target
from compliance.wording.phrases.sentences import lists_nouns
from compliance.wording.phrases.tokens import Token
from compliance.wording.phrases.unclear import (
    against_year,
    begins_denied,
    changes_share,
    doubted,
    goes_up_to,
    is_turned,
    may_be_day,
    may_pass,
    only_continues,
    produces_nothing,
    unclear_bound,
)

_WHOLE = Decimal(100)
_HUNDREDTH = Decimal("0.01")
_TIMES_OF_DAY = (Measure.DAY, Measure.HOUR, Measure.MONTH)
_CARRIED = (Measure.COUNT, *_TIMES_OF_DAY, Measure.TIMES, Measure.VND)
STARS = "sao"
# "Nhóm 2" is rather the second of some groups, "nhóm 10" the first ten.
_SMALLEST_TOP = 5
_NO_NOUN = ("FILLER", "/", ".")


_DENIED = {
    Comparator.ABOVE: Comparator.AT_MOST,
    Comparator.BELOW: Comparator.AT_LEAST,
    Comparator.AT_MOST: Comparator.AT_MOST,
    Comparator.AT_LEAST: Comparator.AT_LEAST,
    Comparator.BETWEEN: Comparator.BETWEEN,
}


def quantity(place: Place, previous: Target | None) -> Target:
    """What the number at ``place`` promises; ``previous`` is the target before it in the sentence."""
    clause = place.clause
    if is_rank(clause.sentence, place.index, clause.hints):
        target = rank_target(clause.scanned, clause.sentence, place.index)
        if _names_one_group(place, target) or turns_rank(place):
            target = doubted(target, "unclear_rank")
    elif _lands_on_place(place):
        target = rank_target(clause.scanned, clause.sentence, place.index)
    elif _place_of_index(place):
        target = rank_target(clause.scanned, clause.sentence, place.index)
        ranked = pattern("title_rank").search(clause.words(0, place.bound.start)) is not None
        target = target if ranked else doubted(target, "unclear_rank")
    elif _field_of_index(place):
        target = rank_target(clause.scanned, clause.sentence, place.index)
        target = doubted(target, "unclear_rank")
    else:
        target = _quantified(place, _unscaled(place), previous)
    period = milestone(clause.scanned, clause.sentence, place.start, place.index, place.stop)
    if period is None and previous is not None and place.after_break and not _own_year(place):
        period = previous.period if _year_leads(place, previous.period) else None
    turned = is_turned(place) or (target.kind is not Kind.RANK and begins_denied(place))
    taken = denied(place) is not None or target.comparator not in (Comparator.EQUAL, place.bound.comparator)
    turned = turned or (target.kind is not Kind.RANK and leaves_signal(place, target, taken=taken))
    target = doubted(target, "unclear_words") if turned else target
    target = doubted(target, "maybe_past") if may_be_past(place) else target
    return target if period is None else replace(target, period=period)


def _names_one_group(place: Place, target: Target) -> bool:
    """ "Nhóm 2": the second group, or the first two of an order; no title or words say which."""
    hints, mark, bound = place.clause.hints, place.previous, place.bound
    grouped = mark is not None and "RANK_GROUP" in mark.name.split() and bound.noun is None
    if not grouped or target.value is None:
        return False
    if pattern("class_in_bracket").match(place.clause.scanned.folded, bound.end):
        return True
    index = pattern("title_index").search(place.before) is not None
    if target.group is not None or hints.rank or hints.index:
        return False
    return not index and target.value < _SMALLEST_TOP and not place.clause.tokens(place.index + 1, place.stop)


def _lands_on_place(place: Place) -> bool:
    """ "Xếp hạng tăng từ 35 lên 30": the place reached."""
    bare = place.bound.unit is None and place.bound.over is None and place.clause.hints.unit is None
    before = place.clause.words(place.clause.sentence.start, place.bound.number_start)
    return bare and pattern("lands_on_place").search(before) is not None


def _place_of_index(place: Place) -> bool:
    """ "Phấn đấu xếp hạng: PCI ≤ 20": an index is bounded from above only where its place is meant."""
    bound = place.bound
    upper = bound.comparator in (Comparator.AT_MOST, Comparator.BELOW) and bound.unit is None
    if not upper or bound.value % 1 or bound.over is not None or place.clause.hints.unit is not None:
        return False
    return pattern("place_of_index").search(place.led_by) is not None


def _field_of_index(place: Place) -> bool:
    """A bare "15/34" under the name of an index is likelier a place than a share; neither is sure."""
    bound, hints = place.bound, place.clause.hints
    bare = place.alone and bound.unit is None and bound.over is not None and bound.over != 100
    return bare and hints.index and hints.unit is None


def unit_and_noun(place: Place) -> tuple[Measure | None, str | None]:
    """The unit of the number and what is counted: by its own words, the title, or words before it."""
    bound, clause = place.bound, place.clause
    if bound.unit is Measure.POINT and pattern("places").search(place.before):
        return Measure.COUNT, "điểm"
    if bound.unit is not None:
        return bound.unit, bound.noun
    following = clause.elements[place.index + 1] if place.index + 1 < len(clause.elements) else None
    if isinstance(following, Token) and following.name == "scale":
        return Measure.POINT, None
    if isinstance(following, Token) and following.kind == "TEXT" and following.name not in _NO_NOUN:
        noun = _noun_after(place)
        if noun is not None:
            return Measure.COUNT, noun
    if clause.hints.unit is not None:
        return clause.hints.unit, clause.hints.noun
    if clause.hints.rank:
        return Measure.RANK, None
    return unit_of_words(clause.words(_title_start(place), bound.number_start))


def _title_start(place: Place) -> int:
    """Where the words that name what is measured begin: after the last comma, if a title begins there."""
    own, start = place.own_start, place.clause.sentence.start
    if own is None:
        return start
    words = place.clause.words(own, place.bound.number_start)
    return own if lexicon().title_starts.match(words.lstrip()) else start


def denied(place: Place) -> Token | None:
    """The "không để" that governs the number ("không để tỷ lệ … vượt quá 2%"), if there is one."""
    for index in range(place.index - 1, place.start - 1, -1):
        token = place.clause.elements[index]
        if not isinstance(token, Token) or (
            token.kind == "BREAK" and not lists_nouns(place.clause.sentence, index)
        ):
            return None
        if "ZERO" in token.name.split():
            return token
    return None


def _unscaled(place: Place) -> Bound:
    """ "90/100 điểm" is 90 points; every other fraction is a share."""
    bound = place.bound
    if bound.over is None:
        return bound
    scored = bound.unit in (Measure.POINT, Measure.RANK) or (bound.noun or "").lower() == STARS
    if bound.unit in PARTED and bound.over:
        value = plain((bound.value / bound.over).quantize(_HUNDREDTH))
        sure = bound.value == 1 and value * bound.over == 1
        doubt = {} if sure else {"confidence": GUESSED, "remarks": (*bound.remarks, "ambiguous_number")}
        return replace(bound, value=value, over=None, **doubt)  # type: ignore[arg-type]
    said = unit_of_words(place.clause.words(_title_start(place), bound.number_start))[0]
    if scored or (bound.unit is None and Measure.POINT in (place.clause.hints.unit, said)):
        return replace(bound, over=None)
    return bound.as_fraction


def _quantified(place: Place, bound: Bound, previous: Target | None) -> Target:
    clause = place.clause
    verb = trends.governing(clause.scanned, clause.sentence, place.start, place.index)
    way = direction(place, verb, previous)
    unit, noun = (
        unit_and_noun(place) if bound is place.bound or bound.unit is None else (bound.unit, bound.noun)
    )
    target = Target(
        Kind.LEVEL, bound.comparator or Comparator.EQUAL, bound.value, bound.upper, bound.upper_open,
        unit=unit, noun=noun, remarks=bound.remarks, confidence=bound.confidence,
    )  # fmt: skip
    if place.bound.unit is None and unit is clause.hints.unit:
        target = _scaled(target, clause.hints.scale)
    if pattern("becomes").search(place.since_last) or unclear_bound(place) or may_be_day(place):
        target = doubted(target, "unclear_words")
    if way is None and verb is None and produces_nothing(place, unit, previous):
        target = doubted(target, "unclear_words")
    lower = target.comparator in (Comparator.AT_LEAST, Comparator.ABOVE)
    if may_condition(place, unit):
        target = doubted(target, "unclear_words")
    if clause.hints.unclear and place.alone and unit is not Measure.PERCENTAGE_POINT and not lower:
        target = doubted(target, "unclear_title")
    if way is not None:
        changed = _change(place, target, way, verb, previous)
        if changed.baseline is None and changes_share(place, verb, changed):
            changed = doubted(changed, "unclear_change")
        if only_continues(place, verb, previous) or goes_up_to(place, verb):
            changed = doubted(changed, "unclear_change")
        return changed
    if against_year(place, target) or may_pass(place, unit):
        target = doubted(target, "unclear_change")
    if unit is Measure.RANK:
        target = doubted(target, "unclear_rank")
    comparator = _comparator(place, target, verb, previous)
    return target if comparator is target.comparator else replace(target, comparator=comparator)


def _scaled(target: Target, scale: Decimal) -> Target:
    """ "800" under "Thu ngân sách (triệu đồng)"."""
    if scale == 1 or target.value is None:
        return target
    upper = None if target.upper is None else plain(target.upper * scale)
    return replace(target, value=plain(target.value * scale), upper=upper)


def _change(
    place: Place, target: Target, way: Direction, verb: Token | None, previous: Target | None
) -> Target:
    compared, said = baseline(place, previous)
    heads = place.bound.heads
    comparator = target.comparator
    if verb is None and heads and {"HIGHER", "LOWER"} & set(heads[-1].name.split()):
        comparator, target = _passed_by(target)
    clause = place.clause
    year = trends.baseline_year(said if compared else clause.hints.baseline, clause.year)
    return replace(target, kind=Kind.CHANGE, comparator=comparator, direction=way, baseline=year)


def _passed_by(target: Target) -> tuple[Comparator, Target]:
    """ "vượt 5% trở lên so với dự toán": "vượt" says which way, "trở lên" bounds the size."""
    if "above_and_up" not in target.remarks:
        return Comparator.EQUAL, target
    remarks = tuple(remark for remark in target.remarks if remark != "above_and_up")
    return Comparator.AT_LEAST, replace(target, remarks=remarks)


def _comparator(
    place: Place, target: Target, verb: Token | None, previous: Target | None
) -> Comparator | None:
    """The comparator of a level: its own, of a landing, of a time limit, or of the same noun before."""
    if place.bound.comparator is not None:
        return _DENIED.get(place.bound.comparator) if _is_denied(place) else target.comparator
    if verb is not None and trends.is_landing(verb) and "LANDING_DOWN" in verb.name:
        return Comparator.AT_MOST
    if target.unit in _TIMES_OF_DAY and place.clause.words(0, place.bound.start).rstrip().endswith("trong"):
        return Comparator.AT_MOST
    if _carries_over(place, previous):
        assert previous is not None
        return previous.comparator
    apart = _bound_apart(place)
    return Comparator(str(apart.value)) if apart is not None else target.comparator


def _is_denied(place: Place) -> bool:
    """Whether "không để" or "không có" at the head turns the bound; "hộ không có nhà ở dưới 1%" does not."""
    token = denied(place)
    if token is None:
        return False
    start = place.own_start if place.own_start is not None else place.clause.sentence.start
    opener = pattern("opening_act").fullmatch(place.clause.scanned.folded, start, token.start)
    return place.clause.words(token.start, token.end).startswith("không để") or opener is not None


def _bound_apart(place: Place) -> Token | None:
    """ "Ít nhất mỗi đơn vị 01 sáng kiến": a closed bound apart from its number, in the same breath."""
    for token in reversed(place.lead):
        if token.kind == "BREAK":
            return None
        if token.name == "COMPARATOR" and token.value in (">=", "<="):
            reads_on = pattern("each").match(place.clause.scanned.folded, token.end)
            return token if reads_on is not None else None
    return None


def _carries_over(place: Place, previous: Target | None) -> bool:
    """ "ít nhất 100 doanh nghiệp …, 50 hộ …": the comparator holds for all counts and times of a list.

    It holds for two shares joined by "và" under one predicate ("tối thiểu 40% sở, ngành và 30% xã được
    kiểm tra"), not for others: "tối thiểu 30% cơ quan, 100% xã".
    """
    if previous is None or previous.kind is not Kind.LEVEL or not place.after_break:
        return False
    if previous.unit is not place.bound.unit or place.bound.heads:
        return False
    if previous.unit is Measure.PERCENT:
        joined = place.previous is not None and place.previous.name == "và" and place.bound.value < _WHOLE
        apart = pattern("share_follows").search(place.since_last) is not None
        return joined and not apart and previous.comparator is Comparator.AT_LEAST
    if place.bound.unit not in _CARRIED:
        return False
    return previous.comparator in (Comparator.AT_LEAST, Comparator.AT_MOST)


def _year_leads(place: Place, year: int | None) -> bool:
    """Whether a milestone stands before the first value, for the whole sentence."""
    first = min(place.clause.sentence.bounds())
    tokens = place.clause.tokens(0, first)
    return any(token.kind == "YEAR" and year_of(token) == year for token in tokens)


def _own_year(place: Place) -> bool:
    return any(token.kind == "YEAR" for token in place.clause.tokens(place.start, place.stop))


def _noun_after(place: Place) -> str | None:
    following = place.clause.tokens(place.index + 1, place.index + 3)
    words = [token for token in following if token.kind == "TEXT" and token.name.isalpha()]
    if not words or words[0] is not following[0]:
        return None
    end = words[-1].end if words == following else words[0].end
    noun = place.clause.scanned.text[words[0].start : end]
    return None if lexicon().predicates.match(noun.lower()) else noun
