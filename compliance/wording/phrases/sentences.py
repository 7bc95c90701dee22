"""Elements of a phrase in order: sentences with their brackets taken out and sorted by what they say."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import field

from compliance.model.target import Measure
from compliance.records import record
from compliance.wording.phrases.bounds import Bound, Element
from compliance.wording.phrases.joints import joins_nouns
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.semicolons import goes_on
from compliance.wording.phrases.tokens import Scanned, Token

_MILESTONE_WORDS = 4


@record
class Bracket:
    """Words in brackets; ``after`` counts the elements of its sentence that stand before it."""

    start: int
    end: int
    elements: tuple[Element, ...]
    after: int


@record(frozen=False)
class Sentence:
    """A stretch up to a full stop, semicolon, bullet or line break.

    ``part`` marks the words of a bracket that give parts of what the sentence before promises.
    """

    start: int
    end: int
    elements: list[Element] = field(default_factory=list)
    brackets: list[Bracket] = field(default_factory=list)
    part: bool = False

    def bounds(self) -> list[int]:
        """The places of its bounds."""
        return list(self.bounds_from(0))

    def bounds_from(self, index: int) -> Iterator[int]:
        """The places of its bounds from ``index`` on, one after the other."""
        elements = self.elements
        return (place for place in range(index, len(elements)) if isinstance(elements[place], Bound))

    def place_at(self, start: int) -> int:
        """The place of the first element that ends behind ``start``."""
        return bisect_right(self.elements, start, key=lambda element: element.end)


def split_sentences(scanned: Scanned, elements: tuple[Element, ...]) -> list[Sentence]:
    """The sentences of a phrase, none of them empty."""
    elements = _unwrap(elements)
    sentences: list[Sentence] = []
    current = Sentence(0, 0)
    index = 0
    while index < len(elements):
        element = elements[index]
        if isinstance(element, Token) and element.kind == "OPEN":
            close = _closing(elements, index)
            inside = elements[index + 1 : close]
            end = elements[close].end if close < len(elements) else len(scanned.text)
            if _belongs_outside(inside) or _stands_for_value(scanned, inside, current):
                current.elements.extend(inside)
            else:
                current.brackets.append(Bracket(element.start, end, inside, len(current.elements)))
            index = close + 1
            continue
        if isinstance(element, Token) and (sign := goes_on(scanned, elements, index, current.elements)):
            current.elements.append(Token("BREAK", sign, element.start, element.end))
        elif _ends_sentence(scanned, elements, index):
            _finish(scanned, sentences, current, element.start)
            current = Sentence(element.end, element.end)
        else:
            if current.elements and "\n" in scanned.text[_last_end(current) : element.start]:
                _finish(scanned, sentences, current, _last_end(current))
                current = Sentence(element.start, element.start)
            current.elements.append(element)
        index += 1
    _finish(scanned, sentences, current, len(scanned.text))
    return sentences


def _last_end(sentence: Sentence) -> int:
    """Where the last words of a sentence end, those of a bracket included."""
    ends = [part.end for part in (*sentence.elements[-1:], *sentence.brackets[-1:])]
    return max(ends, default=sentence.start)


def is_condition(folded: str) -> bool:
    """Whether the words of a bracket are a condition or an exception."""
    return pattern("condition_bracket").match(folded.strip(" (")) is not None


def has_bound(elements: tuple[Element, ...]) -> bool:
    """Whether a number with its words stands among ``elements``."""
    return any(isinstance(element, Bound) for element in elements)


def _finish(scanned: Scanned, sentences: list[Sentence], sentence: Sentence, end: int) -> None:
    if sentence.elements or sentence.brackets:
        sentence.end = end
        _join_nouns(scanned, sentence.elements)
        sentences.append(sentence)


def _join_nouns(scanned: Scanned, elements: list[Element]) -> None:
    """Make plain words of the commas and "và" that part nothing."""
    for place in range(len(elements) - 1, -1, -1):
        part = elements[place]
        if isinstance(part, Token) and part.kind == "BREAK" and joins_nouns(scanned, elements, place):
            elements[place] = Token("TEXT", part.name, part.start, part.end)


def _ends_sentence(scanned: Scanned, elements: tuple[Element, ...], index: int) -> bool:
    element = elements[index]
    if not isinstance(element, Token) or element.kind != "STOP":
        return False
    if element.name != ".":
        return True
    after = scanned.text[element.end : element.end + 1]
    if scanned.text.endswith("..", 0, element.end) and scanned.text[element.end :].lstrip()[:1].islower():
        return False
    before = scanned.text[max(0, element.start - 3) : element.start]
    return not after or (
        after.isspace() and not re.search(r"(?:^|[\s.])(?:tp|tx|tt|v\.v|v|st|th)$", before.lower())
    )


def _belongs_outside(inside: tuple[Element, ...]) -> bool:
    """ "5% (so với năm 2024)", "80% (năm 2025)": the bracket only sets apart what belongs to the number."""
    tokens = [part for part in inside if isinstance(part, Token)]
    if len(tokens) < len(inside):
        return False
    lone_year = len(tokens) == 1 and tokens[0].kind == "YEAR"
    return lone_year or _is_milestone(tokens) or any(part.name == "baseline" for part in tokens)


def _stands_for_value(scanned: Scanned, inside: tuple[Element, ...], current: Sentence) -> bool:
    """ "Hồ sơ trực tuyến (80%), số hóa (100%)": the only value of the words before it."""
    bound = inside[0] if len(inside) == 1 else None
    if not isinstance(bound, Bound) or bound.unit not in (Measure.PERCENT, Measure.POINT):
        return False
    for place in range(len(current.elements) - 1, -1, -1):
        element = current.elements[place]
        if isinstance(element, Bound) or element.kind == "GRADE":
            return False
        if element.kind == "BREAK" and not joins_nouns(scanned, current.elements, place):
            break
    return bool(current.elements)


def _is_milestone(tokens: list[Token]) -> bool:
    """ "(mục tiêu đến năm 2026)": the year by which the value before is due."""
    last = tokens[-1] if 0 < len(tokens) <= _MILESTONE_WORDS else None
    if last is None or last.kind != "YEAR" or not isinstance(last.value, tuple):
        return False
    return pattern("milestone_lead").search(str(last.value[1])) is not None


def _closing(elements: tuple[Element, ...], start: int) -> int:
    depth = 0
    for index in range(start, len(elements)):
        element = elements[index]
        if isinstance(element, Token) and element.kind == "OPEN":
            depth += 1
        elif isinstance(element, Token) and element.kind == "CLOSE":
            depth -= 1
            if depth == 0:
                return index
    return len(elements)


def _unwrap(elements: tuple[Element, ...]) -> tuple[Element, ...]:
    """A phrase that is one bracket as a whole says what stands inside."""
    inner = elements
    while inner and isinstance(inner[0], Token) and inner[0].name == "bullet":
        inner = inner[1:]
    while inner and isinstance(inner[-1], Token) and inner[-1].kind == "STOP":
        inner = inner[:-1]
    first = inner[0] if inner else None
    if isinstance(first, Token) and first.kind == "OPEN" and _closing(inner, 0) == len(inner) - 1:
        return _unwrap(inner[1:-1])
    return elements
