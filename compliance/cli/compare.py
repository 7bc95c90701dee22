"""``compliance compare``: the relation of two target phrases, or of JSON lines of pairs."""

from __future__ import annotations

import json
from typing import Any

import click

from compliance.cli.lines import answers
from compliance.cli.output import phrase, write_out
from compliance.cli.shape import Command, Words
from compliance.cli.values import OneOf, unknown
from compliance.errors import ComplianceError

DIRECTIONS = ("higher", "lower", "exact")
UNITS = (
    "percent", "percentage_point", "point", "rank", "count", "times", "day", "hour", "month", "year", "vnd",
)  # fmt: skip


@click.command("compare", cls=Command, help="cli.compare.help")
@click.argument("child", metavar="CHILD")
@click.argument("parent", metavar="PARENT", required=False)
@click.option("--direction", cls=Words, type=OneOf(DIRECTIONS), help="cli.compare.direction")
@click.option("--unit", cls=Words, type=OneOf(UNITS), help="cli.compare.unit")
def command(child: str, parent: str | None, direction: str | None, unit: str | None) -> int:
    if child == "-" and parent is None:
        for line in answers(("child", "parent"), {"child": "90%", "parent": "Trên 90%"}, _answer):
            write_out(line)
        return 0
    if parent is None:
        raise ComplianceError("cli.missing_parent")
    asked = {"child": phrase(child), "parent": phrase(parent), "direction": direction, "unit": unit}
    write_out(_answer(asked) + "\n")
    return 0


def _answer(asked: dict[str, Any]) -> str:
    from compliance.app.compare import compare

    for key, known in (("direction", DIRECTIONS), ("unit", UNITS)):
        if asked.get(key) is not None and asked[key] not in known:
            raise unknown("cli.unknown_value", str(asked[key]), known, option=key)
    related = compare(
        asked["child"], asked["parent"], direction=asked.get("direction"), unit=asked.get("unit")
    )
    answer = {"relation": related.relation, "reason": related.reason, "witness": related.witness}
    return json.dumps(answer, ensure_ascii=False)
