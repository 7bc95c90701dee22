"""Numbers that say of what, among whom or how something holds: classes, titles, fields, spans of time."""

from __future__ import annotations

import re

from compliance.model.target import Comparator, Kind, Measure
from compliance.wording.phrases import trends
from compliance.wording.phrases.acts import counted_after
from compliance.wording.phrases.bounds import Bound
from compliance.wording.phrases.clauses import Found, Place
from compliance.wording.phrases.comparators import denied
from compliance.wording.phrases.conditions import tells_case
from compliance.wording.phrases.describing import describes_following, stands_in_share
from compliance.wording.phrases.events import denied_event
from compliance.wording.phrases.hints import unit_of_words
from compliance.wording.phrases.lexicon import lexicon, words_of
from compliance.wording.phrases.measuring import STARS
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.strays import lists_context
from compliance.wording.phrases.tokens import Token

# No plan has more rows.
_MOST_ROWS = 500


def tells_context(place: Place, found: list[Found]) -> bool:
    """Whether the words around the number say what it is, and that it promises nothing."""
    return (
        is_class(place)
        or _is_told_again(place)
        or _is_field(place, found)
        or _is_span_of_time(place)
        or (_takes_time(place) and not (found and place.own_start is None))
        or _is_row_number(place)
        or _is_delay(place)
        or lists_context(place)
        or _is_manner(place)
        or _is_distance(place, found)
        or _is_scored(place)
        or tells_case(place)
        or any(pattern(name).search(place.since_last) for name in ("names_scale", "held_against"))
    )


def heads_value(place: Place, found: list[Found]) -> bool:
    """Whether the number tells which are meant of those of whom the value behind it is."""
    return _heads_count(place) or _stands_in_title(place, found) or describes_following(place, found)


def _is_delay(place: Place) -> bool:
    """ "khiếu nại kéo dài trên 02 năm": how long what is dealt with has lasted."""
    long = place.bound.comparator in (Comparator.ABOVE, Comparator.AT_LEAST)
    timed = place.bound.unit in (Measure.DAY, Measure.HOUR, Measure.MONTH, Measure.YEAR)
    return long and timed and denied(place) is None and pattern("delay").search(place.led_by) is not None


def is_class(place: Place) -> bool:
    """ "đơn vị tự bảo đảm từ 30% đến dưới 70%": a class of units."""
    lead = place.lead
    if (place.bound.noun or "").lower() == STARS and (
        place.start or pattern("counted_behind").match(place.after)
    ):
        return not any(token.kind == "BREAK" for token in lead) or place.after.startswith(":")
    parted = len(lead) > 1 and lead[-2].kind == "BREAK"
    opens = not lead or parted or (len(lead) == 1 and not place.start)
    if opens or any(head.kind == "FILLER" for head in place.bound.heads):
        return False
    shared = place.bound.unit is Measure.PERCENT and pattern("no_class_of_shares").search(place.before)
    return "CLASS" in lead[-1].name.split() and not shared


def _is_manner(place: Place) -> bool:
    """ "người dân chỉ phải nhập dữ liệu 01 lần": how something is done."""
    bare = place.bound.unit is Measure.TIMES and place.bound.comparator is None
    return bare and pattern("only_so_often").search(place.led_by) is not None


def _is_distance(place: Place, found: list[Found]) -> bool:
    """ "hộ dân cách trung tâm xã dưới 2 km", "… trong bán kính 5 km": how far away those counted are."""
    if (place.bound.noun or "").lower() not in words_of("lengths"):
        return False
    beside = place.bound.comparator is None and (bool(found) or place.stop < len(place.clause.elements))
    return pattern("distance").search(place.led_by) is not None or (
        beside and pattern("within_reach").search(place.led_by) is not None
    )


def _is_scored(place: Place) -> bool:
    """ "từ 80% đến dưới 100% được 3 điểm": how points are given."""
    if place.bound.unit is Measure.POINT:
        before = place.clause.words(place.clause.sentence.start, place.bound.number_start)
        return place.start > 0 and pattern("given_points").search(before) is not None
    return place.bound.comparator is not None and pattern("scored_behind").match(place.after) is not None


def _heads_count(place: Place) -> bool:
    """ "tự bảo đảm từ 70% trở lên: 12 đơn vị": the class heads the number of those in it."""
    following = place.clause.elements[place.stop] if place.stop < len(place.clause.elements) else None
    if place.bound.comparator is None or not isinstance(following, Bound):
        return False
    if following.unit is not Measure.COUNT or following.comparator is not None:
        return False
    between = place.clause.words(place.bound.end, following.number_start)
    return pattern("class_counted").fullmatch(between) is not None


def _is_field(place: Place, found: list[Found]) -> bool:
    """ "xếp thứ 20 so với 63 tỉnh, thành phố": among how many a place is held."""
    ranked = bool(found) and found[-1].target.kind is Kind.RANK
    return ranked and place.bound.comparator is None and pattern("field").search(place.since_last) is not None


