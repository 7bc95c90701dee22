"""The same plan in another dress gives the same targets and tasks."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from compliance.files.catalogue import load_catalogue
from compliance.files.units import load_units
from compliance.model.plan import Plan, Task
from compliance.reading import ocr
from compliance.reading.context import ReadingContext
from compliance.reading.options import ReaderOptions
from compliance.reading.registry import read_bytes, read_file
from compliance.wording.titles import TitleMatcher
from tests.office_plans import PDF, SCAN, TRACKED, WORD, office_file, text_of
from tests.plans import full_text


@cache
def context(tracked: str = "accept") -> ReadingContext:
    catalogue = load_catalogue("cchc")
    options = ReaderOptions(tracked=tracked)  # type: ignore[arg-type]
    return ReadingContext(catalogue, load_units(), TitleMatcher(catalogue), options)


@cache
def plan_of(path: Path, tracked: str = "accept") -> Plan:
    (plan,) = read_file(path, context(tracked))
    return plan


def targets(plan: Plan) -> Counter[tuple[object, ...]]:
    """Every target as the contract compares them, under its row."""
    return Counter(
        (
            *(row.section, row.code, row.title, item.kind, item.comparator),
            *(item.value, item.unit, item.level, item.baseline),
        )
        for row in plan.indicators
        for item in row.targets
    )  # fmt: skip


def tasks(plan: Plan) -> list[tuple[object, ...]]:
    return [_task(task) for task in plan.tasks]


def _task(task: Task) -> tuple[object, ...]:
    words = (task.no, task.title, task.outputs, task.lead, task.partners, task.due)
    return (*(" ".join(text.split()) for text in words), tuple(_task(item) for item in task.items))


@pytest.mark.parametrize("name", [*WORD, *PDF])
def test_an_office_document_gives_the_targets_of_the_text(name: str):
    assert targets(plan_of(office_file(name))) == targets(plan_of(full_text(text_of(name))))


@pytest.mark.parametrize("name", [*WORD, *PDF])
def test_an_office_document_gives_the_tasks_of_the_text(name: str):
    expected = [entry[0] for entry in tasks(plan_of(full_text(text_of(name))))]
    assert [entry[0] for entry in tasks(plan_of(office_file(name)))] == expected


@pytest.mark.parametrize("name", [*WORD, *PDF])
def test_an_office_document_is_of_the_same_unit_and_period(name: str):
    office, text = plan_of(office_file(name)), plan_of(full_text(text_of(name)))
    assert (office.unit, office.period, office.kind) == (text.unit, text.period, text.kind)


@pytest.mark.parametrize(("tracked", "value"), [("accept", "80%"), ("reject", "70%")])
def test_an_unaccepted_change_is_read_as_asked(tracked: str, value: str):
    raws = [item.raw for row in plan_of(office_file(TRACKED), tracked).indicators for item in row.targets]
    clean = [item.raw for row in plan_of(full_text(text_of(TRACKED))).indicators for item in row.targets]
    first = clean.index("80%")
    assert raws == [*clean[:first], value, *clean[first + 1 :]]


def test_every_value_of_a_scan_is_right_and_none_is_certain():
    if not ocr.is_available():
        pytest.skip("no recognition of Vietnamese on this machine")
    scan, text = plan_of(office_file(SCAN)), plan_of(full_text(text_of(SCAN)))
    values = [(item.value, item.unit) for row in scan.indicators for item in row.targets]
    assert values == [(item.value, item.unit) for row in text.indicators for item in row.targets]
    assert all(item.confidence < 1 for row in scan.indicators for item in row.targets)


@pytest.mark.parametrize(
    ("name", "form"), [("xa-tay-xuan-2024.docx", "odt"), ("xa-nhon-hau-2025.docx", "rtf")]
)
def test_a_file_of_another_office_gives_the_same_targets(name: str, form: str, tmp_path: Path):
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", form, "--outdir", str(tmp_path)]
    subprocess.run([*command, str(office_file(name))], check=True, capture_output=True)
    (made,) = tmp_path.glob(f"*.{form}")
    (plan,) = read_bytes(made.read_bytes(), made.name, context())
    assert targets(plan) == targets(plan_of(full_text(text_of(name))))
