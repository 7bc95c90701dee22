"""``compliance rules lint``: every mistake of rulesets in one go, and what is not well kept."""

from __future__ import annotations

import json

import click

from compliance.cli.output import phrase, write_out
from compliance.cli.shape import Command, Words, door
from compliance.cli.values import OneOf

FORMS = ("text", "json")


@click.command("lint", cls=Command, help="cli.rules.lint.help")
@click.argument("rulesets", nargs=-1)
@click.option("--format", "form", cls=Words, type=OneOf(FORMS), default="text", help="cli.rules.list.format")
def command(rulesets: tuple[str, ...], form: str) -> int:
    from compliance.app.rules import lint_rules

    says = door()
    linted = lint_rules(tuple(map(phrase, rulesets)), says.lang)
    if form == "json":
        write_out(json.dumps(linted, ensure_ascii=False, indent=1) + "\n")
        return 0
    for ruleset in linted:
        for remark in ruleset["remarks"]:
            write_out(f"{remark['place']}: {remark['message']}\n")
        key = "remarks" if ruleset["remarks"] else "sound"
        counts = {"rules": ruleset["rules"], "remarks": len(ruleset["remarks"])}
        write_out(says.text(f"cli.rules.lint.{key}", id=ruleset["id"], **counts) + "\n")
    return 0
