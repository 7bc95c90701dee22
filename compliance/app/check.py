"""``check``: read, link, evaluate, report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from compliance.app.changes import changed_files, concerned
from compliance.app.evaluating import evaluated
from compliance.app.inputs import Inputs, find_inputs
from compliance.app.linking import linked_plans
from compliance.app.reading import ReadPlans, read_plans
from compliance.app.reporting import ReportBuilder
from compliance.app.settings import load_knowledge, load_rulesets, load_waivers
from compliance.errors import EXIT_CLEAN, EXIT_FAILED, EXIT_FINDINGS
from compliance.messages import DEFAULT_LANGUAGE
from compliance.model.finding import Reason, Severity, Verdict
from compliance.model.link import LinkedPlans
from compliance.model.plan import Plan
from compliance.model.report import Report, ReportResult


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """What the person asked for; every option of the command."""

    paths: tuple[Path, ...] = ()
    against: tuple[Path, ...] = ()
    rulesets: tuple[str, ...] = ()
    as_of: dt.date | None = None
    changed_since: str | None = None
    ignore_waivers: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """The report, and the files below ``plans`` that no reader takes for a plan."""

    report: Report
    unclaimed: tuple[str, ...] = ()


def check(request: CheckRequest) -> Checked:
    """Judges the plans of ``request``; raises ComplianceError for what stops the whole run."""
    inputs = find_inputs(request.paths, request.against)
    lang = request.lang or (inputs.workspace.lang if inputs.workspace else DEFAULT_LANGUAGE)
    known = load_knowledge(inputs.workspace)
    rulesets = load_rulesets(request.rulesets, inputs.workspace, known.catalogue)
    waivers = load_waivers(inputs.workspace, ignored=request.ignore_waivers)
    read = read_plans(inputs.files, known.reading)
    linked = _limited(linked_plans(read, inputs.workspace, known), read, inputs, request.changed_since)
    as_of = request.as_of or newest_date(linked.plans[plan] for plan in sorted(linked.judged))
    evaluation = evaluated(linked, rulesets, inputs.workspace, known, waivers, as_of, request, lang)
    report = ReportBuilder(linked, known.units, lang).build(
        as_of=as_of.isoformat() if as_of else None,
        rulesets=evaluation.rulesets,
        results=evaluation.results,
        problems=read.problems,
        copies=read.copies,
    )
    return Checked(report, read.unclaimed)


def newest_date(plans: Iterable[Plan]) -> dt.date | None:
    """The newest issue date among ``plans``, else the first day of their newest period; no clock."""
    plans = tuple(plans)
    issued = [plan.issued.first for plan in plans if plan.issued is not None]
    periods = [plan.period.begins for plan in plans if plan.period is not None]
    return max(issued or periods, default=None)


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


def _limited(linked: LinkedPlans, read: ReadPlans, inputs: Inputs, revision: str | None) -> LinkedPlans:
    """Only what changed since ``revision`` and everything below it is judged; without one, everything."""
    if revision is None:
        return linked
    changed = changed_files(revision, inputs)
    shown = {file.shown for file in inputs.files if file.path.resolve() in changed}
    plans = concerned(linked, (plan.id for plan in read.plans if plan.source.file in shown))
    folder = inputs.workspace.folder.resolve() if inputs.workspace else None
    plan_files = {file.path.resolve() for file in inputs.files}
    if folder and any(path.is_relative_to(folder) and path not in plan_files for path in changed):
        return linked  # the rules of the game changed: workspace, rulesets, units or decisions
    return replace(linked, judged=linked.judged & plans)
