"""Administrative units as dated data: which unit exists on which day, and who its superior is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal

from compliance.records import record


@record
class Succession:
    """A unit that took over from another: the ``whole`` of it or a ``part``."""

    id: str
    part: str = "whole"


@record
class Unit:
    """An administrative unit and its tier, valid from one day to another (both included; None: open).

    ``name`` is the full name in lower case of its type ("huyện Tây Sơn"), ``type`` the type alone
    ("huyện"), ``level`` a level id of the units data (central, province, district, commune),
    ``parent`` the id of its superior unit, ``code`` the code of the General Statistics Office.
    ``weight`` holds figures of the unit by name ("dân số": 1200).
    """

    id: str
    name: str
    type: str
    level: str
    parent: str | None = None
    code: str | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    successors: tuple[Succession, ...] = ()
    predecessors: tuple[Succession, ...] = ()
    weight: Mapping[str, Decimal] = field(default_factory=dict)

    def exists_on(self, day: dt.date | None) -> bool:
        """Whether the unit exists on ``day``; without a day, whether it exists at all."""
        if day is None:
            return True
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )

    @property
    def bare_name(self) -> str:
        """The name without its type: "Tây Sơn"."""
        return self.name[len(self.type) :].strip() if self.name.startswith(self.type) else self.name
