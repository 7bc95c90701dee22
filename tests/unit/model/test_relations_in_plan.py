"""Relations of linked targets: what a plan knows beyond the words of a phrase."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from compliance.model.finding import Reason
from compliance.model.relation import Relation, relate, relate_all
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


def test_a_single_target_that_measures_the_unit_is_not_compared() -> None:
    rank = _target({"kind": "rank", "value": 5, "comparator": "<=", "unit": "rank"})
    related = relate(rank, rank, measures_unit=True)
    assert (related.relation, related.reason) == (Relation.INCOMPARABLE, Reason.OTHER_POPULATION)


def test_a_level_separates_single_targets_only_without_a_plan() -> None:
    child, parent = _target({"value": 80, "level": "commune"}), _target({"value": 80, "level": "province"})
    assert relate(child, parent).reason is Reason.OTHER_POPULATION
    assert relate(child, parent, in_plan=True).relation is Relation.EQUAL


def test_two_single_bounds_by_other_quantities_have_a_reason() -> None:
    child, parent = (
        _target({"value": None, "comparator": "<=", "unit": None, "raw": raw})
        for raw in ("không vượt quá số được giao", "không vượt quá mức năm trước")
    )
    assert relate(child, parent, in_plan=True).reason is Reason.OTHER_CONTENT


def test_a_population_that_only_names_a_level_says_nothing_of_what_is_counted() -> None:
    child = _target({"value": 80, "scope": "cấp xã"})
    parent = _target({"value": 80, "scope": "hồ sơ thủ tục hành chính"})
    assert relate(child, parent).relation is Relation.EQUAL
    assert relate(parent, child).relation is Relation.EQUAL


def test_phrases_that_each_say_something_of_their_own_are_of_two_indicators() -> None:
    child = _target({"value": 80, "raw": "80% cập nhật công khai danh mục"})
    parent = _target({"value": 80, "raw": "80% công bố công khai danh mục"})
    assert relate(child, parent).reason is Reason.OTHER_CONTENT


@pytest.mark.parametrize("due", ["", "cuối năm", "2025-13", "2025-06-31", "2025-Q5", "0000"])
def test_a_deadline_that_is_none_narrows_nothing(due: str) -> None:
    child = _target({"kind": "done", "raw": "Ban hành quy chế", "due": due})
    parent = _target({"kind": "done", "raw": "Ban hành quy chế", "due": "2025-06-30"})
    related = relate(child, parent, in_plan=True)
    assert related.relation in (Relation.EQUAL, Relation.INCOMPARABLE)
