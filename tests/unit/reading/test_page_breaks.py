"""Tables that a page break cuts, where nobody could tell their cells apart."""

from __future__ import annotations

import pytest

from compliance.reading.pages.breaks import carry_merges, goes_on, join_cut_row
from compliance.reading.pages.content import PageContent, Word
from compliance.reading.pages.grids import PageGrid, unclear_grid


def unclear(number: int, words: str) -> PageGrid:
    page = PageContent(number, 595, 842)
    return unclear_grid([[Word(text=words, x0=50, x1=90, top=50, bottom=60, size=10)]], page)


@pytest.mark.parametrize("words", ["đạt tỷ", "Văn phòng và", "Văn phòng;", "đạt 80%."])
def test_lines_without_cells_stay_as_they_are_over_a_page_break(words: str) -> None:
    above, below = unclear(1, words), unclear(2, "lệ cao")
    assert goes_on(above, below)
    if not join_cut_row([above], below):
        carry_merges([above], below)
    said = " ".join(cell.text for grid in (above, below) for row in grid.rows for cell in row if cell.text)
    assert said.split() == f"{words} lệ cao".split()
