"""``compliance schema``: the JSON Schema of a kind of file."""

from __future__ import annotations

import json

import click

from compliance.cli.output import write_out
from compliance.cli.shape import Command
from compliance.cli.values import unknown

NAMES = ("plan", "ruleset", "units", "catalogue", "links", "readings", "waivers", "workspace", "report")


@click.command("schema", cls=Command, help="cli.schema.help", says={"names": ", ".join(NAMES)})
@click.argument("name")
def command(name: str) -> int:
    from compliance.app.schema import schema

    if name not in NAMES:
        raise unknown("cli.unknown_value", name, NAMES, option="schema")
    write_out(json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n")
    return 0
