"""Numbers that tell which of those counted are meant, or for which of them a value holds: no promises."""

from __future__ import annotations

from compliance.model.target import Comparator, Kind, Measure
from compliance.wording.phrases.bounds import Bound
from compliance.wording.phrases.clauses import Found, Place
from compliance.wording.phrases.hints import unit_of_words
from compliance.wording.phrases.lexicon import PARTED, words_of
from compliance.wording.phrases.measuring import unit_and_noun
from compliance.wording.phrases.openings import holds_act
from compliance.wording.phrases.patterns import pattern

_DESCRIBES = (Comparator.ABOVE, Comparator.BELOW, Comparator.BETWEEN)


def tells_which(place: Place, found: list[Found]) -> bool:
    """Whether the number describes those of whom something else is promised."""
    if _holds_for(place, found) or _names_counted(place):
        return True
    return bool(found) and (
        tells_bearer(place)
        or _tells_size(place)
        or _reached_by_counted(place, found[-1])
        or _describes_share(place, found[-1])
        or _describes_counted(place, found[-1])
    )


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
    if words.startswith("được "):
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
    unit, noun = unit_and_noun(place)
    sized = unit is Measure.COUNT and (noun or "").lower().startswith(words_of("sizes_of_bearers"))
    tail = pattern("clause_end").split(_behind(place), maxsplit=1)[0]
    return sized and "có" in place.since_last.split() and pattern("share_follows").search(tail) is not None


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
    bound, led = place.bound, place.led_by.split()
    if last.target.unit is not Measure.PERCENT or last.target.kind is not Kind.LEVEL or _parted(place):
        return False
    if " ".join(led).endswith(words_of("arises")):
        return bound.unit is Measure.COUNT and bound.comparator is not None
    if not _describes(place):
        return False
    if "có" not in led:
        return bound.unit is Measure.VND and " ".join(led).endswith(words_of("priced"))
    if bound.unit is Measure.PERCENT and pattern("makes_up").match(place.after):
        return bound.comparator is not Comparator.BELOW
    before = place.clause.words(place.clause.sentence.start, last.anchor)
    return pattern("done_to").search(before) is not None


def _describes_counted(place: Place, last: Found) -> bool:
    """ "Hỗ trợ 50 doanh nghiệp có trên 10 lao động", "Có 10 xã có tỷ lệ hộ nghèo dưới 2%": which they are.

    "5 dự án có tổng vốn trên 100 tỷ đồng" may tell of all five together.
    """
    if last.target.unit is not Measure.COUNT or _parted(place) or not _describes(place):
        return False
    unit, noun = unit_and_noun(place)
    sized = unit is Measure.COUNT and (noun or "").lower().startswith(words_of("sizes_of_bearers"))
    led = place.led_by.split()
    return "có" in led and "tổng" not in led and (sized or unit in (Measure.PERCENT, Measure.VND))


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
    return named[0].removeprefix("số ").removeprefix("lượng ").startswith(following.noun.lower())


def _following(place: Place) -> Bound | None:
    following = place.clause.elements[place.stop] if place.stop < len(place.clause.elements) else None
    return following if isinstance(following, Bound) else None


def _holds_for(place: Place, found: list[Found]) -> bool:
    """ "01 ngày đối với hồ sơ không quá 10 trang": those for which a time or a share holds."""
    words = place.led_by
    those = pattern("held_for").search(words)
    unit = unit_and_noun(place)[0] if those is not None else None
    if those is None or unit in (None, *PARTED):
        return False
    if not _describes(place) and place.bound.comparator is not Comparator.AT_MOST:
        return False
    if found and not _parted(place):
        last = found[-1].target.unit
        return last is not unit and last in (Measure.PERCENT, *PARTED)
    before, following = words[: those.start()].strip(" -+•"), _following(place)
    timed = not before or any(time in before for time in words_of("times"))
    timed = timed and (unit is not Measure.PERCENT or "có" in those[0].split())
    return timed and following is not None and following.unit in PARTED


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
