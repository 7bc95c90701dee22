"""``limits`` of ``compliance.yaml``: how large a file may be, and how long its reading may take."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from compliance.files.validated import Strict

_MEGABYTE = 1024 * 1024

_Count = Annotated[int, Field(gt=0, le=1_000_000_000, examples=["1000"])]
_Megabytes = Annotated[int, Field(gt=0, le=10_000, examples=["100"])]
_Seconds = Annotated[float, Field(gt=0, le=86_400, examples=["60"])]


class Limits(Strict):
    """Sizes are in megabytes, times in seconds; what is not said keeps its default."""

    max_megabytes: _Megabytes | None = None
    max_unpacked_megabytes: _Megabytes | None = None
    max_ratio: _Count | None = None
    max_members: _Count | None = None
    max_depth: Annotated[int, Field(gt=0, le=1_000, examples=["200"])] | None = None
    max_rows: _Count | None = None
    max_columns: _Count | None = None
    max_cells: _Count | None = None
    max_pages: _Count | None = None
    max_pixels: _Count | None = None
    pdf_seconds: _Seconds | None = None
    convert_seconds: _Seconds | None = None
    ocr_seconds: _Seconds | None = None

    def options(self) -> tuple[tuple[str, int | float], ...]:
        """The limits that were said, by the names of the reader's options, sizes in bytes."""
        return tuple(
            (name.replace("_megabytes", "_bytes").replace("unpacked_bytes", "unpacked"), value * factor)
            for name, value in self.model_dump(exclude_none=True).items()
            for factor in (_MEGABYTE if name.endswith("_megabytes") else 1,)
        )
