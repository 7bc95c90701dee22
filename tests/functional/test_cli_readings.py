"""Doubtful readings are listed, confirmed once by a person, and asked about again when the words change."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.functional.cli import ROOT, run

SMALL = ROOT / "tests" / "cases" / "workspace"
DISTRICT = "binh-dinh/tay-son@2025"
NOTICE = ("undecided", "doubtful_reading", "info")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The small workspace with a slip of the scanner in the district's first target."""
    folder = Path(shutil.copytree(SMALL, tmp_path / "w"))
    plan = folder / "plans" / "huyen-tay-son.yaml"
    plan.write_text(
        plan.read_text(encoding="utf-8").replace("target: 60%", 'target: "6O%"'), encoding="utf-8"
    )
    return folder


def _result(workspace: Path) -> dict[str, Any]:
    report = json.loads(run("check", workspace, "--format", "json", "--select", "not-weaker").out)
    (found,) = [r for r in report["results"] if (r["plan"], r["code"]) == (DISTRICT, "1")]
    return dict(found)


def _notices(workspace: Path) -> list[tuple[str | None, ...]]:
    report = json.loads(run("check", workspace, "--format", "json").out)
    keys = ("rule", "plan", "indicator", "verdict", "reason", "severity")
    return [tuple(one[key] for key in keys) for one in report["results"] if one["rule"].endswith("-reading")]


def test_a_doubtful_reading_is_undecided_until_a_person_confirms_it(workspace: Path) -> None:
    assert (_result(workspace)["verdict"], _result(workspace)["reason"]) == ("undecided", "doubtful_reading")
    listed = run("read", workspace / "plans" / "huyen-tay-son.yaml", "--doubtful").out
    assert '"value": 60' in listed
    confirmed = listed.replace('by: ""', "by: Phòng Nội vụ")
    (workspace / "readings.yaml").write_text(confirmed, encoding="utf-8")
    assert (_result(workspace)["verdict"], _result(workspace)["reason"]) == ("violates", "below")


def test_the_list_may_be_written_straight_into_the_file_of_the_workspace(workspace: Path) -> None:
    (workspace / "readings.yaml").write_text("", encoding="utf-8")
    listed = run("read", workspace, "--doubtful")
    assert (listed.status, '"value": 60' in listed.out) == (0, True)


def test_each_doubtful_reading_says_what_was_understood_and_why(workspace: Path) -> None:
    plan = workspace / "plans" / "huyen-tay-son.yaml"
    listed = run("read", plan, "--doubtful")
    for words in (
        "Văn bản ghi: “6O%”",
        "Được hiểu là: 60%",
        "Cần xem lại vì: chữ “6O” được hiểu là “60”",
        "date:",
    ):
        assert words in listed.out
    english = run("read", plan, "--doubtful", "--lang", "en").out
    assert "To be looked at because: “6O” was understood as “60”" in english
    sure = run("read", workspace / "plans" / "tinh.yaml", "--doubtful")
    assert (sure.out, "Không có chỗ nào đọc chưa chắc chắn." in sure.err) == ("readings: []\n", True)


def test_a_person_may_correct_the_reading(workspace: Path) -> None:
    listed = run("read", workspace / "plans" / "huyen-tay-son.yaml", "--doubtful").out
    corrected = listed.replace('by: ""', "by: Phòng Nội vụ").replace('"value": 60', '"value": 80')
    (workspace / "readings.yaml").write_text(corrected, encoding="utf-8")
    assert _result(workspace)["verdict"] == "conforms"


def test_changed_words_are_asked_about_again(workspace: Path) -> None:
    plan = workspace / "plans" / "huyen-tay-son.yaml"
    listed = run("read", plan, "--doubtful").out.replace('by: ""', "by: Phòng Nội vụ")
    (workspace / "readings.yaml").write_text(listed, encoding="utf-8")
    plan.write_text(plan.read_text(encoding="utf-8").replace("6O%", "5O%"), encoding="utf-8")
    assert _result(workspace)["verdict"] == "undecided"
    for command in (("check", workspace), ("read", workspace)):
        said = run(*command).err
        assert f"{DISTRICT} annex/1: lời văn đã thay đổi" in said
    assert _notices(workspace) == [
        ("stale-reading", DISTRICT, "annex/1", "undecided", "doubtful_reading", "info")
    ]


