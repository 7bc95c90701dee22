"""What a number that nobody can place does to the targets around it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from compliance.model.target import Kind, Measure, Target
from compliance.wording.phrases.bounds import Bound
from compliance.wording.phrases.clauses import Clause, Found
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


def _may_be_change(target: Target) -> bool:
    return target.value is not None and target.value < _WHOLE and target.unit is not Measure.TIMES


def baselines(clause: Clause) -> list[int]:
    return [
        place
        for place, part in enumerate(clause.elements)
        if isinstance(part, Token) and part.name == "baseline"
    ]
