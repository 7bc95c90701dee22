"""Ruled lines of a scanned page and the cells between them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PIL import Image, ImageChops

from compliance.reading.pages.content import Box
from compliance.records import record

_DARK = 150
_STEP = 24  # pixels that must all be dark for a piece of a line
_LONG = re.compile(rb"[\xe0-\xff]{4,}")
_NEAR = 10
_THICK = 30
_DRAWN = 2  # half of what smearing moves a line
_SMALL = 620  # pixels of width at which the slope of a page is measured
_SLOPES = [step / 10 for step in range(-30, 31, 2)]


@record(frozen=False)
class Segment:
    """A ruled line: its place across, and where it begins and ends along."""

    at: float
    start: float
    end: float


def dark_pixels(picture: Image.Image) -> Image.Image:
    """A picture of the ink: 255 where the page is dark."""
    return picture.convert("L").point(lambda value: 255 if value < _DARK else 0)


def straightened(picture: Image.Image) -> Image.Image:
    """The page turned so that its lines run level; scanners feed paper up to some degrees askew."""
    small = dark_pixels(picture.resize((_SMALL, max(1, round(picture.height * _SMALL / picture.width)))))
    slope = max(_SLOPES, key=lambda angle: (_levelness(small, angle), -abs(angle)))
    fine = [slope + step / 100 for step in range(-18, 19, 3)]
    larger = dark_pixels(picture.resize((2 * _SMALL, 2 * small.height)))
    slope = max(fine, key=lambda angle: (_levelness(larger, angle), -abs(angle)))
    if abs(slope) < 0.02:
        return picture
    return picture.rotate(slope, resample=Image.Resampling.BICUBIC, fillcolor=255)


def _levelness(ink: Image.Image, angle: float) -> int:
    """How sharply ink gathers in rows when the picture is turned by ``angle`` degrees."""
    turned = ink.rotate(angle, resample=Image.Resampling.BILINEAR) if angle else ink
    return sum(value * value for value in turned.resize((1, turned.height), Image.Resampling.BOX).tobytes())


def horizontal_lines(ink: Image.Image) -> list[Segment]:
    """The ruled lines that run across; a slight slope does not break them."""
    return _joined(_runs(_smeared(ink)))


def _smeared(ink: Image.Image) -> Image.Image:
    """Ink drawn out a little up and down, so that the steps of a sloping line overlap."""
    for down in (1, 2, 1):
        ink = ImageChops.lighter(ink, ImageChops.offset(ink, 0, down))
    return ink


def vertical_lines(ink: Image.Image) -> list[Segment]:
    """The ruled lines that run down."""
    return horizontal_lines(ink.transpose(Image.Transpose.TRANSPOSE))


def cells_of(rows: Sequence[Segment], columns: Sequence[Segment]) -> list[list[Box]]:
    """The cells of each ruled table in pixels, from its lines across and down."""
    return [cells for group in _tables(rows, columns) if len(cells := _cells(group[0], group[1])) > 1]


def _runs(ink: Image.Image) -> list[Segment]:
    width, height = ink.size
    if width < _STEP * 4:
        return []
    small = ink.resize((width // _STEP, height), Image.Resampling.BOX)
    data, stride = small.tobytes(), width // _STEP
    runs = []
    for y in range(height):
        for match in _LONG.finditer(data, y * stride, (y + 1) * stride):
            first, last = match.start() - y * stride, match.end() - y * stride
            runs.append(Segment(float(y), float(first * _STEP), float(last * _STEP)))
    return runs


def _joined(runs: list[Segment]) -> list[Segment]:
    """Runs on neighbouring rows are one thick or slightly sloping line; pieces in one row join too."""
    lines: list[tuple[Segment, float, float]] = []
    for run in runs:
        for index, (line, first, last) in enumerate(lines):
            reach = 3 * _STEP
            if run.at - last <= _NEAR and line.start - reach <= run.end and run.start <= line.end + reach:
                line.start, line.end = min(line.start, run.start), max(line.end, run.end)
                line.at = (first + run.at) / 2
                lines[index] = (line, first, run.at)
                break
        else:
            lines.append((Segment(run.at, run.start, run.end), run.at, run.at))
    return [
        Segment(line.at - _DRAWN, line.start - _STEP, line.end + _STEP)
        for line, first, last in lines
        if last - first < _THICK
    ]


def _tables(rows: Sequence[Segment], columns: Sequence[Segment]) -> list[tuple[list[Segment], list[Segment]]]:
    """Lines that touch belong to one table."""
    groups: list[tuple[list[Segment], list[Segment]]] = []
    for row in rows:
        touching = [column for column in columns if _touch(row, column)]
        if len(touching) < 2:
            continue
        joined = ([row], touching)
        rest = []
        for group in groups:
            if any(column in group[1] for column in touching):
                joined[0].extend(group[0])
                joined[1].extend(column for column in group[1] if column not in joined[1])
            else:
                rest.append(group)
        groups = [*rest, joined]
    return sorted(groups, key=lambda group: min(row.at for row in group[0]))


def _touch(row: Segment, column: Segment) -> bool:
    return row.start <= column.at <= row.end and column.start <= row.at <= column.end


def _cells(rows: list[Segment], columns: list[Segment]) -> list[Box]:
    xs, ys = _places(columns), _places(rows)
    squares = {(y, x): (y, x) for y in range(len(ys) - 1) for x in range(len(xs) - 1)}

    def root(square: tuple[int, int]) -> tuple[int, int]:
        while squares[square] != square:
            square = squares[square]
        return square

    for y, x in list(squares):
        middle_y, middle_x = (ys[y] + ys[y + 1]) / 2, (xs[x] + xs[x + 1]) / 2
        if x + 2 < len(xs) and not _wall(columns, xs[x + 1], middle_y):
            squares[root((y, x + 1))] = root((y, x))
        if y + 2 < len(ys) and not _wall(rows, ys[y + 1], middle_x):
            squares[root((y + 1, x))] = root((y, x))
    boxes: dict[tuple[int, int], Box] = {}
    for y, x in squares:
        name = root((y, x))
        old = boxes.get(name, (xs[x], ys[y], xs[x + 1], ys[y + 1]))
        boxes[name] = (
            min(old[0], xs[x]), min(old[1], ys[y]), max(old[2], xs[x + 1]), max(old[3], ys[y + 1])
        )  # fmt: skip
    return sorted(boxes.values(), key=lambda box: (box[1], box[0]))


def _places(segments: Sequence[Segment]) -> list[float]:
    places: list[float] = []
    for value in sorted(segment.at for segment in segments):
        if not places or value - places[-1] > 1.5 * _NEAR:
            places.append(value)
    return places


def _wall(segments: Sequence[Segment], at: float, across: float) -> bool:
    return any(
        abs(segment.at - at) <= 1.5 * _NEAR and segment.start <= across <= segment.end for segment in segments
    )
