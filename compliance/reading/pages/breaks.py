"""Tables that a page break cuts: whether they go on, and their cut rows and merges put together again."""

from __future__ import annotations

from compliance.reading.document import Merge
from compliance.reading.pages.grids import PageCell, PageGrid

_DOUBTFUL = 0.8
_FILLED = 2  # cells behind the title that a row fills which is no title of a group
SAME_EDGE = 4.0  # points within which two edges are one


def goes_on(above: PageGrid, grid: PageGrid) -> bool:
    """Whether ``grid`` on the next page has the columns of the table that ended the page before."""
    return (
        grid.page == above.page + 1
        and grid.width == above.width
        and all(abs(a - b) <= SAME_EDGE for a, b in zip(above.edges, grid.edges, strict=True))
    )


def drop_blank_edges(grid: PageGrid) -> None:
    """Blank rows at the edges of a page are what a page break leaves of a row, and say nothing."""
    while grid.rows and _is_blank(grid.rows[-1]):
        grid.rows.pop()
    body = next((i for i, row in enumerate(grid.rows[:4]) if not any(cell.text for cell in row)), None)
    if body is not None:
        del grid.rows[body]


def _is_blank(row: list[PageCell]) -> bool:
    return all(not cell.text and cell.merge is Merge.NONE for cell in row)


def join_cut_row(table: list[PageGrid], grid: PageGrid) -> None:
    """A row that the page break cut in the middle of its cells is one row again."""
    index = next((i for i, row in enumerate(grid.rows) if not _repeats(row, table[0])), None)
    if index is None or not table[-1].rows:
        return
    above, below = table[-1].rows[-1], grid.rows[index]
    pairs = [(top, cell) for top, cell in zip(above, below, strict=True) if cell.text]
    if not pairs or not _all_go_on(pairs):
        return
    if below[0].text and (len(pairs) > 1 or any(cell.text for cell in above[1:])):
        return
    for top, cell in pairs:
        top.go_on_with(cell)
    if all(cell.spans == 1 and cell.merge is not Merge.ABOVE for cell in below):
        del grid.rows[index]
    else:
        for _, cell in pairs:
            cell.text = ""


def _all_go_on(pairs: list[tuple[PageCell, PageCell]]) -> bool:
    """Whether the words of all cells go on: in their lines, or in lists beside a line cut before small ones.

    "Văn phòng;" above "UBND các xã" may end a row as well as go on; a title cut in two tells which.
    """
    cut = [cell for top, cell in pairs if top.runs_on_in(cell)]
    if len(cut) == len(pairs):
        return True
    lists = sum(top.text.endswith(";") for top, _ in pairs)
    return len(cut) + lists == len(pairs) and any(cell.text[0].islower() for cell in cut)


def carry_merges(table: list[PageGrid], grid: PageGrid) -> None:
    """A merge that was cut by the page break goes on: a blank cell below it belongs to it, doubtfully."""
    body = next((row for row in grid.rows if not _repeats(row, table[0])), None)
    if body is None or not any(cell.text for cell in body[:2]):
        return
    last = table[-1].rows[-1]
    no_title = sum(1 for cell in body[2:] if cell.text) >= _FILLED
    for column, cell in enumerate(body):
        blank = not cell.text and cell.merge in (Merge.NONE, Merge.ORIGIN)
        merged = last[column].merge is Merge.ABOVE or cell.spans > 1
        if blank and (merged or (no_title and column > 1 and _is_name(last[column]))):
            cell.merge, cell.confidence = Merge.ABOVE, _DOUBTFUL


def _is_name(cell: PageCell) -> bool:
    """Whether a cell says who and not how much: a merge of two rows is gone when the break parts them."""
    return bool(cell.text) and not any(sign.isdigit() for sign in cell.text)


def _repeats(row: list[PageCell], first: PageGrid) -> bool:
    words = [cell.text for cell in row]
    return any(words == [cell.text for cell in other] for other in first.rows[:3])
