"""Plans as tests look at them: read with the built-in knowledge, one short line for each target and task."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from compliance.errors import ComplianceError
from compliance.files.catalogue import load_catalogue
from compliance.files.units import load_units
from compliance.model.plan import Indicator, Plan, Task
from compliance.model.target import Target
from compliance.reading.context import ReadingContext
from compliance.reading.registry import read_bytes, read_file
from compliance.reading.words import NUMBER
from compliance.wording.titles import TitleMatcher


@cache
def context() -> ReadingContext:
    """The built-in units and catalogue."""
    catalogue = load_catalogue("cchc")
    return ReadingContext(catalogue=catalogue, units=load_units(), matcher=TitleMatcher(catalogue))


def read(path: Path) -> Plan:
    """The one plan in the file at ``path``."""
    (plan,) = read_file(path, context())
    return plan


def read_words(text: str, file: str = "plan.txt") -> Plan:
    """The one plan in ``text``."""
    (plan,) = read_bytes(text.encode(), file, context())
    return plan


def says_no_plan(error: ComplianceError) -> bool:
    """Whether a file is refused since it holds no plan, whatever it holds instead."""
    return error.code in ("reading.empty", "office.empty") or error.code.startswith("reading.no_plan")


def target_line(target: Target) -> str:
    """ "change = 1 rank up 2024", "level >= 20 percent @district"."""
    parts = [
        str(target.kind),
        target.comparator,
        None if target.value is None else f"{target.value.normalize():f}",
        None if target.upper is None else f"..{target.upper.normalize():f}",
        target.unit,
        target.direction,
        target.baseline,
        f"in {target.period}" if target.period else None,
        f"@{target.level}" if target.level else None,
        f"[{target.group}]" if target.group else None,
        target.grade,
    ]
    return " ".join(str(part) for part in parts if part is not None)


def indicator_lines(indicator: Indicator) -> list[str]:
    """One line for each target of the indicator, with its id and canonical name."""
    names = [target.canonical or indicator.canonical for target in indicator.targets] or [indicator.canonical]
    words = [target_line(target) for target in indicator.targets] or ["(no target)"]
    return [f"{indicator.id} {name or '?'}: {line}" for name, line in zip(names, words, strict=True)]


def plan_lines(plan: Plan) -> list[str]:
    """All targets of the plan."""
    return [line for indicator in plan.indicators for line in indicator_lines(indicator)]


def task_lines(tasks: tuple[Task, ...], depth: str = "") -> list[str]:
    """All tasks with their owners and deadlines, items indented."""
    lines = []
    for task in tasks:
        lines.append(f"{depth}{task.no} | {task.lead} | {task.partners} | {task.due_by or task.due}")
        lines += task_lines(task.items, depth + "  ")
    return lines


def numbers_in(text: str) -> int:
    """How many numbers stand in a text, as the accounting counts them."""
    return len(NUMBER.findall(text))
