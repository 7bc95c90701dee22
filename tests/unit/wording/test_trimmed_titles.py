"""Titles cut from a list lose what joined them; a verb that only brings to a value is no change."""

from __future__ import annotations

import pytest

from compliance.wording.trimmed_titles import without_comparison, without_course, without_joints


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("và 10% biên chế sự nghiệp", "10% biên chế sự nghiệp"),
        ("; trong đó tỷ lệ có chứng chỉ", "tỷ lệ có chứng chỉ"),
        ("Tỷ lệ văn bản đi và đến", "Tỷ lệ văn bản đi và đến"),
        ("vàng trang sức", "vàng trang sức"),
        ("và 5%", "5%"),
        ("hoặc 5%", "5%"),
        ("-5%", "-5%"),
        ("Cùng kỳ năm trước 70%", "Cùng kỳ năm trước 70%"),
        ("và", "và"),
    ],
)
def test_a_title_loses_the_words_that_joined_it(title: str, shown: str) -> None:
    assert without_joints(title) == shown


@pytest.mark.parametrize(
    ("title", "promised"),
    [
        ("Giảm tỷ lệ hộ nghèo xuống còn", "tỷ lệ hộ nghèo"),
        ("Phấn đấu nâng tỷ lệ che phủ rừng lên", "tỷ lệ che phủ rừng"),
        ("Giảm tỷ lệ hộ nghèo", "Giảm tỷ lệ hộ nghèo"),
        ("Tỷ lệ hộ nghèo còn", "Tỷ lệ hộ nghèo còn"),
    ],
)
def test_a_verb_that_only_brings_to_a_value_is_left_out(title: str, promised: str) -> None:
    assert without_course(title) == promised


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Chỉ số CCHC của xã tiếp tục hơn so với kết quả đánh giá năm 2023", "Chỉ số CCHC của xã"),
        ("Tỷ lệ hồ sơ trễ hạn so với năm trước", "Tỷ lệ hồ sơ trễ hạn"),
        ("tăng so với năm 2023", "tăng so với năm 2023"),
        ("Tỷ lệ giải ngân so với kế hoạch", "Tỷ lệ giải ngân so với kế hoạch"),
    ],
)
def test_what_a_value_was_compared_with_is_no_part_of_a_name(title: str, named: str) -> None:
    assert without_comparison(title) == named
