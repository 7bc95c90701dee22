"""CSV files as one table: the delimiter is found, line breaks inside quotes stay inside cells."""

from __future__ import annotations

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from compliance.model.source import Source
from compliance.reading.document import Block, Document
from compliance.reading.encodings import decode
from compliance.reading.guards import broken_if_it_fails, check_size, looks_binary, refusal
from compliance.reading.options import DEFAULT_OPTIONS, ReaderOptions
from compliance.reading.sheets import SheetCell, SheetRow, blocks_of_sheet
from compliance.reading.vocabulary import heading_role

FORMAT = "csv"
_DELIMITERS = ";,\t|"
_SAMPLE = 64 * 1024
_LEAST_HEADINGS = 3
_LONGEST_NUMBER_HEADING = 12


def claims(data: bytes, file: str) -> bool:
    """Whether the bytes are a table of delimited fields; a name that ends in .csv lowers the bar."""
    if looks_binary(data) or data[:1] in (b"<", b"{", b"%") or not data.strip():
        return False
    named = file.casefold().endswith((".csv", ".tsv"))
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    sample = data[:_SAMPLE].decode("utf-16" if wide else "utf-8", "ignore")
    sample = sample.removeprefix("\ufeff")
    return named or _is_surely_delimited(sample) or _has_headings(sample)


def read(data: bytes, file: str, options: ReaderOptions = DEFAULT_OPTIONS) -> Document:
    """The document as blocks; lines above and below the table are paragraphs."""
    check_size(data, file, options)
    text = decode(data, file)
    with broken_if_it_fails(file):
        blocks = tuple(_blocks(text, file, options))
    if not blocks:
        raise refusal("empty", file)
    return Document(file, FORMAT, hashlib.sha256(data).hexdigest(), blocks)


def delimiter_of(text: str) -> str:
    """The sign that parts the fields: the one that gives most lines the same number of fields."""
    announced = text[:6].casefold()
    if announced.startswith("sep=") and len(announced) > 4:
        return announced[4]
    return max(_DELIMITERS, key=lambda sign: (_agreement(text[:_SAMPLE], sign), -_DELIMITERS.index(sign)))


def _agreement(text: str, sign: str) -> int:
    """How many fields stand in records of the commonest width that this delimiter gives."""
    widths = Counter(width for width in _widths(text, sign) if width > 1)
    return max((width * count for width, count in widths.items()), default=0)


def _widths(text: str, sign: str) -> list[int]:
    try:
        return [len(record) for record in _records(text, sign) if any(field.strip() for field in record)]
    except csv.Error:
        return []


def _is_surely_delimited(text: str) -> bool:
    """Several columns, at least three, on nearly every line; prose with commas never keeps that up."""
    if text[:4].casefold() == "sep=":
        return True
    for sign in ";,":
        widths = _widths(text, sign)
        if len(widths) < 3:
            continue
        width, count = Counter(widths).most_common(1)[0]
        if width >= 3 and count >= 0.8 * len(widths):
            return True
    return False


def _has_headings(text: str) -> bool:
    """Whether a line of column headings parted by ";" or "," stands above a record of as many fields."""
    lines = [line for line in text.splitlines() if line.strip()]
    return any(_is_heading(line, below, sign) for line, below in pairwise(lines) for sign in ";,")


def _is_heading(line: str, below: str, sign: str) -> bool:
    first = line.partition(sign)[0]
    if line.count(sign) < _LEAST_HEADINGS - 1 or len(first) > _LONGEST_NUMBER_HEADING:
        return False
    if heading_role(first) != "number":
        return False
    fields, others = (next(_records(text, sign), []) for text in (line, below))
    known = sum(heading_role(field) is not None for field in fields)
    return len(fields) == len(others) and known >= _LEAST_HEADINGS


def _records(text: str, sign: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=sign)


def _blocks(text: str, file: str, options: ReaderOptions) -> Iterator[Block]:
    sign = delimiter_of(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    rows: list[SheetRow] = []
    line = 1
    for number, record in enumerate(reader, start=1):
        if number > options.max_rows:
            raise refusal("too_many_cells", file, limit=options.max_rows)
        if len(record) > options.max_columns:
            raise refusal("too_many_cells", file, limit=options.max_rows)
        if number > 1 or text[:4].casefold() != "sep=":
            cells = {
                column: SheetCell(_unguarded(field))
                for column, field in enumerate(record, 1)
                if field.strip()
            }
            rows.append(SheetRow(number, cells, line=line))
        line = reader.line_num + 1
    yield from blocks_of_sheet(rows, Source(file, table=1), shows_merges=False)


def _unguarded(field: str) -> str:
    """A field without the apostrophe that keeps spreadsheets from taking it for a formula."""
    text = field.replace("\r\n", "\n").replace("\r", "\n").strip()
    return text[1:] if len(text) > 1 and text[0] == "'" and text[1] in "=+-@\t" else text
