"""Whatever the language promises can be said of every kind of subject."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from compliance.model.plan import Citation, Mention, Section, Task
from compliance.rules.engine import evaluate
from tests.unit.rules.worlds import (
    AS_OF,
    CATALOGUE,
    district,
    linked,
    percent,
    plan,
    province,
    row,
    rulesets,
    units,
)

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "rules" / "language.yaml").read_text("utf-8"))
SAYINGS = [(each, words) for each, said in CASES["language"].items() for words in said]
HEAD = {"ruleset": "small", "parameters": {"floor": "70%"}}


def results(folder: Path, given: dict[str, Any], words: str) -> list[Any]:
    rule = {"id": "a", "given": given, "require": words}
    text = yaml.safe_dump({**HEAD, "rules": [rule]}, allow_unicode=True)
    parts = {
        "tasks": (Task("1", "Kiểm tra"),),
        "citations": (Citation("3416/QĐ-UBND"),),
        "sections": (Section("II", "Mục tiêu"),),
        "mentions": (Mention("year", "2024"),),
    }
    plans = linked(
        province(row("online_dossier_rate", percent(70)), **parts),
        district(row("online_dossier_rate", percent(80)), **parts),
        plan("binh-dinh/phu-cat", "district", row("online_dossier_rate", percent(60))),
    )
    found = evaluate(plans, rulesets(folder, text), units=units(), catalogue=CATALOGUE, as_of=AS_OF)
    assert found.crashed == ()
    return [result for result in found.results if result.rule == "a"]


@pytest.mark.parametrize(("each", "words"), SAYINGS, ids=[f"{each}: {words}" for each, words in SAYINGS])
def test_it_can_be_said(tmp_path: Path, each: str, words: str) -> None:
    assert results(tmp_path, {"each": each}, words)


@pytest.mark.parametrize("given", CASES["filters"], ids=str)
def test_subjects_can_be_chosen(tmp_path: Path, given: dict[str, Any]) -> None:
    found = results(tmp_path, {"each": "target", **given}, "true")
    assert all(result.verdict.value == "conforms" for result in found)


def test_obligations_may_be_of_tasks(tmp_path: Path) -> None:
    assert results(tmp_path, {"each": "obligation", "of": "task"}, "exists target")
