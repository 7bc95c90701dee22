"""The grid of a Word table: spans, vertical merges, rows that begin late or end early."""

from __future__ import annotations

from dataclasses import field

from compliance.reading.document import Merge
from compliance.reading.guards import refusal
from compliance.reading.ooxml import Element
from compliance.reading.options import ReaderOptions, Tracked
from compliance.reading.word import names as w
from compliance.reading.word.context import WordContext
from compliance.reading.word.runs import shows_placeholder
from compliance.records import record

# Columns narrower than this (twentieths of a point; 2.5 mm) come from borders dragged unevenly.
_SLIVER = 142


@record(frozen=False)
class GridCell:
    """One place of the grid; ``element`` is the ``w:tc`` whose words stand here, None at a continuation."""

    element: Element | None = None
    merge: Merge = Merge.NONE
    tracked: bool = False


@record(frozen=False)
class GridRow:
    """A row with its number in the file, counted from 1 with rows that the chosen reading leaves out."""

    number: int
    cells: list[GridCell]
    header: bool = False
    hidden: list[Element] = field(default_factory=list)


def read_grid(table: Element, context: WordContext) -> list[GridRow]:
    """The rows of ``table``, all of one width. Columns that no row begins at are left out."""
    options, file = context.options, context.file
    rows: list[GridRow] = []
    cells = 0
    for number, element in enumerate(_children(table, w.TR), start=1):
        row = _row(element, number, rows[-1] if rows else None, context)
        if row is None:
            continue
        cells += len(row.cells)
        if number > options.max_rows or cells > options.max_cells:
            raise refusal("too_many_cells", file, limit=options.max_rows)
        rows.append(row)
    width = max((len(row.cells) for row in rows), default=0)
    if width > options.max_columns or width * len(rows) > options.max_cells:
        raise refusal("too_many_cells", file, limit=options.max_rows)
    for row in rows:
        row.cells.extend(GridCell() for _ in range(width - len(row.cells)))
    return _without_slivers(rows, _widths(table, width))


def _children(element: Element, tag: str) -> list[Element]:
    """The children named ``tag``, also those inside content controls and custom XML."""
    found: list[Element] = []
    for child in element:
        if child.tag == tag:
            found.append(child)
        elif child.tag == w.SDT:
            if not shows_placeholder(child):
                for content in child.iterchildren(w.SDT_CONTENT):
                    found += _children(content, tag)
        elif child.tag == w.CUSTOM_XML:
            found += _children(child, tag)
    return found


@record(frozen=False)
class _CellProperties:
    """What a ``tcPr`` says about the place of its cell; read in one pass, for there is one in every cell."""

    span: int = 1
    vertical: str | None = None
    horizontal: str | None = None
    inserted: bool = False
    deleted: bool = False


def _row(element: Element, number: int, above: GridRow | None, context: WordContext) -> GridRow | None:
    options = context.options
    row = GridRow(number, [])
    tracked, after = False, 0
    for properties in element.iterchildren(w.TR_PR):
        change = _change(
            inserted=properties.find(w.INS) is not None,
            deleted=properties.find(w.DEL) is not None,
            tracked=options.tracked,
        )
        if change is None:
            return None
        tracked = change
        _pad(row, _value(properties, w.GRID_BEFORE, options))
        after = _value(properties, w.GRID_AFTER, options)
        header = properties.find(w.TBL_HEADER)
        row.header = header is not None and w.on(header.get(w.VAL))
    for cell in _children(element, w.TC):
        if cell in context.marks.cells:
            _place(row, cell, above, tracked=tracked, options=options)
        else:
            row.cells.append(GridCell(cell, Merge.NONE, tracked))
    _pad(row, after)
    return row


def _change(*, inserted: bool, deleted: bool, tracked: Tracked) -> bool | None:
    """None when the chosen reading leaves the element out, else whether it is an unaccepted change."""
    if (deleted and tracked == "accept") or (inserted and tracked == "reject"):
        return None
    return inserted or deleted


