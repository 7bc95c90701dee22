"""``compliance check``: the main job."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from compliance import messages
from compliance.cli.output import check_place, note, progress, write_file, write_out
from compliance.cli.shape import Command, Words, door
from compliance.cli.values import TRACKED, OneOf, jobs_of, unknown
from compliance.errors import ComplianceError
from compliance.report.formats import FORMATS, render

if TYPE_CHECKING:
    from compliance.app.check import Checked
    from compliance.model.report import Report

FAIL_ON = ("error", "warning", "undecided", "never")
PATH = click.Path(path_type=Path)


@click.command("check", cls=Command, help="cli.check.help")
@click.argument("paths", nargs=-1, type=PATH)
@click.option("--against", cls=Words, type=PATH, multiple=True, metavar="file", help="cli.check.against")
@click.option(
    "--ruleset", "rulesets", cls=Words, multiple=True, metavar="name_or_file", help="cli.check.ruleset"
)
@click.option(
    "--format", "formats", cls=Words, multiple=True, metavar="name_and_file", help="cli.check.format",
    says={"names": " ".join(FORMATS)},
)  # fmt: skip
@click.option(
    "--results", cls=Words, type=OneOf(("all", "findings")), default="all", help="cli.check.results"
)
@click.option("--fail-on", cls=Words, type=OneOf(FAIL_ON), default="error", help="cli.check.fail_on")
@click.option("--as-of", cls=Words, metavar="date", help="cli.check.as_of")
@click.option("--tracked", cls=Words, type=OneOf(TRACKED), default="accept", help="cli.option.tracked")
@click.option("--changed-since", cls=Words, metavar="revision", help="cli.check.changed_since")
@click.option("--ignore-waivers", cls=Words, is_flag=True, help="cli.check.ignore_waivers")
@click.option("--select", cls=Words, multiple=True, metavar="rule", help="cli.check.select")
@click.option("--ignore", cls=Words, multiple=True, metavar="rule", help="cli.check.ignore")
@click.option("--jobs", cls=Words, metavar="number", help="cli.check.jobs")
@click.option("--no-cache", cls=Words, is_flag=True, help="cli.check.no_cache")
def command(**options: Any) -> int:
    from compliance.app.check import CheckRequest, check, exit_status

    outputs = _outputs(options["formats"])
    request = CheckRequest(
        paths=options["paths"],
        against=options["against"],
        rulesets=options["rulesets"],
        as_of=_date(options["as_of"]),
        changed_since=options["changed_since"],
        ignore_waivers=options["ignore_waivers"],
        select=_split(options["select"]),
        ignore=_split(options["ignore"]),
        lang=door().asked,
        jobs=jobs_of(options["jobs"]),
        tracked=options["tracked"],
    )
    with progress() as counting:
        checked = check(request, counting)
    _tell(checked)
    if request.changed_since is not None and not any(plan.judged for plan in checked.report.plans):
        note(messages.text("cli.nothing_changed", checked.report.lang, revision=request.changed_since))
    report = checked.report if options["results"] == "all" else checked.report.findings_only()
    _deliver(report, outputs)
    return exit_status(checked.report, options["fail_on"])


def _tell(checked: Checked) -> None:
    from compliance.report.phrasing import date_words

    lang = checked.report.lang
    for file in checked.unclaimed:
        note(messages.text("cli.unclaimed", lang, file=file))
    for entry in checked.stale_readings:
        note(messages.text("cli.stale_reading", lang, place=entry.place))
    for entry in checked.unused_readings:
        note(messages.text("cli.unused_reading", lang, place=entry.place))
    for waiver in checked.expired_waivers:
        note(
            messages.text(
                "cli.expired_waiver",
                lang,
                place=waiver.place,
                rule=waiver.rule,
                day=date_words(str(waiver.expires), lang),
            )
        )
    for index in checked.unused_decisions:
        note(messages.text("cli.unused_decision", lang, number=index + 1))


def _outputs(asked: tuple[str, ...]) -> list[tuple[str, Path | None]]:
    """Formats with their files; raises ComplianceError before anything is read."""
    outputs: list[tuple[str, Path | None]] = []
    for value in asked or ("text",):
        name, wanted, file = value.partition("=")
        if not name or (wanted and not file):
            raise ComplianceError("cli.bad_format", value=value)
        if name not in FORMATS:
            raise unknown("cli.unknown_value", name, tuple(FORMATS), option="--format")
        outputs.append((name, Path(file) if file else None))
    _check_places([file for _name, file in outputs if file is not None])
    shown = [name for name, file in outputs if file is None]
    if len(shown) > 1:
        raise ComplianceError("cli.two_formats_without_file", names=", ".join(shown))
    return outputs


def _check_places(files: list[Path]) -> None:
    for number, file in enumerate(files):
        check_place(file)
        if file in files[:number]:
            raise ComplianceError("cli.two_formats_in_one_file", file=str(file))


def _deliver(report: Report, outputs: list[tuple[str, Path | None]]) -> None:
    """All formats are drawn before the first file is written."""
    drawn = [(render(report, name, report.lang), file) for name, file in outputs]
    for content, file in drawn:
        if file is None:
            write_out(content)
        else:
            write_file(file, content)


def _date(value: str | None) -> dt.date | None:
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise ComplianceError("cli.bad_date", option="--as-of", value=value) from None


def _split(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())
