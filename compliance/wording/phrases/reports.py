"""Signs that a sentence reports what was reached, and signs that it promises: a report is never sure."""

from __future__ import annotations

import re
from dataclasses import replace

from compliance.model.target import Comparator, Kind, Measure
from compliance.wording.phrases.bounds import Bound
from compliance.wording.phrases.clauses import Found, Place
from compliance.wording.phrases.deadlines import year_of
from compliance.wording.phrases.patterns import found_in, heads, pattern
from compliance.wording.phrases.sentences import Sentence
from compliance.wording.phrases.tokens import Scanned
from compliance.wording.phrases.unclear import doubted

# "Trên 500 lượt", "hơn 80%" round what was counted as well; these two only promise.
_PROMISING = (Comparator.AT_LEAST, Comparator.AT_MOST)


def is_promised(place: Place) -> bool:
    """Whether a bound or a word of promise stands before the number: nothing bounds what was reached."""
    bounded = place.bound.comparator is not None and not place.head_names & {"HIGHER", "LOWER"}
    return bounded or place.promises


def told_beside_goal(place: Place) -> bool:
    """ "đạt 93%, mục tiêu 95%", "chỉ tiêu giao 95%, thực hiện 96%": beside a goal stands what was reached.

    A goal for a later year may follow what is promised for this one.
    """
    if pattern("result_beside").search(place.clause.scanned.folded, 0, place.bound.number_start):
        return True
    if is_promised(place):
        return False
    folded = place.clause.scanned.folded
    goal = pattern("goal_behind").match(folded, place.bound.end)
    if goal is None or pattern("superior_plan").search(folded, goal.start(), goal.end() + 1):
        return False  # the own value beside a superior's may be promised as well
    if "(" in goal[0] and pattern("result_verb").search(place.before_digits) is None:
        return False  # and so may a bare value with a goal in a bracket behind: it is doubted
    return goal["year"] is None or int(goal["year"]) == place.clause.year


def is_told(place: Place) -> bool:
    """ "ước đạt 2.850 tỷ, bằng 78% kế hoạch", "Chỉ số … năm 2023 …, giảm 14 bậc so với năm 2022": results.

    An index of the year before the plan's may be known within it only, so that its rise may be promised.
    """
    clause, folded = place.clause, place.clause.scanned.folded
    start, end = clause.sentence.start, clause.sentence.end
    if is_promised(place) or found_in("striving", folded, start, end):
        return False
    if match := found_in("estimated_of_plan", folded, start, end):
        return not _promises_later(place, match)
    match = found_in("compared_result", folded, start, end)
    if match is None or int(match["year"]) != int(match["before"]) + 1:
        return False
    falls = match["falls"] is not None
    return falls if clause.year is None else int(match["year"]) < clause.year - (not falls)


def _promises_later(place: Place, told: re.Match[str]) -> bool:
    """Whether a year before the number is that of the plan, or a later one than the plan told of."""
    years = [part for part in place.clause.tokens(0, len(place.clause.elements)) if part.kind == "YEAR"]
    own = [part for part in years if part.start < max(told.end(), place.bound.number_start)]
    if any(part.start >= told.end() for part in own):
        return True
    last = max(map(year_of, own), default=0)
    of_plan = int(told["year"]) if told["year"] is not None else last
    return last > of_plan or (place.clause.year is not None and last >= place.clause.year)


def may_be_told(place: Place) -> bool:
    """Whether a sign of a report, and none of a promise, stands in the sentence of the number."""
    if _always_told(place):
        return True
    if place.start and pattern("after_compared_goal").search(place.since_last):
        return True
    if place.bound.comparator in _PROMISING or moves_on(place) or place.promises:
        return False
    if _against_estimate(place):
        return False
    return _beside_goal(place) or _suffered(place) or _told(place)


def _against_estimate(place: Place) -> bool:
    """ "đạt 100% dự toán, tăng 8% so với ước thực hiện năm 2024": a plan made before that year was over."""
    end, year = place.clause.sentence.end, place.clause.year
    match = pattern("against_estimate").search(place.clause.scanned.folded, place.bound.number_start, end)
    if match is None or pattern("telling").search(place.before_digits):
        return False
    return year is None or match["year"] is None or int(match["year"]) >= year - 1


def _always_told(place: Place) -> bool:
    """ "Tăng vọt từ …", "xếp thứ 9/11 (giảm 2 bậc …)": signs of a report that a verb of change leaves one."""
    if place.bound.comparator in _PROMISING or pattern("striving").search(place.before_digits):
        return False
    if pattern("estimated").search(place.before_digits):
        return True
    sentence, folded = place.clause.sentence, place.clause.scanned.folded
    head = pattern("full_stop").split(folded[: sentence.start])[-1]
    told = heads("told_head", head + folded[sentence.start : sentence.end])
    return told is not None or found_in("told_always", folded, sentence.start, sentence.end) is not None


def moves_on(place: Place) -> bool:
    """ "Hiện nay đạt 62%, nâng lên 75%": from what was to what shall be."""
    return place.start > 0 and pattern("moves_on").search(place.since_last) is not None


