"""``init`` and ``schema``: what a person starts with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from compliance.app.schema import SCHEMAS
from compliance.cli.schema import NAMES
from compliance.files.workspace import load_workspace
from tests.functional.cli import run
from tests.sample_report import FILE


def test_init_makes_a_workspace_that_loads_and_leaves_one_alone(tmp_path: Path) -> None:
    folder = tmp_path / "mới"
    assert run("init", folder).status == 0
    assert load_workspace(folder).rulesets == ("cchc-cascade", "cchc-document")
    assert (folder / "plans").is_dir()
    (folder / "compliance.yaml").write_text("lang: en\n")
    assert run("init", folder).status == 0
    assert (folder / "compliance.yaml").read_text() == "lang: en\n"


def test_init_where_nothing_can_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    ran = run("init", tmp_path / "file")
    assert ran.status == 2
    assert str(tmp_path / "file") in ran.err


def test_an_empty_workspace_is_a_clear_error(tmp_path: Path) -> None:
    run("init", tmp_path)
    ran = run("check", tmp_path)
    assert ran.status == 2
    assert "compliance.yaml" in ran.err
    assert ran.out == ""


def test_a_folder_without_workspace_and_without_paths_is_a_clear_error(tmp_path: Path) -> None:
    ran = run("check", cwd=tmp_path)
    assert ran.status == 2
    assert "compliance init" in ran.err


@pytest.mark.parametrize("name", NAMES)
def test_every_schema_is_a_valid_json_schema(name: str) -> None:
    ran = run("schema", name)
    assert ran.status == 0, ran.err
    Draft202012Validator.check_schema(json.loads(ran.out))


def test_the_table_of_schemas_and_the_names_of_the_command_agree() -> None:
    assert tuple(SCHEMAS) == NAMES


def test_a_report_is_valid_under_its_own_schema() -> None:
    schema = json.loads(run("schema", "report").out)
    Draft202012Validator(schema).validate(json.loads(FILE.read_text(encoding="utf-8")))
