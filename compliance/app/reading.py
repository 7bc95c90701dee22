"""The files of a run read into plans: each content once, every failure told, ids that do not clash."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from compliance.app.file_reading import Progress, read_files
from compliance.app.inputs import InputFile, Inputs
from compliance.errors import Problem
from compliance.model.plan import Plan
from compliance.reading.context import ReadingContext
from compliance.records import record

if TYPE_CHECKING:
    from compliance.reading.confirmations import ReadingEntry


@record
class ReadPlans:
    """What the files held. ``copies`` names, by file, other files of the same content.

    ``unclaimed`` are files that no reader takes for a plan and that nobody named. ``stale_readings`` are
    confirmations of readings whose words have changed since, ``unused_readings`` of rows not there.
    """

    plans: tuple[Plan, ...]
    judged: frozenset[str]
    copies: dict[str, tuple[str, ...]]
    problems: tuple[Problem, ...]
    unclaimed: tuple[str, ...]
    stale_readings: tuple[ReadingEntry, ...] = ()
    unused_readings: tuple[ReadingEntry, ...] = ()


def read_plans(
    inputs: Inputs, context: ReadingContext, *, jobs: int = 1, progress: Progress | None = None
) -> ReadPlans:
    """Reads the files of ``inputs``; one that cannot be read becomes a problem and the rest goes on."""
    files, copies = _each_content_once(inputs.files, context.options.max_bytes)
    outcomes = list(read_files(files, context, inputs.workspace, jobs=jobs, progress=progress))
    found = [
        (plan, file.judged) for file, outcome in zip(files, outcomes, strict=True) for plan in outcome.plans
    ]
    named = _with_own_ids(found)
    readings = inputs.workspace.readings if inputs.workspace is not None else None
    read = ReadPlans(
        plans=tuple(plan for plan, _ in named),
        judged=frozenset(plan.id for plan, is_judged in named if is_judged),
        copies=copies,
        problems=tuple(outcome.problem for outcome in outcomes if outcome.problem is not None),
        unclaimed=tuple(
            file.shown for file, outcome in zip(files, outcomes, strict=True) if outcome.unclaimed
        ),
    )
    return read if readings is None else _confirmed(read, readings)


def _each_content_once(
    files: Iterable[InputFile], largest: int
) -> tuple[list[InputFile], dict[str, tuple[str, ...]]]:
    """The files to read, those that are only compared with first, and the copies of each by its name.

    A file of more than ``largest`` bytes is not opened: its reading refuses it.
    """
    first: dict[str, InputFile] = {}
    copies: dict[str, tuple[str, ...]] = {}
    once = []
    for file in sorted(files, key=lambda one: (one.judged, one.shown)):
        key = file.shown
        with contextlib.suppress(OSError), file.path.open("rb") as opened:
            if file.path.stat().st_size <= largest:
                key = hashlib.file_digest(opened, "sha256").hexdigest()
        kept = first.setdefault(key, file)
        if kept is file:
            once.append(file)
        else:
            copies[kept.shown] = (*copies.get(kept.shown, ()), file.shown)
    return once, copies


def _confirmed(read: ReadPlans, readings: Path) -> ReadPlans:
    """What was read with what a person confirmed or corrected of it in the file ``readings``."""
    from compliance.reading.confirmations import confirm, load_readings

    found = confirm(read.plans, load_readings(readings))
    return replace(read, plans=found.plans, stale_readings=found.stale, unused_readings=found.unused)


def _with_own_ids(found: Iterable[tuple[Plan, bool]]) -> list[tuple[Plan, bool]]:
    """A second plan of one unit and period takes its kind, then its number, in its id; annual goes first."""
    taken: set[str] = set()
    named = []
    for plan, judged in sorted(found, key=lambda one: (one[0].kind != "annual", one[0].source.file)):
        base = f"{plan.unit or plan.unit_name}@{plan.period or '?'}"
        wanted = [
            base,
            f"{base}/{plan.kind}",
            *([f"{base}/{plan.kind}/{plan.number}"] if plan.number else []),
        ]
        own = next((name for name in wanted if name not in taken), None) or _numbered(wanted[-1], taken)
        taken.add(own)
        named.append((replace(plan, id=own), judged))
    return sorted(named, key=lambda one: one[0].id)


def _numbered(name: str, taken: set[str]) -> str:
    number = 2
    while f"{name}/{number}" in taken:
        number += 1
    return f"{name}/{number}"
