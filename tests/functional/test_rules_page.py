"""The page about rules is written from the rulesets, and up to date."""

from __future__ import annotations

from tools.write_rules import FILE, page


def test_the_page_about_rules_is_up_to_date() -> None:
    assert FILE.read_text(encoding="utf-8") == page()


def test_the_page_names_every_rule_and_its_ground() -> None:
    words = page()
    assert words.count("Căn cứ · basis: ") >= 70
    assert "basis: –" not in words
