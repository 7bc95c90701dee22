"""Write ``docs/glossary.md`` from the words of reports; ``--check`` says whether it is up to date."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from compliance import messages
from compliance.model.finding import Reason, Severity, Verdict
from compliance.model.link import Method, Relation
from compliance.report.marks import Mark

FILE = Path(__file__).parent.parent / "docs" / "glossary.md"

HEAD = """# Glossary

One word for each thing, in code, files and reports. Written by `tools/write_glossary.py`.
"""

TERMS = {
    "unit": "an administrative unit; which one exists depends on the day",
    "level": "the tier of a unit; levels are data",
    "plan": "one document of one unit for one period",
    "superior": "the plan a plan answers to: of the nearest superior unit that has one for the period",
    "indicator": "a row or sentence of a plan that promises something",
    "target": "one promised outcome; an indicator holds none, one or several",
    "canonical": "the id of an indicator in the catalogue, the same at every level",
    "obligation": "a target of the superior plan that binds the unit",
    "task": "a row of the task annex",
    "citation": "a document named by number, date and issuer",
    "link": "the statement that a target answers a superior target, with method and score",
    "rule": "a promise to hold, written in YAML: where it applies and what it requires",
    "ruleset": "rules that belong together, with a version",
    "result": "one rule judged on one subject, with the words of both sides",
    "finding": "a result that `violates` or is `undecided`",
    "verdict": "the conclusion of a result",
    "severity": "how much a finding matters",
    "waiver": "an accepted departure: an administrative act with a reason and an end",
}

TABLES: tuple[tuple[str, str, type[StrEnum]], ...] = (
    ("Verdicts", "verdict", Verdict),
    ("Severities", "severity", Severity),
    ("Relations of a target to the superior's", "relation", Relation),
    ("Ways a link is found", "method", Method),
    ("Reasons", "reason", Reason),
)


def glossary() -> str:
    """The page."""
    parts = [HEAD]
    rows = ((_words("term", name, "en"), _words("term", name, "vi"), said) for name, said in TERMS.items())
    parts.append(_table(("English", "Tiếng Việt", "Meaning"), rows))
    for title, domain, values in TABLES:
        rows = ((f"`{one}`", _words(domain, one, "vi"), _words(domain, one, "en")) for one in values)
        parts.append(f"## {title}\n\n" + _table(("Code, JSON", "Tiếng Việt", "English"), rows))
    rows = ((mark.sign, _words("mark", mark, "vi"), _words("mark", mark, "en")) for mark in Mark)
    parts.append("## Marks of the matrix\n\n" + _table(("Mark", "Tiếng Việt", "English"), rows))
    return "\n".join(parts)


def _words(domain: str, name: str, lang: str) -> str:
    return messages.text(f"report.{domain}.{name}", lang)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in (head, ("---",) * len(head), *rows)]
    return "\n".join(lines) + "\n"


def main() -> None:
    if "--check" in sys.argv[1:]:
        sys.exit(0 if FILE.read_text(encoding="utf-8") == glossary() else f"not up to date: {FILE}")
    FILE.write_text(glossary(), encoding="utf-8")


if __name__ == "__main__":
    main()
