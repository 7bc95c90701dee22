"""Where the data that travels with the program lies (rulesets, catalogue, registries)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any


def rulesets() -> Path:
    """The folder of built-in rulesets: inside the installed wheel, or beside the package in a checkout."""
    package = Path(__file__).parent
    inside = package / "rulesets"
    return inside if inside.is_dir() else package.parent / "rulesets"


@cache
def table(*path: str) -> Any:
    """The data of a built-in YAML file (``table("wording", "titles.yaml")``), read once for all who ask.

    Nobody may change what it holds.
    """
    import yaml

    text = rulesets().joinpath(*path).read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
