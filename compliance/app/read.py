"""``read``: documents in, plans out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from compliance.app.file_reading import Progress
from compliance.app.inputs import find_inputs
from compliance.app.reading import ReadPlans, read_plans
from compliance.app.settings import load_knowledge
from compliance.reading.options import Tracked


def read(
    paths: Sequence[Path],
    *,
    jobs: int = 1,
    tracked: Tracked = "accept",
    progress: Progress | None = None,
) -> ReadPlans:
    """The plans in the files at ``paths``; a workspace among them gives its units and catalogue."""
    inputs = find_inputs(paths)
    known = load_knowledge(inputs.workspace, tracked=tracked)
    return read_plans(inputs, known.reading, jobs=jobs, progress=progress)
