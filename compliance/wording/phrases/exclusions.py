"""Numbers that promise nothing: classes of what is counted, old values, spans of time, strays."""

from __future__ import annotations

import re
from enum import StrEnum

from compliance.model.target import Comparator, Kind, Measure
from compliance.wording.phrases import trends
from compliance.wording.phrases.acts import counted_after
from compliance.wording.phrases.bounds import Bound
from compliance.wording.phrases.clauses import Found, Place
from compliance.wording.phrases.hints import unit_of_words
from compliance.wording.phrases.lexicon import lexicon
from compliance.wording.phrases.pasts import is_past
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.quantities import STARS, denied
from compliance.wording.phrases.ranks import is_ordinal, is_rank
from compliance.wording.phrases.strays import is_acted_on, is_stray, lists_context, tells_where
from compliance.wording.phrases.tokens import Token

# No plan has more rows.
_MOST_ROWS = 500


class Left(StrEnum):
    """Why a number promises nothing: its words tell what it is, or nobody knows."""

    UNDERSTOOD = "understood"
    QUALIFIES = "qualifies"
    UNCLEAR = "unclear"


def left(place: Place, found: list[Found]) -> Left | None:
    """Why the number at ``place`` is no target; None where it is one.

    ``found`` are the targets before it in its sentence. A number that is left without its words saying
    why makes the reading around it doubtful.
    """
    understood = (
        _is_class(place)
        or _heads_count(place)
        or _tells_what_is_none(place)
        or _is_told_again(place)
        or is_past(place)
        or _is_start(place)
        or _is_denied_rank(place)
        or _is_field(place, found)
        or _is_span_of_time(place)
        or _stands_in_title(place, found)
        or _is_row_number(place)
        or _is_delay(place)
        or lists_context(place)
        or pattern("names_scale").search(place.since_last) is not None
        or _is_manner(place)
        or pattern("held_against").search(place.before) is not None
        or is_ordinal(place.clause.sentence, place.index, place.clause.hints)
        or (bool(found) and _tells_bearer(place))
    )
    if understood:
        return Left.UNDERSTOOD
    if pattern("taught").search(place.before) or is_acted_on(place, found):
        return None
    if _is_how_often(place, found):
        return Left.QUALIFIES
    if _is_inside(place, found) or is_stray(place):
        return Left.UNDERSTOOD if tells_where(place) else Left.UNCLEAR
    return None


def nests(place: Place, found: list[Found]) -> bool:
    """Whether the number is the inner level of a nested promise ("100% cơ quan có tỷ lệ … từ 50%")."""
    if not found or found[-1].target.unit is not Measure.PERCENT or found[-1].target.kind is not Kind.LEVEL:
        return False
    lead = place.lead
    if not lead or lead[0].kind == "BREAK" or lead[-1].kind == "BREAK":
        return False
    if any(token.kind == "YEAR" for token in lead) or pattern("own_promise").search(place.since_last):
        return False
    if _tells_bearer(place) or _is_parted(place, found[-1]):
        return False
    if pattern("nesting_measure").search(place.since_last):
        return True
    return bool(pattern("nesting_verb").search(place.since_last.rstrip()))


def _tells_bearer(place: Place) -> bool:
    """ "100% thôn có từ 50 hộ trở lên thành lập tổ …": which bear the promise that follows."""
    if not place.bound.open_from or not place.bound.closed:
        return False
    words = pattern("clause_joint").split(place.after, maxsplit=1)[0].split()
    if words[:1] == ["được"]:
        return False
    return any(lexicon().acts.match(" ".join(words[at:])) for at in range(len(words)))


def _is_delay(place: Place) -> bool:
    """ "khiếu nại kéo dài trên 02 năm": how long what is dealt with has lasted."""
    long = place.bound.comparator in (Comparator.ABOVE, Comparator.AT_LEAST)
    timed = place.bound.unit in (Measure.DAY, Measure.HOUR, Measure.MONTH, Measure.YEAR)
    return long and timed and denied(place) is None and pattern("delay").search(place.led_by) is not None