def _cell_properties(cell: Element, options: ReaderOptions) -> _CellProperties:
    properties = _CellProperties()
    for child in next(cell.iterchildren(w.TC_PR), ()):
        tag = child.tag
        if tag == w.GRID_SPAN:
            properties.span = max(1, _number(child.get(w.VAL, ""), options))
        elif tag == w.V_MERGE:
            properties.vertical = child.get(w.VAL, "continue")
        elif tag == w.H_MERGE:
            properties.horizontal = child.get(w.VAL, "continue")
        elif tag == w.CELL_INS:
            properties.inserted = True
        elif tag == w.CELL_DEL:
            properties.deleted = True
    return properties


def _place(
    row: GridRow, cell: Element, above: GridRow | None, *, tracked: bool, options: ReaderOptions
) -> None:
    properties = _cell_properties(cell, options)
    span = properties.span
    change = _change(inserted=properties.inserted, deleted=properties.deleted, tracked=options.tracked)
    if change is None:
        row.cells.extend(GridCell(tracked=True) for _ in range(span))
    elif properties.vertical == "continue" and _continues(above, len(row.cells)):
        row.hidden.append(cell)
        row.cells.extend(GridCell(merge=Merge.ABOVE) for _ in range(span))
    elif properties.horizontal == "continue" and row.cells:
        row.hidden.append(cell)
        row.cells.extend(GridCell(merge=Merge.LEFT) for _ in range(span))
    else:
        merged = span > 1 or properties.horizontal is not None
        row.cells.append(GridCell(cell, Merge.ORIGIN if merged else Merge.NONE, tracked or change))
        row.cells.extend(GridCell(merge=Merge.LEFT) for _ in range(span - 1))


def _continues(above: GridRow | None, column: int) -> bool:
    """Whether something stands above to continue; it is then the origin of a merge, and marked so."""
    if above is None or column >= len(above.cells):
        return False
    origin = above.cells[column]
    if origin.merge is Merge.NONE and origin.element is not None:
        origin.merge = Merge.ORIGIN
    return True


def _pad(row: GridRow, count: int) -> None:
    row.cells.extend(GridCell() for _ in range(count))


def _value(properties: Element, tag: str, options: ReaderOptions) -> int:
    child = properties.find(tag)
    return 0 if child is None else _number(child.get(w.VAL, ""), options)


def _number(value: str, options: ReaderOptions) -> int:
    return min(int(value), options.max_columns + 1) if value.isdigit() and len(value) < 9 else 0


def _widths(table: Element, width: int) -> list[int]:
    grid = table.find(w.TBL_GRID)
    columns = [] if grid is None else [column.get(w.W_WIDTH, "") for column in grid.iterchildren(w.GRID_COL)]
    widths = [int(value) if value.isdigit() and len(value) < 9 else _SLIVER for value in columns[:width]]
    return widths + [_SLIVER] * (width - len(widths))


def _without_slivers(rows: list[GridRow], widths: list[int]) -> list[GridRow]:
    """Leave out columns that hold nothing of their own, and join slivers to the column they belong to.

    A column where every cell is a continuation of its left neighbour is a border that only some
    other table needed. In a sliver some rows' cells begin, in the others the column after it.
    """
    keep = []
    for column in range(len(widths)):
        cells = [row.cells[column] for row in rows]
        if column and all(cell.merge is Merge.LEFT or _empty_pad(cell) for cell in cells):
            continue
        if 0 < widths[column] < _SLIVER and column + 1 < len(widths) and _join_right(rows, column):
            continue
        keep.append(column)
    if len(keep) < len(widths):
        for row in rows:
            row.cells = [row.cells[column] for column in keep]
    return rows


def _empty_pad(cell: GridCell) -> bool:
    return cell.element is None and cell.merge is Merge.NONE and not cell.tracked


def _join_right(rows: list[GridRow], column: int) -> bool:
    """Move cells that begin in a sliver one column on, if nothing else stands there."""
    pairs = [(row.cells[column], row.cells[column + 1]) for row in rows]
    for sliver, right in pairs:
        if sliver.element is not None and right.merge is not Merge.LEFT:
            return False
    for row, (sliver, _) in zip(rows, pairs, strict=True):
        if sliver.element is not None or sliver.merge is Merge.ABOVE:
            row.cells[column + 1] = sliver
    return True
