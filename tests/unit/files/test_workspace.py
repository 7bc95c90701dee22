"""``compliance.yaml``: defaults, named files, patterns that stay inside."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.errors import ComplianceErrors
from compliance.files.workspace import DEFAULT_RULESETS, is_workspace, load_workspace


def workspace(folder: Path, words: str) -> Path:
    (folder / "compliance.yaml").write_text(words, encoding="utf-8")
    return folder


def test_all_keys_have_defaults(tmp_path: Path) -> None:
    found = load_workspace(workspace(tmp_path, "# nothing yet\n"))
    assert found.patterns == ("plans/**/*",)
    assert found.rulesets == DEFAULT_RULESETS
    assert (found.units, found.waivers, found.links, found.readings) == (None, None, None, None)
    assert (found.lang, found.expects, found.name) == ("vi", (), tmp_path.name)


def test_a_file_under_its_usual_name_is_taken(tmp_path: Path) -> None:
    (tmp_path / "waivers.yaml").write_text("waivers: []\n", encoding="utf-8")
    assert load_workspace(workspace(tmp_path, "lang: en\n")).waivers == tmp_path / "waivers.yaml"


def test_a_named_file_has_to_be_there_and_every_error_is_told(tmp_path: Path) -> None:
    words = "units: don-vi.yaml\nlinks: noi.yaml\nplans: [../khac/*, /tmp/*]\n"
    with pytest.raises(ComplianceErrors) as caught:
        load_workspace(workspace(tmp_path, words))
    assert [error.code for error in caught.value.errors] == [
        "files.named_file_missing",
        "files.named_file_missing",
        "files.pattern_outside",
        "files.pattern_outside",
    ]


def test_rulesets_are_names_or_paths_from_the_workspace_on(tmp_path: Path) -> None:
    found = load_workspace(workspace(tmp_path, "rulesets: [cchc-cascade, rules/own.yaml]\n"))
    assert found.rulesets == ("cchc-cascade", tmp_path / "rules/own.yaml")


def test_plan_files_come_once_and_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden/d.txt"):
        path = tmp_path / "plans" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    found = load_workspace(workspace(tmp_path, "plans: ['plans/**/*', 'plans/*.txt']\n"))
    assert [path.relative_to(tmp_path).as_posix() for path in found.plan_files()] == [
        "plans/a.txt",
        "plans/b.txt",
        "plans/sub/c.txt",
    ]


def test_a_folder_without_the_file_is_no_workspace(tmp_path: Path) -> None:
    assert not is_workspace(tmp_path)
