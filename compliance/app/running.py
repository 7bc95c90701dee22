"""From files to verdicts: what ``check`` and ``explain`` both do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from compliance.app.changes import changed_files, concerned, judges_anew
from compliance.app.evaluating import Evaluated, evaluated
from compliance.app.file_reading import Progress
from compliance.app.inputs import Inputs, find_inputs
from compliance.app.linking import linked_plans
from compliance.app.reading import ReadPlans, read_plans
from compliance.app.reading_notices import reading_notices
from compliance.app.settings import Knowledge, load_knowledge, load_rulesets, load_waivers
from compliance.errors import ComplianceError
from compliance.messages import DEFAULT_LANGUAGE
from compliance.model.link import LinkedPlans
from compliance.model.plan import Plan
from compliance.reading.options import Tracked
from compliance.records import record


@record
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
    jobs: int = 1
    traced: bool = False
    tracked: Tracked = "accept"


@record
class Run:
    """Everything a run found, before it is turned into a report."""

    lang: str
    known: Knowledge
    read: ReadPlans
    linked: LinkedPlans
    as_of: dt.date | None
    evaluated: Evaluated


def run(request: CheckRequest, progress: Progress | None = None) -> Run:
    """Reads, links and judges; raises ComplianceError for what stops the whole run."""
    inputs = find_inputs(request.paths, request.against)
    workspace = inputs.workspace
    lang = request.lang or (workspace.lang if workspace else DEFAULT_LANGUAGE)
    known = load_knowledge(workspace, tracked=request.tracked)
    rulesets = load_rulesets(request.rulesets, workspace, known.catalogue)
    waivers = load_waivers(workspace, ignored=request.ignore_waivers)
    read = read_plans(inputs, known.reading, jobs=request.jobs, progress=progress)
    if not read.plans and not read.problems:
        raise ComplianceError("app.no_plan_among_files", files=", ".join(read.unclaimed[:5]))
    linked = linked_plans(read, workspace, known)
    if read.plans and not linked.judged and not read.problems:
        raise ComplianceError("app.nothing_to_judge", files=", ".join(map(str, request.against[:5])))
    linked = _limited(linked, read, inputs, request.changed_since)
    as_of = request.as_of or newest_date(linked.plans[plan] for plan in sorted(linked.judged))
    judged = evaluated(
        linked, rulesets, known=known, workspace=workspace, waivers=waivers, as_of=as_of,
        select=request.select, ignore=request.ignore, lang=lang, traced=request.traced,
    )  # fmt: skip
    judged = replace(judged, results=(*judged.results, *reading_notices(read, linked, lang)))
    return Run(lang, known, read, linked, as_of, judged)


def newest_date(plans: Iterable[Plan]) -> dt.date | None:
    """The newest issue date among ``plans``, else the first day of their newest period; no clock."""
    plans = tuple(plans)
    issued = [plan.issued.first for plan in plans if plan.issued is not None]
    periods = [plan.period.begins for plan in plans if plan.period is not None]
    return max(issued or periods, default=None)


def _limited(linked: LinkedPlans, read: ReadPlans, inputs: Inputs, revision: str | None) -> LinkedPlans:
    """Only what changed since ``revision`` and everything below it is judged; without one, everything."""
    if revision is None:
        return linked
    changed = changed_files(revision, inputs)
    plan_files = {file.path.resolve(): file.shown for file in inputs.files}
    if inputs.workspace is not None and judges_anew(changed.difference(plan_files), inputs.workspace):
        return linked
    shown = {name for path, name in plan_files.items() if path in changed}
    plans = concerned(linked, (plan.id for plan in read.plans if plan.source.file in shown))
    return replace(linked, judged=linked.judged & plans)
