"""Lines of words and the columns that they keep apart, where no ruling line draws these."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.reading.pages.content import Word

Span = tuple[float, float]
"""Where a column begins and ends."""

WordLine = list[Word]
"""The words of one line from left to right."""

SAME_LINE = 3.0
LEAST_COLUMNS = 3
_GUTTER = 0.5  # of the letters' height
_SURE_GUTTER = 1.0
_EDGE = 0.15
_STEP = 3.5  # letter heights from line to line inside a table
_LEAST_LINES = 4


def lines_at_one_height(words: list[Word]) -> list[WordLine]:
    """Words that stand at one height, from the top down, each line from the left."""
    lines: list[WordLine] = []
    for word in sorted(words, key=lambda one: (one.bottom, one.x0)):
        if lines and (word.bottom - lines[-1][0].bottom <= SAME_LINE or _is_amid(word, lines[-1])):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda one: one.x0) for line in lines]


def _is_amid(word: Word, line: WordLine) -> bool:
    """Whether a word of a scan, which is measured by its ink, stands in a line though it reaches below it."""
    middle = (word.top + word.bottom) / 2
    return word.confidence < 1 and min(one.top for one in line) < middle < max(one.bottom for one in line)


def steps(above: WordLine, line: WordLine) -> bool:
    """Whether ``line`` stands as close below ``above`` as lines of one table do."""
    return line[0].bottom - above[0].bottom <= _STEP * max(line[0].size, above[0].size)


def joined(line: WordLine, gutter: float = _GUTTER) -> list[Span]:
    """The stretches of a line, set apart by gaps of a gutter (in heights of its letters)."""
    return _merged([(word.x0, word.x1) for word in line], gutter * line[0].size)


def _merged(spans: list[Span], gap: float) -> list[Span]:
    wide: list[Span] = []
    for left, right in sorted(spans):
        if wide and left - wide[-1][1] < gap:
            wide[-1] = (wide[-1][0], max(wide[-1][1], right))
        else:
            wide.append((left, right))
    return wide


def wider_columns(columns: list[Span], line: WordLine) -> list[Span] | None:
    """The columns with the words of ``line`` in them; None where these would join two columns."""
    wider = _merged(columns + joined(line), _GUTTER * line[0].size)
    return wider if _apart(columns, line) == joined(line) else None


def begins_at_columns(columns: list[Span], line: WordLine) -> bool:
    """Whether a word begins at the left edge of every column that a stretch of ``line`` reaches into."""
    starts = [word.x0 for word in line]
    slack = _EDGE * line[0].size
    edges = [
        edge for left, right in joined(line) for edge, _ in columns[1:] if left + slack < edge < right - slack
    ]
    return all(any(abs(start - edge) <= slack for start in starts) for edge in edges)


def with_stretches(columns: list[Span], line: WordLine) -> list[Span]:
    """The columns with those words of ``line`` that stand in one column each."""
    return _merged(columns + _apart(columns, line), _GUTTER * line[0].size)


def _apart(columns: list[Span], line: WordLine) -> list[Span]:
    """The stretches of ``line`` that stand in one column each."""
    gutter = _GUTTER * line[0].size
    touched = {
        span: sum(left - gutter < span[1] and span[0] < right + gutter for left, right in columns)
        for span in joined(line)
    }
    return [span for span, count in touched.items() if count < 2]


def top_of(line: WordLine) -> float:
    """Where the highest word of the line begins."""
    return min(word.top for word in line)


def text_of(line: WordLine) -> str:
    """The words of the line with spaces between them."""
    return " ".join(word.text for word in line)


def runs_of_columns(lines: list[WordLine]) -> Iterator[list[WordLine]]:
    """Lines in a row whose words keep three columns or more apart: a table, though no heading says so."""
    at = 0
    while at < len(lines):
        columns, end, wide = joined(lines[at], _SURE_GUTTER), at + 1, 1
        while len(columns) >= LEAST_COLUMNS and end < len(lines) and steps(lines[end - 1], lines[end]):
            spans = joined(lines[end], _SURE_GUTTER)
            wider = _merged(columns + spans, _SURE_GUTTER * lines[end][0].size)
            if len(wider) < LEAST_COLUMNS:
                break
            columns, end, wide = wider, end + 1, wide + (len(spans) >= LEAST_COLUMNS)
        while end - at > 1 and _is_a_paragraph(lines[end - 1], columns):
            end -= 1
        if end - at >= _LEAST_LINES and wide >= _LEAST_LINES - 1 and len(columns) >= LEAST_COLUMNS:
            yield lines[at:end]
        at = end


def _is_a_paragraph(line: WordLine, columns: list[Span]) -> bool:
    """Whether a line holds one stretch alone, that begins where the first column does."""
    spans = joined(line, _SURE_GUTTER)
    return len(spans) == 1 and spans[0][0] <= columns[0][0] + _EDGE * line[0].size


def runs_of_lines(lines: list[WordLine]) -> list[list[WordLine]]:
    """The lines from the top down, those that follow each other together."""
    runs: list[list[WordLine]] = []
    for line in sorted(lines, key=lambda line: line[0].bottom):
        if runs and steps(runs[-1][-1], line):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs
