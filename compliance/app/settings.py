"""What a run knows before it reads a plan: units, catalogue, rulesets, waivers, human decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compliance.errors import ComplianceError, ComplianceErrors, Place
from compliance.files.workspace import DEFAULT_RULESETS, FILE_NAME, Workspace
from compliance.model.catalogue import Catalogue
from compliance.model.units import Units
from compliance.reading.context import ReadingContext
from compliance.reading.options import DEFAULT_OPTIONS, ReaderOptions, Tracked
from compliance.records import record

if TYPE_CHECKING:
    from compliance.files.waivers import Waiver
    from compliance.rules.rule import Ruleset

DEFAULT_CATALOGUE = "cchc"


@record
class Knowledge:
    """Units, catalogue and what readers draw on; enough to read and link plans."""

    units: Units
    catalogue: Catalogue
    reading: ReadingContext


def load_knowledge(workspace: Workspace | None, *, tracked: Tracked = "accept") -> Knowledge:
    """The knowledge of a workspace, or the built-in one; raises ComplianceErrors of its files.

    ``tracked`` says which text a document with unaccepted changes has.
    """
    from compliance.files.catalogue import load_catalogue
    from compliance.files.units import load_units
    from compliance.wording.titles import TitleMatcher

    units = load_units(workspace.units if workspace else None)
    catalogue = load_catalogue((workspace.catalogue if workspace else None) or DEFAULT_CATALOGUE)
    reading = ReadingContext(
        catalogue=catalogue,
        units=units,
        matcher=TitleMatcher(catalogue),
        options=reader_options(workspace, tracked),
    )
    return Knowledge(units, catalogue, reading)


def reader_options(workspace: Workspace | None, tracked: Tracked = "accept") -> ReaderOptions:
    """How files are read: the limits of the workspace, the defaults where it says nothing."""
    limits: dict[str, Any] = dict(workspace.limits) if workspace is not None else {}
    return replace(DEFAULT_OPTIONS, tracked=tracked, **limits)


def load_rulesets(
    asked: Sequence[str], workspace: Workspace | None, catalogue: Catalogue
) -> tuple[Ruleset, ...]:
    """The rulesets asked for, else the workspace's, else the built-in ones; refused whole when invalid."""
    from compliance.rules.loading import load_rulesets as load

    if asked or workspace is None:
        return tuple(load(ruleset_names(asked) or DEFAULT_RULESETS, catalogue=catalogue))
    try:
        return tuple(load(workspace.rulesets, catalogue=catalogue))
    except ComplianceError as error:
        raise _placed(error, workspace) from None


def _placed(error: ComplianceError, workspace: Workspace) -> ComplianceError:
    """An error without a place of its own stands in the file of the workspace."""
    if error.place is None and not isinstance(error, ComplianceErrors):
        error.place = Place(str(workspace.folder / FILE_NAME))
    return error


def ruleset_names(asked: Sequence[str]) -> list[str | Path]:
    """What a person typed, as built-in names and paths."""
    return [_name_or_path(name) for name in asked]


def load_waivers(workspace: Workspace | None, *, ignored: bool) -> tuple[Waiver, ...]:
    """The waivers of a workspace; none where the auditor asked to leave them aside."""
    if ignored or workspace is None or workspace.waivers is None:
        return ()
    from compliance.files.waivers import load_waivers as load

    return load(workspace.waivers)


def _name_or_path(name: str) -> str | Path:
    return Path(name) if name.endswith((".yaml", ".yml")) or "/" in name or "\\" in name else name
