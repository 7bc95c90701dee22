"""A number that promises: its comparator, unit and noun as a level or a change."""

from __future__ import annotations

from dataclasses import replace

from compliance.model.target import Comparator, Direction, Kind, Measure, Target
from compliance.wording.phrases import trends
from compliance.wording.phrases.bounds import Bound
from compliance.wording.phrases.clauses import Place
from compliance.wording.phrases.comparators import comparator_of, denied, denies_several, handed_on
from compliance.wording.phrases.conditions import may_condition
from compliance.wording.phrases.deadlines import milestone, year_of
from compliance.wording.phrases.directions import baseline, beyond_a_plan, direction, measured_by
from compliance.wording.phrases.garbles import is_torn_measure
from compliance.wording.phrases.leftovers import leaves_signal, turns_rank
from compliance.wording.phrases.measuring import counted_by_title, scaled, unit_and_noun, unscaled
from compliance.wording.phrases.pasts import may_be_past
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.ranks import is_rank, rank_target
from compliance.wording.phrases.semicolons import MOST_CHANGED
from compliance.wording.phrases.tokens import Token
from compliance.wording.phrases.unclear import (
    against_year,
    begins_denied,
    changes_share,
    doubted,
    falls_to,
    goes_up_to,
    is_turned,
    may_be_day,
    may_last,
    may_pass,
    only_continues,
    overruns,
    produces_nothing,
    unclear_bound,
)

# "Nhóm 2" is rather the second of some groups, "nhóm 10" the first ten.
_SMALLEST_TOP = 5


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
        target = _quantified(place, unscaled(place), previous)
    period = milestone(clause.scanned, clause.sentence, place.start, place.index, place.stop)
    listed = place.after_break or pattern("own_part").search(place.led_by) is not None
    if period is None and previous is not None and listed and not _own_year(place):
        period = previous.period if _year_leads(place, previous.period) else None
    turned = (
        is_turned(place) or overruns(place, target) or (target.kind is not Kind.RANK and begins_denied(place))
    )
    taken = denied(place) is not None or target.comparator not in (Comparator.EQUAL, place.bound.comparator)
    turned = turned or (target.kind is not Kind.RANK and leaves_signal(place, target, taken=taken))
    turned = turned or denies_several(place)
    target = doubted(target, "unclear_words") if turned else target
    target = doubted(target, "maybe_past") if may_be_past(place) else target
    return target if period is None else replace(target, period=period)


def _names_one_group(place: Place, target: Target) -> bool:
    """ "Nhóm 2": the second group, or the first two of an order; no title or words say which."""
    hints, mark, bound = place.clause.hints, place.previous, place.bound
    grouped = mark is not None and "RANK_GROUP" in mark.name.split() and bound.noun is None
    if not grouped or target.value is None or mark is None:
        return False
    if not place.clause.words(mark.start, mark.end).endswith("nhóm"):
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
    target = handed_on(place, counted_by_title(target, place))
    if place.bound.unit is None and unit is clause.hints.unit:
        target = scaled(target, clause.hints.scale)
    if pattern("becomes").search(place.since_last) or unclear_bound(place) or may_be_day(place):
        target = doubted(target, "unclear_words")
    if unit is Measure.COUNT and noun is not None and is_torn_measure(noun):
        target = doubted(target, "unclear_words")
    if way is None and verb is None and produces_nothing(place, unit, previous):
        target = doubted(target, "unclear_words")
    lower = target.comparator in (Comparator.AT_LEAST, Comparator.ABOVE)
    if may_condition(place, unit) or clause.hints.motto:
        target = doubted(target, "unclear_words")
    if clause.hints.unclear and place.alone and unit is not Measure.PERCENTAGE_POINT and not lower:
        target = doubted(target, "unclear_title")
    if way is not None and unit is Measure.COUNT and pattern("moved_from").match(place.after):
        return doubted(target, "unclear_change")
    if way is not None:
        changed = _change(place, target, way, verb, previous)
        if changed.baseline is None and changes_share(place, verb, changed):
            changed = doubted(changed, "unclear_change")
        unclear = only_continues(place, verb, previous) or goes_up_to(place, verb) or _is_passed(place, verb)
        if unclear or denied(place) is not None:
            changed = doubted(changed, "unclear_change")
        return changed
    if may_pass(place, unit) and verb is None:
        return doubted(_change(place, target, Direction.UP, None, previous), "unclear_change")
    if against_year(place, target) or may_pass(place, unit) or (way is None and falls_to(place, verb)):
        target = doubted(target, "unclear_change")
    if unit is Measure.RANK or (unit is None and pattern("title_rank").search(place.led_by)):
        target = doubted(target, "unclear_rank")
    comparator = comparator_of(place, target, verb, previous)
    year = trends.baseline_year(measured_by(place), clause.year)
    if comparator is not target.comparator or year is not None:
        target = replace(target, comparator=comparator, baseline=year)
    return doubted(target, "unclear_words") if may_last(place, target) else target


