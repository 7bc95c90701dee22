"""Words that bound a number from apart: behind its noun, in a bracket, before a list."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from compliance.model.target import Comparator
from compliance.wording.phrases.bounds import Bound, close
from compliance.wording.phrases.clauses import Clause
from compliance.wording.phrases.grades import ends_grade
from compliance.wording.phrases.lexicon import lexicon
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.tokens import Token

_WHOLE = Decimal(100)


def close_bounds(clause: Clause) -> None:
    """Give the numbers of a sentence the bounds that stand apart from them."""
    _close_distant(clause)
    _compare_in_brackets(clause)
    _compare_list(clause)


def _close_distant(clause: Clause) -> None:
    """ "Từ 85% số cơ sở nhà, đất trở lên": the words that close a bound stand after its noun.

    In "có trình độ đại học trở lên" they belong to a class of what is counted.
    """
    for index, element in enumerate(clause.elements):
        if not isinstance(element, Token) or element.kind not in ("OR_MORE", "OR_LESS"):
            continue
        of_class = pattern("class_before_more").search(clause.words(clause.sentence.start, element.start))
        if not (of_class or ends_grade(clause.elements, index) or _closes_name(clause, index)):
            _close_nearest(clause, index, element)


def _closes_name(clause: Clause, index: int) -> bool:
    """ "đường cấp 5 trở lên", "từ 15 tuổi trở lên": the words close a numeral that names something."""
    before = clause.elements[index - 1] if index else None
    if not isinstance(before, Token) or before.kind != "REFERENCE":
        return False
    return any(sign.isdigit() for sign in clause.words(before.start, before.end))


def _compare_in_brackets(clause: Clause) -> None:
    """ "98% (tối thiểu)": the comparator stands in a bracket behind."""
    for bracket in clause.sentence.brackets:
        bound = clause.elements[bracket.after - 1] if bracket.after else None
        first = bracket.elements[0] if len(bracket.elements) == 1 else None
        if not isinstance(bound, Bound) or not isinstance(first, Token) or bound.comparator is not None:
            continue
        if first.kind in ("OR_MORE", "OR_LESS"):
            clause.elements[bracket.after - 1] = close(bound, replace(first, end=bound.end))
        elif first.name.startswith("COMPARATOR"):
            clause.elements[bracket.after - 1] = replace(bound, comparator=Comparator(str(first.value)))


def _compare_list(clause: Clause) -> None:
    """ "Tối thiểu: sở 90%, huyện 80%": a bound with a colon holds for the list behind it."""
    sign: Comparator | None = None
    for index, element in enumerate(clause.elements):
        if isinstance(element, Bound):
            if sign is not None and element.comparator is None and element.value != _WHOLE:
                clause.elements[index] = replace(element, comparator=sign, closed=True)
        elif element.name == "COMPARATOR" and element.kind == "TEXT":
            colon = clause.words(element.end, clause.sentence.end).lstrip().startswith(":")
            sign = Comparator(str(element.value)) if colon and element.value in (">=", "<=") else None


def _close_nearest(clause: Clause, index: int, tail: Token) -> None:
    elements = clause.elements
    for place in range(index - 1, -1, -1):
        before = elements[place]
        if isinstance(before, Token) and (before.name == "FROM" or _begins_title(clause, before)):
            return
        if isinstance(before, Bound):
            if not before.closed or before.comparator is Comparator.ABOVE:
                elements[place] = replace(close(before, tail), end=before.end)
            return


def _begins_title(clause: Clause, joint: Token) -> bool:
    """ "còn 9%, tỷ lệ sinh con thứ ba trở lên": words of another title close nothing before the comma."""
    if joint.kind != "BREAK":
        return False
    words = clause.words(joint.end, clause.sentence.end).lstrip()
    return lexicon().title_starts.match(words) is not None
