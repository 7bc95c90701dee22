"""``compliance parse``: a target phrase, or JSON lines of phrases, as targets."""

from __future__ import annotations

from typing import Any

import click

from compliance.cli.lines import answers
from compliance.cli.output import phrase, write_out
from compliance.cli.shape import Command, Words


@click.command("parse", cls=Command, help="cli.parse.help")
@click.argument("words", metavar="PHRASE")
@click.option("--title", cls=Words, help="cli.parse.title")
def command(words: str, title: str | None) -> int:
    from compliance.app.parse import parse

    if words == "-":
        write_lines = answers(("text",), {"text": "Tối thiểu 80%", "title": None}, _answer)
        for line in write_lines:
            write_out(line)
        return 0
    write_out(parse(phrase(words), phrase(title) if title else None).model_dump_json() + "\n")
    return 0


def _answer(asked: dict[str, Any]) -> str:
    from compliance.app.parse import parse

    return parse(asked["text"], asked.get("title")).model_dump_json()
