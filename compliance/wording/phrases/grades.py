"""Grades of ordered scales: "Đạt loại xuất sắc", "loại Tốt trở lên", appraisal classes."""

from __future__ import annotations

from dataclasses import replace

from compliance.model.target import Comparator, Kind, Target
from compliance.wording.phrases.bounds import Element
from compliance.wording.phrases.classes import describes_what_is_counted, is_owed
from compliance.wording.phrases.hints import Hints
from compliance.wording.phrases.lexicon import GradeWord, lexicon, words_of
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.sentences import Sentence
from compliance.wording.phrases.tokens import Scanned, Token, grade_words

_QUOTES = frozenset("\"“”'‘’")


def grades(scanned: Scanned, sentence: Sentence, hints: Hints) -> list[tuple[int, Target]]:
    """The classes that a sentence promises, each with the place of its word."""
    found: list[tuple[int, Target]] = []
    for index, element in enumerate(sentence.elements):
        if not isinstance(element, Token) or element.kind != "GRADE":
            continue
        before = scanned.folded[sentence.start : element.start]
        if _is_average(scanned, sentence, index) or pattern("denied_grade").search(before):
            continue
        if describes_what_is_counted(scanned, sentence, index, hints) and not is_owed(
            scanned, sentence, index, hints
        ):
            continue
        word = _promised(scanned, sentence, index, hints) or _listed(sentence, index, found)
        if word is not None:
            found.append(
                (index, Target(Kind.GRADE, comparator=_comparator(sentence, index), grade=word.grade))
            )
    return _merged(found, sentence)


def _is_average(scanned: Scanned, sentence: Sentence, index: int) -> bool:
    """ "cao hơn mức trung bình", "trung bình của cả nước trở lên": a mean of many, no class."""
    element = sentence.elements[index]
    if not isinstance(element, Token) or not element.name.startswith("trung bình"):
        return False
    words = scanned.folded[element.start : sentence.end]
    stretch = pattern("clause_end").split(words, maxsplit=1)[0]
    before = scanned.folded[sentence.start : element.start]
    return any((pattern("average_before").search(before), pattern("average_reached").search(stretch)))


def ends_grade(elements: list[Element], index: int) -> bool:
    """Whether "trở lên" at ``index`` belongs to a class before it."""
    for place in range(index - 1, -1, -1):
        before = elements[place]
        if not isinstance(before, Token):
            break
        if before.name not in _QUOTES:
            return before.kind == "GRADE"
    return False


def _promised(scanned: Scanned, sentence: Sentence, index: int, hints: Hints) -> GradeWord | None:
    element = sentence.elements[index]
    assert isinstance(element, Token)
    words = lexicon()
    before = scanned.folded[sentence.start : element.start]
    closed = _next_kind(sentence, index) in ("OR_MORE", "OR_LESS")
    alone = _only_grades(sentence) or (
        len([part for part in sentence.elements if not isinstance(part, Token) or part.kind != "OR_MORE"])
        == 1
    )
    if scanned.folded[element.end : element.end + 1].isalnum() or scanned.folded.startswith(
        " có thể", element.end
    ):
        return None
    for word in grade_words(element):
        marked = words.grade_mark(word.scale).search(before) is not None
        if word.scale in words.whole_grades:
            abbreviated = alone and element.name.startswith("ht")
            if marked or closed or hints.appraisal or abbreviated:
                return word
        elif word.scale in words.closed_grades:
            if marked and (closed or _only_named(scanned, sentence)):
                return word
        elif word.scale == "letter":
            if marked or _only_named(scanned, sentence):
                return word
        elif (
            marked
            or _headed(sentence, index, before)
            or (closed and (hints.grade or before.strip(" -") in ("", *words_of("opens_grade"))))
            or alone
            or (hints.grade and before.strip(" -") in ("", *words_of("strives_for")))
        ):
            return word
    return None


def _headed(sentence: Sentence, index: int, before: str) -> bool:
    """ "Xếp loại CCHC: Tốt": a class alone behind words that ask for one and a colon."""
    ends = index == len(sentence.elements) - 1 or _next_kind(sentence, index) in ("OR_MORE", "OR_LESS")
    return ends and pattern("grade_head").search(before) is not None


def _only_named(scanned: Scanned, sentence: Sentence) -> bool:
    """Whether a sentence is one class with its mark ("Hạng II", "Nhóm A")."""
    return pattern("named_class").fullmatch(scanned.folded, sentence.start, sentence.end) is not None


def _comparator(sentence: Sentence, index: int) -> Comparator:
    following = _next_kind(sentence, index)
    if following == "OR_MORE":
        return Comparator.AT_LEAST
    if following == "OR_LESS":
        return Comparator.AT_MOST
    for place in range(index - 1, max(-1, index - 5), -1):
        element = sentence.elements[place]
        if isinstance(element, Token) and element.name.split()[0] == "COMPARATOR" and element.value == ">=":
            return Comparator.AT_LEAST
    return Comparator.EQUAL


def _next_kind(sentence: Sentence, index: int) -> str:
    for following in sentence.elements[index + 1 :]:
        if not isinstance(following, Token):
            break
        if following.name not in _QUOTES:
            return following.kind
    return ""


def _listed(sentence: Sentence, index: int, found: list[tuple[int, Target]]) -> GradeWord | None:
    """A class that continues a list of classes ("loại Khá, Tốt")."""
    element, between = sentence.elements[index], sentence.elements[index - 1] if index else None
    if (
        not found
        or found[-1][0] != index - 2
        or not isinstance(element, Token)
        or not isinstance(between, Token)
    ):
        return None
    climbs = "LANDING_UP" in between.name.split()
    if between.kind != "BREAK" and between.name != "hoặc" and not climbs:
        return None
    return grade_words(element)[0]


def _only_grades(sentence: Sentence) -> bool:
    """Whether a sentence is nothing but classes ("Tốt hoặc Xuất sắc")."""
    return all(
        isinstance(part, Token) and (part.kind in ("GRADE", "BREAK", "OR_MORE") or part.name == "hoặc")
        for part in sentence.elements
    )


def _merged(found: list[tuple[int, Target]], sentence: Sentence) -> list[tuple[int, Target]]:
    """ "Khá, Tốt", "Tốt hoặc Xuất sắc": one promise, the lowest class and those above."""
    if len(found) < 2:
        return found
    if _climbs(sentence, found[-2][0], found[-1][0]):
        return [found[-1]]
    places = [_place(sentence, index, target) for index, target in found]
    lowest = found[places.index(min(places))]
    target = replace(found[0][1], grade=lowest[1].grade, comparator=Comparator.AT_LEAST)
    return [(found[0][0], target)]


def _climbs(sentence: Sentence, first: int, last: int) -> bool:
    """ "từ nhóm trung bình lên nhóm khá": the class reached is promised."""
    between = [part for part in sentence.elements[first:last] if isinstance(part, Token)]
    return any({"LANDING_UP", "LANDING_DOWN"} & set(part.name.split()) for part in between)


def _place(sentence: Sentence, index: int, target: Target) -> int:
    element = sentence.elements[index]
    assert isinstance(element, Token)
    return next(word.place for word in grade_words(element) if word.grade == target.grade)
