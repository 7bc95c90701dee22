"""Where output goes: stdout, or a file that is written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from compliance.errors import ComplianceError, Place

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar


def write_out(content: str | bytes) -> None:
    """Writes ``content`` to stdout as UTF-8; a reader that has left is no error."""
    data = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        close_stdout()


def write_file(path: Path, content: str | bytes) -> None:
    """Writes ``content`` to ``path`` through a neighbour that takes its place once it is complete.

    Raises ComplianceError ``cli.cannot_write`` when the place refuses.
    """
    import tempfile

    data = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, path)
    except OSError as error:
        if temporary:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
        raise _refused(path, error) from None


def check_place(path: Path) -> None:
    """Raises ComplianceError where ``write_file`` could not write: said before the work, not after it."""
    if path.is_dir():
        raise ComplianceError("cli.write_to_folder", place=Place(str(path)))
    if not path.parent.is_dir():
        raise ComplianceError("cli.write_no_folder", place=Place(str(path)), folder=str(path.parent))
    if not os.access(path.parent, os.W_OK):
        raise ComplianceError("cli.write_denied", place=Place(str(path)), folder=str(path.parent))


def _refused(path: Path, error: OSError) -> ComplianceError:
    place, folder = Place(str(path)), str(path.parent)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return ComplianceError("cli.write_denied", place=place, folder=folder)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return ComplianceError("cli.write_full", place=place)
    return ComplianceError("cli.cannot_write", place=place, reason=error.strerror or type(error).__name__)


def close_stdout() -> None:
    """Points stdout nowhere, so that the interpreter does not complain of a closed pipe when it ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def note(words: str) -> None:
    """A line of diagnostics for the person at the terminal."""
    print(words, file=sys.stderr)


@contextlib.contextmanager
def progress() -> Iterator[Callable[[int, int, str], None] | None]:
    """A bar on stderr that fills as files are read; None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    with contextlib.ExitStack() as ending:
        yield _Bar(ending)


class _Bar:
    """A bar that is drawn once its length is known, and ends with the work."""

    def __init__(self, ending: contextlib.ExitStack) -> None:
        self._ending = ending
        self._bar: ProgressBar[str] | None = None

    def __call__(self, done: int, total: int, name: str) -> None:
        import click

        if self._bar is None:
            self._ending.callback(_clear_line)
            bar: ProgressBar[str] = click.progressbar(
                length=total, file=sys.stderr, item_show_func=_shown, show_pos=True, update_min_steps=0
            )
            self._bar = self._ending.enter_context(bar)
        self._bar.update(done - self._bar.pos, name)


def _shown(name: str | None) -> str:
    from compliance.report.harmless import one_line

    return one_line(name)[-40:] if name is not None else ""


def _clear_line() -> None:
    sys.stderr.write("\x1b[1A\r\x1b[K")
    sys.stderr.flush()


def phrase(argument: str) -> str:
    """An argument as the person typed it, whatever the locale made of its bytes."""
    return os.fsencode(argument).decode("utf-8", "replace")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