def test_a_confirmation_is_of_the_row_and_not_of_its_value_alone(workspace: Path) -> None:
    plan = workspace / "plans" / "huyen-tay-son.yaml"
    listed = run("read", plan, "--doubtful").out.replace('by: ""', "by: Phòng Nội vụ")
    (workspace / "readings.yaml").write_text(listed, encoding="utf-8")
    assert _notices(workspace) == []
    text = plan.read_text(encoding="utf-8")
    title = next(line for line in text.splitlines() if "title: Tỷ lệ" in line)
    plan.write_text(text.replace(title, f"{title} được số hóa"), encoding="utf-8")
    assert [notice[0] for notice in _notices(workspace)] == ["stale-reading"]


def test_a_reading_of_a_row_that_is_not_there_is_told(workspace: Path) -> None:
    listed = run("read", workspace / "plans" / "huyen-tay-son.yaml", "--doubtful").out
    elsewhere = listed.replace('by: ""', "by: Phòng Nội vụ").replace('"annex/1"', '"annex/99"')
    (workspace / "readings.yaml").write_text(elsewhere, encoding="utf-8")
    assert _result(workspace)["verdict"] == "undecided"
    assert f"{DISTRICT} annex/99: không có chỉ tiêu này" in run("check", workspace).err
    assert _notices(workspace) == [
        ("unused-reading", DISTRICT, None, "undecided", "doubtful_reading", "info")
    ]


def test_a_newer_entry_for_the_same_row_does_its_work_and_the_older_one_is_told(workspace: Path) -> None:
    plan = workspace / "plans" / "huyen-tay-son.yaml"
    old = run("read", plan, "--doubtful").out.replace('by: ""', "by: Phòng Nội vụ")
    plan.write_text(plan.read_text(encoding="utf-8").replace("6O%", "5O%"), encoding="utf-8")
    new = run("read", plan, "--doubtful").out.replace('by: ""', "by: Phòng Nội vụ")
    for first, second in ((old, new), (new, old)):
        both = first + second.replace("readings:\n", "")
        (workspace / "readings.yaml").write_text(both, encoding="utf-8")
        assert _result(workspace)["verdict"] == "violates"
        assert run("check", workspace).err.count("lời văn đã thay đổi") == 1


def test_what_a_person_confirmed_is_asked_no_more(workspace: Path) -> None:
    listed = run("read", workspace / "plans" / "huyen-tay-son.yaml", "--doubtful").out
    (workspace / "readings.yaml").write_text(listed.replace('by: ""', "by: Phòng Nội vụ"), encoding="utf-8")
    assert run("read", workspace, "--doubtful").out == "readings: []\n"


def test_a_reading_is_kept_under_the_name_that_the_workspace_gives(workspace: Path) -> None:
    listed = run("read", workspace / "plans" / "huyen-tay-son.yaml", "--doubtful").out
    (workspace / "da-xac-nhan.yaml").write_text(
        listed.replace('by: ""', "by: Phòng Nội vụ"), encoding="utf-8"
    )
    head = workspace / "compliance.yaml"
    head.write_text(head.read_text("utf-8") + "readings: da-xac-nhan.yaml\n", encoding="utf-8")
    assert _result(workspace)["verdict"] == "violates"


def test_an_unconfirmed_list_is_refused_for_want_of_a_name(workspace: Path) -> None:
    listed = run("read", workspace / "plans" / "huyen-tay-son.yaml", "--doubtful").out
    (workspace / "readings.yaml").write_text(listed, encoding="utf-8")
    ran = run("check", workspace)
    assert ran.status == 2
    assert "readings.yaml:" in ran.err


def test_a_plan_without_doubts_gives_an_empty_list() -> None:
    assert run("read", SMALL / "plans" / "tinh.yaml", "--doubtful").out == "readings: []\n"


def test_the_notice_of_a_stale_confirmation_is_explained(workspace: Path) -> None:
    entry = "{plan: x, indicator: y, words: " + "0" * 64 + ", targets: [], by: Phòng Nội vụ}"
    (workspace / "readings.yaml").write_text(f"readings: [{entry}]\n", encoding="utf-8")
    report = json.loads(run("check", workspace, "--format", "json").out)
    (notice,) = [one for one in report["results"] if one["rule"] == "unused-reading"]
    assert (notice["plan"], notice["unit"]) == (None, None)
    assert "Phòng Nội vụ" in run("explain", notice["id"], workspace).out
