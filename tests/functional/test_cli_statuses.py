"""The exit status of ``check``, line by line of the contract, and what is left on disk when it fails."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.functional.cli import ROOT, run

PROVINCE = """\
plan: {unit: binh-dinh, kind: annual, title: Kế hoạch CCHC tỉnh Bình Định năm 2025, period: 2025}
indicators:
  - {code: "1", title: Tỷ lệ hồ sơ trực tuyến, canonical: online_dossier_rate, target: 70%}
"""
DISTRICT = """\
plan: {unit: binh-dinh/tay-son, kind: annual, title: Kế hoạch CCHC huyện Tây Sơn năm 2025, period: 2025}
indicators:
  - {code: "1", title: Tỷ lệ hồ sơ trực tuyến, canonical: online_dossier_rate, target: TARGET}
"""
RULES = """\
ruleset: thu
version: 1.0.0
title: {vi: Thử}
rules:
  - id: not-weaker
    title: {vi: Không thấp hơn}
    severity: SEVERITY
    given: {each: target}
    when: exists parent
    require: REQUIRE
"""
IMPLIES = "target implies parent"


def _workspace(folder: Path, *, target: str, severity: str, require: str = IMPLIES) -> Path:
    (folder / "plans").mkdir(parents=True)
    (folder / "compliance.yaml").write_text("rulesets: [rules.yaml]\n", encoding="utf-8")
    (folder / "plans" / "tinh.yaml").write_text(PROVINCE, encoding="utf-8")
    (folder / "plans" / "huyen.yaml").write_text(DISTRICT.replace("TARGET", target), encoding="utf-8")
    rules = RULES.replace("SEVERITY", severity).replace("REQUIRE", require)
    (folder / "rules.yaml").write_text(rules, encoding="utf-8")
    return folder


# target "Tăng so với năm 2024" against 70% cannot be decided
@pytest.mark.parametrize(
    "target, severity, statuses",
    [
        ("80%", "error", {"error": 0, "warning": 0, "undecided": 0, "never": 0}),
        ("60%", "error", {"error": 1, "warning": 1, "undecided": 1, "never": 0}),
        ("60%", "warning", {"error": 0, "warning": 1, "undecided": 1, "never": 0}),
        ("60%", "info", {"error": 0, "warning": 0, "undecided": 0, "never": 0}),
        ("Tăng so với năm 2024", "error", {"error": 0, "warning": 0, "undecided": 1, "never": 0}),
        ("Tăng so với năm 2024", "warning", {"error": 0, "warning": 0, "undecided": 1, "never": 0}),
        ("Tăng so với năm 2024", "info", {"error": 0, "warning": 0, "undecided": 0, "never": 0}),
    ],
)
def test_the_threshold_decides_between_nothing_and_something(
    target: str, severity: str, statuses: dict[str, int], tmp_path: Path
) -> None:
    workspace = _workspace(tmp_path / "w", target=target, severity=severity)
    found = {name: run("check", workspace, "--fail-on", name).status for name in statuses}
    assert found == statuses


def test_without_a_threshold_it_is_error(tmp_path: Path) -> None:
    assert run("check", _workspace(tmp_path / "a", target="60%", severity="error")).status == 1
    assert run("check", _workspace(tmp_path / "b", target="60%", severity="warning")).status == 0


@pytest.mark.parametrize("threshold", ["error", "never"])
def test_an_unreadable_plan_outranks_findings_and_the_rest_is_written(threshold: str, tmp_path: Path) -> None:
    workspace = _workspace(tmp_path / "w", target="60%", severity="error")
    (workspace / "plans" / "hong.yaml").write_text("plan: {unit: [", encoding="utf-8")
    file = tmp_path / "r.json"
    ran = run("check", workspace, "--fail-on", threshold, "--format", f"json={file}")
    report = json.loads(file.read_text(encoding="utf-8"))
    assert ran.status == 2
    assert [problem["file"] for problem in report["problems"]] == ["plans/hong.yaml"]
    assert report["summary"]["violates"] == 1
    assert (len(report["plans"]), report["conforms"]) == (2, False)


def test_a_file_that_nobody_claims_is_named_and_changes_neither_report_nor_status(tmp_path: Path) -> None:
    workspace = _workspace(tmp_path / "w", target="80%", severity="error")
    usual = run("check", workspace)
    (workspace / "plans" / "anh.bin").write_bytes(bytes(range(256)))
    ran = run("check", workspace)
    assert (ran.status, ran.out) == (usual.status, usual.out) == (0, usual.out)
    assert "plans/anh.bin" in ran.err


@pytest.mark.parametrize(
    "file, words",
    [
        ("rules.yaml", "ruleset: thu\nrules: [{id: a, require: exist target}]\n"),
        ("compliance.yaml", "rulsets: [rules.yaml]\n"),
        ("compliance.yaml", "rulesets: [khong-co.yaml]\n"),
        ("waivers.yaml", "waivers: [{rule: not-weaker}]\n"),
        ("units.yaml", "units: [{id: a/b, name: xã B, level: village}]\n"),
    ],
)
def test_an_invalid_ruleset_or_workspace_stops_the_run_before_a_plan_is_read(
    file: str, words: str, tmp_path: Path
) -> None:
    workspace = _workspace(tmp_path / "w", target="60%", severity="error")
    if file in ("waivers.yaml", "units.yaml"):
        settings = workspace / "compliance.yaml"
        settings.write_text(settings.read_text() + f"{file.removesuffix('.yaml')}: {file}\n")
    (workspace / file).write_text(words, encoding="utf-8")
    page = tmp_path / "r.html"
    ran = run("check", workspace, "--fail-on", "never", "--format", f"html={page}")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err
    assert not page.exists()


@pytest.mark.parametrize(
    "output, said",
    [("nowhere/r.html", "nowhere"), ("w", "html=bao-cao.html")],
)
def test_a_place_that_cannot_be_written_is_told_before_anything_is_read(
    output: str, said: str, tmp_path: Path
) -> None:
    workspace = _workspace(tmp_path / "w", target="60%", severity="error")
    (workspace / "plans" / "hong.yaml").write_text("plan: [", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    ran = run("check", workspace, "--format", f"html={tmp_path / output}", "--format", "json")
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert "hong.yaml" not in ran.err
    assert sorted(tmp_path.rglob("*")) == before


def test_two_formats_do_not_share_a_file(tmp_path: Path) -> None:
    workspace = _workspace(tmp_path / "w", target="80%", severity="error")
    file = tmp_path / "r"
    ran = run("check", workspace, "--format", f"html={file}", "--format", f"json={file}")
    assert ran.status == 2
    assert not file.exists()


def test_an_older_report_survives_a_run_that_fails(tmp_path: Path) -> None:
    workspace = _workspace(tmp_path / "w", target="80%", severity="error")
    file = tmp_path / "r.html"
    assert run("check", workspace, "--format", f"html={file}").status == 0
    older = file.read_bytes()
    (workspace / "rules.yaml").write_text("ruleset: [", encoding="utf-8")
    assert run("check", workspace, "--format", f"html={file}").status == 2
    assert file.read_bytes() == older
    assert sorted(path.name for path in tmp_path.iterdir()) == ["r.html", "w"]


def test_the_beginning_of_a_rule_id_is_answered_with_the_whole(tmp_path: Path) -> None:
    workspace = _workspace(tmp_path / "w", target="80%", severity="error")
    ran = run("check", workspace, "--select", "not")
    assert ran.status == 2
    assert '"not-weaker"' in ran.err


def test_a_run_that_is_interrupted_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    workspace = shutil.copytree(ROOT / "examples" / "binh-dinh-2025", tmp_path / "w")
    program = (
        "import sys, compliance.app.check as c\n"
        "def slow(*args): print('here', flush=True); import time; time.sleep(60)\n"
        "c.check = slow\n"
        "from compliance.cli.door import run\n"
        "sys.exit(run(sys.argv[1:]))\n"
    )
    command = [sys.executable, "-c", program, "check", str(workspace), "--format", f"html={tmp_path / 'r'}"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:
        assert started.stdout is not None
        assert started.stdout.readline() == b"here\n"
        time.sleep(0.05)
        started.send_signal(signal.SIGINT)
        _out, err = started.communicate(timeout=60)
    assert started.returncode == 130
    assert err.decode().split() == ["Đã", "dừng", "theo", "yêu", "cầu."]
    assert not (tmp_path / "r").exists()
