"""Levels, units, agencies and persons that words name."""

from __future__ import annotations

from compliance.wording.levels import (
    Addressees,
    NamedLevel,
    addressees,
    level_of_words,
    levels_named,
    named_levels,
)
from compliance.wording.mentions import (
    NamedAgency,
    NamedPerson,
    NamedUnit,
    agencies_named,
    header_unit,
    persons_named,
    unit_of_type,
    units_named,
)

__all__ = [
    "Addressees",
    "NamedAgency",
    "NamedLevel",
    "NamedPerson",
    "NamedUnit",
    "addressees",
    "agencies_named",
    "header_unit",
    "level_of_words",
    "levels_named",
    "named_levels",
    "persons_named",
    "unit_of_type",
    "units_named",
]
