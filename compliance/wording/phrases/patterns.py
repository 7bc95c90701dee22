"""Turns of phrase around a number, from the data table."""

from __future__ import annotations

import re
from functools import cache

from compliance.wording.phrases.lexicon import load_table


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The turn of phrase ``name`` of ``wording/patterns.yaml``, compiled."""
    return _patterns()[name]


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile(
            f"{entry.get('start', '')}{'|'.join(entry['any'])}{entry.get('end', '')}",
            re.IGNORECASE if entry.get("any_case") else 0,
        )
        for name, entry in load_table("patterns.yaml")["patterns"].items()
    }
