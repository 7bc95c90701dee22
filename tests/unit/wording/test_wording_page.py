"""The page on wording is written from the cases."""

from __future__ import annotations

from tools.write_wording import FILE, wording


def test_the_page_on_wording_is_up_to_date() -> None:
    assert FILE.read_text(encoding="utf-8") == wording()
