"""``compliance graph``: the plans and their links, for people and for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from compliance.cli.output import note, write_file, write_out
from compliance.cli.shape import Command, Words, door
from compliance.cli.values import OneOf
from compliance.errors import EXIT_CLEAN, EXIT_FAILED

FORMS = ("dot", "mermaid", "graphml", "json", "svg")
PATH = click.Path(path_type=Path)


@click.command("graph", cls=Command, help="cli.graph.help")
@click.argument("paths", nargs=-1, type=PATH)
@click.option("--against", cls=Words, type=PATH, multiple=True, metavar="file", help="cli.check.against")
@click.option("--format", "form", cls=Words, type=OneOf(FORMS), default="dot", help="cli.graph.format")
@click.option("--plans-only", cls=Words, is_flag=True, help="cli.graph.plans_only")
@click.option("-o", "--output", "file", cls=Words, type=PATH, metavar="file", help="cli.graph.output")
def command(
    paths: tuple[Path, ...], against: tuple[Path, ...], form: str, plans_only: bool, file: Path | None
) -> int:
    from compliance.app.graph import graph
    from compliance.app.words import problem_words

    drawn = graph(paths, against, form, targets=not plans_only)
    for problem in drawn.problems:
        note(f"{problem.place}: {problem_words(problem, door().lang)}")
    if file is None:
        write_out(drawn.content)
    else:
        write_file(file, drawn.content)
    return EXIT_FAILED if drawn.problems else EXIT_CLEAN
