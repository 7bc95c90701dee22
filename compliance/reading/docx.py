"""Word documents (.docx) as blocks: tracked changes decided, merges kept, nothing dropped unsaid."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from compliance.model.plan import Unread
from compliance.reading.document import Document, Paragraph
from compliance.reading.guards import ZIP_MAGIC, Archive, broken_if_it_fails, is_damaged, refusal
from compliance.reading.legible import legible
from compliance.reading.merging import with_merges_judged
from compliance.reading.options import DEFAULT_OPTIONS, ReaderOptions

if TYPE_CHECKING:
    from compliance.reading.ooxml import Element
    from compliance.reading.word.blocks import BlockReader

FORMAT = "docx"
EXTENSIONS = (".docx", ".docm")


def claims(data: bytes, file: str) -> bool:
    """Whether the bytes are a Word package, whatever the file is called.

    A file called .docx that is empty or no text is claimed too, so that it is refused by name.
    """
    if data.startswith(ZIP_MAGIC) and b"word/" in data:
        return True
    named = file.casefold().endswith(EXTENSIONS)
    return named and b"xl/" not in data and is_damaged(data, ZIP_MAGIC[:2])


def read(data: bytes, file: str, options: ReaderOptions = DEFAULT_OPTIONS) -> Document:
    """The document as blocks; raises ComplianceError naming the file where it cannot be read."""
    archive = Archive(data, file, options)
    try:
        import lxml  # noqa: F401
    except ImportError:
        raise refusal("needs_extra", file, extra="docx") from None
    with broken_if_it_fails(file):
        return _read(archive, data, options)


def _read(archive: Archive, data: bytes, options: ReaderOptions) -> Document:
    from compliance.reading.ooxml import main_part, parse, refuse_macros
    from compliance.reading.word import names as w

    file = archive.file
    refuse_macros(archive)
    part = main_part(archive, "word/document.xml")
    xml = archive.read_xml(part)
    body = parse(xml, file).find(w.BODY)
    if body is None:
        raise refusal("no_main_part", file)
    reader = _block_reader(archive, part, xml, body, options)
    blocks = with_merges_judged(reader.blocks(body))
    footnotes = _footnotes(archive, part, xml, options)
    unread = tuple(reader.unread)
    if not blocks:
        raise refusal("pictures_only" if _has_picture(unread) else "empty", file)
    return legible(Document(file, FORMAT, hashlib.sha256(data).hexdigest(), blocks, footnotes, unread))


def _block_reader(
    archive: Archive, part: str, xml: bytes, root: Element, options: ReaderOptions
) -> BlockReader:
    from compliance.reading.ooxml import related_part
    from compliance.reading.word import names as w
    from compliance.reading.word.blocks import BlockReader
    from compliance.reading.word.context import WordContext
    from compliance.reading.word.marks import marks_of
    from compliance.reading.word.numbering import Numbering, read_numbering
    from compliance.reading.word.runs import RunReader
    from compliance.reading.word.styles import Style, read_styles

    file = archive.file
    styles: dict[str, Style] = {}
    if b"pStyle" in xml or b"rStyle" in xml:
        name = related_part(archive, part, "styles")
        known = read_styles(archive.read(name), file) if name else {}
        used = {element.get(w.VAL, "") for element in root.iter(w.P_STYLE, w.R_STYLE)}
        styles = {style: known[style] for style in used if known.get(style, Style()) != Style()}
    numbering = Numbering()
    if b"numPr" in xml or any(style.num_id for style in styles.values()):
        name = related_part(archive, part, "numbering")
        numbering = read_numbering(archive.read(name), file) if name else Numbering()
    any_hidden = b"vanish" in xml or any(style.hidden for style in styles.values())
    any_raised, any_struck = b"superscript" in xml, b"strike" in xml
    runs = RunReader(
        options.tracked, styles, any_hidden=any_hidden, any_raised=any_raised, any_struck=any_struck
    )
    context = WordContext(file, options, runs, styles, numbering, marks_of(root, styles))
    return BlockReader(context, paged=b"lastRenderedPageBreak" in xml)


def _footnotes(archive: Archive, part: str, xml: bytes, options: ReaderOptions) -> tuple[Paragraph, ...]:
    """The footnotes and endnotes that the text refers to, apart from the text."""
    from compliance.reading.ooxml import parse, related_part
    from compliance.reading.word import names as w

    notes: list[Paragraph] = []
    for kind, tag, mark in (
        ("footnotes", w.FOOTNOTE, b"footnoteReference"),
        ("endnotes", w.ENDNOTE, b"endnoteReference"),
    ):
        name = related_part(archive, part, kind) if mark in xml else None
        if name is None:
            continue
        data = archive.read_xml(name)
        root = parse(data, archive.file)
        reader = _block_reader(archive, name, data, root, options)
        for note in root.iterchildren(tag):
            if note.get(w.TYPE) not in ("separator", "continuationSeparator", "continuationNotice"):
                notes.extend(reader.paragraphs_of(note))
    return tuple(notes)


def _has_picture(unread: tuple[Unread, ...]) -> bool:
    return any(item.why == "office.unread_picture" for item in unread)
