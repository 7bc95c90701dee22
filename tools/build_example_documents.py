"""Make the example's plans into the files offices have: Word, Excel, PDF, YAML and text in a mixture.

    python tools/build_example_documents.py [OUT]

Reads ``examples/binh-dinh-2025/plans/*.txt`` and writes a workspace of the same plans to
``examples/binh-dinh-2025-office`` (or OUT). The PDF is printed by LibreOffice; where it is not
installed that plan is left out and said.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from compliance.reading.document import Block, Document, Row, Table
from compliance.reading.text import document_of

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "examples" / "binh-dinh-2025"
TARGET = ROOT / "examples" / "binh-dinh-2025-office"
FORMS = {
    "tinh-binh-dinh-2025": "docx",
    "huyen-tay-son-2025": "xlsx",
    "xa-nhon-hau-2025": "pdf",
    "huyen-tuy-phuoc-2023-2025": "txt",
    "xa-tay-xuan-2024": "yaml",
}
FONT = "Times New Roman"
_NUMBER_HEADINGS = frozenset(("STT", "TT", "S T T", "SỐ TT"))
_PERCENT = re.compile(r"(\d{1,3})%")
_WIDTHS = {5: (1.2, 6.0, 4.0, 3.2, 3.2), 6: (1.1, 5.2, 3.6, 2.6, 2.6, 2.5)}
_STAMP = re.compile(rb"<dcterms:(created|modified)([^>]*)>[^<]*<")


def main(arguments: list[str]) -> int:
    target = Path(arguments[0]) if arguments else TARGET
    plans = target / "plans"
    plans.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(SOURCE / "compliance.yaml", target / "compliance.yaml")
    for name, form in FORMS.items():
        text = (SOURCE / "plans" / f"{name}.txt").read_text(encoding="utf-8")
        data = WRITERS[form](text, name)
        if data is None:
            print(f"{name}: LibreOffice is not installed, no {form} written", file=sys.stderr)
            continue
        (plans / f"{name}.{form}").write_bytes(data)
    return 0


def as_text(text: str, _: str) -> bytes:
    return text.encode("utf-8")


def as_yaml(_: str, name: str) -> bytes:
    from compliance.app.read import read
    from compliance.reading.yaml_writing import write_yaml

    (plan,) = read([SOURCE / "plans" / f"{name}.txt"]).plans
    return write_yaml(plan, accounting=False).encode("utf-8")


def as_word(text: str, name: str) -> bytes:
    """An A4 page with the margins of official documents; each table as the text has it, page by page."""
    from docx import Document as new_document
    from docx.shared import Cm, Pt

    document = new_document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(13)
    style.paragraph_format.space_after = Pt(6)
    for block in blocks_of(text, name):
        if isinstance(block, Table):
            for rows in pages_of(block):
                _word_table(document, rows)
                document.add_paragraph()
        else:
            _word_paragraph(document, block.text)
    buffer = io.BytesIO()
    document.save(buffer)
    return undated(buffer.getvalue())


def as_pdf(text: str, name: str) -> bytes | None:
    program = shutil.which("soffice")
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"{name}.docx")
        source.write_bytes(as_word(text, name))
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True)
        return source.with_suffix(".pdf").read_bytes()


def as_workbook(text: str, name: str) -> bytes:
    """One sheet; percentages are numbers shown as percentages, as people type them."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    sheet = book.active
    sheet.title = "Phụ lục"
    line = 1
    for block in blocks_of(text, name):
        if not isinstance(block, Table):
            sheet.cell(line, 1, block.text).font = Font(name=FONT, size=13, bold=block.text.isupper())
            line += 1
            continue
        for rows in pages_of(block):
            _sheet_table(sheet, rows, line + 1)
            line += len(rows) + 2
    buffer = io.BytesIO()
    book.save(buffer)
    return undated(buffer.getvalue())


def blocks_of(text: str, name: str) -> tuple[Block, ...]:
    document: Document = document_of(text, f"{name}.txt")
    return document.blocks


