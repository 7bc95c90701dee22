"""Documents that set some targets of a plan anew, told by their titles."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from compliance import builtin
from compliance.vietnamese import clean, fold, squash, whole_words


@lru_cache(maxsize=1024)
def sets_anew(title: str) -> bool:
    """Whether a title is that of a decision on targets ("Giao chỉ tiêu …"), not of a plan."""
    words = squash(fold(clean(title)))
    names, plans = _patterns()
    return names.search(words) is not None and plans.search(words) is None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = builtin.table("wording", "supplements.yaml")
    return whole_words(map(fold, data["titles"])), whole_words(map(fold, data["but_not"]))