def _is_parted(place: Place, last: Found) -> bool:
    """Whether a number without a promise and a comma stand between the last target and this number."""
    if place.clause.elements[place.start - 1].start == last.anchor:
        return False
    between = [part for part in place.clause.elements[: place.index] if part.start >= last.end]
    return any(isinstance(part, Token) and part.kind == "BREAK" for part in between)


def _is_class(place: Place) -> bool:
    """ "đơn vị tự bảo đảm từ 30% đến dưới 70%": a class of units."""
    lead = place.lead
    if place.start and (place.bound.noun or "").lower() == STARS:
        return not any(token.kind == "BREAK" for token in lead)
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
    if (found and place.own_start is None) or place.bound.unit is Measure.PERCENT:
        return False
    title = place.clause.words(begins, place.bound_start)
    following = place.clause.elements[place.index + 1 : place.index + 2]
    if any(isinstance(one, Bound) and not one.heads for one in following):
        return False
    counted = place.bound.unit is Measure.COUNT and place.bound.comparator is None
    if counted and _takes_time(place, title):
        return True
    whom = counted and pattern("for_whom").match(place.before) is not None
    if not whom and unit_of_words(title)[0] is not Measure.PERCENT:
        return False
    for part in place.clause.elements[place.index + 1 :]:
        if isinstance(part, Bound) and part.unit is Measure.PERCENT:
            return True
        if isinstance(part, Token) and part.kind == "BREAK":
            return False
    return False


def _takes_time(place: Place, title: str) -> bool:
    """ "Thời gian tiếp nhận 01 hồ sơ tối đa 15 phút": what the time is taken for."""
    following = place.clause.elements[place.index + 1 : place.index + 2]
    bounded = bool(following) and isinstance(following[0], Bound) and following[0].comparator is not None
    return bounded and place.bound.value == 1 and title.lstrip().startswith(("thời gian", "thời hạn"))


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
    return isinstance(following, Bound) and following.unit is Measure.PERCENT and same_breath


def _tells_what_is_none(place: Place) -> bool:
    """ "không có hồ sơ quá hạn trên 30 ngày": the number says of what there is none."""
    zero = denied(place)
    if zero is None or (place.bound.unit is None and place.bound.comparator is None):
        return False
    words = place.clause.words(zero.end, place.bound.number_start)
    if place.bound.unit is Measure.PERCENT and not (
        _heads(place, zero) and pattern("reaches_bound").search(words)
    ):
        return False
    return counted_after(place.clause.scanned, zero.end, place.bound.start) is not None


def _heads(place: Place, zero: Token) -> bool:
    """Whether a denial heads its part: "đơn vị không có hồ sơ quá hạn đạt trên 90%" only tells which units."""
    before = re.split(r"[,;:]", place.clause.words(place.clause.sentence.start, zero.start))[-1]
    return pattern("opening_act").fullmatch(before.strip()) is not None


def _is_start(place: Place) -> bool:
    """ "từ 62%" of "từ 62% lên 75%"."""
    if place.stop >= len(place.clause.elements):
        return False
    following = place.clause.elements[place.stop]
    if isinstance(following, Bound) and pattern("becomes").search(
        place.clause.words(place.bound.end, following.number_start)
    ):
        return True
    between = place.clause.tokens(place.index + 1, place.stop)
    if any(token.kind == "BREAK" and _begins_title(place, token.end) for token in between):
        return False
    opened = place.bound.open_from or _from_place(place)
    if place.bound.closed and place.bound.comparator is Comparator.AT_LEAST:
        return False
    if opened or not isinstance(following, Bound):
        return opened and any(map(trends.is_landing, between))
    moves = place.previous is not None and place.previous.kind == "VERB"
    lands = len(between) == 1 and trends.is_landing(between[0]) and following.unit is place.bound.unit
    return lands and not moves and place.bound.comparator is None and not _is_size(place)


def _is_size(place: Place) -> bool:
    """ "giảm được 5% còn 3%": the first number is the size of the change."""
    return bool(place.head_names & {"UP", "DOWN"})


def _is_denied_rank(place: Place) -> bool:
    """ "không nằm trong nhóm 10 tỉnh thấp nhất": where not to stand says no place to reach."""
    if not is_rank(place.clause.sentence, place.index, place.clause.hints):
        return False
    if any(token.name.startswith("COMPARATOR") and token.value == ">=" for token in place.lead):
        return False
    start = place.own_start
    words = place.since_last if start is None else place.clause.words(start, place.bound.number_start)
    return pattern("denied_rank").search(words) is not None


