"""Strategies of grids and of Word markup, and how to write a grid in each office format."""

from __future__ import annotations

import csv
import html
import io
from dataclasses import dataclass

from hypothesis import strategies as st

from tests.unit.reading_office.building import cell, paragraph, row, run, saved, table, word, workbook

_WORDS = st.sampled_from(
    [
        "Tỷ lệ",
        "hồ sơ",
        "trực tuyến",
        "80%",
        "Tối thiểu 95%",
        "UBND các xã",
        "1.2",
        "- Sở Nội vụ",
        "năm 2025",
        "đ)",
        "≥ 5",
    ]
)
TEXTS = st.lists(_WORDS, min_size=1, max_size=3).map(" ".join)


@dataclass(frozen=True, slots=True)
class Area:
    """A merged rectangle: its first row and column and how far it reaches, counted from 0."""

    row: int
    column: int
    down: int
    across: int

    @property
    def places(self) -> set[tuple[int, int]]:
        return {
            (self.row + below, self.column + right)
            for below in range(self.down)
            for right in range(self.across)
        }


@dataclass(frozen=True, slots=True)
class GridCase:
    """Texts of a full grid and merges that do not meet; the first row is never merged."""

    texts: tuple[tuple[str, ...], ...]
    areas: tuple[Area, ...] = ()

    @property
    def read(self) -> list[list[str]]:
        """What a reader should give: "^" below an origin, "<" beside it."""
        rows = [list(line) for line in self.texts]
        for area in self.areas:
            for below, right in area.places:
                if (below, right) != (area.row, area.column):
                    rows[below][right] = "^" if below > area.row else "<"
        return rows

    def area_at(self, at: tuple[int, int]) -> Area | None:
        return next((area for area in self.areas if at in area.places), None)


@st.composite
def grids(draw: st.DrawFn, *, merged: bool = True) -> GridCase:
    """Grids of three to six columns, up to eight rows, with a few merges."""
    width, height = draw(st.integers(3, 6)), draw(st.integers(2, 8))
    texts = draw(
        st.lists(st.tuples(*[TEXTS] * width), min_size=height, max_size=height).map(tuple)  # type: ignore[arg-type]
    )
    areas: list[Area] = []
    taken: set[tuple[int, int]] = set()
    for _ in range(draw(st.integers(0, 4)) if merged else 0):
        top, left = draw(st.integers(1, height - 1)), draw(st.integers(0, width - 1))
        area = Area(top, left, draw(st.integers(1, height - top)), draw(st.integers(1, width - left)))
        if len(area.places) > 1 and not area.places & taken:
            areas.append(area)
            taken |= area.places
    return GridCase(texts, tuple(areas))


def as_word(case: GridCase) -> bytes:
    """The grid as a Word table with gridSpan and vMerge."""
    rows = []
    for index, line in enumerate(case.texts):
        cells, column = [], 0
        while column < len(line):
            area = case.area_at((index, column))
            if area is None:
                cells.append(cell(line[column]))
                column += 1
                continue
            span = f'<w:gridSpan w:val="{area.across}"/>'
            begins = '<w:vMerge w:val="restart"/>' if index == area.row else "<w:vMerge/>"
            words = line[column] if index == area.row else ""
            cells.append(cell(words, properties=span + (begins if area.down > 1 else "")))
            column += area.across
        rows.append(row(*cells))
    return word(paragraph("PHỤ LỤC") + table(*rows))


def as_html(case: GridCase) -> bytes:
    """The grid as a web page with rowspan and colspan."""
    rows = []
    for index, line in enumerate(case.texts):
        cells = []
        for column, text in enumerate(line):
            area = case.area_at((index, column))
            if area is None or (area.row, area.column) == (index, column):
                spans = f" rowspan={area.down} colspan={area.across}" if area else ""
                cells.append(f"<td{spans}>{html.escape(text)}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<html><body><p>PHỤ LỤC</p><table>{''.join(rows)}</table></body></html>".encode()


def as_workbook(case: GridCase) -> bytes:
    """The grid as a sheet with merged ranges."""
    book = workbook(("Sheet1", [["PHỤ LỤC"], *case.texts]))
    for area in case.areas:
        book["Sheet1"].merge_cells(
            start_row=area.row + 2,
            start_column=area.column + 1,
            end_row=area.row + area.down + 1,
            end_column=area.column + area.across,
        )
    return saved(book)


def as_csv(case: GridCase) -> bytes:
    """The grid as delimited text, which shows no merges."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=";").writerows(case.texts)
    return buffer.getvalue().encode("utf-8-sig")


_LEAVES = st.sampled_from(["một", "hai", "ba 80%", "bốn", "năm 2025"]).map(run)
_WRAPPED = st.sampled_from(
    [
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:smartTag>{}</w:smartTag>",
        "<w:ins>{}</w:ins>",
        "<w:fldSimple>{}</w:fldSimple>",
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:moveTo>{}</w:moveTo>",
        "<w:bdo>{}</w:bdo>",
    ]
)


def _inline(depth: int) -> st.SearchStrategy[str]:
    if not depth:
        return _LEAVES
    inner = st.lists(_inline(depth - 1), min_size=1, max_size=3).map("".join)
    return st.one_of(_LEAVES, st.builds(lambda form, words: form.format(words), _WRAPPED, inner))


_PARAGRAPHS = st.lists(_inline(2), max_size=4).map(lambda runs: paragraph(*runs))


def _block(depth: int) -> st.SearchStrategy[str]:
    if not depth:
        return _PARAGRAPHS
    cells = st.lists(_block(depth - 1), min_size=1, max_size=2).map(
        lambda content: f"<w:tc>{''.join(content)}<w:p/></w:tc>"
    )
    rows = st.lists(cells, min_size=1, max_size=4).map(lambda content: f"<w:tr>{''.join(content)}</w:tr>")
    tables = st.lists(rows, min_size=1, max_size=3).map(lambda content: f"<w:tbl>{''.join(content)}</w:tbl>")
    controls = _block(depth - 1).map(lambda content: f"<w:sdt><w:sdtContent>{content}</w:sdtContent></w:sdt>")
    return st.one_of(_PARAGRAPHS, tables, controls)


BODIES = st.lists(_block(2), min_size=1, max_size=4).map("".join)
"""Bodies of Word documents: paragraphs, tables in tables, wrappers in wrappers."""

_TAGS = st.sampled_from(
    [
        "p",
        "r",
        "t",
        "tbl",
        "tr",
        "tc",
        "tcPr",
        "trPr",
        "pPr",
        "rPr",
        "gridSpan",
        "vMerge",
        "gridBefore",
        "ins",
        "del",
        "sdt",
        "sdtContent",
        "txbxContent",
        "numPr",
        "br",
        "tab",
        "sym",
    ]
)
_VALUES = st.sampled_from(
    ["", ' w:val="2"', ' w:val="restart"', ' w:val="-5"', ' w:val="99999"', ' w:char="F0B3"']
)


def _any_element(depth: int) -> st.SearchStrategy[str]:
    inner = st.just("chữ 5") if not depth else st.lists(_any_element(depth - 1), max_size=4).map("".join)
    return st.builds(
        lambda tag, value, content: f"<w:{tag}{value}>{content}</w:{tag}>", _TAGS, _VALUES, inner
    )


DISORDER = st.lists(_any_element(4), max_size=5).map("".join)
"""Elements of Word in any order and nesting, as damaged or hostile files have them."""
