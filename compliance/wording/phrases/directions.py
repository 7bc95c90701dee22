"""Whether a number is a level or the size of a change, and which way it goes."""

from __future__ import annotations

import re

from compliance.model.target import Comparator, Direction, Kind, Measure, Target
from compliance.wording.phrases import trends
from compliance.wording.phrases.clauses import Place
from compliance.wording.phrases.hints import unit_of_words
from compliance.wording.phrases.lexicon import words_of
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.semicolons import MOST_CHANGED
from compliance.wording.phrases.tokens import Token

_COMPARED = frozenset({"HIGHER", "LOWER"})
_MOVING = frozenset({"UP", "DOWN", "IMPROVE", "HIGHER", "LOWER", "DENIED", "MULTIPLE"})
_CHANGED_UNITS = (
    None, Measure.PERCENT, Measure.PERCENTAGE_POINT, Measure.COUNT, Measure.RANK, Measure.DAY, Measure.POINT,
)  # fmt: skip
_LONGEST_BARE_TAIL = 8
_WHOLE = 100
# "tăng tỷ lệ hồ sơ trực tuyến thêm 10%": with so many words a verb promises something of its own.
_NEAR_VERB = 3
_COMPARISON_REACH = 40


def direction(place: Place, verb: Token | None, previous: Target | None) -> Direction | None:
    """Which way the number moves things; None where it is a level."""
    if verb is None:
        return _without_verb(place, previous)
    names = set(verb.name.split())
    if trends.is_landing(verb):
        steps_up = place.bound.unit is Measure.RANK and "LANDING_UP" in names
        return Direction.UP if steps_up else None
    if "SHARE" in names and not names & {"UP", "DOWN"}:
        return None
    if "MULTIPLE" in names:
        return _multiple(place)
    if "DOWN" in names and _falls_below(place, verb, previous):
        return None
    if _shares_time(place, verb) or _reaches(place, verb) or _names_share(place, verb):
        return None
    if _done_by_counted(place, verb):
        return None
    return trends.direction_of(verb)


def _falls_below(place: Place, verb: Token, previous: Target | None) -> bool:
    """ "giảm tỷ lệ hộ nghèo dưới 5%": a level; nobody promises to sink by less than so much."""
    named = (
        bool(place.clause.words(verb.end, place.bound_start).strip())
        or place.clause.hints.unit is place.bound.unit
    )
    return named and place.bound.comparator is Comparator.BELOW and not baseline(place, previous)[0]


def baseline(place: Place, previous: Target | None) -> tuple[bool, int | str | None]:
    """Whether the words compare with another year, and with which."""
    elements = place.clause.elements
    compared, said = trends.baseline_after(elements[: place.stop], place.index)
    if compared:
        return compared, said
    compared, said = trends.baseline_before(elements, _own_index(place), place.index)
    if compared:
        return compared, said
    first = next(place.clause.sentence.bounds_from(0))
    compared, said = trends.baseline_before(elements, 0, min(first, place.index))
    if compared or not _closes_list(place) or _compares_otherwise(place):
        return compared, said
    return trends.baseline_after(elements, place.index)


def beyond_a_plan(place: Place) -> Direction | None:
    """ "vượt 5% dự toán": by how much something is passed, not a bound of the level ("vượt 110% dự toán")."""
    if place.bound.value >= _WHOLE:
        return None
    verb = place.previous if place.previous is not None and place.previous.kind == "VERB" else None
    names = {
        name
        for head in (*place.bound.heads, *([verb] if verb is not None else ()))
        if place.clause.words(head.start, head.end) != "hơn"
        for name in head.name.split()
    }
    if not names & _COMPARED or pattern("passed_plan").match(place.after) is None:
        return None
    return Direction.UP if "HIGHER" in names else Direction.DOWN


def measured_by(place: Place) -> int | str | None:
    """The year that a level is a share of ("bằng 120% so với năm 2023"); behind a verb it is the verb's."""
    for at in range(place.index + 1, place.stop):
        element = place.clause.elements[at]
        if not isinstance(element, Token) or _MOVING & set(element.name.split()):
            return None
        if element.kind == "BREAK":
            return None
        if element.name == "baseline":
            return element.value if isinstance(element.value, int | str) else None
    return None


