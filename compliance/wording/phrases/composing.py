"""Sentences into targets: numbers, ranks, grades, trends and acts, with what brackets add."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from compliance.model.target import Comparator, Kind, Measure, Target
from compliance.records import record
from compliance.wording.phrases.acts import unnamed_bounds, without_number, zeros
from compliance.wording.phrases.bounds import Bound, Element
from compliance.wording.phrases.brackets import doubt_parts, doubt_values, set_parts_apart
from compliance.wording.phrases.chains import read_rows
from compliance.wording.phrases.classes import is_owed
from compliance.wording.phrases.clauses import Clause, Found, Place
from compliance.wording.phrases.closing import close_bounds
from compliance.wording.phrases.dated import dated_acts
from compliance.wording.phrases.describing import class_end, class_start
from compliance.wording.phrases.doubts import (
    baselines,
    doubt_around,
    doubt_arrows,
    doubt_choices,
    doubt_compared,
    is_near,
    remark_apart,
)
from compliance.wording.phrases.exclusions import Left, left, nests
from compliance.wording.phrases.grades import grades
from compliance.wording.phrases.hints import Hints
from compliance.wording.phrases.kept import kept
from compliance.wording.phrases.nested import of_bearers
from compliance.wording.phrases.pasts import in_report, still_set
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.quantities import quantity
from compliance.wording.phrases.ranks import is_rank, leaders, rank_target
from compliance.wording.phrases.reports import spread_told
from compliance.wording.phrases.sentences import Bracket, Sentence, has_bound, is_condition, split_sentences
from compliance.wording.phrases.tokens import Scanned
from compliance.wording.phrases.trends import baseline_after, baseline_before, trends
from compliance.wording.phrases.unclear import doubted, remarked

_NOT_TOLD = (Left.UNCLEAR, Left.QUALIFIES)


@record
class Composed:
    """All targets of a phrase in the order of its words, and its sentences."""

    found: list[Found]
    sentences: list[Sentence]
    year: int | None


def compose(scanned: Scanned, hints: Hints, year: int | None) -> Composed:
    """The targets of a scanned phrase."""
    sentences = set_parts_apart(scanned, split_sentences(scanned, read_rows(scanned.tokens)))
    found: list[Found] = []
    unclear: list[Bound] = []
    told: list[Bound] = []
    for number, sentence in enumerate(sentences):
        found.extend(_targets(Clause(scanned, sentence, number, hints, year), unclear, told))
    if found:
        found = doubt_parts(sentences, spread_told(scanned, sentences, found, told))
        found = remark_apart(found, [bound for bound in unclear if not is_near(bound, found, sentences)])
        found += _acts(scanned, sentences, {item.sentence for item in found}, [*unclear, *told], year)
        found += kept(scanned, sentences, found)
    elif hints.counts and pattern("nothing_of_title").fullmatch(scanned.folded):
        none = Target(Kind.LEVEL, Comparator.EQUAL, Decimal(0), unit=Measure.COUNT, noun=hints.noun)
        found = [Found(none, 0, len(scanned.text), 0)]
    else:
        found = _without_numbers(scanned, sentences, hints, year, unclear, told=bool(told))
    found.sort(key=lambda item: (item.sentence, item.anchor))
    return Composed(found, sentences, year)


def _without_numbers(
    scanned: Scanned,
    sentences: list[Sentence],
    hints: Hints,
    year: int | None,
    unclear: list[Bound],
    *,
    told: bool,
) -> list[Found]:
    """What a phrase promises none of whose numbers is a target."""
    target = without_number(scanned, sentences, year, deadline=hints.deadline)
    if target is not None and target.kind is Kind.STATEMENT and len(sentences) > 1:
        acts = _acts(scanned, sentences, set(), unclear, year)
        if acts:
            return acts
    if target is None:
        return []
    if target.kind is Kind.DONE and (told or _holds_share(sentences)):
        target = Target(Kind.STATEMENT)
    brackets = [bracket for sentence in sentences for bracket in sentence.brackets]
    if unclear or any(has_bound(bracket.elements) for bracket in brackets):
        target = doubted(target, "number_left")
    elif year is None and pattern("stood_in_year").search(scanned.folded):
        target = doubted(target, "maybe_past")
    return [Found(target, 0, len(scanned.text), 0)]


def _holds_share(sentences: list[Sentence]) -> bool:
    """Whether a percentage that promises nothing stands in a phrase: it tells how things went."""
    parts = [part for sentence in sentences for part in sentence.elements]
    return any(isinstance(part, Bound) and part.unit is Measure.PERCENT for part in parts)


def _acts(
    scanned: Scanned, sentences: list[Sentence], taken: set[int], unclear: list[Bound], year: int | None
) -> list[Found]:
    """ "Ban hành kế hoạch; kiểm tra 30% số đơn vị": the acts beside what other sentences promise.

    A sentence with a number that nobody can place is none, nor one that leads to a list ("Thực hiện các
    chỉ tiêu sau:").
    """
    found: list[Found] = []
    for number, sentence in enumerate(sentences):
        words = scanned.text[sentence.start : sentence.end]
        if number in taken or any(sentence.start <= bound.start < sentence.end for bound in unclear):
            continue
        if words.rstrip().endswith(":"):
            continue
        start = sentence.start + len(words) - len(words.lstrip(" \n-+•*"))
        part = replace(scanned, text=scanned.text[: sentence.end], folded=scanned.folded[: sentence.end])
        target = without_number(part, [sentence], year, start)
        if target is None or target.kind is not Kind.DONE:
            continue
        follows = number > min(taken, default=number)
        if target.due or target.document or follows or _is_item(scanned.text, sentence):
            found.append(Found(target, start, sentence.end, number))
    return found


def _dated_acts(clause: Clause, found: list[Found]) -> list[Found]:
    """The acts with days of their own in a sentence that promises something else too."""
    return [
        Found(target, start, end, clause.number)
        for start, end, target in (dated_acts(clause.scanned, clause.sentence, clause.year) if found else ())
        if not any(start <= item.anchor < end for item in found)
    ]


def _is_item(text: str, sentence: Sentence) -> bool:
    """Whether a sentence is an item of a list: a full stop alone may end words that only lead up."""
    after = text[sentence.end :].lstrip(" .")[:1]
    return not after or after in ";\n-+•*"


def _targets(clause: Clause, unclear: list[Bound], told: list[Bound]) -> list[Found]:
    """The targets of a sentence; what nobody can place goes to ``unclear``, what is reported to ``told``."""
    close_bounds(clause)
    if promised := _assigned(clause):
        return promised
    scanned, sentence, hints = clause.scanned, clause.sentence, clause.hints
    sizes: list[Place] = []
    found, taken, strays = _numbers(clause, told, sizes)
    graded = grades(scanned, sentence, hints)
    if any(is_owed(scanned, sentence, index, hints) for index, _ in graded):
        found = [replace(item, target=replace(item.target, role="coverage")) for item in found]
    marks = [*leaders(scanned, sentence, hints, taken), *graded]
    marks += unnamed_bounds(scanned, sentence, hints)
    marks += trends(scanned, sentence, hints, clause.year, taken)
    found += [_found(clause, clause.elements[index], target) for index, target in marks]
    found += [_none(clause, index, target, sizes) for index, target in zeros(scanned, sentence)]
    found += _scores(clause, graded[0][0]) if graded else _grades_of_scores(clause)
    unclear += strays
    found = doubt_compared(clause, doubt_around(found, strays))
    found = doubt_choices(clause, doubt_arrows(clause, found)) + _dated_acts(clause, found)
    return _with_context(clause, doubt_values(clause, found))


def _none(clause: Clause, index: int, target: Target, sizes: list[Place]) -> Found:
    """What there shall be none of, with the numbers that say of which ("hồ sơ quá hạn trên 30 ngày")."""
    item = _found(clause, clause.elements[index], target)
    for place in reversed(sizes):
        between = clause.tokens(index + 1, place.index)
        if place.index > index and not any("ZERO" in token.name.split() for token in between):
            end, noun = class_end(place), (target.noun or "").lower()
            named = clause.scanned.folded.find(noun, item.end, end)
            return replace(item, which=(max(item.end, named + len(noun)), end))
    return item


def _numbers(
    clause: Clause, told: list[Bound], sizes: list[Place]
) -> tuple[list[Found], set[int], list[Bound]]:
    """The targets that numbers make, the places of the elements used, and numbers nobody can place.

    What says of which things there shall be none goes to ``sizes``.
    """
    found: list[Found] = []
    unclear: list[Bound] = []
    taken: set[int] = set()
    which: tuple[int, int] | None = None
    places = clause.sentence.bounds()
    for order, index in enumerate(places):
        start = places[order - 1] + 1 if order else 0
        stop = places[order + 1] if order + 1 < len(places) else len(clause.elements)
        place = Place(clause, index, start, stop)
        if (why := left(place, found)) is not None:
            unclear += [place.bound] if why in (Left.UNCLEAR, Left.MAY_DESCRIBE) else []
            told += [place.bound] if why not in _NOT_TOLD and in_report(place) else []
            sizes += [place] if why is Left.DESCRIBES_NONE else []
            if why is Left.DESCRIBES_FOLLOWING:
                which = (which[0] if which is not None else class_start(place), class_end(place))
            elif why in (Left.DESCRIBES, Left.MAY_DESCRIBE):
                found[-1] = replace(found[-1], which=(found[-1].end, class_end(place)))
            elif why is Left.QUALIFIES:
                found[-1] = replace(found[-1], target=remarked(found[-1].target, "how_often"))
            continue
        if nests(place, found):
            found = of_bearers(clause, found)
        inner = bool(found) and found[-1].target.role == "coverage" and place.after.startswith("được ")
        target = quantity(place, found[-1].target if found else None)
        target = doubted(target, "unclear_words") if inner else target
        if _is_over(clause, target):
            continue
        found.append(replace(_found(clause, place.bound, target), which=which))
        which = None
        taken.add(index)
        _fuse(clause, found)
        if target.kind is Kind.CHANGE:
            taken.update(_baselines_of(clause, place))
    return found, taken, unclear


def _is_over(clause: Clause, target: Target) -> bool:
    """ "Đạt 85% trong năm 2024" in a plan for 2025 tells what was."""
    if target.period is None or clause.year is None or target.kind is Kind.CHANGE:
        return False
    return target.comparator is Comparator.EQUAL and target.period < clause.year


_LOWER = {Comparator.AT_LEAST: (), Comparator.ABOVE: ("lower_open",)}
_UPPER = (Comparator.AT_MOST, Comparator.BELOW)


def _below(low: Decimal | None, high: Decimal | None) -> bool:
    return low is not None and high is not None and low < high


def _fuse(clause: Clause, found: list[Found]) -> None:
    """ "không dưới 80% và không quá 90%": two bounds on one quantity are one range."""
    if len(found) < 2:
        return
    low, high = found[-2].target, found[-1].target
    if {low.kind, high.kind} != {Kind.LEVEL} or low.unit not in (None, high.unit):
        return
    if low.comparator not in _LOWER or high.comparator not in _UPPER or not _below(low.value, high.value):
        return
    between = clause.words(found[-2].end, found[-1].anchor)
    tail = pattern("clause_end").split(clause.words(found[-1].end, clause.sentence.end), maxsplit=1)[0]
    if "," in between and pattern("share_follows").search(tail):
        return
    if pattern("both_bounds").fullmatch(between) is None or (low.unit is not high.unit and "," in between):
        return
    fused = replace(
        low, comparator=Comparator.BETWEEN, unit=high.unit, noun=low.noun or high.noun, upper=high.value,
        upper_open=high.comparator is Comparator.BELOW,
        remarks=(*low.remarks, *_LOWER[low.comparator]), confidence=min(low.confidence, high.confidence),
    )  # fmt: skip
    numbers = found[-2].numbers + found[-1].numbers
    found[-2:] = [replace(found[-2], target=fused, end=found[-1].end, numbers=numbers)]


def _baselines_of(clause: Clause, place: Place) -> list[int]:
    """The comparisons that a change uses up: the next behind it, or all that stand before."""
    every = baselines(clause)
    behind = [index for index in every if index > place.index]
    before = [index for index in every if index < place.index]
    before = before if baseline_before(clause.elements, 0, place.index)[0] else []
    return before + (behind[:1] if baseline_after(clause.elements, place.index)[0] else [])


def _assigned(clause: Clause) -> list[Found]:
    """ "đạt 78,4% (chỉ tiêu giao là tối thiểu 72%)": the target stands in the bracket."""
    found: list[Found] = []
    if not clause.sentence.bounds():
        return found
    for bracket in clause.sentence.brackets:
        words = clause.words(bracket.start, bracket.end)
        if pattern("superior_plan").match(words) or _is_bounded(clause, bracket):
            continue
        before = clause.words(clause.sentence.start, bracket.start)
        if pattern("result_verb").search(before) is None or pattern("promising").search(before):
            continue
        if has_bound(bracket.elements) and pattern("assigned_bracket").match(words):
            inner = Sentence(bracket.start + 1, bracket.end - 1, list(bracket.elements))
            found += still_set(clause, bracket, _targets(replace(clause, sentence=inner), [], []))
    return found


def _is_bounded(clause: Clause, bracket: Bracket) -> bool:
    """ "80% trở lên (kế hoạch 75%)": a bound before the bracket is promised, it is no result."""
    before = clause.elements[bracket.after - 1] if bracket.after else None
    return isinstance(before, Bound) and before.comparator is not None


def _scores(clause: Clause, first: int) -> list[Found]:
    """The scores that brackets give behind a grade; ``first`` is the place of the first grade."""
    found: list[Found] = []
    for bracket in clause.sentence.brackets:
        if bracket.after <= first:
            continue
        inner = Sentence(bracket.start + 1, bracket.end - 1, list(bracket.elements))
        for index, bound in enumerate(bracket.elements):
            if not isinstance(bound, Bound) or bound.unit not in (Measure.POINT, Measure.PERCENT, None):
                continue
            if is_rank(inner, index, clause.hints):
                found.append(_found(clause, bound, rank_target(clause.scanned, inner, index)))
                continue
            target = Target(
                Kind.LEVEL, bound.comparator or Comparator.EQUAL, bound.value, bound.upper, bound.upper_open,
                unit=bound.unit or Measure.POINT, remarks=bound.remarks, confidence=bound.confidence,
            )  # fmt: skip
            found.append(_found(clause, bound, target))
    return found


def _grades_of_scores(clause: Clause) -> list[Found]:
    """ "Từ 80 điểm (loại Khá)": the class that a bracket gives beside a score."""
    found: list[Found] = []
    for bracket in clause.sentence.brackets:
        inner = Sentence(bracket.start + 1, bracket.end - 1, list(bracket.elements))
        if not has_bound(bracket.elements) and clause.sentence.bounds():
            marks = grades(clause.scanned, inner, clause.hints)
            found += [_found(clause, inner.elements[index], target) for index, target in marks]
    return found


def _with_context(clause: Clause, found: list[Found]) -> list[Found]:
    """Conditions and exceptions hold for every target of their sentence."""
    sentence, text = clause.sentence, clause.scanned.text
    conditions = [
        text[bracket.start + 1 : bracket.end].rstrip(") ").strip()
        for bracket in sentence.brackets
        if is_condition(clause.words(bracket.start, bracket.end))
    ]
    excepted = pattern("exception").finditer(text, sentence.start, sentence.end)
    condition = "; ".join([*conditions, *(found[0].strip() for found in excepted)])
    if not condition:
        return found
    return [replace(item, target=replace(item.target, condition=condition)) for item in found]


def _found(clause: Clause, element: Element, target: Target) -> Found:
    numbers = ((element.number_start, element.number_end),) if isinstance(element, Bound) else ()
    return Found(target, element.start, element.end, clause.number, numbers)
