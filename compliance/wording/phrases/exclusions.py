"""Numbers that promise nothing: classes of what is counted, old values, spans of time, strays."""

from __future__ import annotations

from enum import StrEnum

from compliance.model.target import Comparator, Kind, Measure
from compliance.wording.phrases import trends
from compliance.wording.phrases.bounds import Bound
from compliance.wording.phrases.clauses import Found, Place
from compliance.wording.phrases.context import heads_value, is_class, tells_context, tells_what_is_none
from compliance.wording.phrases.describing import describes, may_be_asked, tells_bearer
from compliance.wording.phrases.lexicon import lexicon, words_of
from compliance.wording.phrases.measuring import unit_and_noun
from compliance.wording.phrases.pasts import is_past
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.ranks import is_ordinal, is_rank
from compliance.wording.phrases.strays import is_acted_on, is_stray, tells_where
from compliance.wording.phrases.tokens import Token


class Left(StrEnum):
    """Why a number promises nothing: its words tell what it is, or nobody knows.

    What describes those that are counted stays a part of what the target before or behind it promises.
    """

    UNDERSTOOD = "understood"
    DESCRIBES = "describes"
    MAY_DESCRIBE = "may_describe"
    DESCRIBES_FOLLOWING = "describes_following"
    DESCRIBES_NONE = "describes_none"
    QUALIFIES = "qualifies"
    UNCLEAR = "unclear"


def left(place: Place, found: list[Found]) -> Left | None:
    """Why the number at ``place`` is no target; None where it is one.

    ``found`` are the targets before it in its sentence. A number that is left without its words saying
    why makes the reading around it doubtful.
    """
    if _continues_counts(place, found) and not is_past(place):
        return None
    if (which := _of_which(place, found)) is not None:
        return which
    understood = (
        is_past(place)
        or _is_start(place)
        or _is_denied_rank(place)
        or is_ordinal(place.clause.sentence, place.index, place.clause.hints)
    )
    if understood:
        return Left.UNDERSTOOD
    if pattern("taught").search(place.before) or is_acted_on(place, found):
        return None
    if _is_parallel(place, found):
        return None
    if _is_how_often(place, found):
        return Left.QUALIFIES
    if place.bound.comparator is None and _names_all(place, found):
        return Left.UNDERSTOOD
    if _is_inside(place, found) or is_stray(place):
        if _tells_within(place):
            return Left.QUALIFIES
        return Left.UNDERSTOOD if tells_where(place) or _tells_class(place, found[-1:]) else Left.UNCLEAR
    return None


def _of_which(place: Place, found: list[Found]) -> Left | None:
    """Whether the number tells what it is, or which of those are meant that a target beside it counts."""
    if found and is_class(place):
        return Left.DESCRIBES
    if not is_class(place) and tells_what_is_none(place):
        return Left.DESCRIBES_NONE
    if tells_context(place, found):
        return Left.UNDERSTOOD
    if heads_value(place, found):
        return Left.UNDERSTOOD if _is_start(place) else Left.DESCRIBES_FOLLOWING
    if describes(place, found):
        return Left.MAY_DESCRIBE if may_be_asked(place, found) else Left.DESCRIBES
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
    if tells_bearer(place) or _is_parted(place, found[-1]):
        return False
    if pattern("nesting_measure").search(place.since_last):
        return True
    return bool(pattern("nesting_verb").search(place.since_last.rstrip()))


def _is_parallel(place: Place, found: list[Found]) -> bool:
    """ "đất ở cho 31 hộ, nhà ở cho 91 hộ": the same things are counted again."""
    if not found or place.own_start is None or found[-1].target.unit is not Measure.COUNT:
        return False
    alike = place.bound.unit is Measure.COUNT and place.bound.noun == found[-1].target.noun
    return alike and pattern("acted_on").search(place.before) is not None