def _from_place(place: Place) -> bool:
    """ "từ vị trí 20 lên …"."""
    lead = place.lead
    return len(lead) > 1 and "RANK_PLACE" in lead[-1].name.split() and lead[-2].name == "FROM"


def _is_inside(place: Place, found: list[Found]) -> bool:
    """A number in the words of what another number counts ("80% hồ sơ trong 5 ngày")."""
    if not found or not place.start or nests(place, found):
        return False
    if _has_own_bound(place) or (place.bound.comparator is not None and place.own_start is not None):
        return False
    if found[-1].target.unit is Measure.PERCENT and place.bound.unit in (Measure.DAY, Measure.HOUR):
        since = place.clause.words(found[-1].end, place.bound.number_start)
        return "thời gian" not in since and "rút ngắn" not in since
    if _is_parted(place, found[-1]):
        return False
    if any(token.kind in ("BREAK", "YEAR", "VERB") for token in place.lead) or _in_list_of_levels(place):
        return False
    if pattern("own_promise").search(place.since_last) or _opens_with_level(place):
        return False
    last = place.clause.elements[place.start - 1].end
    words = place.clause.words(last, place.bound.start).strip()
    if place.led_by.split()[-1:] == ["có"]:
        return True
    if not words or words.endswith(":"):
        return False
    return not is_rank(place.clause.sentence, place.index, place.clause.hints)


def _has_own_bound(place: Place) -> bool:
    """ "100% hồ sơ giải quyết không quá 05 ngày": the bound promises what happens to the hundred percent.

    In "hồ sơ quá hạn trên 30 ngày", or where words still follow that say what happens, it tells a class.
    """
    if place.bound.comparator is None or pattern("class_lead").search(place.led_by):
        return False
    stretch = pattern("clause_end").split(place.after, maxsplit=1)[0]
    if pattern("happens").search(stretch):
        return False
    return pattern("own_bound_lead").search(place.since_last) is not None


def _is_how_often(place: Place, found: list[Found]) -> bool:
    """ "100% xã tự kiểm tra ít nhất 02 lần/năm": the share is of those who do it so often."""
    if place.opens_act:
        return False
    shared = bool(found) and found[-1].target.unit is Measure.PERCENT and found[-1].target.kind is Kind.LEVEL
    often = place.bound.unit is Measure.TIMES or (place.bound.comparator is None and _is_per(place))
    if not shared or not often or place.after_break or _has_title(place):
        return False
    return not any(token.kind in ("YEAR", "VERB") or token.name == "," for token in place.lead)


def _has_title(place: Place) -> bool:
    """Whether the words after the last comma or "và" begin another title."""
    return place.own_start is not None and _begins_title(place, place.own_start)


def _begins_title(place: Place, start: int) -> bool:
    words = place.clause.words(start, place.clause.sentence.end).lstrip()
    return lexicon().title_starts.match(words) is not None


def _is_per(place: Place) -> bool:
    """ "2 buổi/ngày": so many in each."""
    bound = place.bound
    return bound.unit is Measure.COUNT and "/" in place.clause.words(bound.number_end, bound.end)


def _opens_with_level(place: Place) -> bool:
    """ "Cấp huyện 80% cấp xã 60%": a list of levels without commas."""
    lead = place.lead
    return bool(lead) and "LEVEL" in lead[0].name.split() and place.bound.unit is Measure.PERCENT


def _in_list_of_levels(place: Place) -> bool:
    return any(
        isinstance(part, Token) and "LEVEL" in part.name.split()
        for bracket in place.clause.sentence.brackets
        if place.start <= bracket.after <= place.index
        for part in bracket.elements
    )


def _is_span_of_time(place: Place) -> bool:
    """A stretch of months or years that nobody bounds is no promise ("06 tháng")."""
    bound = place.bound
    if bound.unit not in (Measure.MONTH, Measure.YEAR) or bound.comparator is not None:
        return False
    if bound.noun is not None and bound.heads:
        return False
    return place.clause.hints.unit is not bound.unit and not place.alone
