"""Tables whose ruling lines are drawn with signs: grids of "+---+" or of box signs, columns under dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from itertools import pairwise

from compliance.reading.document import Merge
from compliance.records import record

_BOX = str.maketrans(
    {
        **dict.fromkeys("┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝╒╤╕╞╪╡╘╧╛╭╮╯╰┏┳┓┣╋┫┗┻┛╓╥╖╟╫╢╙╨╜", "+"),
        **dict.fromkeys("─━═╌┄", "-"),
        **dict.fromkeys("│┃║", "|"),
    }
)
_DRAWN = re.compile(r"\+[-=:]{2,}|-{2,} +-{2,}|={2,} +={2,}|[┌├╔╒╠┏╭]")
_RULE = re.compile(r"\+(?:[-=:]+\+){2,}")
_INSIDE = re.compile(r"[+|].*[+|]")
_CROSSING = re.compile(r"(?<=[-=:])\+|\+(?=[-=:])")
_RULED = re.compile(r"[-=:]+")
_RUNS = re.compile(r"(?:-{2,}(?: +-{2,}){2,}|={2,}(?: +={2,}){2,})")
_BAR = re.compile(r"-{10,}|={10,}")
_ITEM = re.compile(r"[-+•*]\s|\w[.)]\s")
_HEADING_LINES = 8
_LEAST_LINES = 3

DrawnRow = tuple[int, list[tuple[str, Merge]]]
"""A row: the number of its first line, and its cells with what each is in a merge."""
Drawn = dict[int, tuple[int, list[DrawnRow]]]


def ruled_tables(lines: Sequence[str]) -> Drawn:
    """Tables found: first line -> (line after the last, rows)."""
    found: Drawn = {}
    if not any(_DRAWN.search(line) for line in lines):
        return found
    plain = [line.translate(_BOX).rstrip() for line in lines]
    at = last = 0
    while at < len(plain):
        table = _grid(plain, at) or _under_dashes(plain, at)
        if table is not None and table[0] >= last:
            begin, last, rows = table
            found[begin] = last, rows
        at = max(last, at + 1)
    return found


@record(frozen=False)
class _Cell:
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words of a cell: lines that a drawing wrapped as one, paragraphs and items apart."""
        text = ""
        apart = ""
        for line in self.words:
            if line and text:
                text += apart or ("\n" if _ITEM.match(line) else " ")
            text += line
            apart = "" if line or not text else "\n"
        return text


def _grid(lines: Sequence[str], at: int) -> tuple[int, int, list[DrawnRow]] | None:
    """The grid whose upper edge is the line at ``at``."""
    if not _RULE.fullmatch(lines[at].strip()):
        return None
    end = at
    while end < len(lines) and _INSIDE.fullmatch(lines[end].strip()):
        end += 1
    while end > at and not _RULE.fullmatch(lines[end - 1].strip()):
        end -= 1
    if end - at < _LEAST_LINES:
        return None
    edges = sorted({found.start() for line in lines[at:end] for found in _CROSSING.finditer(line)})
    return at, end, list(_rows_of_grid(lines, at, end, list(pairwise(edges))))


def _rows_of_grid(
    lines: Sequence[str], at: int, end: int, columns: Sequence[tuple[int, int]]
) -> Iterator[DrawnRow]:
    """The rows between rules; where a rule leaves out a column its cell goes on below."""
    rows: list[tuple[int, list[tuple[_Cell, Merge]]]] = []
    held: list[_Cell | None] = [None] * len(columns)
    body: list[str] = []
    for number in range(at + 1, end):
        line = lines[number]
        ruled = [_RULED.fullmatch(line[left + 1 : right]) is not None for left, right in columns]
        if not any(ruled):
            body.append(line)
            continue
        rows.append((number - len(body) + 1, _cells(body, columns, held)))
        held = [None if drawn else cell for drawn, cell in zip(ruled, _origins(rows[-1][1]), strict=True)]
        body = []
    for number, cells in rows:
        yield number, [("" if merge in _CONTINUED else cell.text, merge) for cell, merge in cells]


