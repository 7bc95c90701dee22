"""Rows that name nobody, as a finding quotes them."""

from __future__ import annotations

from compliance.model.plan import Indicator
from compliance.rules.records.unowned import unowned_rows, unowned_words
from tests.unit.rules.worlds import district


def _row(title: str, **more: str) -> Indicator:
    return Indicator("annex/1", title, more.pop("section", "annex"), cell="80%", **more)


def test_only_rows_of_the_annex_with_a_cell_and_without_any_owner_are_told() -> None:
    rows = (
        _row("Một", code="1", monitor="Văn phòng"),
        _row("Hai", code="2", executor="UBND các xã"),
        _row("Ba", code="3"),
        _row("Bốn", group="4"),
        _row("Năm", section="body"),
        Indicator("annex/6", "Sáu", "annex", code="6"),
    )
    assert unowned_rows(district(*rows)) == ["3 “Ba”", "4 “Bốn”"]


def test_long_titles_are_cut_at_a_word_and_many_rows_counted() -> None:
    (cut,) = unowned_rows(district(_row("Tỷ lệ hồ sơ " * 10)))
    assert cut.endswith(" Tỷ lệ…”")
    assert len(cut) <= 83
    many = district(*[_row(f"Dòng {n}") for n in range(7)])
    assert len(unowned_rows(many)) == 7
    assert unowned_words(many).endswith("“Dòng 4”, +2")
    assert unowned_words(district(*[_row(f"Dòng {n}") for n in range(5)])).endswith("“Dòng 4”")