def pages_of(table: Table) -> Iterator[list[Row]]:
    """The rows of a table page by page: a page begins where the headings are typed again."""
    page: list[Row] = []
    for row in table.rows:
        if page and row.cells[0].text.upper() in _NUMBER_HEADINGS:
            yield page
            page = []
        page.append(row)
    if page:
        yield page


def heading_rows(rows: list[Row]) -> int:
    """How many rows at the top are headings: those up to the first with a code or a title."""
    if rows[0].cells[0].text.upper() not in _NUMBER_HEADINGS:
        return 0
    return 2 if len(rows) > 1 and not rows[1].cells[0].text and not rows[1].cells[1].text else 1


def heading_spans(rows: list[Row], count: int) -> Iterator[tuple[int, int, int, int]]:
    """The merged places of the headings: first row, first column, last row, last column."""
    width = len(rows[0].cells)
    for column in range(width):
        if not rows[0].cells[column].text:
            continue
        last = column
        while last + 1 < width and not rows[0].cells[last + 1].text:
            last += 1
        below = [rows[index].cells[column].text for index in range(1, count)]
        bottom = count - 1 if count > 1 and not any(below) and last == column else 0
        if last > column or bottom:
            yield 0, column, bottom, last


def _word_paragraph(document: Any, text: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    title = text.isupper() or text.startswith("(Kèm theo")
    run.bold, run.italic = text.isupper(), text.startswith("(Kèm theo")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if title else WD_ALIGN_PARAGRAPH.JUSTIFY


def _word_table(document: Any, rows: list[Row]) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Cm, Pt

    table = document.add_table(rows=len(rows), cols=len(rows[0].cells))
    table.style, table.autofit = "Table Grid", False
    count = heading_rows(rows)
    widths = _WIDTHS.get(len(rows[0].cells))
    for index, (line, row) in enumerate(zip(table.rows, rows, strict=True)):
        if index < count:
            line._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for column, (place, cell) in enumerate(zip(line.cells, row.cells, strict=True)):
            run = place.paragraphs[0].add_run(cell.text)
            run.font.size, run.bold = Pt(11), index < count
            place.paragraphs[0].paragraph_format.space_after = Pt(0)
            if widths:
                place.width = Cm(widths[column])
    for top, left, bottom, right in heading_spans(rows, count) if count else ():
        merged = table.cell(top, left).merge(table.cell(bottom, right))
        for empty in [paragraph for paragraph in merged.paragraphs[1:] if not paragraph.text]:
            empty._p.getparent().remove(empty._p)


def _sheet_table(sheet: Any, rows: list[Row], start: int) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side

    thin = Side(style="thin")
    count = heading_rows(rows)
    for index, row in enumerate(rows):
        for column, cell in enumerate(row.cells, start=1):
            place = sheet.cell(start + index, column)
            place.border = Border(left=thin, right=thin, top=thin, bottom=thin)
            place.font = Font(name=FONT, size=11, bold=index < count)
            place.alignment = Alignment(wrap_text=True, vertical="top")
            if match := _PERCENT.fullmatch(cell.text):
                place.value, place.number_format = int(match.group(1)) / 100, "0%"
            elif cell.text:
                place.value = cell.text
    for top, left, bottom, right in heading_spans(rows, count) if count else ():
        sheet.merge_cells(
            start_row=start + top, start_column=left + 1, end_row=start + bottom, end_column=right + 1
        )


def undated(data: bytes) -> bytes:
    """The package with fixed dates, so that building twice gives the same bytes."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _STAMP.sub(rb"<dcterms:\1\2>2025-01-01T00:00:00Z<", content)
            out.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


WRITERS: dict[str, Callable[[str, str], bytes | None]] = {
    "txt": as_text,
    "yaml": as_yaml,
    "docx": as_word,
    "pdf": as_pdf,
    "xlsx": as_workbook,
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
