"""``compliance read``: a document as the plan found in it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from compliance.cli.output import note, progress, write_file, write_out
from compliance.cli.shape import Command, Door, OneOf, Words, door, jobs_of
from compliance.errors import EXIT_CLEAN, EXIT_FAILED

if TYPE_CHECKING:
    from compliance.app.reading import ReadPlans
    from compliance.model.plan import Plan

FORMS = ("yaml", "json")
PATH = click.Path(path_type=Path)


@click.command("read", cls=Command, help="cli.read.help")
@click.argument("files", nargs=-1, required=True, type=PATH)
@click.option("--format", "form", cls=Words, type=OneOf(FORMS), default="yaml", help="cli.read.format")
@click.option("--doubtful", cls=Words, is_flag=True, help="cli.read.doubtful")
@click.option("--jobs", cls=Words, metavar="N", help="cli.check.jobs")
@click.option("-o", "--output", "folder", cls=Words, type=PATH, metavar="DIR", help="cli.read.output")
def command(files: tuple[Path, ...], form: str, doubtful: bool, folder: Path | None, jobs: str | None) -> int:
    from compliance.app.read import read

    says = door()
    with progress() as counting:
        found = read(files, jobs=jobs_of(jobs), progress=counting)
    _tell(found, says)
    if doubtful:
        write_out(_doubtful(found.plans))
    elif folder is None:
        write_out(_drawn(found.plans, form, says.lang))
    else:
        _write_all(found.plans, form, folder, says)
    return EXIT_FAILED if found.problems else EXIT_CLEAN


def _tell(found: ReadPlans, says: Door) -> None:
    from compliance.app.words import problem_words

    for problem in found.problems:
        note(f"{problem.place}: {problem_words(problem, says.lang)}")
    for file in found.unclaimed:
        note(says.text("cli.unclaimed", file=file))
    for first, others in found.copies.items():
        for other in others:
            note(says.text("cli.same_content", file=other, first=first))


def _drawn(plans: Sequence[Plan], form: str, lang: str) -> str:
    from compliance.reading.dump import dump_plans
    from compliance.reading.yaml_writing import write_yaml

    if form == "json":
        return json.dumps(dump_plans(tuple(plans), lang=lang), ensure_ascii=False, indent=1) + "\n"
    return "---\n".join(write_yaml(plan) for plan in plans)


def _doubtful(plans: Sequence[Plan]) -> str:
    from compliance.reading.confirmations import doubtful

    return doubtful(plans)


def _write_all(plans: Sequence[Plan], form: str, folder: Path, says: Door) -> None:
    """One file for each plan, called after the file it was read from."""
    folder.mkdir(parents=True, exist_ok=True)
    taken: dict[str, int] = {}
    for plan in plans:
        stem = PurePosixPath(plan.source.file).stem
        taken[stem] = taken.get(stem, 0) + 1
        name = stem if taken[stem] == 1 else f"{stem}-{taken[stem]}"
        path = folder / f"{name}.{form}"
        write_file(path, _drawn([plan], form, says.lang))
        note(says.text("cli.written", file=path))
