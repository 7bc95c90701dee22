"""Numbers that tell which of those counted are meant, or for which of them a value holds: no promises."""

from __future__ import annotations

import re

from compliance.model.target import Comparator, Kind, Measure
from compliance.wording.phrases.bounds import Bound
from compliance.wording.phrases.clauses import Found, Place
from compliance.wording.phrases.hints import unit_of_words
from compliance.wording.phrases.lexicon import PARTED, lexicon, words_of
from compliance.wording.phrases.measuring import unit_and_noun
from compliance.wording.phrases.openings import holds_act
from compliance.wording.phrases.patterns import pattern

_DESCRIBES = (Comparator.ABOVE, Comparator.BELOW, Comparator.BETWEEN)


def describes(place: Place, found: list[Found]) -> bool:
    """Whether the number tells which of those are meant of whom the target before it speaks."""
    return bool(found) and (
        (not _parted(place) and _holds_for(place, found[-1]))
        or tells_bearer(place)
        or _tells_size(place)
        or _reached_by_counted(place, found[-1])
        or _describes_share(place, found[-1])
        or _describes_counted(place, found[-1])
    )


def may_be_asked(place: Place, found: list[Found]) -> bool:
    """ "Hỗ trợ 100% xã có trên 50% hồ sơ nộp trực tuyến": which of them, or what they are helped to reach.

    How large they are, or how they are made up, nobody helps them to become.
    """
    if not _describes_share(place, found[-1]) or pattern("makes_up").match(place.after) or _sized(place):
        return False
    return pattern("helped").search(_before(place, found[-1])) is not None


def describes_following(place: Place, found: list[Found]) -> bool:
    """Whether the number tells which are meant of those of whom the value behind it is."""
    if (not found or _parted(place)) and _timed_for(place):
        return True
    return _names_counted(place)


def tells_bearer(place: Place) -> bool:
    """ "100% thôn có từ 50 hộ trở lên thành lập tổ …": which bear the promise that follows.

    What is measured ends with its value, so that "được …" behind "có tỷ lệ hộ nghèo từ 20% trở lên" is said
    of those counted too; behind "có từ 02 cán bộ trở lên" it may be said of either.
    """
    measured = pattern("nesting_measure").search(place.since_last) is not None
    if not (place.bound.open_from and place.bound.closed) and not (measured and _describes(place)):
        return False
    if place.own_start is not None and _begins_own(place, place.own_start):
        return False
    words = pattern("clause_joint").split(_behind(place), maxsplit=1)[0]
    if words.startswith(words_of("happens_to")):
        return measured
    return holds_act(words)


def _describes(place: Place) -> bool:
    """Whether a bound may describe; "ít nhất" and "tối đa" ask for something."""
    return place.bound.open_from or place.bound.comparator in _DESCRIBES


def _behind(place: Place) -> str:
    """The folded words after the number, from "trở lên" on if more words stand before that."""
    tails = [part.end for part in place.clause.tokens(place.index + 1, place.stop) if part.kind == "OR_MORE"]
    return place.clause.scanned.folded[max([place.bound.end, *tails]) :].lstrip()


def _tells_size(place: Place) -> bool:
    """ "90% doanh nghiệp có từ 10 lao động trở lên tham gia …": how large those are that do what follows."""
    if not place.bound.closed or _parted(place):
        return False
    tail = pattern("clause_end").split(_behind(place), maxsplit=1)[0]
    has = pattern("has").search(place.since_last) is not None
    return has and _sized(place) and pattern("share_follows").search(tail) is not None


def _sized(place: Place) -> bool:
    """Whether the number tells how large a bearer is ("10 lao động", "05 thành viên")."""
    unit, noun = unit_and_noun(place)
    return unit is Measure.COUNT and (noun or "").lower().startswith(words_of("sizes_of_bearers"))


def _begins_own(place: Place, start: int) -> bool:
    """ "… và có từ 03 đơn vị trở lên …": nothing before the number could bear it."""
    if place.bound.unit is Measure.PERCENT:
        return True
    return pattern("opens_having").fullmatch(place.clause.words(start, place.bound.number_start)) is not None


def _parted(place: Place) -> bool:
    return any(token.kind == "BREAK" for token in place.lead)


def _describes_share(place: Place, last: Found) -> bool:
    """ "Hỗ trợ 100% xã có trên 30% hộ nghèo", "100% thôn có trên 50% đồng bào dân tộc …": which of them.

    Something is done to those counted, or the number tells how they are made up, what they cost, or of how
    many dossiers each is.
    """
    bound, led = place.bound, place.led_by.rstrip()
    if last.target.unit is not Measure.PERCENT or last.target.kind is not Kind.LEVEL or _parted(place):
        return False
    if led.endswith(words_of("arises")):
        return bound.unit is Measure.COUNT and bound.comparator is not None
    if not _describes(place):
        return False
    if pattern("has").search(led) is None:
        return bound.unit is Measure.VND and led.endswith(words_of("priced"))
    if bound.unit is Measure.PERCENT and pattern("makes_up").match(place.after):
        return bound.comparator is not Comparator.BELOW
    words = _before(place, last)
    return any(pattern(name).search(words) is not None for name in ("done_to", "helped"))


