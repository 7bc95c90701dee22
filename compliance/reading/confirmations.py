"""``readings.yaml``: what a person confirmed or corrected of a doubtful reading, once for the same words."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import Field

from compliance.files.validated import Strict, load_file
from compliance.model.plan import Indicator, Plan
from compliance.model.target import Kind, Target
from compliance.reading.dump import dump_target
from compliance.reading.plan_file import WrittenTarget

_OF_THE_READING = ("raw", "remarks", "repaired", "confidence", "source")


class ReadingEntry(Strict):
    """One confirmation: ``words`` is the hash of the target cell as it was when the person looked."""

    plan: str = Field(examples=["binh-dinh/tay-son@2025"])
    indicator: str = Field(examples=["annex/4"])
    words: str = Field(pattern=r"^[0-9a-f]{64}$", examples=["e3b0c442…"])
    targets: tuple[WrittenTarget, ...] = Field(examples=["[{comparator: '>=', value: 80, unit: percent}]"])
    by: str = Field(min_length=1, examples=["Phòng CCHC"])
    date: dt.date | None = Field(default=None, examples=["2025-01-15"])


class ReadingsFile(Strict):
    """The file: a list under its own name."""

    readings: tuple[ReadingEntry, ...] = Field(examples=["[]"])


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Plans with confirmed readings in place, and the entries whose words have changed or are gone."""

    plans: tuple[Plan, ...]
    stale: tuple[ReadingEntry, ...]


def load_readings(path: Path) -> tuple[ReadingEntry, ...]:
    """The entries of the file at ``path``; raises ComplianceErrors with every error at its place."""
    return load_file(path, ReadingsFile).readings


def confirm(plans: Sequence[Plan], entries: Sequence[ReadingEntry]) -> Confirmed:
    """Puts each entry in the place of the reading it confirms; changed words are asked about again."""
    by_place = {(entry.plan, entry.indicator): entry for entry in entries}
    used: set[tuple[str, str]] = set()

    def row(plan: Plan, indicator: Indicator) -> Indicator:
        entry = by_place.get((plan.id, indicator.id))
        if entry is None or entry.words != words_hash(indicator):
            return indicator
        used.add((plan.id, indicator.id))
        return replace(indicator, targets=tuple(_target(one, indicator) for one in entry.targets))

    confirmed = tuple(
        replace(plan, indicators=tuple(row(plan, indicator) for indicator in plan.indicators))
        for plan in plans
    )
    stale = tuple(entry for entry in entries if (entry.plan, entry.indicator) not in used)
    return Confirmed(confirmed, stale)


def doubtful(plans: Iterable[Plan]) -> str:
    """A ``readings.yaml`` of everything that needs an eye, to be looked through, corrected and kept."""
    lines = [line for plan in plans for line in _doubts(plan)]
    return "\n".join(["readings:", *lines]) + "\n" if lines else "readings: []\n"


def words_hash(indicator: Indicator) -> str:
    """The hash of the words a reading rests on: the whole target cell."""
    return hashlib.sha256(indicator.cell.encode()).hexdigest()


def _doubts(plan: Plan) -> Iterator[str]:
    for indicator in plan.indicators:
        if all(target.trusted for target in indicator.targets):
            continue
        source = indicator.source
        yield f"  # {source.file}:{source.line or source.row or '?'} {' '.join(indicator.title.split())}"
        yield f"  # {' '.join(indicator.cell.split())}"
        yield f"  - plan: {json.dumps(plan.id, ensure_ascii=False)}"
        yield f"    indicator: {json.dumps(indicator.id, ensure_ascii=False)}"
        yield f"    words: {words_hash(indicator)}"
        yield f"    targets: {json.dumps([_fields(one) for one in indicator.targets], ensure_ascii=False)}"
        yield '    by: ""'


def _fields(target: Target) -> dict[str, Any]:
    dumped = dump_target(target)
    return {key: value for key, value in dumped.items() if key not in _OF_THE_READING and value}


def _target(written: WrittenTarget, indicator: Indicator) -> Target:
    """The person's word: trusted, standing where the doubtful reading stood."""
    values = {name: getattr(written, name) for name in type(written).model_fields}
    kind = written.kind or (Kind.LEVEL if written.value is not None else Kind.STATEMENT)
    raw = written.raw or indicator.cell
    return Target(**{**values, "kind": kind, "confidence": 1.0, "raw": raw}, source=indicator.source)