def spread_told(
    scanned: Scanned, sentences: list[Sentence], found: list[Found], told: list[Bound]
) -> list[Found]:
    """ "Năm 2021, có 30/32 chỉ tiêu vượt kế hoạch; tốc độ đạt 7,36%": so is what stands beside it.

    Up to a full stop or a new line, brackets included; what has a sign of promise of its own stays. Beside
    a number that was ``told`` and left, the size of a change is told too, and so is a count before it.
    """
    result = sorted(found, key=lambda item: item.anchor)
    for run in _runs(scanned, sentences):
        places = [place for place, item in enumerate(result) if item.sentence in run]
        reported = [bound for bound in told if any(_holds(sentences[number], bound) for number in run)]
        first = next((place for place in places if "maybe_past" in result[place].target.remarks), None)
        for place in places:
            beside = any(_beside(scanned, result, place, bound) for bound in reported)
            if beside or (first is not None and not _promises(scanned, result, place, result[first])):
                result[place] = replace(result[place], target=doubted(result[place].target, "maybe_past"))
    return result


def _holds(sentence: Sentence, bound: Bound) -> bool:
    return sentence.start <= bound.start < sentence.end


def _beside(scanned: Scanned, found: list[Found], place: int, told: Bound) -> bool:
    item, target = found[place], found[place].target
    if target.comparator in _PROMISING:
        return False
    if item.anchor > told.start:
        part = scanned.folded.rfind(";", told.end, _digits(item))
        start = max(told.end, part, found[place - 1].end if place else 0)
        moves = pattern("moves_on").search(scanned.folded, start, _digits(item)) is not None
        return target.kind is Kind.CHANGE or (target.period is None and not moves)
    counts = (
        target.kind is Kind.LEVEL and target.unit is Measure.COUNT and target.comparator is Comparator.EQUAL
    )
    return counts and ";" not in scanned.text[item.end : told.start]


def _digits(item: Found) -> int:
    """Where the digits of a target begin: words of promise may be part of its bound."""
    return item.numbers[0][0] if item.numbers else item.anchor


def _runs(scanned: Scanned, sentences: list[Sentence]) -> list[set[int]]:
    """The numbers of sentences that a semicolon or a bracket parts, and nothing more."""
    runs: list[set[int]] = []
    for number, sentence in enumerate(sentences):
        between = scanned.text[sentences[number - 1].end : sentence.start] if number else "."
        if "." in between or "\n" in between:
            runs.append(set())
        runs[-1].add(number)
    return runs


def _promises(scanned: Scanned, found: list[Found], place: int, told: Found) -> bool:
    target = found[place].target
    bounded = target.comparator in _PROMISING and target.kind is not Kind.RANK
    if target.kind is Kind.DONE or (bounded and target.value is not None):
        return True
    if target.period is not None and told.target.period is not None and target.period > told.target.period:
        return True
    start = max(found[place - 1].end if place else 0, scanned.folded.rfind(";", 0, _digits(found[place])))
    return pattern("promising").search(scanned.folded, start, _digits(found[place])) is not None


def _told(place: Place) -> bool:
    """ "Lũy kế … đạt 73,1%", "ước đạt 500 tỷ", "đạt 101,5% kế hoạch": words that no promise is made with."""
    bound, folded = place.bound, place.clause.scanned.folded
    if pattern("telling").search(place.before_digits) or found_in("told_run", folded, 0, len(folded)):
        return True
    if bound.unit is Measure.COUNT and pattern("year_has").search(place.before_digits):
        return True
    moved = pattern("moves_on").search(place.before_digits) is not None
    if bound.comparator is None and not moved and pattern("told_amount").match(folded, bound.end):
        return True
    broken = place.start > 0 and bound.unit is Measure.PERCENT and bound.value % 1 != 0
    if broken and pattern("of_the_plan").match(folded, bound.end):
        return True
    if bound.over is not None and pattern("told_share").match(folded, bound.number_end):
        return True
    part = bound.over is not None and bound.value < bound.over
    if part and pattern("share_told_again").match(folded, bound.number_end):
        return True
    bare = bound.comparator is None
    if (
        bare
        and not moved
        and place.before.strip()
        and pattern("changed_behind").match(folded, bound.number_end)
    ):
        return True
    return bare and pattern("telling_behind").match(folded, bound.number_end) is not None


def _beside_goal(place: Place) -> bool:
    """ "đạt 98%, vượt mục tiêu 95%": which of the two is still to be reached is not said."""
    folded, end = place.clause.scanned.folded, place.bound.end
    return any(pattern(name).match(folded, end) for name in ("goal_compared", "goal_behind"))


def _suffered(place: Place) -> bool:
    """ "Có 02 trường hợp bị kỷ luật năm 2024": nobody promises what people suffer."""
    if place.bound.unit is not Measure.COUNT or pattern("there_are").fullmatch(place.since_last) is None:
        return False
    tail = place.clause.words(place.bound.end, place.clause.sentence.end)
    return pattern("suffered").match(tail) is not None
