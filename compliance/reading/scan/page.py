"""One scanned page: its ruled cells read one by one, the rest as running text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from PIL import Image, ImageDraw

from compliance.reading.pages.content import Box, PageContent, Word
from compliance.reading.scan.codes import read_codes, with_roman_numbers
from compliance.reading.scan.engine import BLOCK, LINE, PAGE, Found, recognise
from compliance.reading.scan.letters import letters_box
from compliance.reading.scan.rulings import (
    Segment,
    cells_of,
    dark_pixels,
    horizontal_lines,
    straightened,
    vertical_lines,
)
from compliance.records import record

# A recognised value is never taken for certain, whatever the engine thinks of itself.
_MOST = 0.95
_LEGIBLE = 0.6  # pages that stand upright read at 0.9, others below 0.5
_INKED = 2_000
_INSET = 3
_PAINT, _WIDE = 5, 9  # letters come closer to the lines across than to those down
_BORDER = 12
_SMALLEST_INK = 4
_LONGEST_CODE = 190  # pixels at 300 dots per inch
_DASH = (8, 70, 14)  # least width, greatest width, greatest height of a dash at 300 dots per inch


@record(frozen=False)
class _Crop:
    box: Box
    picture: Image.Image
    at: tuple[int, int]
    one_line: bool
    dash: bool
    words: list[Found] = field(default_factory=list)


def ruled_boxes(picture: Image.Image, width: float) -> list[list[Box]]:
    """The cells of the ruled tables in a picture of a page ``width`` points wide, in points."""
    ink = dark_pixels(picture.convert("L"))
    scale = width / picture.width
    tables = cells_of(horizontal_lines(ink), vertical_lines(ink))
    return [[_scaled(box, scale) for box in cells] for cells in tables]


def page_of(
    picture: Image.Image, number: int, size: tuple[float, float], *, file: str, seconds: float
) -> PageContent:
    """The page that ``picture`` shows; ``size`` is its width and height in points.

    A page that reads badly may have gone through the scanner on its side or upside down: it is turned,
    and stays turned if that reads well.
    """
    content = _page(picture, number, size, file=file, seconds=seconds)
    if _legibility(content) >= _LEGIBLE or _is_blank(picture):
        return content
    for turn in (90, 270, 180):
        lying = size if turn == 180 else (size[1], size[0])
        turned = _page(picture.rotate(turn, expand=True), number, lying, file=file, seconds=seconds)
        if _legibility(turned) >= _LEGIBLE:
            return turned
    return content


def _legibility(content: PageContent) -> float:
    """How sure the engine is of a letter of the page, on the average."""
    letters = sum(len(word.text) for word in content.words)
    return sum(word.confidence * len(word.text) for word in content.words) / letters if letters else 0.0


def _is_blank(picture: Image.Image) -> bool:
    return dark_pixels(picture).histogram()[255] < _INKED


def _page(
    picture: Image.Image, number: int, size: tuple[float, float], *, file: str, seconds: float
) -> PageContent:
    grey = straightened(picture.convert("L"))
    ink = dark_pixels(grey)
    rows, columns = horizontal_lines(ink), vertical_lines(ink)
    tables = cells_of(rows, columns)
    scale = size[0] / grey.width
    grey, ink = _without_rulings(grey, ink, rows, columns)
    content = PageContent(number, *size)
    crops = [crop for cells in tables for box in cells if (crop := _crop(grey, ink, box)) is not None]
    _recognise_crops(crops, file, seconds)
    _recognise_codes([crop for cells in tables for crop in _first_column(crops, cells)], file, seconds)
    for crop in crops:
        _take(crop, content, scale)
    content.words.extend(_outside(grey, tables, scale, file, seconds))
    content.tables = [[_scaled(box, scale) for box in cells] for cells in tables]
    content.rules = [_scaled((row.start, row.at, row.end, row.at), scale) for row in rows]
    content.without_text = not content.words
    return content


def _recognise_crops(crops: Sequence[_Crop], file: str, seconds: float) -> None:
    for layout, chosen in (
        (LINE, [crop for crop in crops if crop.one_line and not crop.dash]),
        (BLOCK, [crop for crop in crops if not crop.one_line]),
    ):
        found = recognise([crop.picture for crop in chosen], layout, file, seconds)
        for crop, words in zip(chosen, found, strict=True):
            crop.words = words


def _first_column(crops: Sequence[_Crop], cells: Sequence[Box]) -> list[_Crop]:
    """Short words in the first column of a table: its row numbers."""
    left = min(box[0] for box in cells)
    inside = set(cells)
    return [
        crop
        for crop in crops
        if crop.box in inside
        and crop.box[0] - left < _INSET * 4
        and crop.one_line
        and not crop.dash
        and crop.picture.width < _LONGEST_CODE
    ]


def _recognise_codes(crops: Sequence[_Crop], file: str, seconds: float) -> None:
    for crop, code in zip(crops, read_codes([crop.picture for crop in crops], file, seconds), strict=True):
        if code is not None:
            width, height = crop.picture.size
            box = (_BORDER, _BORDER, width - _BORDER, height - _BORDER)
            crop.words = [Found(code, box, _MOST)]


def _without_rulings(
    grey: Image.Image, ink: Image.Image, rows: Sequence[Segment], columns: Sequence[Segment]
) -> tuple[Image.Image, Image.Image]:
    """The page with its ruled lines painted over: what is left of a line reads as letters."""
    grey, ink = grey.copy(), ink.copy()
    for picture, blank in ((grey, 255), (ink, 0)):
        draw = ImageDraw.Draw(picture)
        for row in rows:
            draw.rectangle((row.start, row.at - _PAINT, row.end, row.at + _PAINT), fill=blank)
        for column in columns:
            draw.rectangle((column.at - _WIDE, column.start, column.at + _WIDE, column.end), fill=blank)
    return grey, ink


def _crop(grey: Image.Image, ink: Image.Image, box: Box) -> _Crop | None:
    """The inked part of a cell; None where the cell is blank."""
    left, top, right, bottom = (int(value) for value in box)
    area = (left + _INSET, top + _INSET, right - _INSET, bottom - _INSET)
    if area[2] - area[0] < _SMALLEST_INK or area[3] - area[1] < _SMALLEST_INK:
        return None
    inside = ink.crop(area)
    inked = letters_box(inside)
    if inked is None:
        return None
    width, height = inked[2] - inked[0], inked[3] - inked[1]
    part = grey.crop((area[0] + inked[0], area[1] + inked[1], area[0] + inked[2], area[1] + inked[3]))
    framed = Image.new("L", (width + 2 * _BORDER, height + 2 * _BORDER), 255)
    framed.paste(part, (_BORDER, _BORDER))
    at = (area[0] + inked[0] - _BORDER, area[1] + inked[1] - _BORDER)
    dash = _DASH[0] <= width <= _DASH[1] and height <= _DASH[2] and width > 1.5 * height
    return _Crop(box, framed, at, _lines(inside.crop(inked)) <= 1, dash)


def _lines(ink: Image.Image) -> int:
    """How many lines of letters stand in the picture: runs of rows with ink, marks above letters apart."""
    column = ink.resize((1, ink.height), Image.Resampling.BOX).point(lambda value: 255 if value else 0)
    runs = [run for run in column.tobytes().split(b"\0") if len(run) > 14]
    return len(runs)


def _take(crop: _Crop, content: PageContent, scale: float) -> None:
    if crop.dash:
        width, height = crop.picture.size
        box = (_BORDER, _BORDER, width - _BORDER, height - _BORDER)
        crop.words = [Found("-", box, _MOST)]
    if not crop.words:
        content.blurred.append("")
    content.words.extend(_word(found, crop.at, scale) for found in crop.words)


def _outside(
    grey: Image.Image, tables: Sequence[Sequence[Box]], scale: float, file: str, seconds: float
) -> list[Word]:
    """The words outside the tables, which are painted over."""
    rest = grey.copy()
    draw = ImageDraw.Draw(rest)
    for cells in tables:
        left, top = min(box[0] for box in cells), min(box[1] for box in cells)
        right, bottom = max(box[2] for box in cells), max(box[3] for box in cells)
        draw.rectangle((left - 8, top - 8, right + 8, bottom + 8), fill=255)
    if dark_pixels(rest).histogram()[255] < 200:
        return []
    (found,) = recognise([rest], PAGE, file, seconds)
    return [_word(word, (0, 0), scale) for word in found]


def _word(found: Found, at: tuple[int, int], scale: float) -> Word:
    left, top, right, bottom = found.box
    x0, x1 = (left + at[0]) * scale, (right + at[0]) * scale
    y0, y1 = (top + at[1]) * scale, (bottom + at[1]) * scale
    return Word(
        with_roman_numbers(found.text),
        x0,
        x1,
        y0,
        y1,
        max(6.0, min(y1 - y0, 16.0)),
        min(_MOST, found.confidence),
    )


def _scaled(box: Box, scale: float) -> Box:
    return box[0] * scale, box[1] * scale, box[2] * scale, box[3] * scale
