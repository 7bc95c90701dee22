"""Quantities: dimensions, exact conversion, words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from compliance.model.quantity import Quantity, commensurable, difference_unit, number_words, scale_of
from compliance.model.target import Measure


def test_every_unit_has_a_dimension() -> None:
    dimensions = {unit: scale_of(unit).dimension for unit in Measure}
    assert all(dimensions.values())
    assert dimensions[Measure.DAY] == dimensions[Measure.HOUR]
    assert dimensions[Measure.YEAR] == dimensions[Measure.MONTH]
    assert len(set(dimensions.values())) == len(Measure) - 2


@pytest.mark.parametrize(
    ("quantity", "magnitude"),
    [
        (Quantity(Decimal("1.5"), Measure.DAY), "36"),
        (Quantity(Decimal("2"), Measure.YEAR), "24"),
        (Quantity(Decimal("70.5"), Measure.PERCENT), "70.5"),
        (Quantity(Decimal("7")), "7"),
    ],
)
def test_magnitude_is_exact_in_the_base_unit(quantity: Quantity, magnitude: str) -> None:
    assert quantity.magnitude == Decimal(magnitude)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((Measure.DAY, None), (Measure.HOUR, None), True),
        ((Measure.DAY, None), (Measure.DAY, "làm việc"), False),
        ((Measure.DAY, None), (Measure.MONTH, None), False),
        ((Measure.COUNT, "TTHC"), (Measure.COUNT, "thủ tục hành chính"), True),
        ((Measure.COUNT, "TTHC"), (Measure.COUNT, "sáng kiến"), False),
        ((Measure.COUNT, None), (Measure.COUNT, "sáng kiến"), True),
        ((Measure.COUNT, "sáng kiến"), (Measure.COUNT, "số Sáng kiến"), True),
        ((Measure.PERCENT, None), (Measure.PERCENTAGE_POINT, None), False),
        ((Measure.POINT, None), (Measure.PERCENTAGE_POINT, None), False),
        ((None, None), (Measure.PERCENT, None), False),
        ((None, None), (None, None), True),
    ],
)
def test_units_compare_within_their_dimension_only(
    one: tuple[Measure | None, str | None], other: tuple[Measure | None, str | None], expected: bool
) -> None:
    assert commensurable(one, other) is expected
    assert commensurable(other, one) is expected
    assert Quantity(Decimal(1), *one).commensurable(Quantity(Decimal(1), *other)) is expected


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity(Decimal("70.50"), Measure.PERCENT), "70,5%"),
        (Quantity(Decimal("100"), Measure.PERCENT), "100%"),
        (Quantity(Decimal("1200"), Measure.COUNT, "hồ sơ"), "1.200 hồ sơ"),
        (Quantity(Decimal("1"), Measure.COUNT, "sáng kiến"), "01 sáng kiến"),
        (Quantity(Decimal("0"), Measure.COUNT, "hồ sơ"), "00 hồ sơ"),
        (Quantity(Decimal("10"), Measure.COUNT, "hồ sơ"), "10 hồ sơ"),
        (Quantity(Decimal("1"), Measure.RANK), "01 bậc"),
        (Quantity(Decimal("5"), Measure.DAY, "làm việc"), "5 ngày làm việc"),
        (Quantity(Decimal("0.5"), Measure.PERCENTAGE_POINT), "0,5 điểm phần trăm"),
        (Quantity(Decimal("500000000"), Measure.VND), "500.000.000 đồng"),
        (Quantity(Decimal("3")), "3"),
        (Quantity(Decimal("3"), None, "mô hình"), "3 mô hình"),
    ],
)
def test_quantity_is_written_as_officials_write(quantity: Quantity, words: str) -> None:
    assert str(quantity) == words


def test_numbers_lose_no_digit() -> None:
    assert number_words(Decimal("1234567.8900")) == "1.234.567,89"


def test_percent_minus_percent_is_percentage_points() -> None:
    assert difference_unit(Measure.PERCENT) is Measure.PERCENTAGE_POINT
    assert difference_unit(Measure.DAY) is Measure.DAY
