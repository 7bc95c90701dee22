"""Invented plans in layouts of other provinces: what is read of each stands beside it, as data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.readings import numbers_in, plan_lines, read, task_lines

FOLDER = Path(__file__).parents[1] / "cases" / "reading" / "plans"
PLANS = sorted(FOLDER.glob("*.txt"))


def _expected(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
    return data


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_the_targets_and_tasks_of_a_layout_are_read(path: Path) -> None:
    plan, expected = read(path), _expected(path)
    assert plan_lines(plan) == expected["targets"], expected["why"]
    assert task_lines(plan.tasks) == expected["tasks"]
    assert [f"{entry.why} {entry.text}" for entry in plan.unread] == expected["unread"]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_the_head_of_a_layout_is_read(path: Path) -> None:
    plan, expected = read(path), _expected(path)
    found = (plan.id, plan.kind, plan.number, str(plan.issued) if plan.issued else None, sorted(plan.parts))
    assert found == tuple(expected[key] for key in ("id", "kind", "number", "issued", "parts"))


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_every_row_and_number_of_a_layout_is_accounted_for(path: Path) -> None:
    accounting, expected = read(path).accounting, _expected(path)["accounting"]
    assert {key: getattr(accounting, key) for key in expected} == expected
    assert accounting.numbers == numbers_in(path.read_text(encoding="utf-8"))
