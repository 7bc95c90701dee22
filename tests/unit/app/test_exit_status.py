"""The exit status says what the contract says."""

from __future__ import annotations

import pytest

from compliance.app.check import exit_status
from compliance.cli.check import FAIL_ON
from compliance.model.finding import Reason, Severity, Verdict
from compliance.model.report import Report, ReportProblem
from tests.sample_report import sample_report


def _report(
    verdict: Verdict, severity: Severity, reason: Reason | None = None, *, problem: bool = False
) -> Report:
    sample = sample_report()
    changed = {"verdict": verdict, "severity": severity, "reason": reason}
    problems = (ReportProblem(file="a", code="b", message="c"),) if problem else ()
    return sample.model_copy(
        update={"results": (sample.results[0].model_copy(update=changed),), "problems": problems}
    )


@pytest.mark.parametrize(
    "verdict, severity, failing",
    [
        (Verdict.VIOLATES, Severity.ERROR, {"error", "warning", "undecided"}),
        (Verdict.VIOLATES, Severity.WARNING, {"warning", "undecided"}),
        (Verdict.VIOLATES, Severity.INFO, set()),
        (Verdict.UNDECIDED, Severity.ERROR, {"undecided"}),
        (Verdict.UNDECIDED, Severity.WARNING, {"undecided"}),
        (Verdict.UNDECIDED, Severity.INFO, set()),
        (Verdict.WAIVED, Severity.ERROR, set()),
        (Verdict.CONFORMS, Severity.ERROR, set()),
        (Verdict.NOT_APPLICABLE, Severity.ERROR, set()),
    ],
)
def test_a_finding_fails_the_run_from_its_threshold_on(
    verdict: Verdict, severity: Severity, failing: set[str]
) -> None:
    report = _report(verdict, severity)
    assert {name for name in FAIL_ON if exit_status(report, name) == 1} == failing


@pytest.mark.parametrize("name", FAIL_ON)
def test_a_problem_or_a_crashed_rule_outranks_every_finding(name: str) -> None:
    assert exit_status(_report(Verdict.VIOLATES, Severity.ERROR, problem=True), name) == 2
    assert exit_status(_report(Verdict.UNDECIDED, Severity.ERROR, Reason.RULE_CRASHED), name) == 2
