"""What a reader may ask while it reads: the catalogue, the units, titles, and how to treat the file."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from compliance.model.catalogue import Catalogue
from compliance.reading.options import DEFAULT_OPTIONS, ReaderOptions
from compliance.records import record

if TYPE_CHECKING:
    from compliance.model.target import Measure
    from compliance.model.units import Units
    from compliance.wording.titles import TitleMatch, TitleMatcher


@record
class ReadingContext:
    """The knowledge a reading draws on; each part may be absent, and then its answers are."""

    catalogue: Catalogue | None = None
    units: Units | None = None
    matcher: TitleMatcher | None = None
    options: ReaderOptions = DEFAULT_OPTIONS
    _meanings: dict[tuple[object, ...], TitleMatch | None] = field(
        default_factory=dict, compare=False, repr=False
    )

    def meaning(
        self, title: str, *, above: str = "", level: str | None = None, measure: Measure | None = None
    ) -> TitleMatch | None:
        """The indicator that ``title`` means under ``above``; each question is asked of the matcher once."""
        if self.matcher is None:
            return None
        key = (title, above, level, measure)
        if key not in self._meanings:
            self._meanings[key] = self.matcher.match(title, context=above, level=level, measure=measure)
        return self._meanings[key]
