"""Tables that a page break cuts: whether they go on, and their cut rows and merges put together again."""

from __future__ import annotations

from compliance.reading.document import Merge
from compliance.reading.pages.grids import PageCell, PageGrid
from compliance.reading.vocabulary import load
from compliance.records import record

_DOUBTFUL = 0.8
_FILLED = 2  # cells behind the title that a row fills which is no title of a group
_NEAR = 6  # pages within which a merge begins, and names of a column are met again
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


def join_cut_row(table: list[PageGrid], grid: PageGrid) -> bool:
    """A row that the page break cut in the middle of its cells is one row again; whether there was one."""
    index = next((i for i, row in enumerate(grid.rows) if not _repeats(row, table[0])), None)
    if index is None or not table[-1].rows:
        return False
    above, below = table[-1].rows[-1], grid.rows[index]
    columns = ((_column(table, column), cell) for column, cell in enumerate(below) if cell.text)
    pairs = [(cells[_origin(cells)], cell) for cells, cell in columns]
    if not pairs or not _all_go_on(pairs):
        return False
    if below[0].text and (len(pairs) > 1 or any(cell.text for cell in above[1:])):
        return False
    for top, cell in pairs:
        top.go_on_with(cell)
    del grid.rows[index]
    return True


def _column(table: list[PageGrid], column: int) -> list[PageCell]:
    """The cells of a column on the last pages, without those of headings printed again."""
    return [
        row[column]
        for grid in table[-_NEAR:]
        for row in grid.rows
        if grid is table[0] or not _repeats(row, table[0])
    ]


def _origin(cells: list[PageCell]) -> int:
    """Where the words of the last cell stand: in itself, or where its merge begins."""
    places = reversed(range(len(cells)))
    return next((place for place in places if cells[place].merge is not Merge.ABOVE), 0)


def _all_go_on(pairs: list[tuple[PageCell, PageCell]]) -> bool:
    """Whether the words of all cells go on: in their lines, or in lists beside a line cut before small ones.

    "Văn phòng;" above "UBND các xã" may end a row as well as go on; a title cut in two tells which.
    """
    cut = [(top, cell) for top, cell in pairs if _hangs(top.text) or top.runs_on_in(cell)]
    if len(cut) == len(pairs):
        return True
    lists = sum(top.text.endswith(";") for top, _ in pairs)
    return len(cut) + lists == len(pairs) and any(
        cell.text[0].islower() or _hangs(top.text) for top, cell in cut
    )


def _hangs(text: str) -> bool:
    """Whether words end with a dash, or with one that ends no name: more must follow."""
    *before, end = text.split() or [""]
    return bool(before) and (end[-1] in "-–" or end.casefold() in load("parts")["open_ends"])


def carry_merges(table: list[PageGrid], grid: PageGrid) -> None:
    """A merge that was cut by the page break goes on below it, in blank cells and in the rest of its words.

    A blank cell belongs to it doubtfully. Words do for certain where lines show a merge and they stop in the
    middle of a sentence, doubtfully where only one of the two is so.
    """
    index = next((i for i, row in enumerate(grid.rows) if not _repeats(row, table[0])), None)
    if index is None or not table[-1].rows or not any(cell.text for cell in grid.rows[index][:2]):
        return
    body = grid.rows[index]
    last = table[-1].rows[-1]
    merged = [top.merge is Merge.ABOVE or cell.spans > 1 for top, cell in zip(last, body, strict=True)]
    no_title = _holds_more_than_a_title(body, merged)
    cut: list[_Cut] = []
    for column, cell in enumerate(body):
        if cell.text:
            found = _cut(table, grid, index, column, drawn=merged[column])
            cut += [found] if found is not None else []
        elif cell.merge in (Merge.NONE, Merge.ORIGIN) and (
            merged[column] or (no_title and column > 1 and _is_name(last[column]))
        ):
            cell.merge, cell.confidence = Merge.ABOVE, _DOUBTFUL
    sure = {one.extent for one in cut if one.drawn and one.stops}
    for one in cut:
        one.heal(sure=one.extent in sure)


def _holds_more_than_a_title(row: list[PageCell], merged: list[bool]) -> bool:
    """Whether a row is no title of a group: it fills cells behind its title, itself or from a merge."""
    behind = [(cell, merged[column]) for column, cell in enumerate(row) if column > 1]
    filled = [cell for cell, goes_on in behind if cell.text or (goes_on and cell.merge is not Merge.LEFT)]
    return len(filled) >= _FILLED and any(cell.text for cell in filled)


@record
class _Cut:
    """Words of a column that may go on behind the break, with the cells of either half, its own first.

    ``drawn`` says that lines show a merge there, ``stops`` that the words stop within a sentence.
    """

    above: list[PageCell]
    below: list[PageCell]
    drawn: bool
    stops: bool

    @property
    def extent(self) -> tuple[int, int]:
        """How many rows each half holds: columns merged alike are cut alike."""
        return len(self.above), len(self.below)

    def heal(self, *, sure: bool) -> None:
        """Join the halves; or leave them, doubted, where nothing says whether they are halves at all."""
        if not sure:
            for cell in (*self.above, *self.below):
                cell.confidence = min(cell.confidence, _DOUBTFUL)
        if sure or self.stops:
            self.above[0].go_on_with(self.below[0])
            self.below[0].text, self.below[0].merge = "", Merge.ABOVE


def _cut(table: list[PageGrid], grid: PageGrid, index: int, column: int, *, drawn: bool) -> _Cut | None:
    """The halves of the words that the break cuts in ``column``; None where they cannot go on.

    Words are whole after which the next had fitted, and those that fill another cell of the column, too.
    """
    above, below = _column(table, column), [row[column] for row in grid.rows[index:]]
    place = _origin(above)
    first, cell = above[place], below[0]
    others = [other.text for other in (*above, *below) if other.text and other not in (first, cell)]
    listing = first.text.endswith(";") and not any(text.endswith(";") for text in others)
    open_end = _hangs(first.text) or listing
    if column < (1 if drawn else _FILLED) or (cell.is_item and not (drawn and listing)):
        return None
    if not (open_end or first.runs_on_in(cell)):
        return None
    small = cell.text[0].islower() and not any(text[0].islower() for text in others)
    stops = open_end or small or first.text.endswith(",") or first.text.count("(") > first.text.count(")")
    whole = first.text in (cell.text, *others) or cell.text in others
    if not stops and (whole or not drawn):
        return None
    return _Cut(above[place:], below[: cell.spans], drawn, stops)


def _is_name(cell: PageCell) -> bool:
    """Whether a cell says who and not how much: a merge of two rows is gone when the break parts them."""
    return bool(cell.text) and not any(sign.isdigit() for sign in cell.text)


def _repeats(row: list[PageCell], first: PageGrid) -> bool:
    words = [cell.text for cell in row]
    return any(words == [cell.text for cell in other] for other in first.rows[:3])
