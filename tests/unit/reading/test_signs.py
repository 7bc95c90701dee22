"""Private code points of symbol fonts, which come along when text is copied or printed."""

from __future__ import annotations

import pytest

from compliance.reading.document import Paragraph, Table
from compliance.reading.signs import with_signs_shown
from tests.unit.reading.tables import document, table


@pytest.mark.parametrize(
    ("cell", "shown", "sure"),
    [
        ("\uf0b3 55%", "≥ 55%", True),
        ("\uf0a3 5 ngày", "≤ 5 ngày", True),
        ("\uf0a7 Cấp xã 80%", "• Cấp xã 80%", True),
        ("\uf061 55%", "• 55%", False),
        ("\ue123 55%", "\ue123 55%", False),
        ("55%", "55%", True),
    ],
)
def test_a_cell_shows_the_sign_and_is_doubtful_where_nobody_knows_it(
    cell: str, shown: str, sure: bool
) -> None:
    block = with_signs_shown(document(table([["1", cell]]))).blocks[0]
    assert isinstance(block, Table)
    found = block.rows[0].cells[1]
    assert (found.text, found.source.quote, found.confidence == 1.0) == (shown, shown, sure)


def test_whatever_a_paragraph_begins_with_is_a_bullet() -> None:
    first, second = with_signs_shown(document("\uf061 Tỷ lệ \uf0b3 80%", "Tỷ lệ \uf061 80%")).blocks
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert (first.text, first.confidence) == ("• Tỷ lệ ≥ 80%", 1.0)
    assert second.confidence < 1.0