def _compares_otherwise(place: Place) -> bool:
    """ "tăng 10% so với dự toán, tăng 15% … so với năm 2024": it has a comparison of its own."""
    own = re.split(r"[,;.]", _own_words(place), maxsplit=1)[0]
    return pattern("compared_otherwise").search(own) is not None


def _closes_list(place: Place) -> bool:
    """Whether the year behind a later number closes a list of equal kinds: it then holds for this one too.

    In "giảm 2% chi phí và tăng 3 bậc so với năm 2024" it is that of the second verb alone.
    """
    elements = place.clause.elements
    year = next((at for at in range(place.index, len(elements)) if _is_baseline(elements[at])), len(elements))
    bounds = [at for at in place.clause.sentence.bounds() if place.index < at < year]
    if not bounds:
        return True
    if _dated(place.clause.tokens(place.index, bounds[-1])) and not _dated(place.lead):
        return False
    if getattr(elements[bounds[-1]], "unit", None) is Measure.TIMES and place.bound.unit is not Measure.TIMES:
        return False
    last, verbs = bounds[-1], [_verbs(place, place.start, place.index) | (place.head_names & _COMPARED)]
    between = [at for at in range(place.index + 1, last) if _moves(elements[at])]
    if not between:
        return True
    verbs.append(_verbs(place, between[-1], last))
    if len(place.clause.words(elements[between[-1]].end, elements[last].start).split()) > _NEAR_VERB:
        return False
    same = verbs[0] == verbs[1] or not verbs[0]
    units = {getattr(elements[last], "unit", None), place.bound.unit}
    return same and (len(units) == 1 or units <= {Measure.POINT, Measure.RANK})


def _dated(tokens: list[Token]) -> bool:
    return any(token.kind == "YEAR" or token.name == "period" for token in tokens)


def _is_baseline(element: object) -> bool:
    return isinstance(element, Token) and element.name == "baseline"


def _moves(element: object) -> bool:
    return isinstance(element, Token) and bool({"UP", "DOWN", "IMPROVE"} & set(element.name.split()))


def _verbs(place: Place, start: int, stop: int) -> set[str]:
    names = {name for token in place.clause.tokens(start, stop) for name in token.name.split()}
    return ({"UP"} if "IMPROVE" in names else set()) | (names & {"UP", "DOWN", "HIGHER", "LOWER"})


def _own_index(place: Place) -> int:
    """Where the words of the number begin: after the comma that parts it from the number before."""
    if not place.start:
        return 0
    for index in range(place.index - 1, place.start - 1, -1):
        if place.clause.tokens(index, index + 1)[0].kind == "BREAK":
            return index
    return place.start


def _without_verb(place: Place, previous: Target | None) -> Direction | None:
    compared = beyond_a_plan(place) or _compared_with_year(place)
    if compared is not None:
        return compared
    compares = trends.baseline_after(place.clause.elements[: _own_stop(place)], place.index)[0]
    if place.bound.unit is Measure.TIMES and compares and _closes_list(place):
        return Direction.UP
    if place.bound.unit is Measure.RANK and place.clause.hints.improves:
        return Direction.UP
    if previous is not None and previous.kind is Kind.CHANGE and continues(place, previous):
        return previous.direction
    if pattern("of_costs").match(place.after) and _sinks(place):
        return Direction.DOWN
    hinted = place.clause.hints.direction
    return hinted if hinted is not None and _alone_under_title(place) else None


def _sinks(place: Place) -> bool:
    """ "Cắt giảm, đơn giản hóa 20% quy định và 15% chi phí": the verb holds for what only shrinks."""
    names = {name for token in place.clause.tokens(0, place.index) for name in token.name.split()}
    return place.bound.unit is Measure.PERCENT and "DOWN" in names


def _own_stop(place: Place) -> int:
    """Where the words of the number end: before the next comma or number."""
    for index in range(place.index + 1, place.stop):
        if place.clause.tokens(index, index + 1)[0].kind == "BREAK":
            return index
    return place.stop


def _compared_with_year(place: Place) -> Direction | None:
    """ "cao hơn 5% so với năm 2024": the size of a change, not a bound of the level."""
    elements, names = place.clause.elements, place.head_names
    if names & _COMPARED:
        if not trends.baseline_after(elements[: place.stop], place.index)[0]:
            return None
    else:
        near = place.own_lead if place.start else place.lead[-_COMPARISON_REACH:]
        names = {name for token in near for name in token.name.split()}
        if not names & _COMPARED or not trends.baseline_before(elements, 0, place.index)[0]:
            return None
    return Direction.UP if "HIGHER" in names else Direction.DOWN


