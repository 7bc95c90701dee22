"""Parts of an Office Open XML package: which is the main one, and its XML parsed safely."""

from __future__ import annotations

import posixpath
from typing import Any

from lxml import etree

from compliance.reading.guards import Archive, refusal

_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)  # fmt: skip

Element = Any  # lxml's stubs type tags as a union that a walker would have to narrow at every step


def parse(data: bytes, file: str) -> Element:
    """The root of an XML part; malformed XML is refused with the file's name.

    The ISO "strict" namespaces are read as the transitional ones that every office writes.
    """
    if b"http://purl.oclc.org/ooxml/" in data:
        for strict, transitional in _STRICT:
            data = data.replace(strict, transitional)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refusal("broken", file, detail=str(error).partition("\n")[0][:120]) from error


def main_part(archive: Archive, default: str) -> str:
    """The name of the part that holds the document itself, as the package's relations say."""
    for relation in relations(archive, ""):
        if relation.get("Type", "").endswith("/officeDocument"):
            name = relation.get("Target", "").lstrip("/")
            if name in archive:
                return name
    if default in archive:
        return default
    raise refusal("no_main_part", archive.file)


def related_part(archive: Archive, part: str, kind: str) -> str | None:
    """The part that ``part`` relates to as ``kind`` ("styles", "numbering", "footnotes"), if it is there."""
    for relation in relations(archive, part):
        if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External":
            name = relation.get("Target", "")
            full = name.lstrip("/") if name.startswith("/") else posixpath.join(posixpath.dirname(part), name)
            full = posixpath.normpath(full)
            return full if full in archive else None
    return None


def relations(archive: Archive, part: str) -> tuple[dict[str, str], ...]:
    """The relations of ``part`` ("" is the package); external targets are listed, never followed."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if path not in archive:
        return ()
    root = parse(archive.read_xml(path), archive.file)
    return tuple({str(key): str(value) for key, value in relation.items()} for relation in root)


def refuse_macros(archive: Archive) -> None:
    """Refuse a package whose content type announces macros: nobody should have to trust it."""
    name = "[Content_Types].xml"
    if name in archive and b"macroEnabled" in archive.read_xml(name):
        raise refusal("macros", archive.file)
