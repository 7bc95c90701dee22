"""Where letters stand in the ink of a cell; specks of dirt beside them are no letters."""

from __future__ import annotations

from collections.abc import Iterator

from PIL import Image

_TALL = 9  # rows of ink without a gap that a letter has at least, at 300 dots per inch
_WIDE = 11  # pixels of ink in one row that a dash has at least
_FAR = 45  # pixels between a speck and the nearest letter
_SPECK = 8
_SLICE = 64


def letters_box(ink: Image.Image) -> tuple[int, int, int, int] | None:
    """The box of the letters in a picture of ink (255 is ink); None where there are specks or nothing."""
    rows = _profile(ink.transpose(Image.Transpose.TRANSPOSE))
    bands = [(a, b) for a, b in _runs(rows, 1) if b - a >= _TALL or max(rows[a:b]) >= _WIDE]
    if not bands:
        return None
    top, bottom = bands[0][0], bands[-1][1]
    columns = _profile(ink.crop((0, top, ink.width, bottom)))
    groups = [(a, b) for a, b in _runs(columns, _FAR) if b - a >= _SPECK or sum(columns[a:b]) >= 5 * _SPECK]
    if not groups:
        return None
    return groups[0][0], top, groups[-1][1], bottom


def _profile(ink: Image.Image) -> list[int]:
    """How many pixels of ink stand in each column, cut at 255."""
    counts = [0] * ink.width
    for top in range(0, ink.height, _SLICE):
        # An average over few rows keeps a single pixel of ink; one over the whole picture loses it.
        part = ink.crop((0, top, ink.width, min(top + _SLICE, ink.height)))
        averages = part.resize((ink.width, 1), Image.Resampling.BOX).tobytes()
        counts = [
            count + round(value * part.height / 255) for count, value in zip(counts, averages, strict=True)
        ]
    return counts


def _runs(profile: list[int], gap: int) -> Iterator[tuple[int, int]]:
    """Stretches with ink, those less than ``gap`` apart as one."""
    start = last = None
    for place, value in enumerate(profile):
        if not value:
            continue
        if start is None or last is None or place - last > gap:
            if start is not None and last is not None:
                yield start, last + 1
            start = place
        last = place
    if start is not None and last is not None:
        yield start, last + 1
