"""Relations of linked targets: what a plan knows beyond the words of a phrase."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from compliance.model.relation import relate_all
from compliance.model.target import Better, Comparator, Direction, Kind, Measure, Target

CASES = Path(__file__).parents[2] / "cases" / "pairs" / "in_plan.yaml"
_SETTINGS = ("measures_unit", "child_level", "child_title", "parent_title", "child_due", "parent_due")


def _target(keys: dict[str, Any]) -> Target:
    keys = {"kind": "level", "comparator": "=", "unit": "percent", **keys}
    read = {
        "kind": Kind,
        "comparator": Comparator,
        "unit": Measure,
        "direction": Direction,
        "value": lambda value: Decimal(str(value)),
        "upper": lambda value: Decimal(str(value)),
    }
    return Target(
        **{
            key: read[key](value) if key in read and value is not None else value
            for key, value in keys.items()
        }
    )


def _cases() -> list[Any]:
    return [
        pytest.param(case, id=case["name"])
        for case in yaml.safe_load(CASES.read_text(encoding="utf-8"))["plans"]
    ]


@pytest.mark.parametrize("case", _cases())
def test_linked_targets_relate_as_the_case_says(case: dict[str, Any]) -> None:
    related = relate_all(
        [_target(keys) for keys in case["children"]],
        [_target(keys) for keys in case["parents"]],
        Better(case["better"]) if "better" in case else None,
        in_plan=True,
        directions={key: Better(value) for key, value in case.get("directions", {}).items()},
        **{key: case[key] for key in _SETTINGS if key in case},
    )
    assert related.relation.value == case["relation"]
    assert (related.reason and related.reason.value) == case.get("reason", related.reason)
    assert related.witness == case.get("witness", related.witness)
