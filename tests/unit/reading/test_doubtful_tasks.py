"""Deadlines of tasks that were read from a scan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compliance.reading.assemble import assemble
from compliance.reading.context import ReadingContext
from compliance.reading.document import Table
from compliance.reading.options import DEFAULT_OPTIONS
from tests.unit.reading.tables import document, table


@pytest.mark.parametrize(
    ("due", "sure", "by"),
    [
        ("Quý II", 1.0, "2025-06-30"),
        ("Quý II", 0.8, None),
        ("Tháng 5", 0.8, "2025-05-31"),
    ],
)
def test_a_quarter_of_a_scan_gives_no_day(due: str, sure: float, by: str | None) -> None:
    made = table(
        [["STT", "Nhiệm vụ", "Chủ trì", "Thời gian"], ["1", "Kiểm tra công vụ", "Phòng Nội vụ", due]]
    )
    rows = tuple(
        replace(row, cells=tuple(replace(cell, confidence=sure) for cell in row.cells)) for row in made.rows
    )
    scanned = Table(rows, made.source)
    head = document("KẾ HOẠCH", "Cải cách hành chính năm 2025", scanned)
    context = ReadingContext(catalogue=None, units=None, matcher=None, options=DEFAULT_OPTIONS)
    (plan,) = assemble(head, context)
    assert [str(task.due_by) if task.due_by else None for task in plan.tasks] == [by]
