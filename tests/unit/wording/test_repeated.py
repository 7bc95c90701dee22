"""Words said over and over take no more than a moment to read."""

from __future__ import annotations

from time import process_time

import pytest

from compliance.wording.phrases import parse_targets

LENGTH = 4000
SECONDS = 3
REPEATED = (
    "năm 2023 đạt 5 ",
    "đạt 5% so với 2023, ",
    "từ 5 đến ",
    "100% xã có trên 50% hộ ",
    "đối với hồ sơ không quá 10 trang ",
    "; và ",
    "(a) ",
    "12. ",
    "không ",
)


@pytest.mark.parametrize("words", REPEATED)
def test_repeated_words_are_soon_read(words: str) -> None:
    text = (words * LENGTH)[:LENGTH]
    began = process_time()
    parse_targets(text)
    assert process_time() - began < SECONDS
