"""Numbers in Vietnamese writing are read exactly, slips are recorded."""

from __future__ import annotations

from decimal import Decimal

import pytest

from compliance.model.target import Measure
from compliance.wording.phrases.digits import repair_digits
from compliance.wording.phrases.numbers import fraction_as_percent, plain, read_number
from compliance.wording.phrases.printing import print_number
from compliance.wording.phrases.slips import mend_words, place_tones


@pytest.mark.parametrize(
    "digits, value",
    [
        ("80", "80"),
        ("05", "5"),
        ("95,5", "95.5"),
        ("95.5", "95.5"),
        ("0.25", "0.25"),
        ("1.200", "1200"),
        ("1.234.567", "1234567"),
        ("1.200,5", "1200.5"),
        ("1,234", "1.234"),
        ("0.250", "0.250"),
    ],
)
def test_a_clear_number_is_read_exactly(digits: str, value: str) -> None:
    number = read_number(digits)
    assert (number.value, number.confidence) == (Decimal(value), 1.0)


@pytest.mark.parametrize(
    "digits, counted, share, value",
    [
        ("1,200", True, False, "1200"),
        ("1,200.5", True, False, "1200.5"),
        ("70.500", False, True, "70.500"),
        ("1.2.3", False, False, "123"),
        ("1,2,3", False, False, "123"),
        ("12345678901234567890123", False, False, "12345678901234567890123"),
    ],
)
def test_a_number_that_can_be_read_in_two_ways_is_not_sure(
    digits: str, counted: bool, share: bool, value: str
) -> None:
    number = read_number(digits, counted=counted, share=share)
    assert number.value == Decimal(value)
    assert number.confidence < 1
    assert number.remark == "ambiguous_number"


def test_a_share_in_thousands_stays_in_thousands_below_the_doubt() -> None:
    assert read_number("1.000", share=True).value == 1000


@pytest.mark.parametrize(
    "part, whole, value", [(2, 3, "66.67"), (1, 2, "50"), (1, 8, "12.5"), (12, 14, "85.71")]
)
def test_a_fraction_is_a_percentage_to_two_places(part: int, whole: int, value: str) -> None:
    assert str(fraction_as_percent(Decimal(part), Decimal(whole))) == value


@pytest.mark.parametrize("value, shown", [("98.50", "98.5"), ("100", "100"), ("1E+3", "1000"), ("0.0", "0")])
def test_plain_decimals_have_no_exponent_and_no_trailing_zeros(value: str, shown: str) -> None:
    assert str(plain(Decimal(value))) == shown


@pytest.mark.parametrize(
    "text, repaired, wrong",
    [
        ("1OO%", "100%", "1OO"),
        ("l00%", "100%", "l00"),
        ("9O %", "90 %", "9O"),
        ("90 °/o", "90%", "°/o"),
        ("70 ,5%", "70,5%", "70 ,5"),
        ("lOO%", "100%", "lOO"),
        ("O5 TTHC", "05 TTHC", "O5"),
        ("8S%", "85%", "8S"),
        ("1 200 hồ sơ", "1.200 hồ sơ", "1 200"),
    ],
)
def test_a_slip_in_digits_is_put_right_and_recorded(text: str, repaired: str, wrong: str) -> None:
    words, slips = repair_digits(text)
    assert words == repaired
    assert [slip[0] for slip in slips] == [wrong]
    assert all(slip[2] < 1 for slip in slips)


@pytest.mark.parametrize(
    "text",
    [
        "100%",
        "OO%",
        "năm 2025 100%",
        "95%, 85%",
        "95, 85, 75% lần lượt",
        "IPv6",
        "BOT 5",
        "tháng 3 200 hồ sơ",
    ],
)
def test_what_is_no_slip_stays(text: str) -> None:
    assert repair_digits(text) == (text, ())


def test_numbers_are_printed_in_vietnamese_writing() -> None:
    assert print_number(Decimal("1234567"), Measure.COUNT) == "1.234.567"
    assert print_number(Decimal("70.5")) == "70,5"
    assert print_number(Decimal("-3")) == "-3"


def test_a_letter_that_may_be_several_digits_is_trusted_least() -> None:
    likely, unlikely = repair_digits("9O%")[1][0], repair_digits("9S%")[1][0]
    assert (likely[1], unlikely[1]) == ("90", "95")
    assert 0.5 <= unlikely[2] < likely[2] < 1


def test_no_word_is_mended_beside_letters_that_come_apart() -> None:
    assert mend_words("Trong 5 ngảy") == ("Trong 5 ngày", ("ngảy → ngày",))
    assert mend_words("Trong 5 ngảy ở 한국") == ("Trong 5 ngảy ở 한국", ())


@pytest.mark.parametrize(
    "text, right, slips",
    [
        ("Không qúa 5 ngày", "Không quá 5 ngày", (("qúa", "quá"),)),
        ("XẾP LỌAI Tốt", "XẾP LOẠI Tốt", (("LỌAI", "LOẠI"),)),
        ("Số hoá, tỉ lệ, quý I", "Số hoá, tỉ lệ, quý I", ()),
    ],
)
def test_a_tone_over_the_wrong_vowel_is_put_right(
    text: str, right: str, slips: tuple[tuple[str, str], ...]
) -> None:
    assert place_tones(text) == (right, slips)
