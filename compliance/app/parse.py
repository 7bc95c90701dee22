"""``parse``: one phrase in, its targets out."""

from __future__ import annotations

from typing import Any


def parse(phrase: str, title: str | None = None) -> dict[str, Any]:
    """``{"targets": [...]}``: what ``phrase`` promises, under a row called ``title``."""
    from compliance.reading.dump import dump_target
    from compliance.wording.phrases import parse_targets

    return {"targets": [dump_target(target) for target in parse_targets(phrase, title=title)]}
