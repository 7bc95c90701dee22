"""What every reader gives: the blocks of a document, in order, each with its place. No meaning yet."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from compliance.model.plan import Unread
from compliance.model.source import Source
from compliance.records import record


class Merge(StrEnum):
    """What a cell is in a merge. Formats that cannot show merges give ``NONE`` everywhere."""

    NONE = "none"
    ORIGIN = "origin"
    ABOVE = "above"
    LEFT = "left"


@record
class Cell:
    """One cell of the grid. ``text`` keeps line breaks inside the cell as newlines.

    A continuation of a merge (``ABOVE``, ``LEFT``) has empty text: the words stand at the origin.
    ``tracked`` says that the words hold an unaccepted change; ``confidence`` is below 1 for OCR.
    """

    text: str
    source: Source
    merge: Merge = Merge.NONE
    tracked: bool = False
    confidence: float = 1.0


@record
class Row:
    """One row of a grid; every row of a table has the same number of cells."""

    cells: tuple[Cell, ...]
    source: Source
    header: bool = False


@record
class Table:
    """A grid as it stands in the file. ``shows_merges``: the format tells merged from empty cells."""

    rows: tuple[Row, ...]
    source: Source
    shows_merges: bool = False


@record
class Paragraph:
    """A paragraph of running text; ``number`` is an automatic list number ("a)", "1.1") not in ``text``."""

    text: str
    source: Source
    number: str | None = None
    heading: int | None = None
    tracked: bool = False
    confidence: float = 1.0


Block = Paragraph | Table


@record
class Document:
    """A file as blocks. ``unread`` holds what the reader could not give (a picture, a hidden sheet)."""

    file: str
    format: str
    sha256: str
    blocks: tuple[Block, ...]
    footnotes: tuple[Paragraph, ...] = ()
    unread: tuple[Unread, ...] = field(default=())
