"""Levels, units, agencies and persons that words name."""

from __future__ import annotations

from compliance.wording.agencies import NamedAgency, agencies_named
from compliance.wording.levels import (
    Addressees,
    NamedLevel,
    addressees,
    level_of_words,
    levels_named,
    named_levels,
)
from compliance.wording.mentions import (
    NamedPerson,
    NamedUnit,
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
