"""Files and functions stay short enough to read, and no room is a drawer for everything."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2] / "compliance"
FILES = sorted(ROOT.rglob("*.py"))
LONGEST_FILE = 400
LONGEST_FUNCTION = 50
DRAWERS = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}


def test_no_file_is_long_and_nine_in_ten_are_short() -> None:
    lengths = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in FILES}
    assert {file.name: n for file, n in lengths.items() if n > LONGEST_FILE} == {}
    assert sum(n <= 220 for n in lengths.values()) >= 0.9 * len(lengths)


def test_no_function_is_long() -> None:
    long = [
        f"{file.relative_to(ROOT)}:{node.lineno} {node.name}"
        for file in FILES
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


def test_no_file_is_a_drawer() -> None:
    assert [file.name for file in FILES if DRAWERS & set(file.stem.split("_"))] == []


def test_every_module_says_its_job_in_one_line() -> None:
    silent = []
    for file in FILES:
        said = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
        if not said:
            silent.append(file.relative_to(ROOT).as_posix())
    assert silent == []
