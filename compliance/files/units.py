"""The administrative units of a run: the built-in table, and what a workspace adds or overrides."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from compliance import builtin
from compliance.files.packed_units import unpacked
from compliance.model.unit import Unit
from compliance.model.unit_names import NameForms, UnitType
from compliance.model.units import Level, Overlay, Units


def load_units(overlay: Path | None = None) -> Units:
    """The units of both eras; ``overlay`` is a workspace's ``units.yaml``.

    Raises ComplianceErrors with every mistake of the overlay, each at its file, line and column.
    """
    built_in = _built_in()
    if overlay is None:
        return built_in
    from compliance.files.unit_overlay import load_overlay

    parts = load_overlay(overlay, built_in)
    return _units(parts.overlay, parts.levels, parts.types)


@cache
def _built_in() -> Units:
    levels = tuple(Level(level["id"], level["title"]) for level in _levels_data()["levels"])
    return _units(Overlay(), levels, ())


def _units(overlay: Overlay, levels: tuple[Level, ...], types: tuple[UnitType, ...]) -> Units:
    data = _levels_data()
    root = data["central"]
    central = Unit(root["id"], root["name"], data["types"][0]["word"], levels[0].id)
    names = name_forms(types)
    return Units(unpacked(central.id), central=central, levels=levels, names=names, overlay=overlay)


@cache
def name_forms(added: tuple[UnitType, ...] = ()) -> NameForms:
    """How units are named in words; ``added`` are types of a workspace's own."""
    data = _levels_data()
    types = [UnitType(t["word"], tuple(t["levels"]), tuple(t.get("short", ()))) for t in data["types"]]
    root = data["central"]
    return NameForms(
        [*types, *added],
        bodies=data["bodies"],
        central=[root["name"], *root["aliases"]],
        spellings=data["spellings"],
    )


@cache
def _levels_data() -> dict[str, Any]:
    data: dict[str, Any] = builtin.table("registry", "levels.yaml")
    return data
