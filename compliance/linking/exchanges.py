"""What two titles name in each other's place: then they are about different things, however alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from compliance.vietnamese import strip_diacritics
from compliance.wording.title_forms import TitleForm

# How a verb that tells nothing alone begins in the ``spoken`` words of a title.
_VERB = "_"


def exchanged(first: TitleForm, second: TitleForm) -> bool:
    """Whether one title names a thing, or does something to it, where the other names or does another.

    "đăng ký khai sinh" and "đăng ký khai tử", "giấy phép được cấp" and "giấy phép bị thu hồi" share most of
    their words and are not alike. Words that only one of two titles adds exchange nothing, nor do words
    that moved, nor does a verb with which one of them begins ("Duy trì tỷ lệ …").
    """
    own, other = first.spoken.split(), second.spoken.split()
    for place, left, right in _differing(own, other):
        told, asked = _alone(left, first, second), _alone(right, second, first)
        if place:
            told += [verb for verb in left if verb.startswith(_VERB) and verb not in other]
            asked += [verb for verb in right if verb.startswith(_VERB) and verb not in own]
        if _name_different(told, asked):
            return True
    return False


def begins_with_another(first: TitleForm, second: TitleForm) -> bool:
    """Whether two titles begin with different things ("chợ", "cầu"), however much they go on alike.

    Where words of the one's beginning stand elsewhere in the other, words moved and nothing is said.
    """
    for place, own, other in _differing(first.bare.split(), second.bare.split()):
        if place or not second.tokens.isdisjoint(own) or not first.tokens.isdisjoint(other):
            return False
        left, right = _alone(own, first, second), _alone(other, second, first)
        if _name_different(left, right):
            return True
        return bool((left and _counts_apart(second, first)) or (right and _counts_apart(first, second)))
    return False


def _counts_apart(first: TitleForm, second: TitleForm) -> bool:
    """Whether a title begins with what it counts, and another names nothing of it."""
    return bool(first.counted) and not any(map(second.names, first.counted))


def _differing(own: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, list[str], list[str]]]:
    """Where the words of two titles differ: the place, and the words of each there."""
    for op, start, end, from_, to in SequenceMatcher(None, own, other, autojunk=False).get_opcodes():
        if op != "equal":
            yield min(start, from_), list(own[start:end]), list(other[from_:to])


def _alone(words: Sequence[str], own: TitleForm, other: TitleForm) -> list[str]:
    """Those of ``words`` that tell something and stand in one title alone."""
    return [word for word in words if word in own.telling and word not in other.tokens]


def _name_different(left: Sequence[str], right: Sequence[str]) -> bool:
    return bool(left and right) and not _slipped(left, right)


def counts_another(first: TitleForm, second: TitleForm) -> bool:
    """Whether two titles begin with different things to count."""
    return bool(first.counted and second.counted) and not any(
        f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} ")
        for one in first.counted
        for other in second.counted
    )


def _slipped(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether words differ by slips of the pen: in their marks, or in a letter that is not the first."""
    return len(left) == len(right) and all(
        _is_slip(strip_diacritics(one), strip_diacritics(other))
        for one, other in zip(left, right, strict=True)
    )


def _is_slip(one: str, other: str) -> bool:
    from rapidfuzz.distance import Levenshtein

    return one[0] == other[0] and Levenshtein.distance(one, other) <= 1
