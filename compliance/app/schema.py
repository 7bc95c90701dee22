"""``schema``: the JSON Schema of each kind of file, from the model that reads or writes it."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from compliance.errors import ComplianceError

SCHEMAS: Mapping[str, str] = {
    "plan": "compliance.reading.plan_file:WrittenPlan",
    "ruleset": "compliance.rules.ruleset:RulesetFile",
    "units": "compliance.files.unit_overlay:UnitsFile",
    "catalogue": "compliance.files.catalogue:CatalogueFile",
    "links": "compliance.files.links:LinksFile",
    "readings": "compliance.reading.confirmations:ReadingsFile",
    "waivers": "compliance.files.waivers:WaiversFile",
    "workspace": "compliance.files.workspace:WorkspaceFile",
    "report": "compliance.model.report:Report",
}


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema called ``name``; raises ComplianceError with the known names."""
    if name not in SCHEMAS:
        raise ComplianceError("app.unknown_schema", name=name, known=", ".join(SCHEMAS))
    module, _, model = SCHEMAS[name].partition(":")
    found: type[BaseModel] = getattr(importlib.import_module(module), model)
    mode = "serialization" if name == "report" else "validation"
    made = found.model_json_schema(by_alias=True, mode=mode)  # type: ignore[arg-type]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
