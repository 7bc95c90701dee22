"""Write ``docs/wording.md`` from the cases of target phrases; ``--check`` says whether it is up to date."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
FILE = ROOT / "docs" / "wording.md"
CASES = ROOT / "tests" / "cases"

HEAD = """# How words are read · Cách hiểu lời văn

Every row of these tables is a test: the words on the left are read as the middle says, for the reason on
the right. Whoever reads them otherwise is asked to say so; a row is one line of YAML in
`tests/cases/phrases/`. Written by `tools/write_wording.py`.

Mỗi dòng dưới đây là một trường hợp kiểm thử: cột trái là lời văn, cột giữa là cách công cụ hiểu.

How to read the middle column: the kind (`level` a quantity, `change` the size of a change, `trend` a
direction without size, `rank` a place, `grade` a class, `done` an act, `statement` words that are shown and
compared only with themselves); the comparator; the value; the unit; for a change `up` or `down` and `from`
the year it is measured against; for a rank `in` its group. `?` is a value that the words do not give.
After `|` stand further fields; `remark` says that the words were careless and the reading is the easier one.
**(doubtful)** readings come from repaired or ambiguous words: they are shown, and never ground an accusation.

Words, units, scales and look-alikes are data: `rulesets/wording/*.yaml`. A new wording is one entry there.
"""

TITLES = {
    "comparators": "Bounds",
    "numbers": "Numbers and units",
    "changes": "Changes, levels after a change, trends",
    "ranks": "Ranks",
    "grades": "Grades",
    "lists": "Several promises, nested promises, levels, milestones, old values",
    "acts": "Acts, zeros, deadlines, statements",
    "lookalikes": "What looks like a target and is none",
    "noise": "Noise and slips",
    "plans": "Phrases of five plans",
}


def wording() -> str:
    """The page."""
    parts = [HEAD]
    for name, title in TITLES.items():
        cases = yaml.safe_load((CASES / "phrases" / f"{name}.yaml").read_text(encoding="utf-8"))["cases"]
        rows = [(_words(case), _reading(case), case["why"]) for case in cases]
        parts.append(f"## {title}\n\n" + _table(("Words", "Reading", "Why"), rows))
    return "\n".join(parts)


def _words(case: dict[str, Any]) -> str:
    said = f"“{_plain(case['text'])}”"
    if case.get("title"):
        said += f" under “{_plain(case['title'])}”"
    return f"{said} (plan of {case['year']})" if case.get("year") else said


def _reading(case: dict[str, Any]) -> str:
    wanted = next(case[key] for key in ("reads", "numbers", "promises", "values") if key in case)
    said = "<br>".join(f"`{_plain(words)}`" for words in wanted) or "no target"
    return f"{said} **(doubtful)**" if case.get("doubtful") else said


def _plain(text: str) -> str:
    shown = text.strip("\n").replace("\n", " ⏎ ").replace("|", "\\|").replace("<", "&lt;")
    return shown.replace("\u00a0", "␣").replace("\u200b", "")


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def main() -> int:
    """Write the page, or with ``--check`` compare it."""
    page = wording()
    if "--check" in sys.argv[1:]:
        return 0 if FILE.read_text(encoding="utf-8") == page else 1
    FILE.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
