"""Values that stand alone name nothing: they are no indicator of the body, and no sure one of a table."""

from __future__ import annotations

import pytest

from compliance.wording.phrases.bare import is_bare_value


@pytest.mark.parametrize(
    "text",
    ["≥ 65", "1.000", "6 tháng", "Dưới 1%", "Đạt 100% trở lên", "từ 85% đến 90%", "- 9,8", "(≥ 80)", "3/5"],
)
def test_a_number_with_its_bound_and_unit_is_bare(text: str) -> None:
    assert is_bare_value(text)


@pytest.mark.parametrize("text", ["100% hồ sơ", "Tỷ lệ hồ sơ", "Tăng 02 bậc", "Cấp xã: 90%", ""])
def test_words_that_name_something_are_not(text: str) -> None:
    assert not is_bare_value(text)


def test_what_a_number_counts_may_be_said_where_asked() -> None:
    assert is_bare_value("Ít nhất 10 thủ tục", counted=True)
    assert not is_bare_value("Ít nhất 10 thủ tục")
