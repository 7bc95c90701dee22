"""What a user may choose about reading, and the limits that keep hostile files harmless."""

from __future__ import annotations

from typing import Literal

from compliance.records import record

Tracked = Literal["accept", "reject"]

MEGABYTE = 1024 * 1024


@record
class ReaderOptions:
    """Options every reader takes; a reader ignores what does not concern its format.

    ``tracked`` says which of two texts a document with unaccepted changes has. Sizes are in bytes,
    times in seconds. ``max_ratio`` is unpacked size over packed size of an archive, asked only of
    archives whose unpacked size is above one megabyte. ``ocr`` false leaves pictures unread;
    ``convert`` false refuses formats that need another program.
    """

    tracked: Tracked = "accept"
    max_bytes: int = 100 * MEGABYTE
    max_unpacked: int = 200 * MEGABYTE
    max_ratio: int = 200
    max_members: int = 2_000
    max_depth: int = 200
    max_rows: int = 50_000
    max_columns: int = 1_000
    max_cells: int = 1_000_000
    max_pages: int = 500
    max_pixels: int = 50_000_000
    pdf_seconds: float = 120.0
    convert_seconds: float = 60.0
    ocr_seconds: float = 300.0
    ocr_dpi: int = 300
    ocr: bool = True
    convert: bool = True


DEFAULT_OPTIONS = ReaderOptions()
