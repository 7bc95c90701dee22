"""The example workspace gives the findings that an auditor found by hand, and none to take back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.functional.cli import ROOT, run

EXAMPLE = ROOT / "examples" / "binh-dinh-2025"
PROVINCE = "binh-dinh@2025"
TAY_SON = "binh-dinh/tay-son@2025"
NHON_HAU = "binh-dinh/an-nhon/nhon-hau@2025"
TUY_PHUOC = "binh-dinh/tuy-phuoc@2023-2025"
TAY_XUAN = "binh-dinh/tay-son/tay-xuan@2024"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    folder = tmp_path_factory.mktemp("example")
    ran = run(
        "check", EXAMPLE, "--format", f"json={folder / 'r.json'}", "--format", f"html={folder / 'r.html'}"
    )
    assert (ran.status, ran.out, ran.err) == (1, "", "")
    found: dict[str, Any] = json.loads((folder / "r.json").read_text(encoding="utf-8"))
    found["page"] = Path(folder / "r.html").read_text(encoding="utf-8")
    return found


def _findings(report: Mapping[str, Any], plan: str, verdict: str) -> list[dict[str, Any]]:
    return [r for r in report["results"] if (r["plan"], r["verdict"]) == (plan, verdict)]


def _relation(report: Mapping[str, Any], plan: str, canonical: str, level: str | None = None) -> set[str]:
    return {
        link["relation"]
        for link in report["links"]
        if link["child"]["plan"] == plan and link["child"]["canonical"] == canonical
    }


def test_the_five_plans_are_read_and_joined(report: Mapping[str, Any]) -> None:
    plans = {plan["id"]: plan for plan in report["plans"]}
    assert list(plans) == [PROVINCE, TAY_SON, TUY_PHUOC, NHON_HAU, TAY_XUAN]
    assert plans[NHON_HAU]["superior"] == PROVINCE
    assert plans[NHON_HAU]["superior_via"] == ["binh-dinh/an-nhon"]
    assert plans[NHON_HAU]["superior_via_names"] == ["thị xã An Nhơn"]
    assert report["problems"] == []


def test_tay_son_keeps_exceeds_and_touches_what_the_province_asks(report: Mapping[str, Any]) -> None:
    assert _relation(report, TAY_SON, "online_dossier_rate") == {"stricter"}
    assert _relation(report, TAY_SON, "digitization_rate") == {"stricter"}
    assert _relation(report, TAY_SON, "work_dossier_rate") == {"equal"}
    (boundary,) = [r for r in _findings(report, TAY_SON, "violates") if r["reason"] == "boundary"]
    assert (boundary["canonical"], boundary["severity"]) == ("commune_staff_qualified", "warning")
    assert (boundary["child"]["text"], boundary["parent"]["text"][:8]) == ("90%", "Trên 90%")


def test_what_tay_son_lacks_is_named_and_nothing_that_is_not_asked_of_it(report: Mapping[str, Any]) -> None:
    missing = {r["canonical"] for r in _findings(report, TAY_SON, "violates") if r["reason"] == "missing"}
    assert missing == {
        "staff_online_dossier_rate",
        "full_online_service_npsp_rate",
        "service_index_766",
        "internal_procedures_announced_rate",
    }
    papi = {r["reason"] for r in report["results"] if (r["plan"], r["canonical"]) == (TAY_SON, "papi_rank")}
    assert papi <= {"not_addressed", None}


def test_nhon_hau_lacks_one_index_and_perhaps_another(report: Mapping[str, Any]) -> None:
    missing = {
        r["canonical"]: r["severity"]
        for r in _findings(report, NHON_HAU, "violates")
        if r["reason"] == "missing" and r["canonical"]
    }
    assert missing == {"service_index_766": "error", "dti_rank": "warning"}
    for canonical in ("online_dossier_rate", "full_online_dossier_rate", "digitization_rate"):
        assert _relation(report, NHON_HAU, canonical) == {"stricter"}
    subjects = {r["subject"] for r in _findings(report, NHON_HAU, "violates")}
    assert {"Phòng Nội vụ xã", "xã An Nhơn", "30 NHIỆM VỤ TRỌNG TÂM"} <= subjects


def test_another_kind_of_plan_is_never_called_short(report: Mapping[str, Any]) -> None:
    assert not [r for r in _findings(report, TUY_PHUOC, "violates") if r["reason"] in ("below", "missing")]
    undecided = [r for r in _findings(report, TUY_PHUOC, "undecided") if r["reason"] == "other_plan_kind"]
    assert {"digitization_rate", "work_dossier_rate"} <= {r["canonical"] for r in undecided}
    assert all("điều chỉnh theo kế hoạch mới" in r["remedy"] for r in undecided if r["canonical"])


def test_another_year_is_one_notice_and_no_verdict_on_values(report: Mapping[str, Any]) -> None:
    notices = [r for r in _findings(report, TAY_XUAN, "undecided") if r["reason"] == "other_period"]
    assert [(r["severity"], r["indicator"]) for r in notices] == [("info", None)]
    assert _findings(report, TAY_XUAN, "violates") == []


def test_nothing_is_called_lower_in_these_plans(report: Mapping[str, Any]) -> None:
    assert [r for r in report["results"] if r["verdict"] == "violates" and r["reason"] == "below"] == []


def test_every_finding_speaks_and_points_at_its_place(report: Mapping[str, Any]) -> None:
    for result in report["results"]:
        if result["verdict"] in ("violates", "undecided"):
            assert result["message"], result["rule"]
            assert result["remedy"], result["rule"]
            assert result["child"] or result["parent"] or result["indicator"] is None
            assert "{" not in result["message"] + result["remedy"]
    assert len({result["id"] for result in report["results"]}) == len(report["results"])


def test_the_page_shows_every_finding(report: Mapping[str, Any]) -> None:
    findings = [r["id"] for r in report["results"] if r["verdict"] in ("violates", "undecided")]
    assert [id for id in findings if f'id="r-{id}"' not in report["page"]] == []


def test_the_example_gives_the_same_bytes_in_another_order_and_locale(tmp_path: Path) -> None:
    files = sorted((EXAMPLE / "plans").iterdir())
    rules = ("--ruleset", "binh-dinh-2025", "--format", "json")
    usual = run("check", *files, *rules, cwd=ROOT)
    assert usual.status == 1
    again = run("check", *files[::-1], *rules, cwd=ROOT, LC_ALL="C", TZ="UTC", PYTHONHASHSEED="11")
    assert again.out == usual.out
