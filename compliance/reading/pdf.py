"""PDF files as blocks: words and ruled tables by their places; pages without text go to recognition."""

from __future__ import annotations

import hashlib
import io
import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from typing import Any

from compliance.reading.document import Document
from compliance.reading.guards import broken_if_it_fails, check_size, is_damaged, refusal
from compliance.reading.legible import legible
from compliance.reading.listnumbers import superscript
from compliance.reading.merging import with_merges_judged
from compliance.reading.options import DEFAULT_OPTIONS, ReaderOptions
from compliance.reading.pages.content import Box, PageContent, Word
from compliance.reading.pages.turned import Char, struck, turned_words, upright

FORMAT = "pdf"
_MAGIC = b"%PDF-"
_RAISED = 0.78
_SNAP = 3.0
_LAYER_CONFIDENCE = 0.8


def claims(data: bytes, file: str) -> bool:
    """Whether the bytes are a PDF; the mark may stand a little after the beginning."""
    named = file.casefold().endswith(".pdf")
    return _MAGIC in data[:1024] or (named and is_damaged(data, b"%"))


def read(data: bytes, file: str, options: ReaderOptions = DEFAULT_OPTIONS) -> Document:
    """The document as blocks; raises ComplianceError naming the file where it cannot be read."""
    from compliance.reading.pages.flow import Flow
    from compliance.reading.pages.unruled import with_unruled_tables

    check_size(data, file, options)
    try:
        import pdfplumber  # noqa: F401
    except ImportError:
        raise refusal("needs_extra", file, extra="pdf") from None
    with broken_if_it_fails(file), _quiet():
        pages = list(_pages(data, file, options))
    _rule_pictures(data, file, pages, options)
    scanned = any(page.without_text for page in pages)
    pages, form = _with_recognition(data, file, pages, options)
    pages = with_unruled_tables(pages)
    flow = Flow(file)
    with broken_if_it_fails(file):
        flow.read(pages)
    if not flow.blocks:
        raise refusal(_without_words(pages, scanned=scanned), file)
    digest = hashlib.sha256(data).hexdigest()
    blocks = with_merges_judged(flow.blocks)
    return legible(Document(file, form, digest, blocks, tuple(flow.footnotes), tuple(flow.unread)))


def _without_words(pages: Sequence[PageContent], *, scanned: bool) -> str:
    """What a file is in which no words were found; of one that was ``scanned``, none were recognised."""
    if scanned and not any(page.without_text for page in pages):
        return "ocr_failed"
    return "pictures_only" if scanned or any(page.pictures for page in pages) else "empty"


def _with_recognition(
    data: bytes, file: str, pages: list[PageContent], options: ReaderOptions
) -> tuple[list[PageContent], str]:
    """The pages with those that are pictures recognised; a scan that nothing can read is refused."""
    scanned = [page.number for page in pages if page.without_text]
    if not scanned:
        return pages, FORMAT
    from compliance.reading import ocr

    if not options.ocr or not ocr.is_available():
        if len(scanned) == len(pages):
            raise refusal("needs_ocr" if options.ocr else "pictures_only", file)
        return pages, FORMAT
    recognised = {page.number: page for page in ocr.recognise_pdf(data, file, scanned, options)}
    merged = [recognised.get(page.number, page) for page in pages]
    return merged, "ocr" if len(scanned) == len(pages) else FORMAT


