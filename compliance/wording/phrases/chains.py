"""Bounds in a row: sums of money, shared units, values that nobody can tell apart."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from compliance.model.target import Measure
from compliance.wording.phrases.binding import read_bounds
from compliance.wording.phrases.bounds import Bound, Element
from compliance.wording.phrases.lexicon import words_of
from compliance.wording.phrases.numbers import GUESSED, plain
from compliance.wording.phrases.slashes import join_scales, part_slashes
from compliance.wording.phrases.tokens import Token

# "HDI đạt 0,75, 80% trở lên": an index below one beside a share.
_MOST_OF_INDEX = 10


@lru_cache(maxsize=2048)
def read_rows(tokens: tuple[Token, ...]) -> tuple[Element, ...]:
    """The bounds of ``tokens``: amounts put together, a unit said once shared, values in a row doubted."""
    elements = list(read_bounds(part_slashes(join_scales(tokens))))
    _add_sums(elements)
    _share_units(elements)
    _share_nouns(elements)
    _doubt_chains(elements)
    return tuple(elements)


def _add_sums(elements: list[Element]) -> None:
    """ "12 tỷ 500 triệu đồng" is one amount of money."""
    for index in range(len(elements) - 2, -1, -1):
        first, second = elements[index], elements[index + 1]
        if not isinstance(first, Bound) or not isinstance(second, Bound) or second.heads:
            continue
        money = second.unit is Measure.VND and first.unit in (None, Measure.VND)
        if money and first.value >= second.value and second.start - first.end <= 1:
            total = plain(first.value + second.value)
            elements[index] = replace(
                first, value=total, unit=second.unit, end=second.end, number_end=second.number_end
            )
            del elements[index + 1]


def _doubt_chains(elements: list[Element]) -> None:
    """ "70% - 75% - 80%", "90%95%": values in a row, but what for is not said here: none is sure."""
    for index, element in enumerate(elements):
        if isinstance(element, Token):
            places = (index - 1, index + 1) if _chains(elements, index) else ()
        else:
            places = (index - 1, index) if _abuts(elements, index) else ()
        if isinstance(element, Bound) and _lacks_unit(elements, index):
            places = (*places, index)
        for place in places:
            bound = elements[place] if 0 <= place < len(elements) else None
            if isinstance(bound, Bound) and bound.confidence > GUESSED:
                elements[place] = replace(bound, confidence=GUESSED, remarks=(*bound.remarks, "unclear_list"))


def _lacks_unit(elements: list[Element], index: int) -> bool:
    """ "có 5, 6 xã": five or six, or a five that nobody names."""
    bound, following = elements[index], elements[index + 2] if index + 2 < len(elements) else None
    between = elements[index + 1] if following is not None else None
    if not isinstance(bound, Bound) or not isinstance(following, Bound) or not isinstance(between, Token):
        return False
    bare = bound.unit is None and bound.over is None and not bound.share and not following.heads
    return bare and between.name == "," and following.unit in (Measure.COUNT, Measure.TIMES)


def _abuts(elements: list[Element], index: int) -> bool:
    """Whether two numbers stand side by side with nothing between them."""
    bound, before = elements[index], elements[index - 1] if index else None
    if not isinstance(before, Bound) or not isinstance(bound, Bound) or bound.heads:
        return False
    return before.end == bound.start or (before.unit is None and bound.start - before.end <= 1)


def _chains(elements: list[Element], index: int) -> bool:
    """Whether a dash or slash at ``index`` strings values together ("90/80/60%")."""
    element = elements[index]
    if not isinstance(element, Token):
        return False
    if element.kind == "BREAK":
        return element.name in ("dash", "TO")
    around = elements[max(0, index - 1) : index + 2]
    return element.name in ("/", "±") and sum(isinstance(part, Bound) for part in around) == 2


def _share_units(elements: list[Element]) -> None:
    """ "95, 85, 75%": the unit said last holds for the whole list."""
    for index in range(len(elements) - 3, -1, -1):
        bound, between, following = elements[index : index + 3]
        if not (isinstance(bound, Bound) and isinstance(following, Bound) and isinstance(between, Token)):
            continue
        index_value = bound.value < 1 and following.value > _MOST_OF_INDEX
        if index_value:
            continue
        own = bound.closed or any(head.kind == "FILLER" for head in following.heads)
        if own:
            continue
        if bound.unit is None and between.kind == "BREAK" and following.unit is Measure.PERCENT:
            elements[index] = replace(bound, unit=following.unit)


def _share_nouns(elements: list[Element]) -> None:
    """ "trong đó cao đẳng 3.200, trung cấp 5.800, sơ cấp 15.500 người": one noun for all parts."""
    names = [part.name if isinstance(part, Token) else "" for part in elements]
    parts = next((at for at, name in enumerate(names) if name in words_of("heads_parts")), None)
    following: Bound | None = None
    for index in range(len(elements) - 1, parts if parts is not None else len(elements), -1):
        bound = elements[index]
        if not isinstance(bound, Bound):
            continue
        parted = index + 1 < len(elements) and names[index + 1] in (",", "và")
        headed = names[index - 1].isalpha() and bound.over is None and not bound.share and not bound.heads
        if bound.unit is None and parted and headed and following is not None:
            elements[index] = replace(bound, unit=following.unit, noun=following.noun)
        following = bound if bound.unit is Measure.COUNT else following if bound.unit is None else None
