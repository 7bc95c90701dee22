"""``parse``: one phrase in, its targets out."""

from __future__ import annotations

from compliance.app.transcribe import targets_of
from compliance.model.transcript import Targets


def parse(phrase: str, title: str | None = None) -> Targets:
    """The targets that ``phrase`` promises, under a row called ``title``."""
    from compliance.wording.phrases import parse_targets

    return targets_of(parse_targets(phrase, title=title))
