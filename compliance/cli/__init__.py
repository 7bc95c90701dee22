"""The command line: arguments in, files and exit status out."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """The ``compliance`` command: runs it and ends the process with its exit status."""
    from compliance.cli.door import run

    status = run(sys.argv[1:])
    gc.freeze()  # what a run made ends with its process: nobody need look through it for garbage before
    sys.exit(status)
