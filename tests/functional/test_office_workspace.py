"""The example as office files: checked from Word, Excel, PDF and YAML with the results of plain text."""

from __future__ import annotations

import json
from collections import Counter

from tests.functional.cli import ROOT, run

KEYS = ("rule", "verdict", "severity", "reason", "plan", "canonical", "code", "level", "indicator")


def results(workspace: str) -> tuple[Counter[tuple[object, ...]], list[object]]:
    report = json.loads(run("check", ROOT / "examples" / workspace, "--format", "json", "--no-cache").out)
    return Counter(tuple(item[key] for key in KEYS) for item in report["results"]), report["problems"]


def test_the_example_gives_the_same_results_from_office_files_as_from_text():
    office, problems = results("binh-dinh-2025-office")
    text, _ = results("binh-dinh-2025")
    assert not problems
    assert office == text
