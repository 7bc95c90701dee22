"""Words of denying and failing ("không", "bị") by which a title says the contrary of what it names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from compliance.vietnamese import alternatives, fold, spaced_words


class DenialWords:
    """The denials of ``wording/titles.yaml``."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._said = spaced_words(map(fold, data["denials"]))
        none_left = alternatives(map(fold, data["none_left"]))
        harmless = spaced_words(map(fold, data["not_denials"]))
        # "Không để hồ sơ quá hạn" says how many of what it names there shall be.
        self._harmless = re.compile(rf"^ (?:{none_left})(?!\S)|{harmless.pattern}")

    def of(self, full: str) -> frozenset[str]:
        """The words of a full form that deny what is promised, or say that it fails."""
        return frozenset(self._said.findall(self._harmless.sub(" ", full)))
