"""``compliance rules list``: the rules of rulesets."""

from __future__ import annotations

import json
from typing import Any

import click

from compliance.cli.output import phrase, write_out
from compliance.cli.shape import Command, Door, Words, door
from compliance.cli.values import OneOf

FORMS = ("text", "json")


@click.command("list", cls=Command, help="cli.rules.list.help")
@click.argument("rulesets", nargs=-1)
@click.option("--format", "form", cls=Words, type=OneOf(FORMS), default="text", help="cli.rules.list.format")
def command(rulesets: tuple[str, ...], form: str) -> int:
    from compliance.app.rules import list_rules

    listed = list_rules(tuple(map(phrase, rulesets)), door().lang)
    if form == "json":
        write_out(json.dumps(listed, ensure_ascii=False, indent=1) + "\n")
    else:
        write_out("\n".join(_block(ruleset, door()) for ruleset in listed))
    return 0


def _block(ruleset: dict[str, Any], says: Door) -> str:
    words = {rule["severity"]: says.text(f"report.severity.{rule['severity']}") for rule in ruleset["rules"]}
    weight = max(map(len, words.values()), default=0)
    lines = [f"{ruleset['id']} {ruleset['version']}: {ruleset['title']}"]
    width = max((len(rule["id"]) for rule in ruleset["rules"]), default=0)
    for rule in ruleset["rules"]:
        code = f"{rule['code'] or '':<4}"
        lines.append(
            f"  {rule['id']:<{width}}  {code} {words[rule['severity']]:<{weight}}  {rule['title']}".rstrip()
        )
    return "\n".join(lines) + "\n"
