"""Classes that say what is counted ("90% xã đạt loại Tốt"), and those that each of all counted owes."""

from __future__ import annotations

from compliance.model.target import Measure
from compliance.wording.phrases.bounds import Bound, Element
from compliance.wording.phrases.hints import Hints
from compliance.wording.phrases.lexicon import words_of
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.ranks import is_rank
from compliance.wording.phrases.sentences import Sentence
from compliance.wording.phrases.tokens import Scanned, Token

_ALL = 100
_COUNTED = ("percent", "count")


def _has(scanned: Scanned, sentence: Sentence, place: int, index: int) -> bool:
    """ "nhóm 15 tỉnh có kết quả tốt": the class of what those have among whom a place is held."""
    start, end = sentence.elements[place].end, sentence.elements[index].start
    return "có" in scanned.folded[start:end].split()


def describes_what_is_counted(scanned: Scanned, sentence: Sentence, index: int, hints: Hints) -> bool:
    """A class after a number, in one breath with it, says what is counted: no promise of its own."""
    if _heads_share(sentence, index):
        return True
    for place in range(index - 1, -1, -1):
        element = sentence.elements[place]
        if isinstance(element, Token) and element.kind == "BREAK":
            if _lists_verbs(scanned, element):
                continue
            return _denied_before(sentence, place)
        if isinstance(element, Token) and "ZERO" in element.name.split():
            return True
        if isinstance(element, Bound):
            counted = element.unit is not None and element.unit.value in _COUNTED
            return counted or (_has(scanned, sentence, place, index) and is_rank(sentence, place, hints))
    return False


def is_owed(scanned: Scanned, sentence: Sentence, index: int, hints: Hints) -> bool:
    """Whether those counted before a class owe it: it is promised, and the share is that of its bearers.

    "100% xã đạt mức Khá trở lên" under a title that asks for a class: each of them owes it. A smaller share
    says how many are in the class, and so does any share under the title of a share or of an appraisal,
    where classes are counted. "75% xã có mức độ chuyển đổi số đạt loại Khá" names what is classed.
    """
    bounds = sentence.bounds()
    if hints.appraisal or hints.unit is not None or len(bounds) != 1 or bounds[0] > index:
        return False
    bound = sentence.elements[bounds[0]]
    if not isinstance(bound, Bound) or bound.unit is not Measure.PERCENT:
        return False
    named = scanned.folded[bound.end : sentence.elements[index].start]
    return (hints.grade and bound.value == _ALL) or pattern("nesting_class").search(named) is not None


def _lists_verbs(scanned: Scanned, joint: Token) -> bool:
    """ "90% cán bộ được đánh giá, xếp loại …": the comma parts two verbs of one appraisal."""
    before, after = scanned.folded[: joint.start].rstrip(), scanned.folded[joint.end :].lstrip()
    verbs = words_of("appraising")
    return before.endswith(verbs) and after.startswith(verbs)


def _denied_before(sentence: Sentence, index: int) -> bool:
    """ "không có cơ quan, đơn vị nào loại yếu": the comma at ``index`` only parts what there is none of."""
    following = sentence.elements[index + 1]
    if (
        not isinstance(following, Token)
        or following.kind != "TEXT"
        or following.name in words_of("appraises")
    ):
        return False
    for element in reversed(sentence.elements[:index]):
        if isinstance(element, Bound) or element.kind == "GRADE":
            return False
        if "ZERO" in element.name.split():
            return True
    return False


def _heads_share(sentence: Sentence, index: int) -> bool:
    """ "Loại tốt: 80% trở lên", "xếp loại khá, giỏi đạt 85%": the class heads those in it."""
    place = index + 1
    while place < len(sentence.elements) and (
        _closes(sentence.elements[place]) or _lists_class(sentence, place)
    ):
        place += 1
    following = sentence.elements[place] if place < len(sentence.elements) else None
    return isinstance(following, Bound) and following.unit is not None and following.unit.value in _COUNTED


def _lists_class(sentence: Sentence, place: int) -> bool:
    """Whether a joint and the class behind it, or that class, stand at ``place``."""
    element = sentence.elements[place]
    following = sentence.elements[place + 1] if place + 1 < len(sentence.elements) else None
    if not isinstance(element, Token):
        return False
    return _is_class(element) or (
        element.kind == "BREAK" and isinstance(following, Token) and _is_class(following)
    )


def _is_class(token: Token) -> bool:
    return token.kind == "GRADE" or token.name in words_of("school_classes")


def _closes(element: Element) -> bool:
    return isinstance(element, Token) and element.kind in ("OR_MORE", "OR_LESS")
