"""``compliance rules docs``: a page about rules and the language they are written in."""

from __future__ import annotations

import click

from compliance.cli.output import phrase, write_out
from compliance.cli.shape import Command


@click.command("docs", cls=Command, help="cli.rules.docs.help")
@click.argument("rulesets", nargs=-1)
def command(rulesets: tuple[str, ...]) -> int:
    from compliance.app.rules import document_rules

    write_out(document_rules(tuple(map(phrase, rulesets))))
    return 0
