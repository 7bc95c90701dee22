"""``check`` on a small workspace: statuses, formats, determinism, what is judged, what goes wrong."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.functional.cli import ROOT, Ran, run

SMALL = ROOT / "tests" / "cases" / "workspace"
PROVINCE, TAY_SON, TUY_PHUOC = "binh-dinh@2025", "binh-dinh/tay-son@2025", "binh-dinh/tuy-phuoc@2025"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "w"))


def _json(*arguments: str | Path, **environment: str) -> dict[str, Any]:
    ran = run("check", *arguments, "--format", "json", **environment)
    assert ran.status < 2, ran.err
    report: dict[str, Any] = json.loads(ran.out)
    return report


def _verdicts(report: Mapping[str, Any]) -> dict[tuple[str, str, str | None], str]:
    return {(r["plan"], r["rule"], r["canonical"]): r["verdict"] for r in report["results"]}


def test_a_shortfall_and_a_missing_target_are_found_and_the_status_is_one() -> None:
    ran = run("check", SMALL, "--format", "json")
    assert (ran.status, ran.err) == (1, "")
    report = json.loads(ran.out)
    verdicts = _verdicts(report)
    assert verdicts[TAY_SON, "not-weaker", "online_dossier_rate"] == "violates"
    assert verdicts[TAY_SON, "carried", "feedback_on_time_rate"] == "violates"
    assert verdicts[TUY_PHUOC, "not-weaker", "online_dossier_rate"] == "conforms"
    assert report["conforms"] is False
    assert report["as_of"] == "2024-12-28"
    assert report["rulesets"][0]["matched_nothing"] == ["communes-only"]


def test_the_report_has_the_keys_of_the_contract() -> None:
    report = _json(SMALL)
    assert {
        "schema", "tool", "as_of", "lang", "rulesets", "plans", "links", "results", "problems", "summary",
        "conforms",
    } <= report.keys()  # fmt: skip
    assert report["schema"] == "compliance-report/1"
    plan = next(plan for plan in report["plans"] if plan["id"] == TAY_SON)
    assert (plan["unit_name"], plan["level"], plan["superior"]) == ("huyện Tây Sơn", "district", PROVINCE)
    link = next(link for link in report["links"] if link["child"]["plan"] == TAY_SON)
    assert (link["relation"], link["method"], link["period"], link["binding"]) == (
        "weaker",
        "catalogue",
        "same",
        True,
    )
    missing = next(r for r in report["results"] if r["reason"] == "missing")
    assert (missing["child"], missing["indicator"], missing["code"]) == (None, None, "3")
    assert missing["parent"]["text"] == "100%"
    assert missing["parent"]["source"]["line"] == 20
    counts = report["summary"]
    assert len(report["results"]) == sum(
        counts[name] for name in ("conforms", "violates", "undecided", "waived", "not_applicable")
    )


@pytest.mark.parametrize("fail_on, status", [("error", 1), ("warning", 1), ("undecided", 1), ("never", 0)])
def test_fail_on_sets_the_status(fail_on: str, status: int) -> None:
    assert run("check", SMALL, "--fail-on", fail_on).status == status


def test_selected_rules_alone_are_judged_and_counts_follow() -> None:
    report = _json(SMALL, "--select", "carried")
    assert {result["rule"] for result in report["results"]} == {"carried"}
    assert run("check", SMALL, "--select", "carried").status == 0
    assert {r["rule"] for r in _json(SMALL, "--ignore", "C01")["results"]} == {"not-weaker"}


def test_an_unknown_rule_is_refused_with_the_nearest() -> None:
    ran = run("check", SMALL, "--select", "caried")
    assert ran.status == 2
    assert '"carried"' in ran.err


def test_findings_alone_keep_every_count() -> None:
    whole, short = _json(SMALL), _json(SMALL, "--results", "findings")
    assert short["summary"] == whole["summary"]
    assert {result["verdict"] for result in short["results"]} == {"violates"}
    assert {link["child"]["plan"] for link in short["links"]} == {TAY_SON}


def test_the_same_input_gives_the_same_bytes_in_any_order_locale_and_time_zone(workspace: Path) -> None:
    files = sorted((workspace / "plans").iterdir())
    rules = ["--ruleset", str(workspace / "quy-tac.yaml"), "--format", "json"]
    usual = run("check", *files, *rules).out
    assert usual
    assert run("check", *files[::-1], *rules).out == usual
    assert run("check", *files, *rules, LC_ALL="C", TZ="Asia/Ho_Chi_Minh", PYTHONHASHSEED="7").out == usual


def test_a_workspace_gives_the_same_report_wherever_it_lies(workspace: Path, tmp_path: Path) -> None:
    other = shutil.copytree(workspace, tmp_path / "elsewhere")
    for form in ("json", "html", "text"):
        assert run("check", workspace, "--format", form).out == run("check", other, "--format", form).out


def test_files_named_in_their_workspace_limit_what_is_judged(workspace: Path) -> None:
    report = _json(workspace, workspace / "plans" / "huyen-tuy-phuoc.yaml")
    assert {result["plan"] for result in report["results"]} == {TUY_PHUOC}
    assert len(report["plans"]) == 3


def test_a_bare_draft_is_judged_against_the_superior_plan_alone(workspace: Path) -> None:
    plans = workspace / "plans"
    report = _json(
        plans / "huyen-tay-son.yaml",
        "--against",
        plans / "tinh.yaml",
        "--ruleset",
        workspace / "quy-tac.yaml",
    )
    assert {result["plan"] for result in report["results"]} == {TAY_SON}
    assert {plan["id"]: plan["judged"] for plan in report["plans"]} == {PROVINCE: False, TAY_SON: True}


def test_several_formats_come_from_one_run(workspace: Path, tmp_path: Path) -> None:
    page, data = tmp_path / "r.html", tmp_path / "r.json"
    ran = run("check", workspace, "--format", f"html={page}", "--format", f"json={data}", "--format", "text")
    assert ran.out == run("check", workspace).out
    assert page.read_text(encoding="utf-8") == run("check", workspace, "--format", "html").out
    assert data.read_text(encoding="utf-8") == run("check", workspace, "--format", "json").out


def test_a_file_that_cannot_be_written_leaves_nothing_half_written(workspace: Path, tmp_path: Path) -> None:
    ran = run("check", workspace, "--format", f"html={tmp_path / 'nowhere' / 'r.html'}")
    assert ran.status == 2
    assert "r.html" in ran.err
    (tmp_path / "taken").mkdir()
    assert run("check", workspace, "--format", f"html={tmp_path / 'taken'}").status == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["taken", "w"]


def test_an_unreadable_plan_is_a_problem_and_the_rest_is_still_reported(workspace: Path) -> None:
    (workspace / "plans" / "hong.yaml").write_text("plan: {unit: [", encoding="utf-8")
    ran = run("check", workspace, "--format", "json", "--fail-on", "never")
    assert ran.status == 2
    report = json.loads(ran.out)
    assert [problem["file"] for problem in report["problems"]] == ["plans/hong.yaml"]
    assert len(report["plans"]) == 3
    assert report["conforms"] is False


def test_a_file_no_reader_claims_is_named_and_changes_nothing(workspace: Path) -> None:
    usual = run("check", workspace, "--format", "json").out
    (workspace / "plans" / "anh.bin").write_bytes(bytes(range(256)) * 4)
    ran = run("check", workspace, "--format", "json")
    assert ran.out == usual
    assert "plans/anh.bin" in ran.err


def test_the_same_content_twice_is_read_once_and_said(workspace: Path) -> None:
    shutil.copy(workspace / "plans" / "tinh.yaml", workspace / "plans" / "tinh-2.yaml")
    report = _json(workspace)
    assert len(report["plans"]) == 3
    province = next(plan for plan in report["plans"] if plan["id"] == PROVINCE)
    assert [province["source"]["file"], *province["source"]["also"]] == [
        "plans/tinh-2.yaml",
        "plans/tinh.yaml",
    ]


def test_an_invalid_ruleset_is_refused_whole_before_any_plan_is_read(workspace: Path) -> None:
    rules = workspace / "quy-tac.yaml"
    broken = (
        rules.read_text(encoding="utf-8").replace("exists target", "exist target").replace("10%", "5 điểm")
    )
    rules.write_text(broken.replace("each: obligation", "eech: obligation"), encoding="utf-8")
    (workspace / "plans" / "hong.yaml").write_text("plan: [", encoding="utf-8")
    ran = run("check", workspace)
    assert (ran.status, ran.out) == (2, "")
    assert len([line for line in ran.err.splitlines() if "quy-tac.yaml:" in line]) >= 2
    assert "hong.yaml" not in ran.err


def test_every_mistake_of_the_workspace_file_is_told_at_its_place(workspace: Path) -> None:
    (workspace / "compliance.yaml").write_text("rulsets: [a]\nlang: fr\n", encoding="utf-8")
    ran = run("check", workspace)
    assert ran.status == 2
    assert "compliance.yaml:1:1" in ran.err
    assert "compliance.yaml:2:7" in ran.err


def test_a_waiver_waives_and_the_auditor_can_leave_it_aside(workspace: Path) -> None:
    (workspace / "waivers.yaml").write_text(
        "waivers:\n"
        "  - {rule: not-weaker, unit: binh-dinh/tay-son, indicator: online_dossier_rate, period: 2025,\n"
        "     reason: Được chấp thuận mức riêng, approved_by: UBND tỉnh, expires: 2025-12-31}\n"
        "  - {rule: carried, unit: binh-dinh/tuy-phuoc, reason: Không còn cần, approved_by: UBND tỉnh}\n",
        encoding="utf-8",
    )
    report = _json(workspace)
    assert _verdicts(report)[TAY_SON, "not-weaker", "online_dossier_rate"] == "waived"
    assert run("check", workspace).status == 0
    unused = [result for result in report["results"] if result["rule"] == "unused-waiver"]
    assert [(one["severity"], one["verdict"]) for one in unused] == [("warning", "violates")]
    assert run("check", workspace, "--ignore-waivers").status == 1
    expired = run("check", workspace, "--as-of", "2026-01-01")
    assert expired.status == 1
    assert "not-weaker có hiệu lực đến 31/12/2025" in expired.err
    assert "Đã giải trình: " in run("check", workspace).out


def test_the_language_follows_option_then_environment_then_workspace(workspace: Path) -> None:
    def lang(*arguments: str, **environment: str) -> str:
        return str(_json(workspace, *arguments, **environment)["lang"])

    assert lang() == "vi"
    (workspace / "compliance.yaml").write_text("rulesets: [quy-tac.yaml]\nlang: en\n", encoding="utf-8")
    assert lang() == "en"
    assert lang(COMPLIANCE_LANG="vi") == "vi"
    assert lang("--lang", "en", COMPLIANCE_LANG="vi") == "en"


def _git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_changed_since_judges_what_changed_and_everything_below(workspace: Path) -> None:
    def judged(*paths: Path) -> set[str]:
        return {plan["id"] for plan in _json(*paths, "--changed-since", "HEAD")["plans"] if plan["judged"]}

    _git(workspace, "init", "-q")
    _git(workspace, "add", ".")
    _git(workspace, "commit", "-qm", "x")
    (workspace / "bao-cao.json").write_text("{}", encoding="utf-8")
    assert judged(workspace) == set()
    assert "Không có kế hoạch nào thay đổi từ HEAD" in run("check", workspace, "--changed-since", "HEAD").err
    draft = workspace / "plans" / "huyen-tay-son.yaml"
    draft.write_text(draft.read_text(encoding="utf-8") + "# sửa\n", encoding="utf-8")
    assert judged(workspace) == {TAY_SON}
    province = workspace / "plans" / "tinh.yaml"
    province.write_text(province.read_text(encoding="utf-8") + "# sửa\n", encoding="utf-8")
    assert judged(workspace) == {PROVINCE, TAY_SON, TUY_PHUOC}
    _git(workspace, "commit", "-qam", "y")
    rules = workspace / "quy-tac.yaml"
    rules.write_text(rules.read_text(encoding="utf-8") + "# sửa\n", encoding="utf-8")
    assert judged(workspace) == {PROVINCE, TAY_SON, TUY_PHUOC}


def test_changed_since_an_unknown_revision_or_outside_git_is_refused(workspace: Path) -> None:
    for revision in ("no-such-revision", "--output=x"):
        ran = run(
            "check", workspace, f"--changed-since={revision}", GIT_CEILING_DIRECTORIES=str(workspace.parent)
        )
        assert ran.status == 2
        assert "--changed-since" in ran.err


def test_explain_tells_a_rule_and_the_chain_of_a_result() -> None:
    told = run("explain", "not-weaker", SMALL)
    assert told.status == 0
    assert "target implies parent" in told.out
    finding = next(r for r in _json(SMALL)["results"] if r["reason"] == "below")
    chain = run("explain", finding["id"][:8], SMALL)
    assert chain.status == 0
    places = ("plans/huyen-tay-son.yaml, dòng 10", "plans/tinh.yaml, dòng 12")
    for words in ("60%", "70%", *places, "target implies parent", "[mức cấp trên]"):
        assert words in chain.out
    assert json.loads(run("explain", finding["id"], SMALL, "--format", "json").out)["id"] == finding["id"]


def test_explain_without_a_superior_says_that_nothing_was_compared_and_how_it_would_be(
    tmp_path: Path,
) -> None:
    below, missing = (
        next(r["id"] for r in _json(SMALL)["results"] if r["reason"] == reason)
        for reason in ("below", "missing")
    )
    rules, plan = SMALL / "quy-tac.yaml", SMALL / "plans" / "huyen-tay-son.yaml"
    within = " ".join(run("explain", below, plan, "--ruleset", rules).out.split())
    assert "chưa so sánh với cấp trên" in within
    assert f"compliance explain {below} {SMALL}" in within
    assert f"compliance explain {missing} {SMALL}" in run("explain", missing, plan, "--ruleset", rules).err
    alone = shutil.copy(plan, tmp_path)
    assert "--against" in run("explain", below, alone, "--ruleset", rules).out
    refused = run("explain", missing, alone, "--ruleset", rules)
    assert (refused.status, "--against" in refused.err) == (2, True)


def test_what_explain_tells_of_a_result_is_in_one_language() -> None:
    finding = next(r for r in _json(SMALL)["results"] if r["reason"] == "below")
    steps = run("explain", finding["id"], SMALL).out.partition("CÁC BƯỚC XÉT")[2]
    assert "Kết luận: chưa phù hợp (thấp hơn mức cấp trên giao)" in steps
    for word in ("violates", "below)", "condition_failed", "each:"):
        assert word not in steps


def test_explain_of_an_unknown_id_says_so_with_the_nearest() -> None:
    ran: Ran = run("explain", "not-weeker", SMALL)
    assert ran.status == 2
    assert '"not-weaker"' in ran.err
