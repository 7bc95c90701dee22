"""Normal forms of Vietnamese text."""

from __future__ import annotations

import unicodedata

import pytest

from compliance.vietnamese import behind_words, clean, fold, nfc, repair, says_all, strip_diacritics


@pytest.mark.parametrize(
    "one, other",
    [
        ("số hoá", "SỐ HÓA"),
        ("Uỷ ban", "ủy ban"),
        ("khoẻ", "khỏe"),
        ("thuỷ lợi", "thủy lợi"),
        ("tòan trình", "toàn trình"),
        ("ngòai ra", "ngoài ra"),
        ("qủa", "quả"),
        ("tỉ lệ", "Tỷ lệ"),
        ("Quí I", "quý I"),
        (unicodedata.normalize("NFD", "hoàn thiện chế độ"), "hoàn thiện chế độ"),
    ],
)
def test_two_spellings_of_one_word_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize("word", ["quý", "của", "hoàn", "quyết", "khuyến", "toàn", "thuế", "nghĩa", "giá"])
def test_a_word_rightly_written_folds_to_itself(word: str) -> None:
    assert fold(word) == word


@pytest.mark.parametrize("one, other", [("tinh", "tỉnh"), ("phương", "phường"), ("huyện", "huyền")])
def test_words_that_differ_in_diacritics_do_not_fold_alike(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_folding_keeps_places() -> None:
    text = "Số HOÁ hồ sơ, tỉ lệ İ 90%"
    assert len(fold(text)) == len(nfc(text))


def test_cleaning_takes_away_traces_of_the_format_and_nothing_else() -> None:
    assert clean("<p>1. Đạt\u00a080%</p><br/>- B &amp; C \u2013 “D”") == "1. Đạt 80%\n\n- B & C - “D”"
    assert clean("< 5 ngày, <= 10%") == "< 5 ngày, <= 10%"


def test_a_known_slip_is_put_right_and_recorded() -> None:
    assert repair("Phần đầu đạt tôi thiểu 30%") == (
        "Phấn đấu đạt tối thiểu 30%",
        ("Phần đầu → Phấn đấu", "tôi thiểu → tối thiểu"),
    )
    assert repair("Phấn đấu đạt 30%") == ("Phấn đấu đạt 30%", ())


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("Thủ tục nội bộ", "thủ tục nội bộ"),
        ("Tối thiểu 85%", "tối thiểu 85%"),
        ("Số TTHC", "số TTHC"),
        ("TTHC nội bộ", "TTHC nội bộ"),
        ("UBND xã", "UBND xã"),
        ("Tây Sơn đạt 80%", "Tây Sơn đạt 80%"),
        ("", ""),
    ],
)
def test_only_an_ordinary_word_loses_its_capital_behind_others(text: str, behind: str) -> None:
    assert behind_words(text) == behind


def test_diacritics_can_be_stripped() -> None:
    assert strip_diacritics("Đơn giản hóa Ủy ban") == "Don gian hoa Uy ban"


@pytest.mark.parametrize(
    ("text", "words", "says"),
    [
        ("Bố trí 100% công chức đúng vị trí", "Bố trí công chức đúng vị trí", True),
        ("100% công chức được bố trí", "Bố trí công chức", False),
        ("80%", "Tỷ lệ hồ sơ trực tuyến", False),
        ("Hoá đơn, chứng từ điện tử", "hóa đơn điện tử", True),
    ],
)
def test_a_text_says_words_that_stand_in_it_in_their_order(text: str, words: str, says: bool) -> None:
    assert says_all(text, words) is says
