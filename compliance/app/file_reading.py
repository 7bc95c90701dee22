"""One file read into plans or a problem, here or in another process: whatever it holds, the run goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from compliance.app.inputs import InputFile
from compliance.app.settings import load_knowledge
from compliance.errors import ComplianceError, Problem
from compliance.files.workspace import Workspace
from compliance.model.plan import Plan
from compliance.reading.context import ReadingContext
from compliance.reading.options import Tracked
from compliance.records import record

_UNCLAIMED = "reading.unknown_format"

Progress = Callable[[int, int, str], None]
"""Told before each file: how many are done, how many there are, the name of the next."""


@record
class FileOutcome:
    """What a file held. ``unclaimed``: no reader takes it for a plan, and nobody named it."""

    plans: tuple[Plan, ...] = ()
    problem: Problem | None = None
    unclaimed: bool = False


def read_files(
    files: Sequence[InputFile],
    context: ReadingContext,
    workspace: Workspace | None,
    *,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Iterator[FileOutcome]:
    """The outcome of each file, in order; ``jobs`` processes share the work where there is enough of it."""
    jobs = min(jobs, len(files))
    if jobs > 1:
        yield from _shared_out(files, workspace, context.options.tracked, jobs, progress)
        return
    for number, file in enumerate(files):
        if progress is not None:
            progress(number, len(files), file.shown)
        yield read_one(file, context)


def read_one(file: InputFile, context: ReadingContext) -> FileOutcome:
    """The plans in ``file``, or why there are none; no file can stop the others."""
    from compliance.reading.guards import check_length
    from compliance.reading.registry import read_bytes

    try:
        check_length(file.path.stat().st_size, file.shown, context.options)
        return FileOutcome(plans=read_bytes(file.path.read_bytes(), file.shown, context))
    except ComplianceError as error:
        if error.code == _UNCLAIMED and not file.named:
            return FileOutcome(unclaimed=True)
        return FileOutcome(problem=Problem.of(file.shown, error))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return FileOutcome(problem=Problem(file.shown, "app.cannot_read", (("reason", reason),)))
    except Exception as error:
        said = f"{type(error).__name__}: {error}".splitlines()[0][:200]
        return FileOutcome(problem=Problem(file.shown, "app.reader_broke", (("error", said),)))


def _shared_out(
    files: Sequence[InputFile],
    workspace: Workspace | None,
    tracked: Tracked,
    jobs: int,
    progress: Progress | None,
) -> Iterator[FileOutcome]:
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs) as pool:
        outcomes = [pool.submit(_read_elsewhere, file, workspace, tracked) for file in files]
        for number, (file, outcome) in enumerate(zip(files, outcomes, strict=True)):
            if progress is not None:
                progress(number, len(files), file.shown)
            yield outcome.result()


def _read_elsewhere(file: InputFile, workspace: Workspace | None, tracked: Tracked) -> FileOutcome:
    return read_one(file, _context(workspace, tracked))


@cache
def _context(workspace: Workspace | None, tracked: Tracked) -> ReadingContext:
    """What this process knows; it is loaded once, for a process reads many files."""
    return load_knowledge(workspace, tracked=tracked).reading
