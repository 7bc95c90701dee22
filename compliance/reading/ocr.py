"""Scans and photographs as blocks, by recognition: every word is doubtful until a person confirms it."""

from __future__ import annotations

import hashlib
import io
import time
import warnings
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from compliance.reading.document import Document
from compliance.reading.guards import broken_if_it_fails, check_size, refusal
from compliance.reading.merging import with_merges_judged
from compliance.reading.options import DEFAULT_OPTIONS, ReaderOptions

if TYPE_CHECKING:
    from PIL import Image

    from compliance.reading.pages.content import PageContent

FORMAT = "ocr"
_MAGIC = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"BM", b"GIF8")
_MILLION = 1_000_000
_WIDTH = 595.0  # points of an A4 page, what a picture without a size is taken for
_LEAST_PIXELS = 1_600


def claims(data: bytes, file: str) -> bool:
    """Whether the bytes are a picture."""
    return data.startswith(_MAGIC[:4]) or (data.startswith(_MAGIC[4:]) and b"\0" in data[:64])


def is_available() -> bool:
    """Whether scans can be read on this machine."""
    try:
        from compliance.reading.scan import engine
    except ImportError:
        return False
    return engine.is_available()


def read(data: bytes, file: str, options: ReaderOptions = DEFAULT_OPTIONS) -> Document:
    """The document as blocks, every value with a confidence below 1."""
    check_size(data, file, options)
    if not options.ocr:
        raise refusal("pictures_only", file)
    if not is_available():
        raise refusal("needs_ocr", file)
    from compliance.reading.pages.flow import Flow

    with broken_if_it_fails(file):
        pages = list(_pages(data, file, options))
        flow = Flow(file)
        flow.read(pages)
    if not flow.blocks:
        raise refusal("ocr_failed", file)
    digest = hashlib.sha256(data).hexdigest()
    blocks = with_merges_judged(flow.blocks)
    return Document(file, FORMAT, digest, blocks, tuple(flow.footnotes), tuple(flow.unread))


def recognise_pdf(
    data: bytes, file: str, numbers: Sequence[int], options: ReaderOptions
) -> Iterator[PageContent]:
    """The pages of a PDF with these numbers, recognised from their pictures."""
    from compliance.reading.scan.page import page_of

    end = time.monotonic() + options.ocr_seconds
    for number, size, picture in pictures_of(data, file, numbers, options):
        with broken_if_it_fails(file):
            yield page_of(picture, number, size, file=file, seconds=_time_left(end, file, options))


def pictures_of(
    data: bytes, file: str, numbers: Sequence[int], options: ReaderOptions
) -> Iterator[tuple[int, tuple[float, float], Image.Image]]:
    """Pages of a PDF as pictures: number, size in points, picture."""
    import pypdfium2

    with broken_if_it_fails(file):
        document = pypdfium2.PdfDocument(data)
    try:
        for number in numbers:
            with broken_if_it_fails(file):
                page = document[number - 1]
                width, height = page.get_size()
                scale = options.ocr_dpi / 72
                _check_pixels(width * scale * height * scale, file, options)
                picture = page.render(scale=scale, grayscale=True).to_pil()
            yield number, (width, height), picture
    finally:
        document.close()


def _pages(data: bytes, file: str, options: ReaderOptions) -> Iterator[PageContent]:
    from PIL import Image, ImageSequence

    from compliance.reading.scan.page import page_of

    end = time.monotonic() + options.ocr_seconds
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            picture = Image.open(io.BytesIO(data))
        except Image.DecompressionBombError:
            raise refusal("bomb", file, limit=options.max_unpacked // (1 << 20)) from None
        for number, frame in enumerate(ImageSequence.Iterator(picture), start=1):
            if number > options.max_pages:
                raise refusal("too_many_pages", file, count=number, limit=options.max_pages)
            _check_pixels(frame.width * frame.height, file, options)
            upright = _enlarged(frame.convert("L"))
            size = (_WIDTH, _WIDTH * upright.height / upright.width)
            yield page_of(upright, number, size, file=file, seconds=_time_left(end, file, options))


def _enlarged(picture: Image.Image) -> Image.Image:
    """Small pictures are enlarged: the engine wants letters some thirty pixels high."""
    if picture.width >= _LEAST_PIXELS:
        return picture
    factor = 2480 / max(1, picture.width)
    return picture.resize((2480, max(1, round(picture.height * factor))))


def _check_pixels(pixels: float, file: str, options: ReaderOptions) -> None:
    if pixels > options.max_pixels:
        size, limit = int(pixels // _MILLION), options.max_pixels // _MILLION
        raise refusal("picture_too_large", file, size=size, limit=limit)


def _time_left(end: float, file: str, options: ReaderOptions) -> float:
    left = end - time.monotonic()
    if left <= 0:
        raise refusal("ocr_slow", file, limit=int(options.ocr_seconds))
    return left
