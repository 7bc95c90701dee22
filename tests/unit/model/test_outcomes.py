"""Intervals of outcomes: inclusion, parts beyond another interval, outcomes that a person would name."""

from __future__ import annotations

from decimal import Decimal

import pytest

from compliance.model.outcomes import Interval, nearest_inside


def interval(words: str) -> Interval:
    """``[80;90)`` and the like; ``..`` is an end at infinity."""
    low, high = words[1:-1].split(";")
    return Interval(
        None if low == ".." else Decimal(low),
        None if high == ".." else Decimal(high),
        low_open=words[0] == "(",
        high_open=words[-1] == ")",
    )


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("[85;90]", "[80;..]", True),
        ("[80;90]", "(80;..]", False),
        ("(80;90]", "[80;90]", True),
        ("[80;90]", "[80;90)", False),
        ("[..;90]", "[..;95]", True),
        ("[..;90]", "[0;95]", False),
        ("[80;80)", "[1;2]", True),
        ("[1;2]", "[80;80)", False),
        ("[..;..]", "[..;..]", True),
    ],
)
def test_inclusion_minds_open_ends(one: str, other: str, expected: bool) -> None:
    assert interval(one).within(interval(other)) is expected


@pytest.mark.parametrize(
    ("one", "other", "below", "above"),
    [
        ("[70;95]", "[80;90]", "[70;80)", "(90;95]"),
        ("[90;90]", "(90;100]", "[90;90]", None),
        ("[80;90]", "[80;90)", None, "[90;90]"),
        ("[85;88]", "[80;90]", None, None),
        ("[..;90]", "[80;..]", "[..;80)", None),
        ("[70;75]", "[80;90]", "[70;75]", None),
    ],
)
def test_parts_beyond_an_interval(one: str, other: str, below: str | None, above: str | None) -> None:
    assert interval(one).part_below(interval(other)) == (interval(below) if below else None)
    assert interval(one).part_above(interval(other)) == (interval(above) if above else None)


@pytest.mark.parametrize(
    ("part", "from_above", "outcome"),
    [
        ("[0;80)", True, "79"),
        ("(79;80)", True, "79.5"),
        ("(79.5;80)", True, "79.9"),
        ("(90;100]", False, "91"),
        ("(99;100)", False, "99.5"),
        ("(99.5;100]", False, "100"),
        ("[70;80]", True, "80"),
        ("[70;80]", False, "70"),
        ("(0.00001;0.00002)", True, "0.000015"),
    ],
)
def test_outcome_is_the_one_a_person_would_name(part: str, from_above: bool, outcome: str) -> None:
    assert nearest_inside(interval(part), from_above=from_above) == Decimal(outcome)


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("(5;9)", "[6;8]"),
        ("[5;9]", "[5;9]"),
        ("(4.5;9.5)", "[5;9]"),
        ("[..;9)", "[..;8]"),
        ("(5;..]", "[6;..]"),
    ],
)
def test_whole_numbers_inside(words: str, whole: str) -> None:
    assert interval(words).whole_numbers() == interval(whole)