def _rule_pictures(data: bytes, file: str, pages: list[PageContent], options: ReaderOptions) -> None:
    """Give scans that carry a layer of words the tables that their pictures show."""
    layered = {page.number: page for page in pages if page.picture_with_words}
    if not layered:
        return
    from compliance.reading.ocr import pictures_of
    from compliance.reading.scan.page import ruled_boxes

    end = time.monotonic() + options.pdf_seconds
    for number, (width, _), picture in pictures_of(data, file, sorted(layered), options):
        if time.monotonic() > end:
            raise refusal("too_slow", file, limit=int(options.pdf_seconds))
        layered[number].tables = ruled_boxes(picture, width)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the PDF library from writing its remarks about fonts to the screen."""
    logger = logging.getLogger("pdfminer")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)


def _pages(data: bytes, file: str, options: ReaderOptions) -> Iterator[PageContent]:
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        pdf = pdfplumber.open(io.BytesIO(data))
    except PDFPasswordIncorrect:
        raise refusal("encrypted", file) from None
    except PdfminerException as error:
        if error.args and isinstance(error.args[0], PDFPasswordIncorrect):
            raise refusal("encrypted", file) from None
        raise
    with pdf:
        if len(pdf.pages) > options.max_pages:
            raise refusal("too_many_pages", file, count=len(pdf.pages), limit=options.max_pages)
        end = time.monotonic() + options.pdf_seconds
        for page in pdf.pages:
            yield _content(upright(page))
            page.close()
            if time.monotonic() > end:
                raise refusal("too_slow", file, limit=int(options.pdf_seconds))


def _content(page: Any) -> PageContent:
    chars, turned, crossed = _letters(page)
    content = PageContent(page.page_number, float(page.width), float(page.height))
    covered = _picture_share(page)
    content.without_text = not any(char["text"].strip() for char in chars) and covered > 0.3
    content.pictures = 0 if content.without_text else sum(1 for _ in page.images)
    confidence = _LAYER_CONFIDENCE if covered > 0.8 else 1.0
    content.picture_with_words = covered > 0.8 and bool(chars) and not page.edges
    content.words = [_beside_crossed(word, crossed) for word in _words(chars, confidence)]
    content.turned = turned_words(turned)
    content.struck = [word.text for word in _words(crossed, confidence)]
    content.tables, content.open_at = _tables(page)
    content.rules = [
        (edge["x0"], edge["top"], edge["x1"], edge["bottom"])
        for edge in page.edges
        if edge["orientation"] == "h"
    ]
    return content


def _letters(page: Any) -> tuple[list[Char], list[Char], list[Char]]:
    """The letters of a page: those that run from left to right, those that do not, those crossed out."""
    standing = [char for char in page.chars if char.get("upright", True)]
    turned = [char for char in page.chars if not char.get("upright", True)]
    crossed = struck(standing, page.edges)
    out = {id(char) for char in crossed if char["text"].strip()}
    return [char for char in standing if id(char) not in out], turned, crossed


def _beside_crossed(word: Word, crossed: Sequence[Char]) -> Word:
    """A word right beside letters that are crossed out may be what was put in their place, or a rest."""
    near = any(
        char["x0"] - word.size <= word.x1
        and word.x0 <= char["x1"] + word.size
        and char["top"] < word.middle[1] < char["bottom"]
        for char in crossed
    )
    return replace(word, confidence=min(word.confidence, _LAYER_CONFIDENCE)) if near else word


def _tables(page: Any) -> tuple[list[list[Box]], list[float]]:
    """The cells of each ruled table; cells that the page break left open are closed, and where is said."""
    edges = page.edges
    if not edges:
        return [], []
    # Lines drawn as thin boxes have ends that are lines too, as short as the line is thick.
    across = [edge for edge in edges if edge["orientation"] == "h" and edge["width"] > 2 * _SNAP]
    down = [edge for edge in edges if edge["orientation"] == "v"]
    closing = [*_open_ends(down, across, "top"), *_open_ends(down, across, "bottom")]
    found = page.find_tables({"explicit_horizontal_lines": closing})
    return [list(table.cells) for table in found], closing


def _open_ends(down: Sequence[dict[str, Any]], across: Sequence[dict[str, Any]], end: str) -> list[float]:
    """Where lines down end, outermost on the page, and no line across joins each to the next."""
    columns: dict[int, float] = {}
    outermost = min if end == "top" else max
    for edge in down:
        column = round(edge["x0"] / _SNAP)
        columns[column] = outermost(columns.get(column, edge[end]), edge[end])
    if not columns:
        return []
    place = outermost(columns.values())
    ends = sorted(column * _SNAP for column, value in columns.items() if abs(value - place) <= _SNAP)
    joining = [edge for edge in across if abs(edge["top"] - place) <= 2 * _SNAP]
    gaps = [(left + right) / 2 for left, right in pairwise(ends) if right - left > 3 * _SNAP]
    is_open = any(not any(edge["x0"] <= gap <= edge["x1"] for edge in joining) for gap in gaps)
    return [place] if is_open else []


def _picture_share(page: Any) -> float:
    area = float(page.width) * float(page.height)
    shares = (
        max(0.0, image["x1"] - image["x0"]) * max(0.0, image["bottom"] - image["top"])
        for image in page.images
    )
    return max(shares, default=0.0) / area if area else 0.0


def _words(chars: Sequence[dict[str, Any]], confidence: float) -> list[Word]:
    from pdfplumber.utils.text import extract_words

    if not chars:
        return []
    # Where the file writes its spaces, letters set apart by a substituted font are no new words.
    spaced = sum(char["text"].isspace() for char in chars) > 0.04 * len(chars)
    found = extract_words(
        list(chars),
        x_tolerance_ratio=0.32 if spaced else 0.18,
        y_tolerance=3,
        keep_blank_chars=False,
        use_text_flow=False,
        return_chars=True,
        expand_ligatures=True,
    )
    return [word for word in (_word(entry, confidence) for entry in found) if word.text.strip("\0 ")]


def _word(entry: dict[str, Any], confidence: float) -> Word:
    chars = entry["chars"]
    size = max(char["size"] for char in chars)
    base = max(char["bottom"] for char in chars if char["size"] > _RAISED * size)
    text = "".join(
        superscript(char["text"])
        if char["size"] < _RAISED * size and char["bottom"] < base - 0.12 * size
        else char["text"]
        for char in chars
    )
    return Word(text, entry["x0"], entry["x1"], entry["top"], entry["bottom"], float(size), confidence)
