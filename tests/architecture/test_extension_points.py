"""How many files a change has to touch: one table for each extension point, everything else derived."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

from compliance.cli.commands import COMMANDS
from compliance.messages import LANGUAGES
from compliance.reading.registry import READERS
from compliance.report.formats import FORMATS

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "report"


def test_an_output_format_is_one_file_one_line_and_one_golden_file_for_each_language() -> None:
    for name, module in FORMATS.items():
        assert callable(importlib.import_module(module).render)
        assert all((GOLDEN / f"sample.{lang}.{name}").is_file() for lang in LANGUAGES)
        assert _mentions(module.rpartition(".")[2], "compliance/report") <= {"formats.py"} | _own(module)


def test_a_new_output_format_needs_no_other_change() -> None:
    """A format put into the table alone can be asked for on the command line and is listed there."""
    program = (
        "import sys, types\n"
        "from compliance.report import formats\n"
        "module = types.ModuleType('shout'); module.render = lambda report, lang: 'LOUD'\n"
        "sys.modules['shout'] = module; formats.FORMATS = {**formats.FORMATS, 'shout': 'shout'}\n"
        "from compliance.cli.door import run\n"
        "from tests.sample_report import sample_report\n"
        "assert formats.render(sample_report(), 'shout', 'vi') == 'LOUD'\n"
        "sys.exit(run(['check', '--help']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert " shout" in done.stdout


def test_a_document_format_is_one_file_and_one_line() -> None:
    for reader in READERS:
        module = importlib.import_module(f"compliance.reading.{reader.module}")
        assert callable(module.claims)
        assert callable(module.read_plans if reader.plans else module.read)


def test_a_command_is_one_file_and_one_line() -> None:
    files = {path.stem for path in (ROOT / "compliance" / "cli").iterdir() if path.name != "__init__.py"}
    shared = {"commands", "door", "lines", "output", "shape", "values", "__pycache__"}
    assert files - shared == {module.rpartition(".")[2] for module in COMMANDS.values()}


def test_a_function_of_the_rule_language_is_one_file() -> None:
    folder = ROOT / "compliance" / "rules" / "functions"
    files = sorted(path for path in folder.glob("*.py") if path.name not in ("__init__.py", "declaring.py"))
    for file in files:
        assert _mentions(file.stem, "compliance/rules") == set(), file.name


def _own(module: str) -> set[str]:
    return {module.rpartition(".")[2] + ".py"}


def _mentions(stem: str, folder: str) -> set[str]:
    """Files of ``folder`` that import a module called ``stem`` of that folder by name."""
    package = folder.replace("/", ".")
    wanted = (f"{package}.{stem} ", f"{package}.functions.{stem} ", f'"{package}.{stem}"')
    return {
        file.name
        for file in sorted((ROOT / folder).rglob("*.py"))
        if any(words in file.read_text(encoding="utf-8") for words in wanted)
    }
