"""A target with the stretch of words that is its own."""

from __future__ import annotations

from compliance.model.target import Target
from compliance.records import record
from compliance.wording.phrases.clauses import Found


@record
class Segment:
    """A target with the stretch of words that is its own; ``joins`` says it shares the promise before it.

    ``reach`` is where words that name its population end: another bound may follow in the same breath.
    """

    target: Target
    found: Found
    start: int
    end: int
    joins: bool = False
    sentence: tuple[int, int] = (0, 0)
    reach: int = 0
