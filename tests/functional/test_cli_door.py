"""The door: help in two languages, errors in words, languages, exit statuses, light start."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from compliance.cli.commands import COMMANDS
from compliance.cli.shape import Command, LazyGroup
from tests.functional.cli import ROOT, run

HEAVY = (
    "pydantic", "pint", "networkx", "jinja2", "lark", "rapidfuzz", "yaml", "docx", "lxml", "openpyxl",
    "pdfplumber", "compliance.app", "compliance.reading", "compliance.rules", "compliance.linking",
    "compliance.report", "subprocess", "asyncio", "importlib.metadata",
)  # fmt: skip


def _modules_after(code: str) -> list[str]:
    program = f"import sys\n{code}\nprint(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()[-1].split()


def test_help_imports_nothing_heavy() -> None:
    loaded = _modules_after("from compliance.cli.door import run\nrun(['--help'])")
    assert "click" in loaded
    assert [name for name in loaded if name in HEAVY] == []


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_help_lists_every_command_in_the_language_asked_for(lang: str) -> None:
    ran = run("--help", COMPLIANCE_LANG=lang)
    assert ran.status == 0
    assert all(f"  {name} " in ran.out for name in COMMANDS)
    assert ("Cách dùng" in ran.out) is (lang == "vi")


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_command_has_help(name: str, lang: str) -> None:
    ran = run(name, "--help", "--lang", lang)
    assert (ran.status, ran.err) == (0, "")
    assert "{" not in ran.out
    assert ("Tùy chọn:" in ran.out) is (lang == "vi")


def test_every_module_of_the_table_holds_a_command_of_its_name() -> None:
    import importlib

    for name, module in COMMANDS.items():
        command = importlib.import_module(module).command
        assert command.name == name
        assert isinstance(command, Command | LazyGroup)


def test_without_arguments_help_goes_to_stderr() -> None:
    ran = run()
    assert (ran.status, ran.out) == (2, "")
    assert "check" in ran.err


def test_version_is_told() -> None:
    assert run("--version").out.startswith("compliance ")


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["chek"], '"check"'),
        (["check", "--fail-on", "warnings"], "error, warning, undecided, never"),
        (["check", "--format", "htm"], "text, json, html"),
        (["check", "--format", "html", "--format", "text"], "html, text"),
        (["check", "--format", "html="], "html="),
        (["check", "--as-of", "15/01/2025"], "2025-01-15"),
        (["check", "--jobs", "0"], "--jobs"),
        (["check", "--ruleset"], "--ruleset"),
        (["check", "--lan", "vi"], "--lan"),
        (["check", "khong-co-o-day"], "khong-co-o-day"),
        (["parse"], "CỤM TỪ"),
        (["parse", "80%", "90%"], "90%"),
        (["compare", "80%"], "compliance compare"),
        (["schema", "plans"], '"plan"'),
        (["--lang", "fr", "check"], "vi, en"),
    ],
)
def test_a_wrong_call_is_told_in_words_with_status_two(arguments: list[str], said: str) -> None:
    ran = run(*arguments)
    assert ran.status == 2
    assert ran.out == ""
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_an_unknown_language_in_the_environment_is_refused() -> None:
    ran = run("--version", COMPLIANCE_LANG="fr")
    assert ran.status == 2
    assert "COMPLIANCE_LANG" in ran.err


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_words_are_utf8_under_any_locale(locale: str) -> None:
    assert run("--help", LC_ALL=locale, LANG=locale, PYTHONUTF8="0").out == run("--help").out


def test_a_bug_is_one_line_and_debug_shows_the_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    program = (
        "import compliance.app.schema as s\n"
        "def broken(name): raise RuntimeError('hỏng')\n"
        "s.schema = broken\n"
        "from compliance.cli.door import run\n"
        "import sys\n"
        "sys.exit(run(sys.argv[1:]))\n"
    )

    def ran(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", program, *arguments]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    short, long = ran("schema", "report"), ran("schema", "report", "--debug")
    assert short.returncode == 2
    assert len(short.stderr.splitlines()) == 1
    assert "RuntimeError" in short.stderr
    assert "--debug" in short.stderr
    assert "Traceback" in long.stderr


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    script = f"{sys.executable} -m compliance schema report 2>{tmp_path / 'err'} | head -c 10"
    done = subprocess.run(["bash", "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert len(done.stdout) == 10
    assert (tmp_path / "err").read_text() == ""
