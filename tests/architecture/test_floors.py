"""The floors hold, and the contract that holds them is shown to fail when a floor is broken."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# library -> the only places that may import it
CONFINED = {
    "pint": ("compliance/model/quantity.py",),
    "networkx": ("compliance/linking/graph.py",),
    "jinja2": ("compliance/report/", "compliance/rules/templates.py"),
    "markupsafe": ("compliance/report/",),
    "click": ("compliance/cli/",),
    "docx": ("compliance/reading/docx.py", "compliance/reading/word/"),
    "openpyxl": ("compliance/reading/xlsx.py", "compliance/reading/sheets.py"),
    "pdfplumber": ("compliance/reading/pdf",),
    "tesserocr": ("compliance/reading/scan/",),
    "yaml": ("compliance/",),
}


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as c; c()",
        "--no-cache",
    ]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_the_floors_hold() -> None:
    done = _lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_broken_floor_is_noticed(tmp_path: Path) -> None:
    shutil.copytree(
        ROOT / "compliance", tmp_path / "compliance", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / "compliance" / "errors.py").open("a", encoding="utf-8") as file:
        file.write("\nimport compliance.cli\n")
    assert _lint(tmp_path).returncode != 0


@pytest.mark.parametrize("library", CONFINED)
def test_each_library_stays_in_its_room(library: str) -> None:
    strangers = [
        path
        for path, lines in _sources()
        if any(line.lstrip().startswith((f"import {library}", f"from {library}")) for line in lines)
        and not path.startswith(CONFINED[library])
    ]
    assert strangers == []


def _sources() -> list[tuple[str, list[str]]]:
    files = sorted((ROOT / "compliance").rglob("*.py"))
    return [
        (file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8").splitlines()) for file in files
    ]


def test_pages_are_drawn_from_the_report_model_alone() -> None:
    rooms = ("linking", "rules", "reading", "wording", "files", "app")
    strangers = [
        (path, line)
        for path, lines in _sources()
        for line in lines
        if path.startswith("compliance/report/")
        and any(line.lstrip().startswith(f"from compliance.{room}") for room in rooms)
    ]
    assert strangers == []
