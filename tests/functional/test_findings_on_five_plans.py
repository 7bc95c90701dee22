"""The five real plans, finding by finding: what an auditor has to find, and nothing to take back."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from compliance.app.running import CheckRequest, Run, run
from compliance.model.finding import Reason, Result, Verdict
from tests.plans import NAMES, full_text

FILE = Path(__file__).parents[1] / "cases" / "rules" / "five-plans.yaml"
EXPECTED: dict[str, dict[str, list[list[str]]]] = yaml.safe_load(FILE.read_text("utf-8"))["plans"]
OF_VALUES = (
    "not-weaker-than-superior",
    "hundred-percent-kept",
    "own-level-value",
    "lower-is-better-not-weaker",
)


@cache
def checked(names: tuple[str, ...] = NAMES) -> Run:
    return run(CheckRequest(paths=tuple(full_text(name) for name in names)))


def results(plan: str, verdict: str) -> list[Result]:
    found = checked().evaluated.results
    return [result for result in found if result.plan == plan and result.verdict.value == verdict]


def is_meant(result: Result, expected: list[str]) -> bool:
    rule, subject, *reason = expected
    named = not subject or result.code == subject or result.subject.startswith(subject)
    return result.rule == rule and named and (not reason or result.reason == reason[0])


@pytest.mark.parametrize("plan", EXPECTED)
@pytest.mark.parametrize("verdict", ["violates", "undecided", "conforms", "not_applicable"])
def test_what_has_to_be_found_is_found(plan: str, verdict: str) -> None:
    found = results(plan, verdict)
    missed = [
        expected
        for expected in EXPECTED[plan].get(verdict, [])
        if not any(is_meant(result, expected) for result in found)
    ]
    assert missed == []


@pytest.mark.parametrize("plan", EXPECTED)
def test_nothing_else_is_said_to_be_wrong(plan: str) -> None:
    more = [
        (result.rule, result.code, result.subject, result.message)
        for result in results(plan, "violates")
        if not any(is_meant(result, expected) for expected in EXPECTED[plan]["violates"])
    ]
    assert more == []


def test_no_target_of_the_five_plans_is_said_to_be_lower() -> None:
    lower = [
        result for result in checked().evaluated.results if result.reason in {Reason.BELOW, Reason.OUTSIDE}
    ]
    assert [result.message for result in lower if result.verdict is Verdict.VIOLATES] == []


def test_the_missing_index_of_the_commune_is_a_warning_where_its_addressee_is_doubtful() -> None:
    found = {
        result.canonical: result.severity.value
        for result in results("binh-dinh/an-nhon/nhon-hau@2025", "violates")
        if result.rule == "own-index-carried"
    }
    assert found == {"service_index_766": "error", "dti_rank": "warning"}


@pytest.mark.parametrize("rule", OF_VALUES)
def test_a_plan_of_another_period_gets_no_verdict_on_values(rule: str) -> None:
    verdicts = {
        result.verdict
        for result in checked().evaluated.results
        if result.plan == "binh-dinh/tay-son/tay-xuan@2024" and result.rule == rule
    }
    assert verdicts <= {Verdict.NOT_APPLICABLE}


def test_under_a_newer_plan_of_another_kind_the_remedy_is_to_go_over_it_again() -> None:
    found: list[Any] = [
        result
        for result in results("binh-dinh/tuy-phuoc@2023-2025", "undecided")
        if result.reason is Reason.OTHER_PLAN_KIND
    ]
    assert found
    assert all("rà soát, điều chỉnh theo kế hoạch mới" in result.remedy for result in found)
    assert all(result.severity.value in {"warning", "info"} for result in found)


def test_the_order_of_the_files_changes_no_result() -> None:
    assert checked(tuple(reversed(NAMES))).evaluated.results == checked().evaluated.results


def test_no_plan_gets_a_notice_twice() -> None:
    notices = [
        (result.plan, result.rule)
        for result in checked().evaluated.results
        if result.rule.startswith("notice-")
    ]
    assert len(notices) == len(set(notices))
