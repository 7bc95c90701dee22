"""Scans: ruled lines by their ink, slanted pages, and words that are never certain."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from compliance.errors import ComplianceError
from compliance.reading import ocr
from compliance.reading.options import ReaderOptions
from compliance.reading.pages.content import Line, PageContent, Word
from compliance.reading.pages.notes import footnotes
from compliance.reading.scan import page as scanned
from compliance.reading.scan.codes import agreed
from compliance.reading.scan.engine import _parsed
from compliance.reading.scan.letters import letters_box
from compliance.reading.scan.page import ruled_boxes
from compliance.reading.scan.rulings import (
    cells_of,
    dark_pixels,
    horizontal_lines,
    straightened,
    vertical_lines,
)

XS, YS = (200, 500, 1400, 2200), (300, 500, 800, 1000)


def ruled_page(*, skip: tuple[int, int, int, int] | None = None, turn: float = 0.0) -> Image.Image:
    page = Image.new("L", (2480, 1754), 255)
    draw = ImageDraw.Draw(page)
    for x in XS:
        draw.line((x, YS[0], x, YS[-1]), fill=0, width=3)
    for y in YS:
        draw.line((XS[0], y, XS[-1], y), fill=0, width=3)
    if skip:
        draw.rectangle(skip, fill=255)
    return page.rotate(turn, resample=Image.Resampling.BICUBIC, fillcolor=255)


def cells(page: Image.Image) -> list[list[tuple[int, ...]]]:
    ink = dark_pixels(page)
    found = cells_of(horizontal_lines(ink), vertical_lines(ink))
    return [[tuple(round(value / 50) * 50 for value in box) for box in table] for table in found]


def test_ruled_lines_make_cells():
    (table,) = cells(ruled_page())
    assert len(table) == 9
    assert table[0] == (200, 300, 500, 500)


def test_a_missing_line_is_a_merge():
    (table,) = cells(ruled_page(skip=(510, 790, 1390, 810)))
    assert len(table) == 8
    assert (500, 500, 1400, 1000) in table


@pytest.mark.parametrize("turn", [0.4, -1.0, 2.0])
def test_a_slanted_page_is_straightened(turn: float):
    (table,) = cells(straightened(ruled_page(turn=turn)))
    assert len(table) == 9


def test_the_cells_of_a_picture_are_told_in_points_of_its_page():
    (table,) = ruled_boxes(ruled_page(), 595.2)
    assert [round(value) for value in table[0]] == [48, 72, 120, 120]


def test_specks_of_dirt_are_no_letters():
    ink = Image.new("L", (400, 120), 0)
    draw = ImageDraw.Draw(ink)
    draw.rectangle((100, 40, 130, 70), fill=255)
    draw.rectangle((145, 40, 175, 70), fill=255)
    for x, y in ((5, 5), (380, 110), (60, 100)):
        draw.rectangle((x, y, x + 3, y + 3), fill=255)
    assert letters_box(ink) == (100, 40, 176, 71)


def test_a_cell_of_specks_is_blank_and_a_dash_is_not():
    ink = Image.new("L", (400, 120), 0)
    draw = ImageDraw.Draw(ink)
    draw.rectangle((5, 5, 8, 8), fill=255)
    assert letters_box(ink) is None
    draw.rectangle((200, 60, 215, 63), fill=255)
    assert letters_box(ink) == (200, 60, 216, 64)


def test_a_page_without_lines_has_no_tables():
    assert cells(Image.new("L", (2480, 1754), 255)) == []


def test_words_of_the_engine_are_read_with_their_boxes():
    text = (
        "level\tpage\n5\t2\t1\t1\t1\t1\t10\t20\t30\t8\t91.5\t80%\n5\t2\t1\t1\t1\t2\t0\t0\t1\t1\t-1\t \n4\t2\n"
    )
    (word,) = _parsed(text)[2]
    assert (word.text, word.box, word.confidence) == ("80%", (10, 20, 40, 28), 0.915)


@pytest.mark.parametrize(
    ("readings", "code"),
    [(["53", "5.3", "B.3", "53"], "5.3"), (["1.3", "T1", "I3", "x"], "1.3"), (["STT", "STT", "S", "1"], None),
     (["5", "5", "kì", "5"], "5"), (["12", "12", "12", "12"], "12")],
)  # fmt: skip
def test_row_numbers_are_what_most_readings_agree_on(readings, code):
    assert agreed(readings) == code


def test_pictures_are_known_by_their_content():
    buffer = io.BytesIO()
    Image.new("L", (10, 10), 255).save(buffer, "PNG")
    assert ocr.claims(buffer.getvalue(), "a.docx")
    assert not ocr.claims(b"BMW is no picture", "a.txt")


def test_a_picture_beyond_the_limit_is_refused():
    if not ocr.is_available():
        pytest.skip("no recognition of Vietnamese on this machine")
    buffer = io.BytesIO()
    ruled_page().save(buffer, "PNG")
    with pytest.raises(ComplianceError) as caught:
        ocr.read(buffer.getvalue(), "a.png", ReaderOptions(max_pixels=1000))
    assert caught.value.code == "office.picture_too_large"


@pytest.mark.parametrize("cut", [30, 2000])
def test_a_damaged_picture_is_refused(cut: int):
    if not ocr.is_available():
        pytest.skip("no recognition of Vietnamese on this machine")
    buffer = io.BytesIO()
    ruled_page().save(buffer, "PNG")
    with pytest.raises(ComplianceError) as caught:
        ocr.read(buffer.getvalue()[:cut], "a.png", ReaderOptions())
    assert caught.value.code.startswith("office.")


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_fed_on_its_side_is_turned_until_it_reads_well(monkeypatch, turn: int):
    upright = Image.new("L", (300, 400), 255)
    upright.paste(0, (0, 0, 300, 40))

    def read(picture, number, size, *, file, seconds):
        reads_well = picture.size == (300, 400) and picture.getpixel((150, 20)) == 0
        word = Word("80%", 0.0, 9.0, 0.0, 9.0, 9.0, 0.9 if reads_well else 0.3)
        return PageContent(number, *size, words=[word])

    monkeypatch.setattr(scanned, "_page", read)
    lying = upright.rotate(turn, expand=True)
    content = scanned.page_of(lying, 1, lying.size, file="a.png", seconds=9)
    assert (content.words[0].confidence, content.width, content.height) == (0.9, 300, 400)


def test_a_blank_page_is_not_turned(monkeypatch):
    turned = []
    monkeypatch.setattr(
        scanned, "_page", lambda picture, number, size, **_: turned.append(size) or PageContent(number, *size)
    )
    scanned.page_of(Image.new("L", (300, 400), 255), 1, (3.0, 4.0), file="a.png", seconds=9)
    assert turned == [(3.0, 4.0)]


@pytest.mark.parametrize(
    ("first", "notes"), [("1 Theo tinh thần", 2), ("1. Mục tiêu", 0), ("Theo tinh thần", 0)]
)
def test_notes_of_a_scan_begin_with_their_number_whatever_size_its_letters_seem(first: str, notes: int):
    def line(text: str, top: float) -> Line:
        places = enumerate(text.split())
        return Line(
            tuple(Word(word, 40.0 * at, 40.0 * at + 30, top, top + 12, 12.0, 0.9) for at, word in places)
        )

    page = PageContent(1, 595, 842, rules=[(60.0, 700.0, 180.0, 700.0)])
    lines = [line("Đạt 80%", 100), line(first, 710), line("khóa XII.", 724)]
    assert len(footnotes(lines, page, 12.0)[1]) == notes


def test_words_measured_by_their_ink_stand_on_one_line_though_some_reach_below_it():
    from compliance.reading.pages.columns import lines_at_one_height
    from compliance.reading.pages.content import Word

    ink = [("-", 413, 414), ("hồ", 407, 417), ("quyết", 407, 420), ("dưới", 424, 434)]
    words = [
        Word(text, at * 30, at * 30 + 20, top, bottom, bottom - top, 0.9)
        for at, (text, top, bottom) in enumerate(ink)
    ]
    assert [[word.text for word in line] for line in lines_at_one_height(words)] == [
        ["-", "hồ", "quyết"],
        ["dưới"],
    ]
