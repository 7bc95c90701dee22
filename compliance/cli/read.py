"""``compliance read``: a document as the plan found in it."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import click

from compliance.cli.output import note, progress, write_file, write_out
from compliance.cli.shape import Command, Door, Words, door
from compliance.cli.values import TRACKED, OneOf, jobs_of
from compliance.errors import EXIT_CLEAN, EXIT_FAILED, ComplianceError, Place

if TYPE_CHECKING:
    from compliance.app.reading import ReadPlans
    from compliance.model.plan import Plan

FORMS = ("yaml", "json")
PATH = click.Path(path_type=Path)


@click.command("read", cls=Command, help="cli.read.help")
@click.argument("files", nargs=-1, required=True, type=PATH)
@click.option("--format", "form", cls=Words, type=OneOf(FORMS), default="yaml", help="cli.read.format")
@click.option("--doubtful", cls=Words, is_flag=True, help="cli.read.doubtful")
@click.option("--tracked", cls=Words, type=OneOf(TRACKED), default="accept", help="cli.option.tracked")
@click.option("--jobs", cls=Words, metavar="number", help="cli.check.jobs")
@click.option("-o", "--output", "folder", cls=Words, type=PATH, metavar="folder", help="cli.read.output")
def command(files: tuple[Path, ...], **options: Any) -> int:
    from compliance.app.read import read

    says, form, folder = door(), options["form"], options["folder"]
    with progress() as counting:
        found = read(files, jobs=jobs_of(options["jobs"]), tracked=options["tracked"], progress=counting)
    _tell(found, says)
    if options["doubtful"]:
        write_out(_doubtful(found.plans, says))
    elif folder is None:
        write_out(_drawn(found.plans, form, says.lang))
    else:
        _write_all(found.plans, form, folder, says)
    return EXIT_FAILED if found.problems else EXIT_CLEAN


def _tell(found: ReadPlans, says: Door) -> None:
    from compliance.app.words import problem_words

    for problem in found.problems:
        note(f"{problem.place}: {problem_words(problem, says.lang)}")
        if says.debug and (detail := dict(problem.params).get("detail")):
            note(f"{problem.place}: {detail}")
    for file in found.unclaimed:
        note(says.text("cli.unclaimed", file=file))
    for entry in found.stale_readings:
        note(says.text("cli.stale_reading", place=entry.place))
    for entry in found.unused_readings:
        note(says.text("cli.unused_reading", place=entry.place))
    for first, others in found.copies.items():
        for other in others:
            note(says.text("cli.same_content", file=other, first=first))


def _drawn(plans: Sequence[Plan], form: str, lang: str) -> str:
    from compliance.reading.dump import dump_plans
    from compliance.reading.yaml_writing import write_yaml

    if form == "json":
        return json.dumps(dump_plans(tuple(plans), lang=lang), ensure_ascii=False, indent=1) + "\n"
    return "---\n".join(write_yaml(plan) for plan in plans)


def _doubtful(plans: Sequence[Plan], says: Door) -> str:
    from compliance.reading.doubtful import NONE, doubtful

    listed = doubtful(plans, says.lang)
    if listed == NONE:
        note(says.text("understood.doubtful_none"))
    return listed


def _write_all(plans: Sequence[Plan], form: str, folder: Path, says: Door) -> None:
    """One file for each plan, called after the file it was read from."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ComplianceError("cli.cannot_write", place=Place(str(folder)), reason=reason) from None
    for name, plan in _names(plans):
        path = folder / f"{name}.{form}"
        write_file(path, _drawn([plan], form, says.lang))
        note(says.text("cli.written", file=path))


def _names(plans: Sequence[Plan]) -> Iterator[tuple[str, Plan]]:
    """A name of its own for each plan, also where the system takes small and capital letters for one."""
    taken: set[str] = set()
    for plan in sorted(plans, key=lambda one: (one.source.file, one.id)):
        stem = name = PurePosixPath(plan.source.file).stem
        number = 1
        while unicodedata.normalize("NFC", name).casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(unicodedata.normalize("NFC", name).casefold())
        yield name, plan
