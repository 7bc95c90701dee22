"""What a reader may ask while it reads: the catalogue, the units, titles, and how to treat the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compliance.model.catalogue import Catalogue
from compliance.reading.options import DEFAULT_OPTIONS, ReaderOptions

if TYPE_CHECKING:
    from compliance.model.units import Units
    from compliance.wording.titles import TitleMatcher


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """The knowledge a reading draws on; each part may be absent, and then its answers are."""

    catalogue: Catalogue | None = None
    units: Units | None = None
    matcher: TitleMatcher | None = None
    options: ReaderOptions = DEFAULT_OPTIONS
