"""``readings.yaml``: what a person confirmed or corrected of a doubtful reading, once for the same words."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import Field

from compliance.files.validated import Strict, load_file
from compliance.model.plan import Indicator, Plan
from compliance.model.target import Kind, Target
from compliance.reading.dump import dump_target
from compliance.reading.indicators import UNACCEPTED
from compliance.reading.plan_file import WrittenTarget
from compliance.records import record
from compliance.vietnamese import squash

_OF_THE_READING = ("raw", "remarks", "repaired", "confidence", "source")


class ReadingEntry(Strict):
    """One confirmation: ``words`` is the hash of the row's words as they were when the person looked."""

    plan: str = Field(examples=["binh-dinh/tay-son@2025"])
    indicator: str = Field(examples=["annex/4"])
    words: str = Field(pattern=r"^[0-9a-f]{64}$", examples=["e3b0c442…"])
    targets: tuple[WrittenTarget, ...] = Field(examples=["[{comparator: '>=', value: 80, unit: percent}]"])
    by: str = Field(min_length=1, examples=["Phòng CCHC"])
    date: dt.date | None = Field(default=None, examples=["2025-01-15"])

    @property
    def place(self) -> str:
        """The row it speaks of, for messages."""
        return f"{self.plan} {self.indicator}"


class ReadingsFile(Strict):
    """The file: a list under its own name."""

    readings: tuple[ReadingEntry, ...] = Field(examples=["[]"])


@record
class Confirmed:
    """Plans with confirmed readings in place, and the entries that confirm nothing.

    ``stale`` entries name a row whose words have changed since; ``unused`` ones a row that is not there.
    """

    plans: tuple[Plan, ...]
    stale: tuple[ReadingEntry, ...]
    unused: tuple[ReadingEntry, ...]


def load_readings(path: Path) -> tuple[ReadingEntry, ...]:
    """The entries of the file at ``path``; raises ComplianceErrors with every error at its place.

    A file without a sign in it holds none: that is how a shell leaves it while the list is written into it.
    """
    return load_file(path, ReadingsFile).readings if path.stat().st_size else ()


def confirm(plans: Sequence[Plan], entries: Sequence[ReadingEntry]) -> Confirmed:
    """Puts each entry in the place of the reading it confirms; changed words are asked about again."""
    by_words = {(entry.plan, entry.indicator, entry.words): entry for entry in entries}

    def row(plan: Plan, indicator: Indicator) -> Indicator:
        found = (by_words.get((plan.id, indicator.id, words)) for words in _hashes(indicator))
        entry = next(filter(None, found), None)
        return indicator if entry is None else replace(indicator, targets=_targets(entry, indicator))

    confirmed = tuple(
        replace(plan, indicators=tuple(row(plan, indicator) for indicator in plan.indicators))
        for plan in plans
    )
    words = {(plan.id, row.id): _hashes(row) for plan in plans for row in plan.indicators}
    there = {entry: words.get((entry.plan, entry.indicator)) for entry in entries}
    return Confirmed(
        confirmed,
        stale=tuple(entry for entry, found in there.items() if found and entry.words not in found),
        unused=tuple(entry for entry, found in there.items() if found is None),
    )


def words_hash(indicator: Indicator) -> str:
    """The hash of the words a reading rests on: the title of the row, a line end, the whole target cell."""
    return _sha256(f"{squash(indicator.title)}\n{indicator.cell}")


def _hashes(indicator: Indicator) -> tuple[str, str]:
    """What ``words`` of an entry may be: the hash of title and cell, or that of the cell alone."""
    return words_hash(indicator), _sha256(indicator.cell)


def _sha256(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def said_fields(target: Target) -> dict[str, Any]:
    """What a person may write of a target: what it promises, without what was noted while it was read."""
    dumped = dump_target(target)
    said = {key: value for key, value in dumped.items() if key not in _OF_THE_READING}
    return {key: value for key, value in said.items() if value not in (None, "") and value is not False}


def _targets(entry: ReadingEntry, indicator: Indicator) -> tuple[Target, ...]:
    """The person's word, trusted: a target as it was read keeps its words and remarks, another is new."""
    read = {json.dumps(said_fields(target), sort_keys=True): target for target in indicator.targets}
    made = []
    as_many = len(entry.targets) == len(indicator.targets)
    for index, written in enumerate(entry.targets):
        corrected = _corrected(written, indicator)
        if as_many and corrected.executor is None:
            was = indicator.targets[index]
            corrected = replace(corrected, monitor=was.monitor, executor=was.executor)
        as_read = read.get(json.dumps(said_fields(corrected), sort_keys=True))
        made.append(corrected if as_read is None else replace(as_read, confidence=1.0))
    return tuple(made)


def _corrected(written: WrittenTarget, indicator: Indicator) -> Target:
    """The target a person wrote; an unaccepted change in the cell is no less one for being read rightly."""
    values = {name: getattr(written, name) for name in type(written).model_fields}
    changed = any(UNACCEPTED in target.remarks for target in indicator.targets)
    kind = written.kind or (Kind.LEVEL if written.value is not None else Kind.STATEMENT)
    said = {
        "kind": kind,
        "confidence": 1.0,
        "raw": written.raw or indicator.cell,
        "remarks": (*written.remarks, UNACCEPTED) if changed else written.remarks,
    }
    return Target(**{**values, **said}, source=indicator.source)
