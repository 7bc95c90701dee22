"""``check``: read, link, evaluate, report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.app.file_reading import Progress
from compliance.app.reporting import ReportBuilder
from compliance.app.running import CheckRequest, run
from compliance.errors import EXIT_CLEAN, EXIT_FAILED, EXIT_FINDINGS
from compliance.model.finding import Reason, Severity, Verdict
from compliance.model.report import Report, ReportResult
from compliance.records import record

if TYPE_CHECKING:
    from compliance.files.waivers import Waiver
    from compliance.reading.confirmations import ReadingEntry

__all__ = ["CheckRequest", "Checked", "check", "exit_status"]


@record
class Checked:
    """The report, and what is told beside it (``running.Run``)."""

    report: Report
    unclaimed: tuple[str, ...] = ()
    stale_readings: tuple[ReadingEntry, ...] = ()
    unused_readings: tuple[ReadingEntry, ...] = ()
    unused_decisions: tuple[int, ...] = ()
    expired_waivers: tuple[Waiver, ...] = ()


def check(request: CheckRequest, progress: Progress | None = None) -> Checked:
    """Judges the plans of ``request``; raises ComplianceError for what stops the whole run."""
    ran = run(request, progress)
    report = ReportBuilder(ran.linked, ran.known.units, ran.lang).build(
        as_of=ran.as_of.isoformat() if ran.as_of else None,
        rulesets=ran.evaluated.rulesets,
        results=ran.evaluated.results,
        problems=ran.read.problems,
        copies=ran.read.copies,
    )
    return Checked(
        report,
        unclaimed=ran.read.unclaimed,
        stale_readings=ran.read.stale_readings,
        unused_readings=ran.read.unused_readings,
        unused_decisions=ran.linked.unused_decisions,
        expired_waivers=ran.evaluated.expired_waivers,
    )


def exit_status(report: Report, fail_on: str) -> int:
    """0, 1 or 2 as the contract says; 2 outranks 1."""
    if report.problems or any(result.reason is Reason.RULE_CRASHED for result in report.results):
        return EXIT_FAILED
    failing = any(_fails(result, fail_on) for result in report.results)
    return EXIT_FINDINGS if failing else EXIT_CLEAN


def _fails(result: ReportResult, fail_on: str) -> bool:
    if fail_on == "never" or result.severity is Severity.INFO:
        return False
    if result.verdict is Verdict.UNDECIDED:
        return fail_on == "undecided"
    if result.verdict is not Verdict.VIOLATES:
        return False
    return fail_on != "error" or result.severity is Severity.ERROR
