"""Values in brackets behind a value: parts with a value of their own, and values nobody can place."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from compliance.model.target import Comparator, Kind, Measure, Target
from compliance.wording.phrases.bounds import Bound, Element
from compliance.wording.phrases.clauses import Clause, Found
from compliance.wording.phrases.numbers import SURE
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.sentences import Bracket, Sentence, has_bound, is_condition
from compliance.wording.phrases.tokens import Scanned, Token
from compliance.wording.phrases.unclear import doubted, remarked


def set_parts_apart(scanned: Scanned, sentences: list[Sentence]) -> list[Sentence]:
    """ "80% (trong đó cấp tỉnh 90%, cấp xã 70%)": the promises in brackets are a sentence apart."""
    result: list[Sentence] = []
    for sentence in sentences:
        _unpack_levels(scanned, sentence)
        parts = [bracket for bracket in sentence.brackets if _names_part(scanned, sentence, bracket)]
        sentence.brackets[:] = [
            replace(one, elements=()) if one in parts else one for one in sentence.brackets
        ]
        result.append(sentence)
        result += [Sentence(part.start + 1, part.end - 1, _listed(part), part=True) for part in parts]
    return result


def _unpack_levels(scanned: Scanned, sentence: Sentence) -> None:
    """ "Hồ sơ được số hóa (cấp tỉnh 90%, cấp xã 80%)": the values of levels are all that is promised."""
    bracket = sentence.brackets[-1] if sentence.brackets else None
    if bracket is None or bracket.after != len(sentence.elements) or sentence.bounds():
        return
    if any(isinstance(part, Token) and part.kind == "VERB" for part in sentence.elements):
        return
    words = scanned.folded[bracket.start : bracket.end]
    shares, levels = len(_shares(bracket)), len(_levels(bracket))
    if shares < 2 or levels < shares or is_condition(words) or is_superiors(words):
        return
    if pattern("past_bracket").match(words) is None:
        comma = Token("BREAK", ",", bracket.start, bracket.start + 1)
        sentence.elements += [comma, *_listed(bracket)]
        sentence.brackets.pop()
        sentence.end = bracket.end - 1


def _levels(bracket: Bracket) -> list[Token]:
    return [part for part in bracket.elements if isinstance(part, Token) and "LEVEL" in part.name.split()]


def _listed(bracket: Bracket) -> list[Element]:
    """What stands in a bracket: a semicolon only parts its list."""
    return [
        Token("BREAK", ",", part.start, part.end) if isinstance(part, Token) and part.kind == "STOP" else part
        for part in bracket.elements
    ]


def doubt_values(clause: Clause, found: list[Found]) -> list[Found]:
    """``found`` with a doubt where a bracket behind holds another percentage that says not of what."""
    result = list(found)
    for bracket in clause.sentence.brackets:
        if is_condition(clause.words(bracket.start, bracket.end)) or _is_past(clause, bracket):
            continue
        place = max((n for n, item in enumerate(result) if item.end <= bracket.start), default=None)
        if place is None:
            continue
        if _differs(clause, result[place], bracket):
            target = result[place].target
            mark = remarked if _strives_beyond(clause, target, bracket) else doubted
            result[place] = replace(result[place], target=mark(target, "value_in_bracket"))
    return result


def doubt_parts(sentences: list[Sentence], found: list[Found]) -> list[Found]:
    """ "Kinh phí: 350 triệu đồng (tỉnh 200 triệu, xã 150 triệu)": parts are no surer than their whole."""
    result = list(found)
    for place, item in enumerate(found):
        if not sentences[item.sentence].part or item.target.confidence < SURE:
            continue
        wholes = [one for one in result if one.end <= item.anchor and not sentences[one.sentence].part]
        whole = max(wholes, key=lambda one: one.anchor, default=None)
        if whole is not None and whole.target.confidence < SURE:
            remarks = tuple(dict.fromkeys((*item.target.remarks, *whole.target.remarks)))
            target = replace(item.target, remarks=remarks, confidence=whole.target.confidence)
            result[place] = replace(item, target=target)
    return result


def _names_part(scanned: Scanned, sentence: Sentence, bracket: Bracket) -> bool:
    words = scanned.folded[bracket.start : bracket.end]
    if not bracket.after or not sentence.bounds() or not has_bound(bracket.elements):
        return False
    if is_superiors(words):
        return False
    if pattern("change_bracket").match(words) or pattern("counted_part").match(words):
        return True
    if _counts_alike(sentence, bracket) and (
        pattern("breakdown").match(words) or _names_several(scanned, sentence, bracket)
    ):
        return True
    if pattern("own_in_bracket").match(words) and _in_unit_of_whole(sentence, bracket):
        return True
    if not _shares(bracket):
        return False
    if pattern("past_bracket").match(words) or is_condition(words):
        return False
    if len(_shares(bracket)) > 1 and _names_each(scanned, bracket):
        return True
    if pattern("own_in_bracket").match(words):
        return True
    return bool(_levels(bracket)) or pattern("part_bracket").match(words) is not None


def _counts_alike(sentence: Sentence, bracket: Bracket) -> bool:
    """ "300 lao động (trong đó hộ nghèo 50 lao động)": parts counted in the unit of the whole, or in none."""
    whole = _whole_of(sentence, bracket)
    bounds = [part for part in bracket.elements if isinstance(part, Bound)]
    if whole is None or whole.unit not in (Measure.COUNT, Measure.VND):
        return False
    units = (whole.unit, None) if whole.unit is Measure.COUNT else (whole.unit,)
    return all(part.unit in units and part.over is None and part.value <= whole.value for part in bounds)


def _in_unit_of_whole(sentence: Sentence, bracket: Bracket) -> bool:
    """ "không quá 03 ngày (hồ sơ phức tạp không quá 05 ngày)": a part with a bound in the same unit."""
    whole = _whole_of(sentence, bracket)
    bounds = [part for part in bracket.elements if isinstance(part, Bound)]
    return whole is not None and all(part.unit is whole.unit for part in bounds)


def _whole_of(sentence: Sentence, bracket: Bracket) -> Bound | None:
    """The last number before a bracket."""
    before = [part for part in sentence.elements[: bracket.after] if isinstance(part, Bound)]
    return before[-1] if before else None


def _names_several(scanned: Scanned, sentence: Sentence, bracket: Bracket) -> bool:
    """ "500 ha (lúa 300 ha, ngô 200 ha)": several parts in one noun with the whole, each named before it."""
    whole, start = _whole_of(sentence, bracket), bracket.start + 1
    bounds = [part for part in bracket.elements if isinstance(part, Bound)]
    if len(bounds) < 2 or pattern("bracket_repeats").match(scanned.folded, bracket.start):
        return False
    for bound in bounds:
        named = any(letter.isalpha() for letter in scanned.folded[start : bound.start])
        if not named or whole is None or (bound.unit, bound.noun) != (whole.unit, whole.noun) or bound.heads:
            return False
        start = bound.end
    return True


def _names_each(scanned: Scanned, bracket: Bracket) -> bool:
    """ "90% (Sở Y tế 95%, Sở Tài chính 92%)": each value in the bracket has a proper name before it."""
    start = bracket.start + 1
    for part in bracket.elements:
        if not isinstance(part, Bound):
            continue
        if not scanned.text[start : part.start].lstrip(" ,;")[:1].isupper():
            return False
        start = part.end
    return True


def _shares(bracket: Bracket) -> list[Bound]:
    return [
        part
        for part in bracket.elements
        if isinstance(part, Bound) and part.unit is Measure.PERCENT and part.over is None and not part.share
    ]


def _differs(clause: Clause, item: Found, bracket: Bracket) -> bool:
    target = item.target
    if target.kind is not Kind.LEVEL or target.unit is not Measure.PERCENT or not has_bound(bracket.elements):
        return False
    shares = [bound.value for bound in _shares(bracket) if bound.value != target.value]
    return any(not _rounds(clause, item, share) for share in shares)


def _rounds(clause: Clause, item: Found, share: Decimal) -> bool:
    """ "10/12 xã (83%)": whether a share says a fraction again, rounded; the fraction counts."""
    if item.target.value is None or not any("/" in clause.words(*one) for one in item.numbers):
        return False
    last = Decimal(1).scaleb(max(-2, int(share.as_tuple().exponent)))
    return abs(item.target.value - share) * 2 <= last


def _strives_beyond(clause: Clause, target: Target, bracket: Bracket) -> bool:
    """ "ít nhất 70% (phấn đấu 80%)": what is striven for lies beyond what is promised."""
    bounded = target.comparator in (Comparator.AT_LEAST, Comparator.ABOVE) and target.value is not None
    strives = pattern("strives").match(clause.words(bracket.start, bracket.end)) is not None
    return bounded and strives and all(part.value > (target.value or 0) for part in _shares(bracket))


def _is_past(clause: Clause, bracket: Bracket) -> bool:
    """ "80% (năm 2024: 68%)", "(tăng 5% so với năm 2024)": what the value is compared with."""
    words = clause.words(bracket.start, bracket.end)
    return pattern("past_bracket").match(words) is not None or is_superiors(words)


def is_superiors(words: str) -> bool:
    """Whether the words of a bracket tell what a superior set ("(tỉnh giao 75%)", "(Kế hoạch tỉnh: 75%)")."""
    return any(pattern(name).match(words) for name in ("superior_bracket", "superior_plan"))
