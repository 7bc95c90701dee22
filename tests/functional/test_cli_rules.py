"""``rules`` and ``graph`` from the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from compliance.app.graph import GRAPH_FORMATS
from compliance.cli.graph import FORMS
from tests.functional.cli import ROOT, run

SMALL = ROOT / "tests" / "cases" / "workspace"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "w")) / "quy-tac.yaml"


def test_rules_are_listed_and_linted(rules: Path) -> None:
    listed = json.loads(run("rules", "list", rules, "--format", "json").out)
    assert [rule["id"] for rule in listed[0]["rules"]] == ["not-weaker", "carried", "communes-only"]
    assert "Mức không thấp hơn" in run("rules", "list", rules).out
    assert run("rules", "lint", rules).status == 0
    rules.write_text(rules.read_text(encoding="utf-8").replace("given:", "gven:"), encoding="utf-8")
    ran = run("rules", "lint", rules)
    assert ran.status == 2
    assert ran.err.count("quy-tac.yaml:") >= 3


def test_every_built_in_ruleset_is_sound() -> None:
    assert run("rules", "lint").status == 0


def test_cases_beside_rules_pass(rules: Path) -> None:
    ran = run("rules", "test", rules)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == "2 ca thử, 0 không đạt.\n"


def test_a_case_that_does_not_come_out_is_named_with_what_was_found(rules: Path) -> None:
    words = rules.read_text(encoding="utf-8")
    rules.write_text(words.replace("violates: [online_dossier_rate]", "violates: [digitization_rate]"))
    ran = run("rules", "test", rules)
    assert ran.status == 1
    assert "huyện thấp hơn tỉnh" in ran.out
    assert "digitization_rate: conforms" in ran.out
    assert "online_dossier_rate: violates" in ran.out


def test_a_case_with_another_reason_does_not_pass(rules: Path) -> None:
    words = rules.read_text(encoding="utf-8")
    rules.write_text(words.replace("reason: below", "reason: boundary"), encoding="utf-8")
    assert run("rules", "test", rules).status == 1


def test_a_case_whose_plan_is_not_there_does_not_pass(rules: Path) -> None:
    (rules.parent / "plans" / "tinh.yaml").unlink()
    ran = run("rules", "test", rules)
    assert ran.status == 1
    assert "tinh.yaml" in ran.out


def test_every_case_beside_the_built_in_rules_passes() -> None:
    ran = run("rules", "test")
    assert (ran.status, ran.err) == (0, ""), ran.out


def test_remarks_of_lint_stand_at_their_place_and_as_json(rules: Path) -> None:
    text = run("rules", "lint", rules).out
    (linted,) = json.loads(run("rules", "lint", rules, "--format", "json").out)
    assert linted["id"] == "nho"
    assert all(remark["place"] in text and remark["message"] in text for remark in linted["remarks"])


def test_rules_are_documented_as_a_page(rules: Path) -> None:
    assert "not-weaker" in run("rules", "docs", rules).out


def test_the_formats_of_the_graph_are_those_of_the_table() -> None:
    assert tuple(GRAPH_FORMATS) == FORMS


@pytest.mark.parametrize("form", FORMS)
def test_the_graph_is_drawn_in_every_format_the_same_each_time(form: str) -> None:
    ran = run("graph", SMALL, "--format", form)
    assert (ran.status, ran.err) == (0, "")
    words = "".join(ElementTree.fromstring(ran.out).itertext()) if form in ("graphml", "svg") else ran.out
    assert "Tây Sơn" in words
    assert run("graph", SMALL, "--format", form, PYTHONHASHSEED="3", LC_ALL="C").out == ran.out
    if form == "json":
        assert {node["kind"] for node in json.loads(ran.out)["nodes"]} == {
            "unit",
            "plan",
            "indicator",
            "target",
        }


def test_the_graph_can_be_written_to_a_file_without_its_targets(tmp_path: Path) -> None:
    file = tmp_path / "g.json"
    assert run("graph", SMALL, "--format", "json", "--plans-only", "-o", file).status == 0
    assert {node["kind"] for node in json.loads(file.read_text(encoding="utf-8"))["nodes"]} == {
        "unit",
        "plan",
    }
