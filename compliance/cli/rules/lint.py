"""``compliance rules lint``: every mistake of rulesets in one go."""

from __future__ import annotations

import click

from compliance.cli.output import phrase, write_out
from compliance.cli.shape import Command, door


@click.command("lint", cls=Command, help="cli.rules.lint.help")
@click.argument("rulesets", nargs=-1)
def command(rulesets: tuple[str, ...]) -> int:
    from compliance.app.rules import list_rules

    says = door()
    for ruleset in list_rules(tuple(map(phrase, rulesets)), says.lang):
        line = says.text("cli.rules.lint.sound", id=ruleset["id"], rules=len(ruleset["rules"]))
        write_out(line + "\n")
    return 0
