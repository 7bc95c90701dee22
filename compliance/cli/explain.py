"""``compliance explain``: a rule or a result, told."""

from __future__ import annotations

import json
import shutil
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compliance.cli.output import phrase, write_out
from compliance.cli.shape import Command, Words, door
from compliance.cli.values import TRACKED, OneOf

if TYPE_CHECKING:
    from compliance.app.explain import Explanation
    from compliance.reading.options import Tracked

FORMS = ("text", "json")
WIDEST = 78
PATH = click.Path(path_type=Path)


@click.command("explain", cls=Command, help="cli.explain.help")
@click.argument("identity")
@click.argument("paths", nargs=-1, type=PATH)
@click.option("--against", cls=Words, type=PATH, multiple=True, metavar="file", help="cli.check.against")
@click.option("--ruleset", "rulesets", cls=Words, multiple=True, metavar="name", help="cli.check.ruleset")
@click.option("--tracked", cls=Words, type=OneOf(TRACKED), default="accept", help="cli.option.tracked")
@click.option("--format", "form", cls=Words, type=OneOf(FORMS), default="text", help="cli.explain.format")
def command(
    *,
    identity: str,
    paths: tuple[Path, ...],
    against: tuple[Path, ...],
    rulesets: tuple[str, ...],
    tracked: Tracked,
    form: str,
) -> int:
    from compliance.app.explain import explain
    from compliance.app.running import CheckRequest

    request = CheckRequest(
        paths=paths,
        against=against,
        rulesets=rulesets,
        lang=door().asked,
        traced=True,
        tracked=tracked,
    )
    told = explain(phrase(identity), request)
    write_out(_as_json(told) if form == "json" else _as_text(told))
    return 0


def _as_text(told: Explanation) -> str:
    from compliance.report.harmless import one_line

    width = min(shutil.get_terminal_size().columns, WIDEST)
    lines: list[str] = []
    for heading, rows in told.parts:
        lines += ["", heading.upper()] if lines else [heading.upper()]
        for label, words in rows:
            lines += textwrap.wrap(
                f"{label}: {one_line(words)}", width,
                initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False,
            )  # fmt: skip
    return "\n".join(lines) + "\n"


def _as_json(told: Explanation) -> str:
    parts = [{"heading": heading, "rows": dict(rows)} for heading, rows in told.parts]
    return json.dumps({"id": told.id, "parts": parts}, ensure_ascii=False, indent=1) + "\n"
