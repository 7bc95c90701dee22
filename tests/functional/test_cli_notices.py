"""Notices, and runs that have nothing to judge."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from compliance.model.report import Report
from compliance.report.marks import Mark
from compliance.report.matrix import matrix_of
from tests.functional.cli import run

PLAN = """plan: {unit: binh-dinh/tay-son, kind: annual, title: Kế hoạch CCHC năm 2025, period: 2025}
indicators:
  - {code: "1", title: Tỷ lệ hồ sơ trực tuyến, canonical: online_dossier_rate, target: 65%}
"""


def test_a_plan_that_is_only_compared_with_is_no_pass(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(PLAN, encoding="utf-8")
    ran = run("check", plan, "--against", plan)
    assert ran.status == 2
    assert "Không có kế hoạch nào để xét" in ran.err


def test_a_notice_is_explained_as_a_result_and_as_a_rule(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(PLAN, encoding="utf-8")
    report = json.loads(run("check", plan, "--format", "json").out)
    found = [one for one in report["results"] if one["rule"] == "notice-no-superior-plan"]
    assert len(found) == 1
    told = run("explain", found[0]["id"], plan)
    assert (told.status, "notice-no-superior-plan" in told.out) == (0, True)
    assert run("explain", "notice-no-superior-plan").status == 0


def test_an_answer_that_may_stand_in_unread_words_is_asked_about_and_where_to_look_is_said(
    tmp_path: Path,
) -> None:
    superior, draft = tmp_path / "tinh.txt", tmp_path / "huyen.txt"
    superior.write_text(
        "UBND TỈNH BẾN TRE\n\nKẾ HOẠCH\nCải cách hành chính tỉnh Bến Tre năm 2025\n\nPHỤ LỤC\n"
        "STT\tChỉ tiêu\tMục tiêu năm 2025\tĐơn vị thực hiện\n"
        "1\tTỷ lệ hồ sơ giải quyết đúng hạn\t97%\tUBND các huyện\n"
        "2\tSố vụ đốt rơm rạ ngoài đồng\tKhông quá 12 vụ\tUBND các huyện\n",
        encoding="utf-8",
    )
    draft.write_text(
        "UBND HUYỆN BA TRI\n\nKẾ HOẠCH\nCải cách hành chính huyện Ba Tri năm 2025\n\nI. MỤC TIÊU\n"
        "1. Tỷ lệ hồ sơ giải quyết đúng hạn đạt 97%.\n"
        "2. Chấm dứt tình trạng đốt rơm rạ ngoài đồng.\n",
        encoding="utf-8",
    )
    report = json.loads(run("check", superior, draft, "--format", "json").out)
    asked = [
        one
        for one in report["results"]
        if one["verdict"] == "undecided" and one["reason"] == "ambiguous_link"
    ]
    assert [one["subject"] for one in asked] == ["Số vụ đốt rơm rạ ngoài đồng"]
    assert "phần chưa đọc được" in asked[0]["message"]


SUPERIOR = """plan: {unit: ben-tre, kind: annual, title: Kế hoạch CCHC tỉnh năm 2025, period: 2025}
indicators:
  - code: "1"
    title: Tỷ lệ lập hồ sơ công việc trên môi trường mạng
    items:
      - {title: Các sở, target: 92%, level: province}
      - {title: UBND các huyện, target: 82%, level: district}
  - {code: "2", title: Tỷ lệ hồ sơ giải quyết đúng hạn, target: 97%, executor: UBND các huyện}
"""
DRAFT = """plan: {unit: ben-tre/ba-tri, kind: annual, title: Kế hoạch CCHC huyện năm 2025, period: 2025}
indicators:
  - {code: "1", title: Tỷ lệ hồ sơ giải quyết đúng hạn, target: ""}
"""


def _checked(tmp_path: Path) -> dict[str, Any]:
    superior, draft = tmp_path / "tinh.yaml", tmp_path / "huyen.yaml"
    superior.write_text(SUPERIOR, encoding="utf-8")
    draft.write_text(DRAFT, encoding="utf-8")
    report: dict[str, Any] = json.loads(run("check", draft, "--against", superior, "--format", "json").out)
    return report


def test_a_blank_cell_answers_nothing_that_the_superior_asks(tmp_path: Path) -> None:
    results = _checked(tmp_path)["results"]
    carried = [one for one in results if one["rule"] == "superior-target-carried" and one["indicator"]]
    assert [(one["verdict"], one["reason"]) for one in carried] == [("undecided", "unquantified")]


def test_what_is_asked_of_another_level_is_not_drawn_as_missing(tmp_path: Path) -> None:
    matrix = matrix_of(Report.model_validate(_checked(tmp_path)))
    marks = {row.level: cell.mark for row in matrix.rows for cells in row.cells.values() for cell in cells}
    assert (marks["province"], marks["district"]) == (Mark.NOT_ASKED, Mark.MISSING)
