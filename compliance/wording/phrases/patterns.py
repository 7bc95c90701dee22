"""Turns of phrase around a number, from the data table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
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


@lru_cache(maxsize=64)
def found_in(name: str, words: str, start: int, end: int) -> re.Match[str] | None:
    """Where a turn of phrase first stands in a stretch: every number of a sentence asks for the same."""
    return pattern(name).search(words, start, end)


@lru_cache(maxsize=64)
def heads(name: str, words: str) -> re.Match[str] | None:
    """The turn of phrase with which ``words`` begin: every number of a sentence asks for the same."""
    return pattern(name).match(words)


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    table: Mapping[str, Mapping[str, Any]] = load_table("patterns.yaml")["patterns"]
    return table