def _before(place: Place, last: Found) -> str:
    return place.clause.words(place.clause.sentence.start, last.anchor)


def _describes_counted(place: Place, last: Found) -> bool:
    """ "Hỗ trợ 50 doanh nghiệp có trên 10 lao động", "Có 10 xã có tỷ lệ hộ nghèo dưới 2%": which they are.

    "5 dự án có tổng vốn trên 100 tỷ đồng" may tell of all five together.
    """
    if last.target.unit is not Measure.COUNT or _parted(place) or not _describes(place):
        return False
    if pattern("has").search(place.led_by) is None or pattern("in_all").search(place.led_by):
        return False
    return unit_and_noun(place)[0] in (Measure.PERCENT, Measure.VND) or _sized(place)


def _reached_by_counted(place: Place, last: Found) -> bool:
    """ "75 xã đạt 19/19 tiêu chí", "02 xã đạt từ 80 điểm": the class of those that are counted."""
    counted = last.target.unit is Measure.COUNT
    if not counted and "/" not in place.clause.words(last.anchor, last.end):
        return False
    if any(token.kind in ("BREAK", "YEAR", "VERB") for token in place.lead):
        return False
    if pattern("reaches_all").search(place.since_last) is None:
        return False
    unit, noun = unit_and_noun(place)
    return (counted and unit is Measure.POINT) or (noun or "").lower() in words_of("criteria")


def _names_counted(place: Place) -> bool:
    """ "Số xã đạt 19/19 tiêu chí: 75 xã": what is counted behind stands in the name before the number."""
    following = _following(place)
    if following is None or following.unit is not Measure.COUNT or following.noun is None:
        return False
    if any(token.kind == "BREAK" for token in place.clause.tokens(place.index + 1, place.stop)):
        return False
    criteria = (place.bound.noun or "").lower() in words_of("criteria")
    if criteria and pattern("class_counted").fullmatch(
        place.clause.words(place.bound.end, following.number_start)
    ):
        return True
    named = pattern("inside_count").search(place.clause.words(place.clause.sentence.start, place.bound_start))
    if named is None or place.bound.noun == following.noun:
        return False
    return named["whom"].startswith(following.noun.lower())


def _following(place: Place) -> Bound | None:
    following = place.clause.elements[place.stop] if place.stop < len(place.clause.elements) else None
    return following if isinstance(following, Bound) else None


def _holds_for(place: Place, last: Found) -> bool:
    """ "01 ngày đối với hồ sơ không quá 10 trang": those for which a time or a share holds."""
    unit, asked = unit_and_noun(place)[0], last.target.unit
    return _for_those(place) is not None and asked is not unit and asked in (Measure.PERCENT, *PARTED)


def _timed_for(place: Place) -> bool:
    """ "Đối với hồ sơ không quá 10 trang: 01 ngày": those for which the time behind holds."""
    those, following = _for_those(place), _following(place)
    if those is None or following is None or following.unit not in PARTED:
        return False
    before = place.led_by[: those.start()].strip(" -+•")
    shared = place.bound.unit is Measure.PERCENT and pattern("has").search(those[0]) is None
    return not shared and (not before or any(time in before for time in words_of("times")))


def _for_those(place: Place) -> re.Match[str] | None:
    those = pattern("held_for").search(place.led_by)
    if those is None or unit_and_noun(place)[0] in (None, *PARTED):
        return None
    return those if _describes(place) or place.bound.comparator is Comparator.AT_MOST else None


def class_start(place: Place) -> int:
    """Where the words begin that tell which are meant of those of whom the value behind the number is."""
    start, folded = place.clause.sentence.start, place.clause.scanned.folded
    head = pattern("named_head").search(folded, place.own_start or start, place.bound_start)
    start = head.end() if head is not None else place.own_start or start
    following = _following(place)
    noun = (following.noun or "").lower() if following is not None else ""
    return start + len(noun) if noun and folded.startswith(f"{noun} ", start) else start


def class_end(place: Place) -> int:
    """Where such words end: behind a share with that of which it is."""
    end, following = place.bound.end, _following(place)
    if place.bound.unit not in (Measure.PERCENT, None):
        return end
    verbs = [part.start for part in place.clause.tokens(place.index + 1, place.stop) if part.kind == "VERB"]
    limit = min([place.clause.sentence.end, *verbs])
    if following is not None:
        limit = min([limit, following.number_start, *(head.start for head in following.heads)])
    words = pattern("class_stops").split(place.clause.words(end, limit), maxsplit=1)[0]
    said = lexicon().predicates.search(words)
    return end + len(words if said is None else words[: said.start()])


def stands_in_share(place: Place, title: str) -> bool:
    """ "Tỷ lệ xã có trên 90% hộ dùng nước sạch đạt 60%": the name of a share whose value follows."""
    following = _following(place)
    if following is None or following.unit is not Measure.PERCENT or not _describes(place):
        return False
    between = place.clause.tokens(place.index + 1, place.stop)
    if any(token.kind in ("BREAK", "YEAR", "VERB") for token in between):
        return False
    named = pattern("inside_title").search(title) or pattern("nesting_measure").search(title)
    heads = any(head.kind == "FILLER" for head in following.heads)
    return named is not None and heads and unit_of_words(title)[0] is Measure.PERCENT
