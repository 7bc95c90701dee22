"""Words around a number that leave its meaning open: such readings are remarked and doubted."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from compliance.model.target import Comparator, Kind, Measure, Target
from compliance.wording.phrases.clauses import Place
from compliance.wording.phrases.directions import baseline, continues_surely
from compliance.wording.phrases.garbles import looks_garbled
from compliance.wording.phrases.lexicon import lexicon, words_of
from compliance.wording.phrases.numbers import GUESSED
from compliance.wording.phrases.openings import holds_act
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.semicolons import MOST_CHANGED
from compliance.wording.phrases.tokens import Token
from compliance.wording.phrases.trends import follows_noun, heads_clause, is_landing

_WHOLE = Decimal(100)
_TIMES = (Measure.DAY, Measure.HOUR)
# How far back words that turn a number around are looked for.
_REACH = 60


def doubted(target: Target, remark: str) -> Target:
    """``target`` with a remark that holds back any accusation."""
    target = remarked(target, remark)
    return replace(target, confidence=min(target.confidence, GUESSED))


def remarked(target: Target, remark: str) -> Target:
    """``target`` with a remark, trusted as before."""
    return target if remark in target.remarks else replace(target, remarks=(*target.remarks, remark))


def is_turned(place: Place) -> bool:
    """ "không đạt 80%", "trừ 5%": a denial before a number that is no part of its bound."""
    verb = place.previous if place.previous is not None and place.previous.kind == "VERB" else None
    end = verb.start if verb is not None else place.bound_start
    near = max(place.clause.sentence.start, end - _REACH)
    folded = place.clause.scanned.folded
    if pattern("described_turn").search(folded, near, end):
        return False
    return pattern("turned").search(folded, near, end) is not None


def begins_denied(place: Place) -> bool:
    """ "Không đơn vị nào dưới 80%": a denial at the head that no bound has taken up."""
    if place.bound.comparator in (Comparator.AT_LEAST, Comparator.AT_MOST, Comparator.BETWEEN):
        return False
    start = place.own_start if place.own_start is not None else place.clause.sentence.start
    if place.start and place.own_start is None:
        return False
    match = pattern("begins_denied").match(place.clause.scanned.folded, start)
    return match is not None and match.end() <= place.bound_start


def overruns(place: Place, target: Target) -> bool:
    """ "quá 5 ngày": nobody promises to be over a limit, so that a denial before it may be lost."""
    bound = place.bound
    words = place.clause.scanned.folded[place.bound_start : bound.number_start].strip()
    digits = place.clause.words(bound.number_start, bound.number_end)
    above = target.comparator is Comparator.ABOVE
    return above and digits[:1].isdigit() and words in words_of("overruns")


def unclear_bound(place: Place) -> bool:
    """Whether a sign or words beside a number may be a bound: "80%+", "tối thlểu 80%"."""
    bound, before = place.bound, place.previous
    folded = place.clause.scanned.folded
    signed = folded[max(0, bound.start - 1) : bound.start] in ("+", "±")
    signed = signed or folded[: bound.start].rstrip().endswith(("↑", "↓"))
    minus = place.index == 1 and place.stop == place.index + 1 and folded.startswith("-", 0, bound.start)
    signed = signed or (minus and bound.start == 1)
    behind = place.clause.elements[place.start - 1].end if place.start else None
    signed = signed or (behind is not None and pattern("signed_after").match(folded, behind) is not None)
    if signed or pattern("signed_after").match(folded, bound.end):
        return True
    if _reaches_extreme(place):
        return True
    if bound.comparator is not None or before is None or before.kind not in ("TEXT", "VERB", "MARK"):
        return False
    return looks_garbled(place.clause.words(max(0, before.start - 40), bound.number_start))


def _reaches_extreme(place: Place) -> bool:
    """ "đạt mức cao nhất 95%": the highest reached, or a bound; "đạt thấp nhất 35%" alone is a bound."""
    folded, end = place.clause.scanned.folded, place.bound.number_start
    match = pattern("reached_extreme").search(folded, max(0, end - _REACH), end)
    if match is None or match[0].strip() not in words_of("reached_bounds"):
        return match is not None
    return (
        pattern("highest").search(folded, place.clause.sentence.start, place.clause.sentence.end) is not None
    )


def changes_share(place: Place, verb: Token | None, target: Target) -> bool:
    """ "giảm tỷ lệ hồ sơ quá hạn 5%": by so much or to so much, and of what, is not said."""
    if verb is None or target.unit is not Measure.PERCENT or baseline(place, None)[0]:
        return False
    if follows_noun(place.clause.scanned, verb, "sizes_of_change"):
        return False
    between = place.clause.words(verb.end, place.bound.start)
    if pattern("changed_yearly").search(between) or pattern("yearly").match(place.after):
        return False
    if "/" in place.clause.words(place.bound.number_end, place.bound.end):
        return False
    return pattern("changed_share").match(between) is not None


def only_continues(place: Place, verb: Token | None, previous: Target | None) -> bool:
    """Whether nothing but the number before makes a change of this one, and that not for sure."""
    if verb is not None or previous is None or previous.kind is not Kind.CHANGE:
        return False
    return not continues_surely(place, previous)


def produces_nothing(place: Place, unit: Measure | None, previous: Target | None) -> bool:
    """ "chú trọng 53 dịch vụ công": a bare count amid words of which none brings anything about."""
    bound, hints, before = place.bound, place.clause.hints, place.previous
    follows_word = before is not None and before.kind == "TEXT" and before.name.isalpha()
    if unit in _TIMES and not bound.heads and bound.comparator is None:
        names_time = hints.time or hints.unit is not None or not follows_word
        return not names_time and pattern("takes_time").search(place.before) is None
    if bound.comparator is Comparator.AT_LEAST and bound.closed:
        return not place.start and _describes_bearer(place)
    if bound.comparator is Comparator.AT_LEAST and bound.open_from and unit is Measure.COUNT:
        led = any(head.kind == "FILLER" for head in bound.heads)
        return follows_word and not led and not _brings_about(place)
    if unit is not Measure.COUNT or bound.comparator not in (None, Comparator.ABOVE) or place.is_rate:
        return False
    listed = place.after_break and (previous is not None or not place.start)
    follows = previous is not None or place.clause.number > 0
    listed = listed or (follows and pattern("own_part").search(place.led_by) is not None)
    if pattern("the_rest").match(place.after):
        start = place.own_start if place.own_start is not None else place.clause.sentence.start
        return not holds_act(place.clause.words(start, place.bound_start))
    if pattern("composition").match(place.clause.words(place.clause.sentence.start, bound.number_start)):
        return True
    if pattern("members").match(place.clause.words(place.bound.number_end, place.clause.sentence.end)):
        return True
    marked = place.previous is not None and "RANK_PLACE" in place.previous.name.split()
    if marked or (listed and previous is not None and _lists_unclear(place, previous)):
        return True
    if hints.counts or hints.unit is not None or listed or bound.over is not None:
        return False
    heads = [place.clause.words(head.start, head.end) for head in bound.heads if head.kind == "FILLER"]
    if heads:
        return (heads[0] == "với" and not place.start) or _describes_unit(place)
    if not place.index or (place.previous is not None and place.previous.kind == "YEAR"):
        return False
    return (bound.noun or "").lower() not in words_of("measured") and not _brings_about(place)


def _describes_bearer(place: Place) -> bool:
    """ "Hộ có từ 03 thế hệ trở lên cùng chung sống": how large some are, of whom nothing is promised."""
    words = place.clause.words(place.clause.sentence.start, place.bound_start)
    if pattern("describes_value").search(words):
        return True
    sized = (place.bound.noun or "").lower().startswith(words_of("sizes_of_bearers"))
    return sized and pattern("describes_unit").search(words) is not None


def _describes_unit(place: Place) -> bool:
    """ "Huyện có 15 xã, thị trấn": how something is made up, where nothing is said to become of its parts."""
    words = place.clause.words(place.clause.sentence.start, place.bound_start)
    if pattern("describes_unit").search(words) is None:
        return False
    tail = pattern("clause_end").split(place.after, maxsplit=1)[0]
    return lexicon().predicates.search(tail) is None


def _lists_unclear(place: Place, previous: Target) -> bool:
    """Whether a count goes on with a list the first of which brings nothing about."""
    alike = previous.unit is Measure.COUNT and "unclear_words" in previous.remarks
    return (
        alike
        and place.own_start is not None
        and not place.clause.words(place.own_start, place.bound_start).strip()
    )


def _brings_about(place: Place) -> bool:
    start = place.own_start if place.own_start is not None else place.clause.sentence.start
    start = place.clause.sentence.start if place.after_break else start
    words = place.clause.words(start, place.bound_start)
    if not any(letter.isalpha() for letter in words) or pattern("produces").search(words):
        return True
    return holds_act(words)


def may_be_day(place: Place) -> bool:
    """ "Kỷ niệm Quốc khánh 2/9": a fraction amid other words, of nothing that is counted, may be a day."""
    bound = place.bound
    if bound.over is None or bound.heads or bound.unit is not None or place.clause.hints.unit is not None:
        return False
    following = place.clause.tokens(place.index + 1, place.stop)
    counts = bool(following) and following[0].kind in ("TEXT", "MARK") and following[0].name != "/"
    return place.index > 0 and place.previous is not None and place.previous.kind == "TEXT" and not counts


def may_last(place: Place, target: Target) -> bool:
    """ "làm việc tại 05 xã trong 03 ngày": how long something lasts is no limit."""
    if target.unit not in (*_TIMES, Measure.MONTH) or target.comparator is not Comparator.AT_MOST:
        return False
    before = place.clause.words(place.clause.sentence.start, place.bound_start)
    within = place.bound.comparator is None and before.rstrip().endswith("trong")
    named = place.clause.hints.time or pattern("deals_within").search(before) is not None
    return within and len(before.split()) > 1 and not named


def may_pass(place: Place, unit: Measure | None) -> bool:
    """ "Hoàn thành vượt mức 5%": so much beyond what was set, or more than so much."""
    heads = [place.clause.words(head.start, head.end) for head in place.bound.heads]
    passing = any(pattern("passing").fullmatch(words) for words in heads)
    if any(pattern("reaching_passing").fullmatch(words) for words in heads):
        return place.bound.value <= MOST_CHANGED and pattern("passed_plan").match(place.after) is not None
    if passing and unit is Measure.PERCENTAGE_POINT:
        return True
    if not passing or unit is not Measure.PERCENT or place.bound.value > MOST_CHANGED:
        return False
    return place.clause.hints.unit is not Measure.PERCENT and not pattern("names_share").search(place.before)


def falls_to(place: Place, verb: Token | None) -> bool:
    """ "Giảm tỷ lệ hộ nghèo đạt 3%": by so much, or to so much."""
    if verb is None or "DOWN" not in verb.name.split() or place.bound.unit is not Measure.PERCENT:
        return False
    bare = place.bound.comparator is None and verb.end <= place.bound_start
    bare = bare and heads_clause(place.clause.scanned, verb)
    return (
        bare
        and pattern("reached_only").search(place.clause.words(verb.end, place.bound.number_start)) is not None
    )


def goes_up_to(place: Place, verb: Token | None) -> bool:
    """ "tăng đến 95%", "tăng 5% lên 85%": by so much, to so much or from so much."""
    if verb is None or verb.end > place.bound_start:
        return False
    if place.stop == place.index + 2 and is_landing(place.clause.tokens(place.index + 1, place.stop)[0]):
        return not place.clause.words(verb.end, place.bound_start).strip()
    return pattern("up_to").fullmatch(place.clause.words(verb.end, place.bound_start)) is not None


def against_year(place: Place, target: Target) -> bool:
    """ "10% số giao dịch so với năm 2024": a share of last year's, or the size of a change."""
    if target.unit is not Measure.PERCENT or target.value is None or target.value >= _WHOLE:
        return False
    governed = place.bound.heads or (place.previous is not None and place.previous.kind in ("VERB", "MARK"))
    following = place.clause.tokens(place.index + 1, place.stop)
    return not governed and any(part.name == "baseline" for part in following)
