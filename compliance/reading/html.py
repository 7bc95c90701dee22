"""Web pages saved from a portal as blocks: tables with spans, text as it shows, scripts left out."""

from __future__ import annotations

import hashlib
import re

from compliance.reading.document import Document
from compliance.reading.encodings import converted, decode
from compliance.reading.guards import check_size, refusal
from compliance.reading.merging import with_merges_judged
from compliance.reading.options import DEFAULT_OPTIONS, ReaderOptions

FORMAT = "html"
_OPENING = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|table|div|title|h[1-6]|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_MIME = re.compile(rb"\A(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?MIME-Version:", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HEAD = 8192


def claims(data: bytes, file: str) -> bool:
    """Whether the bytes are a web page, also one that is called .doc or .xls, or a web archive."""
    head = data[:_HEAD]
    if b"\0" in head:
        head = head.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    text = head.decode("latin-1").removeprefix("ï»¿")
    return _OPENING.match(text) is not None or _MIME.match(data[:_HEAD]) is not None


def read(data: bytes, file: str, options: ReaderOptions = DEFAULT_OPTIONS) -> Document:
    """The document as blocks; nothing the page refers to is fetched."""
    from compliance.reading.web.page import PageReader

    check_size(data, file, options)
    reader = PageReader(file, options)
    reader.feed(_text(data, file))
    found, unread = reader.finished()
    blocks = with_merges_judged(found)
    if not blocks:
        pictures = any(item.why == "office.unread_picture" for item in unread)
        raise refusal("pictures_only" if pictures else "empty", file)
    return Document(file, FORMAT, hashlib.sha256(data).hexdigest(), blocks, unread=unread)


def _text(data: bytes, file: str) -> str:
    if _MIME.match(data[:_HEAD]):
        data, charset = _from_archive(data, file)
    else:
        match = _CHARSET.search(data[:_HEAD])
        charset = match.group(1).decode("ascii") if match else None
    return _decoded(data, file, charset)


def _decoded(data: bytes, file: str, charset: str | None) -> str:
    """The text by its bytes where they speak, else by the charset that the page announces."""
    try:
        return decode(data, file)
    except Exception:
        if charset is None:
            raise
    try:
        return converted(data.decode(charset))
    except (LookupError, UnicodeDecodeError):
        raise refusal("encoding_broken", file, encoding=charset) from None


def _from_archive(data: bytes, file: str) -> tuple[bytes, str | None]:
    """The page inside a web archive (.mht); its pictures and styles stay where they are."""
    from email import message_from_bytes

    for part in message_from_bytes(data).walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return content, part.get_content_charset()
    raise refusal("no_main_part", file)
