"""Turns of phrase around a number, from the data table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from compliance.vietnamese import alternatives
from compliance.wording.capitals import UPPER
from compliance.wording.phrases.lexicon import load_table, words_of

_LIST = re.compile(r"\{([a-z_]+)\}")


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The turn of phrase ``name`` of ``wording/patterns.yaml``, compiled when it is first asked for."""
    entry = _table()[name]
    words = f"{entry.get('start', '')}{'|'.join(entry['any'])}{entry.get('end', '')}"
    words = _LIST.sub(lambda match: alternatives(words_of(match[1])), words)
    return re.compile(words.replace("{UPPER}", UPPER), re.IGNORECASE if entry.get("any_case") else 0)


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    table: Mapping[str, Mapping[str, Any]] = load_table("patterns.yaml")["patterns"]
    return table
