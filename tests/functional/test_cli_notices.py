"""Notices, and runs that have nothing to judge."""

from __future__ import annotations

import json
from pathlib import Path

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
