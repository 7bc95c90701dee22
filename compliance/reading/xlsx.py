"""Excel workbooks (.xlsx, .xlsm) as blocks: what cells show, every sheet, nothing run or fetched."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import html
import io
import re
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from compliance.model.plan import Unread
from compliance.model.source import Source
from compliance.reading.document import Block, Document, Merge, Paragraph, Table
from compliance.reading.guards import ZIP_MAGIC, Archive, broken_if_it_fails, is_damaged, refusal
from compliance.reading.legible import legible
from compliance.reading.merging import with_merges_judged
from compliance.reading.numberformat import shown_date, shown_number
from compliance.reading.options import DEFAULT_OPTIONS, ReaderOptions
from compliance.reading.sheets import SheetCell, SheetRow, blocks_of_sheet

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

FORMAT = "xlsx"
EXTENSIONS = (".xlsx", ".xlsm")
_XML = re.compile(r"\.(?:xml|rels|vml)$", re.IGNORECASE)
_RANGE = re.compile(
    rb"<(?:\w+:)?(?:mergeCell|hyperlink)\b[^>]*?\bref\s*=\s*[\"']"
    rb"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})"
)
_DRAWING = re.compile(r"^xl/drawings/[^/]+\.xml$")
_SHAPE_TEXT = re.compile(rb"<a:t>([^<]+)</a:t>")
_SHEET = re.compile(r"^xl/worksheets/[^/]+\.xml$")
# What stands where the value of a formula is not stored: not blank, so that it is no merged cell.
_NOT_KNOWN = "#?"
# A number rounded by its format says less than it stores: a person should look at it.
_ROUNDED = 0.9


def claims(data: bytes, file: str) -> bool:
    """Whether the bytes are an Excel package; a broken file called .xlsx is claimed to be refused by name."""
    if data.startswith(ZIP_MAGIC) and b"xl/" in data and b"word/" not in data:
        return True
    named = file.casefold().endswith(EXTENSIONS)
    return named and b"word/" not in data and is_damaged(data, ZIP_MAGIC[:2])


def read(data: bytes, file: str, options: ReaderOptions = DEFAULT_OPTIONS) -> Document:
    """The document as blocks; raises ComplianceError naming the file where it cannot be read."""
    archive = Archive(data, file, options)
    formulas = _inspect(archive, options)
    try:
        import openpyxl  # noqa: F401
    except ImportError:
        raise refusal("needs_extra", file, extra="xlsx") from None
    with broken_if_it_fails(file):
        return _read(archive, data, options, formulas)


def _inspect(archive: Archive, options: ReaderOptions) -> bool:
    """Look at every XML part once: refuse document types and vast ranges; say whether there are formulas.

    The library makes a cell for every place of a merged or linked range, a million rows included.
    """
    formulas = False
    places = 0
    for name in archive.names:
        if _XML.search(name):
            part = archive.read_xml(name)
            places += sum(_area(*found) for found in _RANGE.findall(part))
            formulas = formulas or (_SHEET.match(name) is not None and (b"<f" in part or b":f>" in part))
    if places > options.max_cells // 5:
        raise refusal("too_many_cells", archive.file, limit=options.max_rows)
    return formulas


def _area(left: bytes, top: bytes, right: bytes, bottom: bytes) -> int:
    across = abs(_column(right) - _column(left)) + 1
    return across * (abs(int(bottom) - int(top)) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _read(archive: Archive, data: bytes, options: ReaderOptions, formulas: bool) -> Document:
    reader = _WorkbookReader(archive.file, options, _load(data, values=True))
    if formulas:
        reader.formulas = _load(data, values=False)
    blocks = with_merges_judged(reader.blocks())
    reader.unread.extend(_drawn_beside(archive, reader.chart_sheets))
    if any(name.casefold().endswith("vbaproject.bin") for name in archive.names):
        reader.unread.append(Unread("", "office.unread_macros", Source(archive.file)))
    if not any(isinstance(block, Table) for block in blocks) and len(blocks) <= reader.names:
        pictures = any(name.startswith("xl/media/") for name in archive.names)
        raise refusal("pictures_only" if pictures else "empty", archive.file)
    digest = hashlib.sha256(data).hexdigest()
    return legible(Document(archive.file, FORMAT, digest, blocks, unread=tuple(reader.unread)))


def _drawn_beside(archive: Archive, chart_sheets: list[str]) -> Iterator[Unread]:
    """Sheets that are a chart, and the words of shapes drawn over the cells."""
    for title in chart_sheets:
        yield Unread(title, "office.unread_object", Source(archive.file, quote=title))
    for name in archive.names:
        if _DRAWING.search(name):
            words = b" ".join(_SHAPE_TEXT.findall(archive.read_xml(name))).decode("utf-8", "replace")
            if text := html.unescape(words).strip():
                yield Unread(text, "office.unread_object", Source(archive.file, quote=text))


def _load(data: bytes, *, values: bool) -> Workbook:
    from openpyxl import load_workbook

    # The library prints its remarks on damaged styles; standard output belongs to the report.
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        return load_workbook(io.BytesIO(data), data_only=values, keep_links=False, keep_vba=False)


class _WorkbookReader:
    """Walks the sheets of one workbook in order; made for one reading."""

    def __init__(self, file: str, options: ReaderOptions, book: Workbook) -> None:
        self._file = file
        self._options = options
        self._book = book
        self.formulas: Workbook | None = None
        self.unread: list[Unread] = []
        self.names = 0
        self._tables = 0
        self._cells = 0

    @property
    def chart_sheets(self) -> list[str]:
        """The titles of sheets that hold a chart and no cells."""
        return [str(sheet.title) for sheet in self._book.chartsheets]

    def blocks(self) -> Iterator[Block]:
        """The blocks of all sheets; where there are several, the name of each is a paragraph before it."""
        sheets = list(self._book.worksheets)
        for sheet in sheets:
            self._tables += 1
            place = Source(self._file, page=None, table=self._tables, quote=sheet.title)
            rows = self._rows(sheet, place)
            if not rows:
                self._tables -= 1
                continue
            if len(sheets) > 1:
                self.names += 1
                yield Paragraph(sheet.title, Source(self._file, quote=sheet.title))
            self._say_hidden(sheet, rows, place)
            self._say_drawn(sheet, place)
            tables = 0
            for block in blocks_of_sheet(rows, place, shows_merges=True):
                tables += isinstance(block, Table)
                yield block
            self._tables += tables - 1

    def _rows(self, sheet: Worksheet, place: Source) -> list[SheetRow]:
        merges = self._merges(sheet)
        grid: dict[int, dict[int, Any]] = {}
        for (row, column), cell in sorted(sheet._cells.items()):
            if cell.value is not None or self._formula(sheet, row, column) is not None:
                grid.setdefault(row, {})[column] = cell
        last = max(grid, default=0)
        for row, column in merges:
            if row <= last:
                grid.setdefault(row, {}).setdefault(column, None)
        if len(grid) > self._options.max_rows:
            raise refusal("too_many_cells", self._file, limit=self._options.max_rows)
        first = min((min(cells) for cells in grid.values()), default=1)
        rows = []
        for number in sorted(grid):
            cells = {}
            for column, cell in sorted(grid[number].items()):
                at = Source(self._file, None, place.table, number, column)
                kind = merges.get((number, column), Merge.NONE)
                cells[column] = self._cell(sheet, cell, at, merge=kind, first=column == first)
            if any(cell.text or cell.merge is not Merge.NONE for cell in cells.values()):
                rows.append(SheetRow(number, cells))
        return rows

    def _merges(self, sheet: Worksheet) -> dict[tuple[int, int], Merge]:
        """What each merged place is; merges over whole columns are cut to where the sheet holds something."""
        bottom = max((row for row, _ in sheet._cells), default=0)
        right = max((column for _, column in sheet._cells), default=0)
        merges: dict[tuple[int, int], Merge] = {}
        for area in sheet.merged_cells.ranges:
            last_row, last_column = min(area.max_row, bottom), min(area.max_col, right)
            self._cells += max(0, last_row - area.min_row + 1) * max(0, last_column - area.min_col + 1)
            if self._cells > self._options.max_cells or last_column > self._options.max_columns:
                raise refusal("too_many_cells", self._file, limit=self._options.max_rows)
            for row in range(area.min_row, last_row + 1):
                for column in range(area.min_col, last_column + 1):
                    merges[row, column] = _kind_of_merge(row - area.min_row, column - area.min_col)
        return merges

    def _cell(self, sheet: Worksheet, cell: Any, at: Source, *, merge: Merge, first: bool) -> SheetCell:
        if merge in (Merge.ABOVE, Merge.LEFT):
            return SheetCell("", merge)
        text, confidence = "", 1.0
        if cell is not None and cell.value is not None:
            text, confidence = self._shown(cell, at, first=first)
        elif (formula := self._formula(sheet, at.row or 0, at.cell or 0)) is not None:
            self.unread.append(Unread(formula, "office.unread_formula", at.quoting(formula)))
            text = "" if first else _NOT_KNOWN
        return SheetCell(text, merge, confidence)

    def _formula(self, sheet: Worksheet, row: int, column: int) -> str | None:
        """The formula at a place, whose stored value may be missing."""
        if self.formulas is None:
            return None
        cell = self.formulas[sheet.title]._cells.get((row, column))
        value = None if cell is None else cell.value
        if value is None:
            return None
        text = value if isinstance(value, str) else str(getattr(value, "text", value))
        return text if text.startswith("=") else None

    def _shown(self, cell: Any, at: Source, *, first: bool) -> tuple[str, float]:
        value, number_format = cell.value, cell.number_format or "General"
        if isinstance(value, bool):
            return ("TRUE" if value else "FALSE"), 1.0
        if isinstance(value, int | float):
            text, exact = shown_number(value, number_format, code=first)
            return text, 1.0 if exact else _ROUNDED
        if isinstance(value, dt.date | dt.time | dt.timedelta):
            return shown_date(value, number_format), 1.0
        text = str(value).replace("\r\n", "\n").replace("_x000D_", "").strip()
        if cell.data_type == "e":
            self.unread.append(Unread(text, "office.unread_error", at.quoting(text)))
        return text, 1.0

    def _say_drawn(self, sheet: Worksheet, place: Source) -> None:
        """Pictures and charts on a sheet; what they say is not read."""
        for why, found in (
            ("office.unread_picture", getattr(sheet, "_images", ())),
            ("office.unread_object", getattr(sheet, "_charts", ())),
        ):
            self.unread.extend(Unread("", why, place) for _ in found)

    def _say_hidden(self, sheet: Worksheet, rows: list[SheetRow], place: Source) -> None:
        """Hidden sheets, rows and columns are read like any other, and named."""
        if sheet.sheet_state != "visible":
            self.unread.append(Unread(sheet.title, "office.unread_hidden_sheet", place))
        hidden = [row.number for row in rows if sheet.row_dimensions[row.number].hidden]
        if hidden:
            self.unread.append(Unread(_ranges(hidden), "office.unread_hidden_rows", place))
        columns = [
            key for key, column in sorted(sheet.column_dimensions.items()) if column.hidden and column.min
        ]
        if columns:
            self.unread.append(Unread(", ".join(columns), "office.unread_hidden_columns", place))


def _kind_of_merge(down: int, across: int) -> Merge:
    if down:
        return Merge.ABOVE
    return Merge.LEFT if across else Merge.ORIGIN


def _ranges(numbers: list[int]) -> str:
    """Row numbers as "3-5, 9"."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][1] + 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in parts)