def _multiple(place: Place) -> Direction | None:
    """ "gấp n lần" is a change with "tăng" or a baseline, else a level."""
    own = [token for token in place.lead if place.own_start is None or token.start >= place.own_start]
    names = {name for token in own for name in token.name.split()}
    if "DOWN" in names:
        return Direction.DOWN
    elements = place.clause.elements
    compared = trends.baseline_after(elements, place.index)[0]
    compared = compared or trends.baseline_before(elements, place.start, place.index)[0]
    return Direction.UP if compared or "UP" in names else None


def _reaches(place: Place, verb: Token) -> bool:
    """ "nâng tỷ lệ … đạt 90%": the level reached."""
    between = place.clause.words(verb.end, place.bound.number_start)
    whole = place.bound.unit is Measure.PERCENT and place.bound.value >= _WHOLE
    falls = place.clause.words(verb.start, verb.end) in words_of("falls_reached") and not whole
    if falls and _lands_nowhere(between):
        return False
    if "DOWN" in verb.name and trends.follows_noun(place.clause.scanned, verb, "rates_of_change"):
        return False
    if trends.follows_noun(place.clause.scanned, verb, "sizes_of_change"):
        return False
    if "DOWN" in verb.name and _lands_nowhere(between) and _falls_by(place, verb, between):
        return False
    if pattern("reached").search(between):
        return True
    if _COMPARED & set(verb.name.split()):
        return False
    raised = place.clause.words(verb.start, verb.end) == "nâng" and place.bound.unit is Measure.PERCENT
    if raised and not trends.baseline_after(place.clause.elements, place.index)[0]:
        return True
    heads = place.bound.heads
    near = bool(heads) and not place.clause.words(verb.end, heads[0].start).strip()
    bounded = near and heads[0].kind == "COMPARATOR"
    return not bounded and pattern("stands_at").search(between) is not None


def _lands_nowhere(between: str) -> bool:
    """Whether no word between a verb and its number says that a level is reached."""
    return not any(word in words_of("lands") for word in between.split())


def _falls_by(place: Place, verb: Token, between: str) -> bool:
    """ "Giảm tỷ lệ hộ nghèo hằng năm đạt 1,5%", "Giảm tai nạn đạt từ 5% trở lên": the size of a fall.

    What falls every year falls by so much, and nobody promises that it sinks to no less than so much.
    """
    if place.bound.unit is not Measure.PERCENT or not trends.heads_clause(place.clause.scanned, verb):
        return False
    lower = place.bound.comparator in (Comparator.AT_LEAST, Comparator.ABOVE)
    return lower or pattern("every_year").search(between) is not None


def _names_share(place: Place, verb: Token) -> bool:
    """ "Tỷ lệ TTHC được rút ngắn thời gian … 20%": the share of procedures to which it is done."""
    before = place.clause.words(place.clause.sentence.start, verb.start)
    return before.rstrip().endswith("được") and unit_of_words(before)[0] is Measure.PERCENT


def _done_by_counted(place: Place, verb: Token) -> bool:
    """ "Tỷ lệ đơn vị tinh giản biên chế đạt 90%", "Tỷ lệ hộ tiết kiệm điện từ 60%": so many do it.

    What is compared with a year is the size of a change, whatever leads to it.
    """
    if place.clause.words(verb.start, verb.end) not in words_of("done_by_counted"):
        return False
    if pattern("named_to_verb").search(place.clause.words(place.clause.sentence.start, verb.start)) is None:
        return False
    reached = pattern("reached").search(place.clause.words(verb.end, place.bound.number_start)) is not None
    bounded = place.bound.comparator is not None
    told = reached or (
        bounded and pattern("names_object").match(place.clause.words(verb.end, place.bound_start)) is not None
    )
    return told and not baseline(place, None)[0]


def _shares_time(place: Place, verb: Token) -> bool:
    """ "rút ngắn thời gian giải quyết 20% thủ tục": a share of procedures."""
    between = place.clause.words(verb.end, place.bound.start)
    if not any(time in between for time in words_of("times")):
        return False
    return bool(pattern("counted_files").match(place.after))


