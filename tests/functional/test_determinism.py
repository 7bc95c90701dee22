"""Through the door: whatever surrounds a run, the same plans give the same bytes in every format."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from compliance.report.formats import FORMATS
from tests.functional.cli import ROOT, run

EXAMPLE = ROOT / "examples" / "binh-dinh-2025"
RULES = ("--ruleset", "cchc-cascade", "--ruleset", "cchc-document", "--fail-on", "never")
SURROUNDINGS = (
    {"LANG": "C", "LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "0"},
    {"LANG": "vi_VN.UTF-8", "TZ": "Asia/Ho_Chi_Minh", "PYTHONHASHSEED": "1"},
    {"LC_ALL": "tr_TR.UTF-8", "TZ": "America/St_Johns", "PYTHONHASHSEED": "4242"},
)


def _drawn(arguments: list[str | Path], folder: Path, **environment: str) -> dict[str, bytes]:
    """What one run writes in every format."""
    folder.mkdir()
    outputs = [part for name in FORMATS for part in ("--format", f"{name}={folder / name}")]
    ran = run("check", *arguments, *RULES, *outputs, **environment)
    assert (ran.status, ran.out) == (0, ""), ran.err
    return {name: (folder / name).read_bytes() for name in FORMATS}


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return _drawn(_files(), tmp_path_factory.mktemp("usual") / "r")


def _files() -> list[str | Path]:
    return sorted((EXAMPLE / "plans").iterdir())  # type: ignore[return-value]


@pytest.mark.parametrize("seed", range(2))
def test_shuffled_files_give_the_same_bytes(seed: int, usual: dict[str, bytes], tmp_path: Path) -> None:
    files = _files()
    random.Random(seed).shuffle(files)
    assert _drawn(files, tmp_path / "r") == usual


@pytest.mark.parametrize("environment", SURROUNDINGS)
def test_locale_time_zone_and_hash_seed_change_nothing(
    environment: dict[str, str], usual: dict[str, bytes], tmp_path: Path
) -> None:
    assert _drawn(_files(), tmp_path / "r", **environment) == usual


def test_processes_that_share_the_work_change_nothing(usual: dict[str, bytes], tmp_path: Path) -> None:
    assert _drawn([*_files(), "--jobs", "2"], tmp_path / "r") == usual


def test_a_workspace_made_in_another_order_gives_the_same_bytes(tmp_path: Path) -> None:
    copies = []
    for number, order in enumerate((1, -1)):
        folder = tmp_path / str(number)
        shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("plans"))
        (folder / "plans").mkdir()
        for file in _files()[::order]:
            shutil.copy(file, folder / "plans")
        copies.append(_drawn([folder], tmp_path / f"r{number}"))
    assert copies[0] == copies[1]
