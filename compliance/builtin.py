"""Where the data that travels with the program lies (rulesets, catalogue, registries)."""

from __future__ import annotations

from pathlib import Path


def rulesets() -> Path:
    """The folder of built-in rulesets: inside the installed wheel, or beside the package in a checkout."""
    package = Path(__file__).parent
    inside = package / "rulesets"
    return inside if inside.is_dir() else package.parent / "rulesets"
