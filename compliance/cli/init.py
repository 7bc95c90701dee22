"""``compliance init``: starts a workspace."""

from __future__ import annotations

from pathlib import Path

import click

from compliance.cli.output import write_out
from compliance.cli.shape import Command, door


@click.command("init", cls=Command, help="cli.init.help")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=True), default=Path())
def command(folder: Path) -> int:
    from compliance.app.init import init

    said = door()
    key = "cli.init.done" if init(folder, said.lang) else "cli.init.was_there"
    write_out(said.text(key, folder=str(folder)) + "\n")
    return 0
