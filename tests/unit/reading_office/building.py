"""Small office files made in memory, for tests: packages, pages, workbooks."""

# ruff: noqa: E501 (markup reads better unbroken)
from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from compliance.reading.document import Document, Paragraph, Table

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = (
    f'xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def archive(members: dict[str, bytes | str], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file with these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as target:
        for name, content in members.items():
            target.writestr(name, content)
    return buffer.getvalue()


def word_members(body: str, **parts: str) -> dict[str, bytes | str]:
    """The members of a Word package; ``parts`` are numbering, styles, footnotes by their inner XML."""
    roots = {"numbering": "numbering", "styles": "styles", "footnotes": "footnotes"}
    related = "".join(
        f'<Relationship Id="r{index}" Type="{_RELATIONS}/{name}" Target="{name}.xml"/>'
        for index, name in enumerate(parts)
    )
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>',
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
    }
    for name, inner in parts.items():
        members[f"word/{name}.xml"] = f"<w:{roots[name]} {_NAMES}>{inner}</w:{roots[name]}>"
    return members


def word(body: str, **parts: str) -> bytes:
    """A Word file with this body."""
    return archive(word_members(body, **parts))


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    inner = "".join(piece if piece.startswith("<") else run(piece) for piece in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def cell(*content: str, properties: str = "") -> str:
    inner = "".join(
        piece if piece.startswith(("<w:p>", "<w:tbl>", "<w:sdt>")) else paragraph(piece) for piece in content
    )
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner or '<w:p/>'}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    inner = "".join(piece if piece.startswith("<") else cell(piece) for piece in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def page(
    texts: Sequence[tuple[float, float, str]], lines: Sequence[tuple[float, float, float, float]] = ()
) -> bytes:
    """The content stream of a PDF page of 595 by 842 points; places from the top left."""
    drawn = [f"{x0} {842 - y0} m {x1} {842 - y1} l S" for x0, y0, x1, y1 in lines]
    escaped = [
        (x, y, text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")) for x, y, text in texts
    ]
    written = [f"BT /F1 12 Tf {x} {842 - y} Td ({text}) Tj ET" for x, y, text in escaped]
    return "\n".join(["0.5 w", *drawn, *written]).encode("latin-1")


def pdf(*pages: bytes, encrypt: bool = False) -> bytes:
    """A PDF with these page contents in Helvetica."""
    count = len(pages)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (count, b" ".join(b"%d 0 R" % (4 + 2 * index) for index in range(count))),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for index, content in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * index)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    extra = b" /Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<00> <00>]" % (
        b"00" * 32,
        b"11" * 32,
    )
    out += b"trailer << /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        extra if encrypt else b"",
        start,
    )
    return bytes(out)


def ruled(
    xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]]
) -> tuple[list[tuple[float, float, str]], list[tuple[float, float, float, float]]]:
    """A full ruled table: texts and lines for ``page``; a newline in a cell begins another line of it."""
    lines = [(x, ys[0], x, ys[-1]) for x in xs] + [(xs[0], y, xs[-1], y) for y in ys]
    texts = [
        (xs[column] + 5, ys[index] + 14 + 14 * step, text)
        for index, cells in enumerate(rows)
        for column, words in enumerate(cells)
        for step, text in enumerate(words.split("\n"))
        if text
    ]
    return texts, lines


def workbook(*sheets: tuple[str, Sequence[Sequence[Any]]]) -> Any:
    """An openpyxl workbook with these sheets."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for cells in rows:
            sheet.append(list(cells))
    return book


def saved(book: Any) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def grid(block: Table) -> list[list[str]]:
    """The words of a table; continuations of merges as "^" (above) and "<" (left)."""
    signs = {"above": "^", "left": "<"}
    return [[signs.get(place.merge.value, place.text) for place in line.cells] for line in block.rows]


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]
