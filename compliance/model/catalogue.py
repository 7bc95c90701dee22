"""The catalogue of canonical indicators: the same id for the same promise at every level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from compliance.model.target import Better, Measure
from compliance.records import record


class Cascade(StrEnum):
    """What a superior's target asks of the level below (semantics, section 3)."""

    AT_LEAST = "at_least"
    BY_LEVEL = "by_level"
    PRESENCE = "presence"
    REFERENCE = "reference"
    NONE = "none"


@record
class Alias:
    """A wording met for an indicator. ``same`` is False where the words promise other content (``reason``).

    ``pattern`` marks an alias whose ``*`` stands for any words. ``also`` names further entries that a
    wording promises with the same number ("số hóa và cấp kết quả điện tử").
    """

    text: str
    same: bool = True
    reason: str | None = None
    pattern: bool = False
    also: tuple[str, ...] = ()


@record
class Sign:
    """Words by which a wording that nobody has written down is known for an indicator.

    Every group of ``all`` must be named, each by one of its alternatives; no phrase of ``none`` may be.
    ``same`` and ``reason`` are as in ``Alias``.
    """

    all: tuple[tuple[str, ...], ...]
    none: tuple[str, ...] = ()
    same: bool = True
    reason: str | None = None


@record
class CatalogueEntry:
    """One canonical indicator (contract, section 3: a catalogue).

    ``closed`` says that no level but ``levels`` can have it, whomever a column of executors lists.
    ``acronyms`` are short names that must agree with those in a title. ``by_measure`` names the entry
    that is meant when the targets of a row are measured so; ``answered_by`` other entries whose target
    also answers the duty to have this one. Under a heading or row that names one of ``not_under`` the
    same words mean something else. ``sides`` are the words of each of the things that the indicator joins
    ("hồ sơ", "kết quả"): rows that name different ones answer each its own. ``adds_up`` says that a
    superior's number is what all its units do together, unless it is given to each.
    """

    id: str
    title: Mapping[str, str]
    aliases: tuple[Alias, ...] = ()
    unit: Measure | None = None
    direction: Better | None = None
    levels: tuple[str, ...] = ()
    cascade: Cascade = Cascade.AT_LEAST
    counterpart: str | None = None
    part_of: str | None = None
    measures: str | None = None
    area: str | None = None
    not_to_be_confused_with: tuple[str, ...] = ()
    basis: str = ""
    closed: bool = False
    signs: tuple[Sign, ...] = ()
    acronyms: tuple[str, ...] = ()
    by_measure: Mapping[Measure, str] = field(default_factory=dict)
    answered_by: tuple[str, ...] = ()
    not_under: tuple[str, ...] = ()
    sides: tuple[tuple[str, ...], ...] = ()
    adds_up: bool = False


@record
class Catalogue:
    """All entries by id, in the order of the file."""

    id: str
    entries: Mapping[str, CatalogueEntry] = field(default_factory=dict)

    def get(self, canonical: str | None) -> CatalogueEntry | None:
        """The entry of ``canonical``, or None for an unknown or absent id."""
        return self.entries.get(canonical) if canonical is not None else None
