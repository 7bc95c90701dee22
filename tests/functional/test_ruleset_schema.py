"""The JSON Schemas of files that people write admit the files that travel with the program."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from compliance import builtin
from compliance.files.waivers import WaiversFile
from compliance.files.workspace import WorkspaceFile
from compliance.rules.loading import builtin_names
from compliance.rules.ruleset import RulesetFile

EXAMPLE = Path(__file__).parents[2] / "examples" / "binh-dinh-2025" / "compliance.yaml"


def as_json(words: str) -> Any:
    """What an editor sees: plain YAML types, days as texts."""
    loader = type("Days", (yaml.SafeLoader,), {})
    loader.yaml_implicit_resolvers = {
        sign: [(tag, pattern) for tag, pattern in pairs if tag != "tag:yaml.org,2002:timestamp"]
        for sign, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return yaml.load(words, Loader=loader)


@pytest.mark.parametrize("name", builtin_names())
def test_a_built_in_ruleset_fits_its_schema(name: str) -> None:
    words = (builtin.rulesets() / f"{name}.yaml").read_text(encoding="utf-8")
    jsonschema.validate(as_json(words), RulesetFile.model_json_schema(by_alias=True))


def test_the_example_workspace_fits_its_schema() -> None:
    jsonschema.validate(as_json(EXAMPLE.read_text(encoding="utf-8")), WorkspaceFile.model_json_schema())


def test_waivers_fit_their_schema_and_nonsense_does_not() -> None:
    schema = WaiversFile.model_json_schema()
    entry = {"rule": "x", "reason": "y", "approved_by": "z", "period": 2025, "expires": "2025-12-31"}
    jsonschema.validate({"waivers": [entry]}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"waivers": [{"rule": "x", "nonsense": 1}]}, schema)