def _stands_in_title(place: Place, found: list[Found]) -> bool:
    """ "Tỷ lệ phụ nữ được khám thai từ 4 lần trở lên đạt 85%": the share comes later."""
    begins = place.own_start if place.own_start is not None else place.clause.sentence.start
    if found and place.own_start is None:
        return False
    title = place.clause.words(begins, place.bound_start)
    if place.bound.comparator is not None and pattern("inside_count").search(title) and _lands_behind(place):
        return True
    if place.bound.unit is Measure.PERCENT:
        named = place.bound.comparator is not None and pattern("inside_title").search(title)
        name = title.rsplit(":", 1)[-1].lstrip()
        lands = bool(named) and _lands_behind(place) and unit_of_words(name)[0] is Measure.PERCENT
        return lands or stands_in_share(place, name)
    following = place.clause.elements[place.index + 1 : place.index + 2]
    if place.bound.unit is not Measure.TIMES and any(
        isinstance(one, Bound) and not one.heads for one in following
    ):
        return False
    counted = place.bound.unit is Measure.COUNT and place.bound.comparator is None
    whom = counted and pattern("for_whom").match(place.before) is not None
    whom = whom or _bears(place, title)
    if not whom and unit_of_words(title.rsplit(":", 1)[-1].lstrip())[0] is not Measure.PERCENT:
        return False
    for part in place.clause.elements[place.index + 1 :]:
        if isinstance(part, Bound) and part.unit is Measure.PERCENT:
            return True
        if isinstance(part, Token) and part.kind == "BREAK":
            return False
    return False


def _bears(place: Place, title: str) -> bool:
    """ "Doanh nghiệp có từ 10 lao động trở lên đạt 100%": of whom the share behind it is."""
    counted = place.bound.unit is Measure.COUNT and place.bound.comparator is not None
    return counted and pattern("bearers_with").match(title) is not None


def _lands_behind(place: Place) -> bool:
    """ "tỷ lệ doanh nghiệp phải chi trên 10% doanh thu giảm còn 0%": the value of the title comes later."""
    between = place.clause.tokens(place.index + 1, place.stop)
    follows = place.stop < len(place.clause.elements)
    return (
        follows and any(map(trends.is_landing, between)) and not any(one.kind == "BREAK" for one in between)
    )


def _takes_time(place: Place) -> bool:
    """ "Thời gian tiếp nhận 01 hồ sơ tối đa 15 phút": what the time is taken for."""
    if place.bound.unit is not Measure.COUNT or place.bound.comparator is not None:
        return False
    begins = place.own_start if place.own_start is not None else place.clause.sentence.start
    title = place.clause.words(begins, place.bound_start)
    following = place.clause.elements[place.index + 1 : place.index + 2]
    bounded = bool(following) and isinstance(following[0], Bound) and following[0].comparator is not None
    return bounded and place.bound.value == 1 and title.lstrip().startswith(words_of("times"))


def _is_row_number(place: Place) -> bool:
    """ "7 Tỷ lệ hồ sơ …", "8 Tự kiểm tra …": the number of a row that has lost its full stop."""
    bound, scanned = place.bound, place.clause.scanned
    if place.index or bound.heads or bound.over is not None or bound.value > _MOST_ROWS:
        return False
    if bound.unit not in (None, Measure.COUNT):
        return False
    start = bound.number_end + 1
    if not scanned.text[start : start + 1].isupper() or scanned.text.isupper():
        return False
    if lexicon().acts.match(scanned.folded, start):
        return True
    return bound.unit is None and lexicon().title_starts.match(scanned.folded, start) is not None


def _is_told_again(place: Place) -> bool:
    """ "05/05 TTHC đạt 100%": the fraction only repeats the percentage."""
    if place.bound.over is None or place.stop >= len(place.clause.elements):
        return False
    following = place.clause.elements[place.stop]
    between = place.clause.tokens(place.index + 1, place.stop)
    same_breath = not any(token.kind == "BREAK" for token in between)
    if not isinstance(following, Bound) or following.unit is not Measure.PERCENT or not same_breath:
        return False
    share = place.bound.as_fraction
    return not share.share or abs(share.value - following.value) <= 1


def tells_what_is_none(place: Place) -> bool:
    """ "không có hồ sơ quá hạn trên 30 ngày": the number says of what there is none."""
    if denied_event(place.clause.scanned, place.clause.sentence, place.index) is not None:
        return True
    zero = denied(place)
    if zero is None or (place.bound.unit is None and place.bound.comparator is None):
        return False
    words = place.clause.words(zero.end, place.bound.number_start)
    if pattern("measured_quantity").match(words):
        return False
    if place.bound.unit is Measure.PERCENT and not (
        _heads(place, zero) and pattern("reaches_bound").search(words)
    ):
        return False
    return counted_after(place.clause.scanned, zero.end, place.bound.start) is not None


def _heads(place: Place, zero: Token) -> bool:
    """Whether a denial heads its part; "đơn vị không có hồ sơ quá hạn đạt trên 90%" tells which units."""
    before = re.split(r"[,;:]", place.clause.words(place.clause.sentence.start, zero.start))[-1]
    return pattern("opening_act").fullmatch(before.strip()) is not None


def _is_span_of_time(place: Place) -> bool:
    """A stretch of months or years that nobody bounds is no promise ("06 tháng")."""
    bound = place.bound
    if bound.unit not in (Measure.MONTH, Measure.YEAR) or bound.comparator is not None:
        return False
    if bound.noun is not None and bound.heads:
        return False
    return place.clause.hints.unit is not bound.unit and not place.alone and not _is_moved(place)


def _is_moved(place: Place) -> bool:
    """ "Từ 06 tháng xuống còn 04 tháng", "Giảm thời gian đào tạo 06 tháng": a verb says which way it goes."""
    names = place.head_names | set(place.previous.name.split() if place.previous is not None else ())
    within = place.own_start is not None or place.since_last.split()[-1:] == ["trong"]
    if not within and any(word in place.since_last for word in words_of("shortened")):
        names |= {name for token in place.lead for name in token.name.split()}
    return bool(names & {"UP", "DOWN", "LANDING_DOWN", "LANDING_UP"})