def _change(
    place: Place, target: Target, way: Direction, verb: Token | None, previous: Target | None
) -> Target:
    compared, said = baseline(place, previous)
    heads = place.bound.heads
    comparator = target.comparator
    if verb is None and heads and {"HIGHER", "LOWER"} & set(heads[-1].name.split()):
        comparator, target = _passed_by(target)
    comparator = _before_verb(place, verb) or comparator if comparator is Comparator.EQUAL else comparator
    clause = place.clause
    year = trends.baseline_year(said if compared else clause.hints.baseline, clause.year)
    return replace(target, kind=Kind.CHANGE, comparator=comparator, direction=way, baseline=year)


def _before_verb(place: Place, verb: Token | None) -> Comparator | None:
    """ "Tối thiểu tăng 03 bậc": the bound stands before the verb of change."""
    if verb is None or verb.end > place.bound.number_start:
        return None
    for token in place.lead:
        close = token.name == "COMPARATOR" and token.value in (">=", "<=")
        if close and not place.clause.words(token.end, verb.start).strip():
            return Comparator(str(token.value))
    return None


def _is_passed(place: Place, verb: Token | None) -> bool:
    """ "cao hơn chỉ tiêu tỉnh giao (85%)", "vượt 88% dự toán": rather what is passed than by how much.

    Of a small share it is sure: nobody promises no more than 5% of an estimate.
    """
    much = place.bound.unit is Measure.PERCENT and place.bound.value > MOST_CHANGED
    if much and beyond_a_plan(place) is not None:
        return True
    if verb is None or not {"HIGHER", "LOWER"} & set(verb.name.split()):
        return False
    passed = place.clause.words(verb.end, place.bound.start)
    return passed.rstrip().endswith("(") or (
        much and pattern("passed_plan").match(passed.lstrip()) is not None
    )


def _passed_by(target: Target) -> tuple[Comparator, Target]:
    """ "vượt 5% trở lên so với dự toán": "vượt" says which way, "trở lên" bounds the size."""
    if target.upper is not None:
        remarks = tuple(remark for remark in target.remarks if remark != "lower_open")
        return Comparator.BETWEEN, replace(target, remarks=remarks)
    if "above_and_up" not in target.remarks:
        return Comparator.EQUAL, target
    remarks = tuple(remark for remark in target.remarks if remark != "above_and_up")
    return Comparator.AT_LEAST, replace(target, remarks=remarks)


def _year_leads(place: Place, year: int | None) -> bool:
    """Whether a milestone stands before the first value, for the whole sentence."""
    first = next(place.clause.sentence.bounds_from(0))
    tokens = place.clause.tokens(0, first)
    return any(token.kind == "YEAR" and year_of(token) == year for token in tokens)


def _own_year(place: Place) -> bool:
    return any(token.kind == "YEAR" for token in place.clause.tokens(place.start, place.stop))
