"""``read`` through the door: many files into a folder, tracked changes either way, limits that people set."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.functional.cli import ROOT, run

SMALL = ROOT / "tests" / "cases" / "workspace"
EXAMPLE = ROOT / "examples" / "binh-dinh-2025"
OFFICE = ROOT / "examples" / "binh-dinh-2025-office"
TRACKED = ROOT / "rulesets" / "cases" / "document" / "co-sua-doi-theo-doi.html"
PLACES = ("source", "id", "cell", "quote")


def _read(*arguments: str | Path) -> list[dict[str, Any]]:
    return list(json.loads(run("read", *arguments, "--format", "json").out)["plans"])


def _said(plan: dict[str, Any]) -> dict[str, Any]:
    """What a plan promises, without where it stands."""

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: bare(one) for key, one in value.items() if key != "source"}
        return [bare(one) for one in value] if isinstance(value, list) else value

    kept = ("id", "unit", "kind", "title", "number", "issued", "period", "indicators", "tasks", "mentions")
    return {name: bare(plan[name]) for name in kept}


@pytest.mark.parametrize("folder", [EXAMPLE, OFFICE], ids=lambda folder: folder.name)
def test_what_is_written_reads_back_to_the_same_plan(folder: Path, tmp_path: Path) -> None:
    assert run("read", folder, "-o", tmp_path / "out").status == 0
    written = sorted((tmp_path / "out").iterdir())
    assert len(written) == 5
    first, again = _read(folder), _read(*written)
    assert [_said(plan) for plan in again] == [_said(plan) for plan in first]


def test_files_of_one_name_are_written_under_names_of_their_own(tmp_path: Path) -> None:
    text = (SMALL / "plans" / "tinh.yaml").read_text("utf-8")
    names = ("a/ke-hoach.yaml", "b/ke-hoach.yaml", "b/KE-HOACH.yml", "c/ke-hoach-2.yaml")
    for number, name in enumerate(names):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text + f"# {number}\n", "utf-8")
    ran = run("read", *names, "-o", "out", cwd=tmp_path)
    written = [path.name.casefold() for path in (tmp_path / "out").iterdir()]
    assert (ran.status, len(set(written))) == (0, 4)
    assert all(name.endswith(".yaml") for name in written)


def test_no_bar_is_drawn_where_nobody_watches(tmp_path: Path) -> None:
    ran = run("read", SMALL / "plans", "-o", tmp_path / "out")
    assert "\x1b" not in ran.err
    assert "%" not in ran.err


def test_a_folder_that_is_a_file_is_refused_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", "utf-8")
    ran = run("read", SMALL / "plans", "-o", tmp_path / "out")
    assert ran.status == 2
    assert str(tmp_path / "out") in ran.err


@pytest.mark.parametrize(("arguments", "cell"), [((), "80%"), (("--tracked", "reject"), "95%")])
def test_tracked_changes_are_read_as_asked_and_told(arguments: tuple[str, ...], cell: str) -> None:
    assert [row["cell"] for plan in _read(TRACKED, *arguments) for row in plan["indicators"]] == [cell, "90%"]
    ran = run("check", TRACKED, *arguments, "--select", "changes-accepted", "--format", "json")
    judged = [(one["code"], one["verdict"], one["severity"]) for one in json.loads(ran.out)["results"]]
    assert judged == [("1", "violates", "warning"), ("2", "conforms", "warning")]


def test_tracked_changes_are_read_as_asked_in_several_processes() -> None:
    files = [TRACKED, SMALL / "plans" / "tinh.yaml"]
    plans = _read(*files, "--tracked", "reject", "--jobs", "2")
    cells = [
        row["cell"] for plan in plans for row in plan["indicators"] if plan["source"]["format"] == "html"
    ]
    assert cells == ["95%", "90%"]


def test_an_unknown_way_to_read_changes_is_refused() -> None:
    ran = run("check", SMALL, "--tracked", "both")
    assert ran.status == 2
    assert "accept, reject" in ran.err


def _limited(tmp_path: Path, limits: str) -> Path:
    folder = Path(shutil.copytree(OFFICE, tmp_path / "w"))
    head = folder / "compliance.yaml"
    head.write_text(head.read_text("utf-8") + f"limits: {limits}\n", "utf-8")
    return folder


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_file_beyond_a_limit_of_the_workspace_is_refused_and_the_others_are_read(
    tmp_path: Path, jobs: str
) -> None:
    folder = _limited(tmp_path, "{max_pages: 1, max_rows: 3}")
    report = json.loads(run("check", folder, "--format", "json", "--jobs", jobs).out)
    refused = {problem["file"]: problem["code"] for problem in report["problems"]}
    assert refused == {
        "plans/tinh-binh-dinh-2025.docx": "office.too_many_cells",
        "plans/huyen-tay-son-2025.xlsx": "office.too_many_cells",
        "plans/xa-nhon-hau-2025.pdf": "office.too_many_pages",
    }
    assert len(report["plans"]) == 2


def test_a_file_larger_than_the_limit_is_not_even_opened(tmp_path: Path) -> None:
    folder = _limited(tmp_path, "{max_megabytes: 1}")
    with (folder / "plans" / "lon.pdf").open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(50 * 1024**3)
    ran = run("read", folder / "plans" / "lon.pdf", folder)
    assert ran.status == 2
    assert "lon.pdf" in ran.err


def test_a_limit_that_is_none_is_refused_with_the_names_that_are(tmp_path: Path) -> None:
    ran = run("check", _limited(tmp_path, "{max_row: 5, max_pages: 0}"))
    assert ran.status == 2
    assert ran.err.count("compliance.yaml:") == 2
    assert "max_rows" in ran.err
