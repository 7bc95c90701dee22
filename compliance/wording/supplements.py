"""Documents that set some targets of a plan anew, told by their titles."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from compliance import builtin
from compliance.vietnamese import clean, fold, squash


@lru_cache(maxsize=1024)
def sets_anew(title: str) -> bool:
    """Whether a title is that of a decision on targets ("Giao chỉ tiêu …"), not of a plan."""
    words = squash(fold(clean(title)))
    names, plans = _patterns()
    return names.search(words) is not None and plans.search(words) is None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    import yaml

    text = (builtin.rulesets() / "wording" / "supplements.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    return _one_of(data["titles"]), _one_of(data["but_not"])


def _one_of(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(fold(phrase)) for phrase in phrases)})(?!\w)")