def _continues_counts(place: Place, found: list[Found]) -> bool:
    """ "cho 5.000 người cao tuổi, 12.000 học sinh": another count right behind the comma."""
    if not found or not place.after_break or found[-1].target.unit is not Measure.COUNT:
        return False
    before = place.clause.elements[place.start - 1]
    counted = unit_and_noun(place)[0] is Measure.COUNT and place.bound.comparator is None
    return counted and before.start == found[-1].anchor and not found[-1].target.remarks


def _is_parted(place: Place, last: Found) -> bool:
    """Whether a number without a promise and a comma stand between the last target and this number."""
    if place.clause.elements[place.start - 1].start == last.anchor:
        return False
    between = [part for part in place.clause.elements[: place.index] if part.start >= last.end]
    return any(isinstance(part, Token) and part.kind == "BREAK" for part in between)


def _names_all(place: Place, found: list[Found]) -> bool:
    """ "đủ 5 nội dung", "5 chỉ tiêu còn lại đạt 95%": of how many the value beside it holds."""
    if found and pattern("complete_with").search(place.since_last):
        return True
    if place.bound.unit not in (None, Measure.COUNT) or place.bound.heads:
        return False
    follows = place.stop < len(place.clause.elements)
    return follows and pattern("the_rest").match(place.after) is not None


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
    parted = any(token.kind == "BREAK" for token in between)
    if parted and isinstance(following, Bound) and _of_two_units(place.bound, following):
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


def _of_two_units(first: Bound, second: Bound) -> bool:
    """Whether two numbers are measured in two units, so that neither is the old value of the other."""
    return None not in (first.unit, second.unit) and first.unit is not second.unit


def _from_place(place: Place) -> bool:
    """ "từ vị trí 20 lên …"."""
    lead = place.lead
    return len(lead) > 1 and "RANK_PLACE" in lead[-1].name.split() and lead[-2].name == "FROM"


def _is_inside(place: Place, found: list[Found]) -> bool:
    """A number in the words of what another number counts ("80% hồ sơ trong 5 ngày")."""
    if not found or not place.start or nests(place, found):
        return False
    heads = [place.clause.words(head.start, head.end) for head in place.bound.heads]
    if heads[:1] == ["với"] and place.bound.unit is found[-1].target.unit is Measure.COUNT:
        return False
    if _has_own_bound(place) or (place.bound.comparator is not None and place.own_start is not None):
        return False
    if found[-1].target.unit is Measure.PERCENT and place.bound.unit in (Measure.DAY, Measure.HOUR):
        since = place.clause.words(found[-1].end, place.bound.number_start)
        return not any(word in since for word in words_of("takes_days"))
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


def _tells_class(place: Place, last: list[Found]) -> bool:
    """ "100% dự án có tổng mức đầu tư từ 20 tỷ đồng trở lên được kiểm toán": which of them."""
    shared = any(item.target.unit is Measure.PERCENT for item in last)
    if not shared or place.bound.comparator is None or place.bound.unit not in (Measure.VND, Measure.COUNT):
        return False
    stretch = pattern("clause_end").split(place.after, maxsplit=1)[0]
    return pattern("share_follows").search(stretch) is not None


def _tells_within(place: Place) -> bool:
    """ "90% vướng mắc được giải quyết trong 15 ngày": how soon, said of those that the share counts."""
    timed = place.bound.unit in (Measure.DAY, Measure.HOUR) and place.bound.comparator is None
    return (
        timed
        and place.before.rstrip().endswith("trong")
        and pattern("deals_within").search(place.led_by) is not None
    )


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
    bounded = place.bound.comparator in (None, Comparator.AT_LEAST)
    held = (place.bound.noun or "").lower() in words_of("held")
    often = place.bound.unit is Measure.TIMES or (bounded and held and _is_per(place))
    if not shared or not often or place.after_break or _has_title(place):
        return False
    return not any(token.kind in ("YEAR", "VERB", "BREAK") and token.name != "và" for token in place.lead)


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
