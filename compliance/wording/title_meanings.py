"""Short forms that stand for two things ("HS": hồ sơ, học sinh), told apart by the words beside them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from compliance.vietnamese import fold, spaced_words


class ShortForm:
    """One of ``short_beside`` in ``wording/titles.yaml``."""

    def __init__(self, short: str, sense: Mapping[str, Any]) -> None:
        self._short, self._words = f" {fold(short)} ", f" {fold(sense['words'])} "
        self._beside, self._away = (spaced_words(map(fold, sense[key])) for key in ("beside", "away"))

    def written_out(self, spoken: str) -> str:
        """``spoken`` (words with spaces around) with the short form in full where those beside it tell."""
        if self._short not in spoken or self._away.search(spoken) or not self._beside.search(spoken):
            return spoken
        return spoken.replace(self._short, self._words)
