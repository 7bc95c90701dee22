"""Levels and agencies that words name."""

from __future__ import annotations

from compliance.wording.agencies import NamedAgency, agencies_named
from compliance.wording.levels import (
    Addressees,
    NamedLevel,
    addressees,
    kinds_named,
    level_of_words,
    levels_named,
    named_levels,
)

__all__ = [
    "Addressees",
    "NamedAgency",
    "NamedLevel",
    "addressees",
    "agencies_named",
    "kinds_named",
    "level_of_words",
    "levels_named",
    "named_levels",
]
