"""What a number that nobody can place does to the targets around it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from compliance.model.target import Kind, Measure, Target
from compliance.wording.phrases.bounds import Bound
from compliance.wording.phrases.clauses import Clause, Found
from compliance.wording.phrases.lexicon import PARTED
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.sentences import Sentence
from compliance.wording.phrases.tokens import Token
from compliance.wording.phrases.unclear import doubted, remarked

_WHOLE = Decimal(100)


def doubt_around(found: list[Found], unclear: list[Bound]) -> list[Found]:
    """A number that nobody can place may change what the target beside it says."""
    result = list(found)
    for bound in unclear if found else ():
        before = [place for place, item in enumerate(result) if item.anchor < bound.start]
        place = max(before, key=lambda one: result[one].anchor, default=0)
        result[place] = replace(result[place], target=doubted(result[place].target, "number_left"))
    return result


def is_near(bound: Bound, found: list[Found], sentences: list[Sentence]) -> bool:
    """Whether a target stands in the sentence of a number; it is doubted there already."""
    own = {number for number, one in enumerate(sentences) if one.start <= bound.start < one.end}
    return any(item.sentence in own for item in found)


def remark_apart(found: list[Found], unclear: list[Bound]) -> list[Found]:
    """A number that nobody can place in a sentence of its own is remarked beside the nearest target."""
    result = list(found)
    for bound in unclear:
        place = min(range(len(result)), key=lambda one: abs(result[one].anchor - bound.start))
        result[place] = replace(result[place], target=remarked(result[place].target, "number_left"))
    return result


def doubt_compared(clause: Clause, found: list[Found]) -> list[Found]:
    """Where a year is compared with and no target is a change, a share may be the size of one."""
    if not baselines(clause) or any(item.target.kind is not Kind.LEVEL for item in found):
        return found
    return [
        replace(item, target=doubted(item.target, "unclear_change")) if _may_be_change(item.target) else item
        for item in found
    ]


def doubt_choices(clause: Clause, found: list[Found]) -> list[Found]:
    """ "trong nhóm 20 hoặc tăng 2 bậc": either keeps the promise, so that neither is promised for sure."""
    result = sorted(found, key=lambda item: item.anchor)
    for place in range(1, len(result)):
        between = clause.words(result[place - 1].end, result[place].anchor)
        if pattern("choice").search(between):
            for one in (place - 1, place):
                target = doubted(result[one].target, "alternatives")
                result[one] = replace(result[one], target=target)
    return result


def doubt_arrows(clause: Clause, found: list[Found]) -> list[Found]:
    """ "100% -> 15 xã", "80% hồ sơ -> 90%": an arrow may lead on from a number, or to its outcome.

    Between two values of one measure it says from which to which, if the first is no promise of its own.
    """
    result = list(found)
    for place, part in enumerate(clause.elements):
        ends = _arrow_ends(clause, place) if isinstance(part, Token) and "LANDING_UP" in part.name else None
        if ends is None:
            continue
        stands = [any(end.start <= item.anchor < end.end for item in found) for end in ends]
        if stands[0] or not _alike(*ends):
            for index, item in enumerate(result):
                if ends[0].start <= item.anchor < ends[1].end:
                    result[index] = replace(item, target=doubted(item.target, "unclear_words"))
    return result


def _arrow_ends(clause: Clause, place: int) -> tuple[Bound, Bound] | None:
    """The numbers before and right behind the arrow at ``place``, in one breath."""
    arrow, following = clause.elements[place], clause.elements[place + 1 : place + 2]
    if not following or not isinstance(following[0], Bound) or clause.words(arrow.start, arrow.end).isalpha():
        return None
    for part in reversed(clause.elements[:place]):
        if isinstance(part, Bound):
            return part, following[0]
        if part.kind == "BREAK":
            return None
    return None


def _alike(first: Bound, second: Bound) -> bool:
    """Whether two numbers are of one measure: "12 -> 15 xã", "10 ngày -> 40 giờ"."""
    if first.unit in PARTED and second.unit in PARTED:
        return True
    nouns = {(bound.noun or "").lower() for bound in (first, second)} - {""}
    return (first.unit is second.unit or None in (first.unit, second.unit)) and len(nouns) < 2


def _may_be_change(target: Target) -> bool:
    return target.value is not None and target.value < _WHOLE and target.unit is not Measure.TIMES


def baselines(clause: Clause) -> list[int]:
    return [
        place
        for place, part in enumerate(clause.elements)
        if isinstance(part, Token) and part.name == "baseline"
    ]