def continues(place: Place, previous: Target) -> bool:
    """ "giảm 5% biên chế, 10% …": the verb holds on; so does the baseline, if it is said once for both.

    Words that say what happens to a share ("80% hồ sơ được giải quyết") end it.
    """
    if place.bound.value == 100:
        return False
    if place.bound.unit is Measure.PERCENT and pattern("shrinks_too").fullmatch(place.led_by):
        return previous.direction is Direction.DOWN
    if not place.after_break:
        return False
    compared = trends.baseline_after(place.clause.elements, place.index)[0]
    said_before = any(token.name == "baseline" for token in place.lead)
    if said_before or compared:
        return compared
    if {place.bound.unit, previous.unit} <= {Measure.POINT, Measure.RANK}:
        return (
            pattern("reached").search(place.clause.words(place.bound.start, place.bound.number_start)) is None
        )
    other = place.bound.unit is Measure.COUNT and place.bound.noun != previous.noun
    if other and place.bound.comparator is not None:
        return False
    if pattern("of_costs").match(place.after) or _repeats(place):
        return True
    if place.bound.share:
        return False
    if any(
        pattern("reaches_itself").search(place.clause.words(one.start, one.end)) for one in place.bound.heads
    ):
        return previous.unit in (Measure.POINT, Measure.RANK)
    if pattern("share_follows").search(_own_words(place)) and not _counts_alike(place, previous):
        return False
    joined = place.previous is not None and place.previous.name == "và"
    counted = place.bound.unit is Measure.COUNT and previous.unit is Measure.PERCENT
    return place.bound.unit is previous.unit or (joined and (counted or place.bound.unit is Measure.PERCENT))


def _counts_alike(place: Place, previous: Target) -> bool:
    """ "có thêm 12 xã đạt chuẩn và 09 xã đạt chuẩn nâng cao": of both counts it is said what they reach."""
    if not place.bound.unit is previous.unit is Measure.COUNT:
        return False
    joined = place.previous is not None and place.previous.name == "và"
    return (joined or place.bound.noun == previous.noun) and pattern("share_follows").search(
        place.since_last
    ) is not None


def _repeats(place: Place) -> bool:
    """ "Giảm 12 đầu mối, tương ứng 20%": the change again, in another unit."""
    heads = [place.clause.words(head.start, head.end) for head in place.bound.heads]
    return any(pattern("repeats_change").fullmatch(words) for words in heads)


def _own_words(place: Place) -> str:
    """The words behind the number up to the next one."""
    following = place.clause.elements[place.stop] if place.stop < len(place.clause.elements) else None
    end = following.start if following is not None else place.clause.sentence.end
    return pattern("promise_end").split(place.clause.words(place.bound.end, end), maxsplit=1)[0]


def continues_surely(place: Place, previous: Target) -> bool:
    """Whether one baseline or unit shows that the verb before holds for this number too.

    A bound on the other side or an open one ("giảm 10%, không cao hơn 1,5%") is rather one of a level.
    """
    if place.bound.comparator not in (None, previous.comparator, Comparator.AT_LEAST):
        return False
    if trends.baseline_after(place.clause.elements, place.index)[0]:
        return True
    listed = place.previous is not None and place.previous.name != ";"
    if previous.direction is Direction.DOWN and (
        pattern("of_costs").match(place.after) or pattern("shrinks_too").fullmatch(place.led_by)
    ):
        return True
    small = place.bound.value <= MOST_CHANGED or _repeats(place)
    alike = listed and small and (place.bound.unit is previous.unit or _repeats(place))
    return alike or {place.bound.unit, previous.unit} <= {Measure.POINT, Measure.RANK}


def _alone_under_title(place: Place) -> bool:
    """A bare number under "Tỷ lệ giảm …" is the size of that change."""
    if place.bound.unit not in _CHANGED_UNITS or pattern("of_the_plan").match(place.after):
        return False
    tail = [part for part in place.clause.tokens(place.index + 1, place.stop) if part.kind == "TEXT"]
    if place.clause.hints.time and pattern("counted_files").match(place.after):
        return False
    return place.before.strip(" -") in ("", *words_of("opens_value")) and len(tail) <= _LONGEST_BARE_TAIL
