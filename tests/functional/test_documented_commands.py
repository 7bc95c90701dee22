"""Every command that README and docs show is run; what README shows of the example is what the tool says."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    ROOT / "README.md",
    *sorted((ROOT / "docs").rglob("*.md")),
    ROOT / "examples/binh-dinh-2025/README.md",
]


def _shell_lines(page: Path) -> list[str]:
    blocks = re.findall(r"^[ ]*```bash\n(.*?)^[ ]*```", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    return [line.strip() for block in blocks for line in block.splitlines() if line.strip()]


COMMANDS = [
    pytest.param(line, id=f"{page.relative_to(ROOT)}: {line}")
    for page in PAGES
    for line in _shell_lines(page)
    if line.startswith("compliance ")
]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    copy = tmp_path / "workspace"
    shutil.copytree(ROOT / "examples" / "binh-dinh-2025", copy)
    return copy


@pytest.mark.parametrize("line", COMMANDS)
def test_documented_command_succeeds_in_a_workspace(line: str, workspace: Path) -> None:
    arguments = shlex.split(line)[1:]
    done = subprocess.run(
        [sys.executable, "-m", "compliance", *arguments],
        cwd=workspace,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    written = re.findall(r"--format \w+=(\S+)", line)
    assert all((workspace / name).stat().st_size for name in written)
    assert done.stdout or written


def test_readme_sets_up_and_runs_in_one_command_and_tests_in_another() -> None:
    setups = [line for line in _shell_lines(ROOT / "README.md") if line.startswith("python3 -m venv")]
    assert [line.rsplit("&&", 1)[1].strip() for line in setups] == [
        ".venv/bin/compliance check examples/binh-dinh-2025 --fail-on never",
        ".venv/bin/python -m pytest -n auto",
    ]


def test_finding_shown_first_in_readme_is_what_the_example_gives() -> None:
    shown = re.search(r"```text\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert shown is not None
    done = subprocess.run(
        [sys.executable, "-m", "compliance", "check", "examples/binh-dinh-2025", "--fail-on", "never"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    said = " ".join(done.stdout.split())
    for line in shown.group(1).splitlines():
        assert " ".join(line.split()) in said
