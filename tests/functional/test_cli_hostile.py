"""Broken and hostile input: clear errors, nothing half-written, harmless pages, the rest still checked."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.functional.cli import ROOT, run

SMALL = ROOT / "tests" / "cases" / "workspace"
HOSTILE = "<script>alert(1)</script> {{7*7}} {% for x in y %} ]]> =cmd() \u202egnud\u202c"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "w"))


@pytest.mark.parametrize("form", ["text", "html", "json"])
def test_hostile_words_of_a_plan_come_out_harmless(workspace: Path, form: str) -> None:
    plan = workspace / "plans" / "tinh.yaml"
    words = plan.read_text(encoding="utf-8")
    title = json.dumps(HOSTILE, ensure_ascii=False)
    last = "Tỷ lệ xử lý phản ánh, kiến nghị đúng hạn"
    plan.write_text(words.replace(f"title: {last}", f"title: {title}"), encoding="utf-8")
    ran = run("check", workspace, "--format", form, "--fail-on", "never")
    assert ran.status == 0, ran.err
    assert "{{7*7}}" in ran.out
    if form == "html":
        assert "<script>alert" not in ran.out
    if form != "json":
        assert "\u202e" not in ran.out


def test_a_cycle_of_units_is_a_clear_error(workspace: Path) -> None:
    (workspace / "units.yaml").write_text(
        "units:\n"
        "  - {id: binh-dinh/a, name: huyện A, type: huyện, level: district, parent: binh-dinh/b}\n"
        "  - {id: binh-dinh/b, name: huyện B, type: huyện, level: district, parent: binh-dinh/a}\n",
        encoding="utf-8",
    )
    ran = run("check", workspace)
    assert (ran.status, ran.out) == (2, "")
    assert "units.yaml:" in ran.err
    assert "Traceback" not in ran.err


def test_three_mistakes_of_a_ruleset_are_told_in_one_go(workspace: Path) -> None:
    (workspace / "quy-tac.yaml").write_text(
        "ruleset: sai\n"
        "version: 1.0.0\n"
        "title: {vi: Sai}\n"
        "rules:\n"
        "  - {id: a, title: {vi: a}, severity: eror, given: {each: target}, require: target >= 70%}\n"
        "  - {id: b, title: {vi: b}, severity: error, given: {each: targets}, require: target >= 70%}\n"
        "  - {id: c, title: {vi: c}, severity: error, given: {each: target}, require: targt >= 70%}\n",
        encoding="utf-8",
    )
    ran = run("check", workspace)
    assert (ran.status, ran.out) == (2, "")
    for line in (5, 6, 7):
        assert f"quy-tac.yaml:{line}:" in ran.err


@pytest.mark.parametrize(
    "name, content",
    [
        ("rong.docx", b""),
        ("cat-cut.docx", b"PK\x03\x04" + b"\x00" * 40),
        ("khong-phai.pdf", b"%PDF-1.7\nnothing here"),
        ("anh.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 64),
        ("sai.yaml", b"plan: {unit: binh-dinh, kind: [}"),
    ],
)
def test_a_broken_file_is_told_and_the_other_plans_are_still_checked(
    workspace: Path, name: str, content: bytes
) -> None:
    usual = json.loads(run("check", workspace, "--format", "json").out)
    (workspace / "plans" / name).write_bytes(content)
    ran = run("check", workspace, "--format", "json", "--fail-on", "never")
    assert "Traceback" not in ran.err
    report = json.loads(ran.out)
    assert report["results"] == usual["results"]
    told = [problem["file"] for problem in report["problems"]] == [f"plans/{name}"]
    assert told or f"plans/{name}" in ran.err
    assert ran.status == (2 if report["problems"] else 0)


def test_broken_tables_of_a_text_are_read_or_told(tmp_path: Path) -> None:
    plan = tmp_path / "huyen.txt"
    plan.write_text(
        "ỦY BAN NHÂN DÂN HUYỆN TÂY SƠN\n\nPhụ lục 1\n"
        "CÁC CHỈ TIÊU CẢI CÁCH HÀNH CHÍNH HUYỆN TÂY SƠN NĂM 2025\n\n"
        "STT\tChỉ tiêu\tChỉ tiêu phấn đấu năm 2025\tĐơn vị thực hiện\n"
        "1\tTỷ lệ hồ sơ trực tuyến\n\t\t\t\t\t\t\n1\t\t80%\t\t\t\n???\t\t\t\tabc\n",
        encoding="utf-8",
    )
    ran = run("read", plan, "--format", "json")
    assert ran.status == 0, ran.err
    rows = json.loads(ran.out)["plans"][0]["accounting"]
    ends = ("indicators", "groups", "tasks", "headers", "joined", "unread")
    assert rows["rows"] == sum(rows[name] for name in ends)


def test_a_page_and_a_data_file_are_written_together_or_not_at_all(workspace: Path, tmp_path: Path) -> None:
    page = tmp_path / "out" / "r.html"
    page.parent.mkdir()
    page.write_text("old")
    ran = run("check", workspace, "--format", f"html={page}", "--ruleset", "no-such-ruleset")
    assert ran.status == 2
    assert page.read_text() == "old"
    assert [path.name for path in page.parent.iterdir()] == ["r.html"]


def test_a_folder_without_any_plan_is_no_pass(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run("check", tmp_path / "empty").status == 2
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.bin").write_bytes(bytes(range(256)) * 4)
    ran = run("check", tmp_path / "other")
    assert (ran.status, ran.out) == (2, "")
    assert "a.bin" in ran.err