_CONTINUED = (Merge.ABOVE, Merge.LEFT)


def _origins(cells: Sequence[tuple[_Cell, Merge]]) -> list[_Cell]:
    return [cell for cell, _ in cells]


def _cells(
    body: Sequence[str], columns: Sequence[tuple[int, int]], held: Sequence[_Cell | None]
) -> list[tuple[_Cell, Merge]]:
    """The cells of one row; a column without a bar to its left goes on with the one there."""
    made: list[tuple[_Cell, Merge]] = []
    for at, (left, _) in enumerate(columns):
        above = held[at]
        parted = at == 0 or not body or any(line[left : left + 1] == "|" for line in body)
        if above is not None:
            made.append((above, Merge.ABOVE))
        elif not parted:
            made.append((made[-1][0], Merge.LEFT))
            continue
        else:
            made.append((_Cell(), Merge.NONE))
        right = next((edge for edge, _ in columns[at + 1 :] if _bars(body, edge)), columns[-1][1])
        made[-1][0].words += [line[left + 1 : right].strip() for line in body]
    return made


def _bars(body: Sequence[str], edge: int) -> bool:
    return any(line[edge : edge + 1] == "|" for line in body)


def _under_dashes(lines: Sequence[str], at: int) -> tuple[int, int, list[DrawnRow]] | None:
    """The table whose columns a line of runs of dashes at ``at`` draws below the headings."""
    if not _RUNS.fullmatch(lines[at].strip()):
        return None
    starts = [found.start() for found in re.finditer(r"(?<!\S)\S+", lines[at])]
    heading, barred = _heading_above(lines, at)
    if heading == at:
        return None
    end, body = _body(lines, at, barred=barred)
    rows = [list(range(heading, at)), *body]
    if not body or not all(_keeps_to(lines[number], starts) for row in rows for number in row):
        return None
    first = heading - 1 if barred or _is_edge(lines, heading - 1) else heading
    return first, end, [(row[0] + 1, _sliced([lines[number] for number in row], starts)) for row in rows]


def _heading_above(lines: Sequence[str], at: int) -> tuple[int, bool]:
    """The first line of the headings above the dashes, and whether a bar over all columns opens the table."""
    first = at
    while first > max(0, at - _HEADING_LINES) and lines[first - 1].strip() and not _is_edge(lines, first - 1):
        first -= 1
    return first, first > 0 and _BAR.fullmatch(lines[first - 1].strip()) is not None


def _is_edge(lines: Sequence[str], at: int) -> bool:
    return at >= 0 and (_BAR.fullmatch(lines[at].strip()) or _RUNS.fullmatch(lines[at].strip())) is not None


def _body(lines: Sequence[str], at: int, *, barred: bool) -> tuple[int, list[list[int]]]:
    """The line after the table and the lines of its rows: parted by blank ones up to a bar, else one each."""
    rows: list[list[int]] = []
    opened = False
    for number in range(at + 1, len(lines)):
        if _is_edge(lines, number):
            return number + 1, rows
        if not lines[number].strip():
            if not barred:
                return number, rows
            opened = False
        elif barred and opened:
            rows[-1].append(number)
        else:
            rows.append([number])
            opened = True
    return (len(lines), []) if barred else (len(lines), rows)


def _keeps_to(line: str, starts: Sequence[int]) -> bool:
    """Whether no word of a line runs over the place where a column begins."""
    return all(not line[start - 1 : start].strip() for start in starts if start)


def _sliced(lines: Sequence[str], starts: Sequence[int]) -> list[tuple[str, Merge]]:
    edges = [0, *starts[1:], None]
    return [
        (_Cell([line[left:right].strip() for line in lines]).text, Merge.NONE)
        for left, right in pairwise(edges)
    ]
