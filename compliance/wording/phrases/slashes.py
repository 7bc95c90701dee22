"""Values strung together by slashes, one for each level: "80%/70%/60% tương ứng tỉnh/huyện/xã"."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.model.target import Measure
from compliance.wording.phrases.lexicon import MeasureWord
from compliance.wording.phrases.tokens import Token

_PARTS_OF_NUMBER = ("FACTOR", "MEASURE")


def part_slashes(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """``tokens`` with commas for the slashes between values, where as many levels are named as values.

    Two numbers may be a part and its whole ("12/15 xã"): they are parted only where they are percentages.
    """
    levels = [token.value for token in tokens if "LEVEL" in token.name.split()]
    if len(levels) < 2 or len(set(levels)) < len(levels):
        return tokens
    parted = {
        place: Token("BREAK", ",", tokens[place].start, tokens[place].end)
        for slashes, last in _runs(tokens)
        if len(slashes) == len(levels) - 1 and (len(slashes) > 1 or _is_percent(tokens[last]))
        for place in slashes
    }
    return tuple(parted.get(place, token) for place, token in enumerate(tokens)) if parted else tokens


def _runs(tokens: Sequence[Token]) -> list[tuple[list[int], int]]:
    """The places of the slashes of each run of values, with the place of the last token of the run."""
    runs: list[tuple[list[int], int]] = []
    place = 0
    while place < len(tokens):
        slashes: list[int] = []
        end = _value_end(tokens, place)
        while end is not None:
            place = end
            following = _value_end(tokens, end + 1) if _is_slash(tokens, end) else None
            if following is not None:
                slashes.append(end)
            end = following
        if slashes:
            runs.append((slashes, place - 1))
        place += 1
    return runs


def _value_end(tokens: Sequence[Token], place: int) -> int | None:
    """Where the value that begins at ``place`` ends; None where none does."""
    if place >= len(tokens) or tokens[place].kind != "NUMBER":
        return None
    place += 1
    while place < len(tokens) and tokens[place].kind in _PARTS_OF_NUMBER:
        place += 1
    return place


def _is_slash(tokens: Sequence[Token], place: int) -> bool:
    return place < len(tokens) and tokens[place].name == "/"


def _is_percent(token: Token) -> bool:
    return isinstance(token.value, MeasureWord) and token.value.unit is Measure.PERCENT
