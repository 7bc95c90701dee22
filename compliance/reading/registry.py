"""Which reader a file goes to: by what it holds, not by what it is called."""

from __future__ import annotations

import gc
import importlib
import importlib.util
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from compliance.errors import ComplianceError, Place
from compliance.reading.context import ReadingContext
from compliance.records import record

if TYPE_CHECKING:
    from compliance.model.plan import Plan
    from compliance.reading.document import Document
    from compliance.reading.options import ReaderOptions


class DocumentReader(Protocol):
    """A reader gives the blocks of a document; what they mean is settled in one place for all formats."""

    def claims(self, data: bytes, file: str) -> bool:
        """Whether the bytes are of this format."""

    def read(self, data: bytes, file: str, options: ReaderOptions) -> Document:
        """The document; raises ComplianceError where it cannot be read."""


@record
class Reader:
    """One line of the table: the format and the module of its reader.

    ``plans`` says that the module reads plans itself (``read_plans(data, file, context)``); ``binary``
    that its files are no text, so that text need not be shown to it.
    """

    format: str
    module: str
    plans: bool = False
    binary: bool = False


READERS: tuple[Reader, ...] = (
    Reader("docx", "docx", binary=True),
    Reader("xlsx", "xlsx", binary=True),
    Reader("pdf", "pdf", binary=True),
    Reader("doc", "doc", binary=True),
    Reader("ocr", "ocr", binary=True),
    Reader("html", "html"),
    Reader("yaml", "yaml", plans=True),
    Reader("csv", "csv"),
    Reader("text", "text"),
)
"""Every format, in the order in which they are asked whether a file is theirs."""


_TEXT_NAMES = (".txt", ".md", ".yaml", ".yml", ".csv")
_BINARY_STARTS = (b"PK", b"{\\rtf")
_LOOKED_AT = 4096


def read_file(path: Path, context: ReadingContext) -> tuple[Plan, ...]:
    """The plans in the file at ``path``; raises ComplianceError when it cannot be read or holds no plan."""
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ComplianceError(
            "reading.cannot_open", place=Place(str(path)), file=str(path), reason=reason
        ) from None
    return read_bytes(data, str(path), context)


def read_bytes(data: bytes, file: str, context: ReadingContext) -> tuple[Plan, ...]:
    """The plans in ``data``, which is called ``file``."""
    from compliance.reading.assemble import assemble

    if not data.strip():
        raise ComplianceError("reading.empty", place=Place(file), file=file)
    reader = reader_of(data, file)
    if reader is None:
        raise ComplianceError("reading.unknown_format", place=Place(file), file=file)
    with _garbage_left():
        if reader.plans:
            return cast("tuple[Plan, ...]", _module(reader).read_plans(data, file, context))  # type: ignore[attr-defined]
        return assemble(_module(reader).read(data, file, context.options), context)


@contextmanager
def _garbage_left() -> Iterator[None]:
    """No search for rings of garbage within one file: reading makes many small objects and hardly a ring."""
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            gc.enable()


def reader_of(data: bytes, file: str, readers: Sequence[Reader] = READERS) -> Reader | None:
    """The first reader that claims the bytes; None when no reader does."""
    text = _is_surely_text(data, file)
    for reader in readers:
        if reader.binary and text:
            continue
        if _is_there(reader) and _module(reader).claims(data, file):
            return reader
    return None


def _is_surely_text(data: bytes, file: str) -> bool:
    """Whether a file is called a text and nothing at its beginning says otherwise."""
    if not file.lower().endswith(_TEXT_NAMES) or data.startswith(_BINARY_STARTS):
        return False
    return b"\0" not in data[:_LOOKED_AT] and b"%PDF" not in data[:_LOOKED_AT]


def _module(reader: Reader) -> DocumentReader:
    return cast("DocumentReader", importlib.import_module(f"compliance.reading.{reader.module}"))


@cache
def _is_there(reader: Reader) -> bool:
    return importlib.util.find_spec(f"compliance.reading.{reader.module}") is not None
