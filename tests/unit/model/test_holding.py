"""A target against a quantity: the promised value, open bounds, ranges, and what cannot be decided."""

from __future__ import annotations

from decimal import Decimal

import pytest

from compliance.model.finding import Reason
from compliance.model.quantity import Quantity
from compliance.model.relation import Unknown, compare_target_with_quantity
from compliance.model.target import Better, Comparator, Direction, Kind, Measure, Target

PERCENT = Measure.PERCENT


def level(value: str, comparator: str = "=", upper: str | None = None, **keys: object) -> Target:
    unit = keys.pop("unit", PERCENT)
    return Target(
        Kind.LEVEL,
        Comparator(comparator),
        Decimal(value),
        None if upper is None else Decimal(upper),
        unit=unit,  # type: ignore[arg-type]
        **keys,  # type: ignore[arg-type]
    )


def percent(value: str) -> Quantity:
    return Quantity(Decimal(value), PERCENT)


@pytest.mark.parametrize(
    ("target", "operator", "quantity", "expected"),
    [
        (level("80"), ">=", percent("70"), True),
        (level("60"), ">=", percent("70"), False),
        (level("60"), "=", percent("60"), True),
        (level("60"), "!=", percent("60"), False),
        (level("60", ">="), "=", percent("60"), True),
        (level("90", ">"), ">", percent("90"), True),
        (level("90", ">"), ">=", percent("90"), True),
        (level("90", ">"), "=", percent("90"), False),
        (level("90", ">"), "<=", percent("90"), False),
        (level("90", ">"), "<", percent("90.1"), True),
        (level("90"), ">", percent("90"), False),
        (level("5", "<"), "<", percent("5"), True),
        (level("5", "<"), "<=", percent("5"), True),
        (level("5", "<"), ">", percent("4.9"), True),
        (level("5", "<="), "<", percent("5"), False),
    ],
)
def test_promised_value_is_compared(
    target: Target, operator: str, quantity: Quantity, expected: bool
) -> None:
    assert compare_target_with_quantity(target, operator, quantity) is expected


@pytest.mark.parametrize(
    ("better", "expected"),
    [(Better.HIGHER, False), (Better.LOWER, True), (None, Unknown(Reason.DIRECTION_UNKNOWN))],
)
def test_of_a_range_the_easier_end_counts(better: Better | None, expected: bool | Unknown) -> None:
    target = level("80", "between", "90")
    assert compare_target_with_quantity(target, ">=", percent("85"), better) == expected


def test_a_range_without_direction_is_decided_where_both_ends_agree() -> None:
    target = level("80", "between", "90")
    assert compare_target_with_quantity(target, ">=", percent("70")) is True
    assert compare_target_with_quantity(target, ">=", percent("95")) is False


@pytest.mark.parametrize(("end", "better"), [("80", Better.HIGHER), ("90", Better.LOWER)])
def test_a_closed_end_of_a_range_is_that_very_number(end: str, better: Better) -> None:
    target = level("80", "between", "90")
    assert compare_target_with_quantity(target, "=", percent(end), better) is True


def test_an_open_upper_end_stands_just_below_it() -> None:
    target = level("80", "between", "90", upper_open=True)
    assert compare_target_with_quantity(target, "<", percent("90"), Better.LOWER) is True


def test_a_range_of_places_counts_its_last_one() -> None:
    target = Target(Kind.RANK, Comparator.BETWEEN, Decimal(8), Decimal(12), unit=Measure.RANK)
    assert compare_target_with_quantity(target, "<=", Quantity(Decimal(10), Measure.RANK)) is False


def test_a_change_is_compared_by_its_size() -> None:
    target = Target(
        Kind.CHANGE, Comparator.EQUAL, Decimal(10), unit=PERCENT, direction=Direction.DOWN, baseline=2021
    )
    assert compare_target_with_quantity(target, ">=", percent("5")) is True


def test_days_compare_with_hours() -> None:
    target = level("2", "<=", unit=Measure.DAY)
    assert compare_target_with_quantity(target, "<=", Quantity(Decimal(48), Measure.HOUR)) is True


@pytest.mark.parametrize(
    ("target", "quantity", "reason"),
    [
        (level("80"), Quantity(Decimal(5), Measure.POINT), Reason.OTHER_UNIT),
        (level("80"), Quantity(Decimal(5)), Reason.OTHER_UNIT),
        (
            level("5", unit=Measure.DAY, noun="làm việc"),
            Quantity(Decimal(5), Measure.DAY),
            Reason.OTHER_UNIT,
        ),
        (Target(Kind.TREND, direction=Direction.UP), percent("5"), Reason.UNQUANTIFIED),
        (Target(Kind.DONE), percent("100"), Reason.UNQUANTIFIED),
        (Target(Kind.RANK, Comparator.AT_MOST), Quantity(Decimal(5), Measure.RANK), Reason.UNQUANTIFIED),
    ],
)
def test_what_cannot_be_compared_says_why(target: Target, quantity: Quantity, reason: Reason) -> None:
    assert compare_target_with_quantity(target, ">=", quantity) == Unknown(reason)
