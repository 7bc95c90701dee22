"""The command line: arguments in, files and exit status out."""

from __future__ import annotations

import sys


def main() -> None:
    """The ``compliance`` command: runs it and ends the process with its exit status."""
    from compliance.cli.door import run

    sys.exit(run(sys.argv[1:]))
