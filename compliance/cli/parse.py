"""``compliance parse``: a target phrase, or JSON lines of phrases, as targets."""

from __future__ import annotations

import json
from typing import Any

import click

from compliance.cli.lines import answers
from compliance.cli.output import phrase, write_out
from compliance.cli.shape import Command, Words


@click.command("parse", cls=Command, help="cli.parse.help")
@click.argument("words")
@click.option("--title", cls=Words, metavar="text", help="cli.parse.title")
def command(words: str, title: str | None) -> int:
    if words == "-":
        for line in answers(("text",), {"text": "Tối thiểu 80%", "title": None}, _answer):
            write_out(line)
        return 0
    write_out(_answer({"text": phrase(words), "title": phrase(title) if title else None}) + "\n")
    return 0


def _answer(asked: dict[str, Any]) -> str:
    from compliance.app.parse import parse

    return json.dumps(parse(asked["text"], asked.get("title")), ensure_ascii=False)
