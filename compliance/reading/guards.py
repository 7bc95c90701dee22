"""Hostile and broken files are refused before a library opens them, each with one clear message."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from compliance.errors import ComplianceError, Place
from compliance.reading.options import MEGABYTE, ReaderOptions

ZIP_MAGIC = b"PK\x03\x04"
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINNINGS = (
    *(ZIP_MAGIC, OLE_MAGIC, b"%PDF", b"{\\rtf"),
    *(b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF8", b"BM"),
)
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument."
_CHUNK = 1 << 16
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    struct.error,
)
_ENCRYPTED = 0x1
# An object as Python prints it, with its place in memory: another one in every run.
_OBJECT = re.compile(r"\s*<[^<>]* at 0x[0-9a-fA-F]+>")
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))


def refusal(code: str, file: str, **params: object) -> ComplianceError:
    """The error that refuses ``file``; every message of this room names the file."""
    return ComplianceError(f"office.{code}", place=Place(file), file=file, **params)


def check_size(data: bytes, file: str, options: ReaderOptions) -> None:
    """Refuse an empty file and one that is larger than ``options.max_bytes``."""
    if data[:1] in b"\0 \t\r\n" and not data.strip(b"\0 \t\r\n"):
        raise refusal("empty", file)
    check_length(len(data), file, options)


def check_length(length: int, file: str, options: ReaderOptions) -> None:
    """Refuse a file of more than ``options.max_bytes``; asked of its ``length`` before it is held at all."""
    if length > options.max_bytes:
        raise refusal("too_large", file, size=_megabytes(length), limit=_megabytes(options.max_bytes))


@contextmanager
def broken_if_it_fails(file: str) -> Iterator[None]:
    """Whatever a document library raises on a malformed file becomes one message about the file.

    Any exception counts: libraries raise KeyError, AttributeError, struct.error and more on damaged
    input, and none of these may end the run.
    """
    try:
        yield
    except ComplianceError:
        raise
    except MemoryError:
        raise refusal("too_heavy", file) from None
    except RecursionError:
        raise refusal("too_deep", file) from None
    except Exception as error:
        raise refusal("broken", file, detail=_detail(error)) from error


class Archive:
    """A zip file whose members were checked: count, names, sizes, ratio, encryption.

    Sizes are counted again while unpacking, because the directory of a zip file can lie.
    """

    def __init__(self, data: bytes, file: str, options: ReaderOptions) -> None:
        check_size(data, file, options)
        self.file = file
        self._left = options.max_unpacked
        self._limit = options.max_unpacked
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (*_DAMAGE, KeyError) as error:
            raise refusal("truncated", file) from error
        self._check(len(data), options)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._members)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """The bytes of member ``name``; refuses a member that is damaged or larger than it says."""
        member = self._members[name]
        pieces: list[bytes] = []
        try:
            with self._zip.open(member) as stream:
                while piece := stream.read(_CHUNK):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise refusal("bomb", self.file, limit=_megabytes(self._limit))
                    pieces.append(piece)
        except _DAMAGE as error:
            raise refusal("truncated", self.file) from error
        return b"".join(pieces)

    def read_xml(self, name: str) -> bytes:
        """The bytes of an XML part; a document type declaration is refused, for it can name entities."""
        data = self.read(name)
        refuse_doctype(data, self.file)
        return data

    def _check(self, packed: int, options: ReaderOptions) -> None:
        members = self._zip.infolist()
        if len(members) > options.max_members:
            raise refusal("too_many_members", self.file, count=len(members), limit=options.max_members)
        total = 0
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in members:
            name = member.filename.replace("\\", "/")
            if name.startswith("/") or ".." in name.split("/") or ":" in name:
                raise refusal("path_trick", self.file)
            if member.flag_bits & _ENCRYPTED:
                raise refusal("encrypted", self.file)
            if name in self._members:
                raise refusal("twice", self.file, member=name)
            total += member.file_size
            self._members[name] = member
        if total > options.max_unpacked:
            raise refusal("bomb", self.file, limit=_megabytes(options.max_unpacked))
        if total > MEGABYTE and total > packed * options.max_ratio:
            raise refusal("ratio", self.file, limit=options.max_ratio)


def refuse_doctype(data: bytes, file: str) -> None:
    """Refuse XML with a document type declaration in any encoding that XML parsers sniff."""
    if any(mark in data for mark in _DOCTYPES):
        raise refusal("doctype", file)


def is_open_document(data: bytes) -> bool:
    """Whether the bytes are an OpenDocument package (.odt, .ods), whatever the file is called."""
    return data.startswith(ZIP_MAGIC) and _OPEN_DOCUMENT in data[:120]


def is_damaged(data: bytes, own: bytes) -> bool:
    """Whether a file called by its format is what damage leaves of one: empty, cut short, or no text.

    ``own`` are the first bytes of the format; bytes that another format begins with are left to its reader.
    """
    if not data.strip(b"\0") or data.startswith(own):
        return not is_open_document(data)
    return looks_binary(data) and not data.startswith(_BEGINNINGS)


def looks_binary(data: bytes) -> bool:
    """Whether the bytes cannot be text of any encoding that offices use."""
    head = data[:4096]
    if b"\0\0\0" in head:
        return True
    return b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")) and not _is_wide(head)


def _is_wide(head: bytes) -> bool:
    """Whether the bytes go like UTF-16 without a mark: zeros at every other place, and there alone."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if min(even, odd) or max(even, odd) < len(head) // 8:
        return False
    text = head.decode("utf-16-be" if even else "utf-16-le", "replace")
    return not any(sign < " " and sign not in "\t\r\n\f" for sign in text)


def _megabytes(size: int) -> int:
    return -(-size // MEGABYTE)


def _detail(error: BaseException) -> str:
    words = _OBJECT.sub("", str(error)).strip().partition("\n")[0][:120]
    return f"{type(error).__name__}: {words}" if words else type(error).__name__
