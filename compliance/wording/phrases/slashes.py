"""Values beside slashes: one for each level ("80%/70% tương ứng tỉnh/xã"), or a score and its scale."""

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
        if len(slashes) == len(levels) - 1 and (len(slashes) > 1 or _is_of(tokens[last], Measure.PERCENT))
        for place in slashes
    }
    return tuple(parted.get(place, token) for place, token in enumerate(tokens)) if parted else tokens


def join_scales(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "12,5 điểm/15 điểm" as "12,5/15 điểm": points over the points that can be had."""
    places = [place for place in range(len(tokens) - 4) if _is_scored(tokens[place : place + 5])]
    if not places:
        return tokens
    slashes = {place + 2 for place in places}
    return tuple(
        Token("OVER", "/", token.start, token.end) if place in slashes else token
        for place, token in enumerate(tokens)
        if place - 1 not in places
    )


def _is_scored(row: Sequence[Token]) -> bool:
    kinds = [token.kind for token in row]
    return (
        kinds[0] == kinds[3] == "NUMBER"
        and row[2].name == "/"
        and all(_is_of(row[place], Measure.POINT) for place in (1, 4))
    )


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


def _is_of(token: Token, unit: Measure) -> bool:
    return isinstance(token.value, MeasureWord) and token.value.unit is unit
