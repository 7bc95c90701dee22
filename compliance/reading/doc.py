"""Old office files (.doc, .xls, .rtf, .odt): converted by LibreOffice where it is installed, else refused."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from compliance.reading.document import Document, Table
from compliance.reading.guards import OLE_MAGIC, check_size, is_open_document, refusal
from compliance.reading.options import DEFAULT_OPTIONS, ReaderOptions
from compliance.records import record

FORMAT = "doc"
_PROGRAMS = ("soffice", "libreoffice")
_CELL_MARK = re.compile(rb"[^\x00]\x00\x07\x00|.[\x01\x1e]\x07\x00")
_RTF = b"{\\rtf"


def claims(data: bytes, file: str) -> bool:
    """Whether the bytes are of an old or foreign office format; Word packages called .doc are not."""
    return data.startswith((OLE_MAGIC, _RTF)) or is_open_document(data)


def read(data: bytes, file: str, options: ReaderOptions = DEFAULT_OPTIONS) -> Document:
    """The document as blocks; raises ComplianceError where it cannot be converted."""
    check_size(data, file, options)
    if _stream(data, "EncryptedPackage"):
        raise refusal("encrypted", file)
    program = next((path for name in _PROGRAMS if (path := shutil.which(name))), None)
    if program is None or not options.convert:
        raise refusal("needs_conversion", file)
    kind = _source_of(data)
    with tempfile.TemporaryDirectory(prefix="compliance-") as folder:
        source = Path(folder, f"source{kind.extension}")
        source.write_bytes(data)
        _run(_command(program, source, kind), file, folder, options)
        target = source.with_suffix(f".{kind.form}")
        if not target.is_file():
            raise refusal("conversion_failed", file)
        converted = target.read_bytes()
    document = _read_converted(converted, file, kind.form, options)
    if kind.extension == ".doc" and _lost_tables(data, document):
        raise refusal("conversion_lost_tables", file)
    return replace(document, format=FORMAT, sha256=hashlib.sha256(data).hexdigest())


def _stream(data: bytes, name: str) -> bool:
    """Whether a compound file names a stream so; names stand in its directory as UTF-16."""
    return data.startswith(OLE_MAGIC) and name.encode("utf-16-le") in data


@record
class _Source:
    """An old format: its extension, LibreOffice's name of it, and what it is converted to.

    The name keeps LibreOffice from reading a damaged file as plain text.
    """

    extension: str
    filter: str
    form: str


def _source_of(data: bytes) -> _Source:
    if data.startswith(_RTF):
        return _Source(".rtf", "Rich Text Format", "docx")
    if is_open_document(data):
        if b"opendocument.spreadsheet" in data[:120]:
            return _Source(".ods", "calc8", "xlsx")
        return _Source(".odt", "writer8", "docx")
    if not _stream(data, "WordDocument") and (_stream(data, "Workbook") or _stream(data, "Book\0")):
        return _Source(".xls", "MS Excel 97", "xlsx")
    return _Source(".doc", "MS Word 97", "docx")


def _command(program: str, source: Path, kind: _Source) -> list[str]:
    # A profile of its own keeps a running LibreOffice and its user's settings and macros out.
    profile = (source.parent / "profile").as_uri()
    return [
        *(program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck"),
        *(f"--infilter={kind.filter}", "--convert-to", kind.form),
        *("--outdir", str(source.parent), str(source)),
    ]


def _run(command: list[str], file: str, folder: str, options: ReaderOptions) -> None:
    """Run the converter with a time limit; it and the processes it starts end together."""
    environment = {**os.environ, "HOME": folder, "SAL_USE_VCLPLUGIN": "svp"}
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=environment,
    )
    try:
        process.wait(timeout=options.convert_seconds)
    except subprocess.TimeoutExpired:
        raise refusal("conversion_slow", file, limit=int(options.convert_seconds)) from None
    finally:
        if process.poll() is None:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def _lost_tables(data: bytes, document: Document) -> bool:
    """Whether far fewer cells came out of a Word file than it marks; their words would run together.

    LibreOffice drops a table that ends a document. The marks are counted behind letters of two
    bytes, with room for what only looks like one.
    """
    cells = sum(len(row.cells) for block in document.blocks if isinstance(block, Table) for row in block.rows)
    return len(_CELL_MARK.findall(data)) > 1.5 * cells + 20


def _read_converted(data: bytes, file: str, form: str, options: ReaderOptions) -> Document:
    from compliance.reading import docx, xlsx

    return xlsx.read(data, file, options) if form == "xlsx" else docx.read(data, file, options)
