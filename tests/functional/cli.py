"""Runs the command line as a person does: its own process, bytes out, an exit status."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run said and how it ended."""

    status: int
    out: str
    err: str


def run(*arguments: str | Path, cwd: Path | None = None, given: str = "", **environment: str) -> Ran:
    """``compliance ARGUMENTS`` in ``cwd`` with ``given`` on standard input."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-m", "compliance", *map(str, arguments)],
        cwd=cwd,
        input=given.encode(),
        capture_output=True,
        env={**kept, "PYTHONPATH": str(ROOT), **environment},
        timeout=300,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
