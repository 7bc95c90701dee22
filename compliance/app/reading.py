"""The files of a run read into plans: each content once, every failure told, ids that do not clash."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from compliance.app.inputs import InputFile
from compliance.errors import ComplianceError, Problem
from compliance.model.plan import Plan
from compliance.reading.context import ReadingContext

UNCLAIMED = "reading.unknown_format"


@dataclass(frozen=True, slots=True)
class ReadPlans:
    """What the files held. ``copies`` names, by file, other files of the same content.

    ``unclaimed`` are files that no reader takes for a plan and that nobody named. ``stale_readings`` are
    the places of confirmed readings whose words have changed since.
    """

    plans: tuple[Plan, ...]
    judged: frozenset[str]
    copies: dict[str, tuple[str, ...]]
    problems: tuple[Problem, ...]
    unclaimed: tuple[str, ...]
    stale_readings: tuple[str, ...] = ()


Progress = Callable[[int, int, str], None]
"""Told before each file: how many are done, how many there are, the name of the next."""


def read_plans(
    files: Iterable[InputFile],
    context: ReadingContext,
    readings: Path | None = None,
    progress: Progress | None = None,
) -> ReadPlans:
    """Reads ``files``; one that cannot be read becomes a problem and the rest goes on.

    ``readings`` is a file of readings that people confirmed.
    """
    found: list[tuple[Plan, bool]] = []
    seen: dict[str, InputFile] = {}
    copies: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    unclaimed: list[str] = []
    ordered = sorted(files, key=lambda one: (one.judged, one.shown))
    for number, file in enumerate(ordered):
        if progress is not None:
            progress(number, len(ordered), file.shown)
        try:
            data = _bytes(file)
            first = seen.setdefault(hashlib.sha256(data).hexdigest(), file)
            if first is not file:
                copies[first.shown] = (*copies.get(first.shown, ()), file.shown)
                continue
            found += [(plan, file.judged) for plan in _plans(data, file, context)]
        except ComplianceError as error:
            if error.code == UNCLAIMED and not file.named:
                unclaimed.append(file.shown)
            else:
                problems.append(Problem.of(file.shown, error))
    named = _with_own_ids(found)
    plans, stale = _confirmed([plan for plan, _ in named], readings)
    judged = frozenset(plan.id for plan, is_judged in named if is_judged)
    return ReadPlans(plans, judged, copies, tuple(problems), tuple(unclaimed), stale)


def _confirmed(plans: list[Plan], readings: Path | None) -> tuple[tuple[Plan, ...], tuple[str, ...]]:
    if readings is None:
        return tuple(plans), ()
    from compliance.reading.confirmations import confirm, load_readings

    confirmed = confirm(plans, load_readings(readings))
    return confirmed.plans, tuple(f"{entry.plan} {entry.indicator}" for entry in confirmed.stale)


def _bytes(file: InputFile) -> bytes:
    try:
        return file.path.read_bytes()
    except OSError as error:
        raise ComplianceError("app.cannot_read", reason=error.strerror or type(error).__name__) from error


def _plans(data: bytes, file: InputFile, context: ReadingContext) -> tuple[Plan, ...]:
    from compliance.reading.registry import read_bytes

    return read_bytes(data, file.shown, context)


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
