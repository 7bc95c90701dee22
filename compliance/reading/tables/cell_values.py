"""The values in the cells of a line: of the row, or of each of the things or bodies that it lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compliance.reading.document import Merge
from compliance.reading.tables.bearers import Bearer, bearer, field_of
from compliance.reading.tables.columns import Header
from compliance.reading.tables.drafts import LINE, Value, bodies_side_by_side, side_by_side
from compliance.reading.tables.line import Line
from compliance.reading.tables.listed import (
    Listed,
    listed_in,
    may_list,
    named_values,
    shared_lead,
    values_listed,
)
from compliance.reading.vocabulary import bound_in, measure_in
from compliance.reading.words import Words

GUESSED = 0.7
"""Confidence in a target whose column was told by its cells alone."""


class CellValues:
    """The values of the lines below one header; ``milestone`` is the year that a heading above them sets."""

    def __init__(self, header: Header) -> None:
        self.header = header
        self.targets = header.indices("target")
        self.several_years = len({header.columns[column].year for column in self.targets} - {None}) > 1
        self.milestone: int | None = None

    def listed(self, line: Line) -> list[Value]:
        """The values of a row whose name and cell list as many things."""
        if not any(may_list(line.cell(column).text) for column in self.targets):
            return []
        listed = listed_in(line.title.text)
        return self._paired(line, listed) if listed is not None else self._named(line)

    def _named(self, line: Line) -> list[Value]:
        """The values of a row that joins several names, each with its own; lists of levels are others."""
        columns = [each for each in self.targets if line.cell(each)]
        if len(columns) != 1:
            return []
        value = self.whole_cell(line, columns[0], None)
        named, unsure = named_values(line.title.text, value.words)
        if unsure:
            value = replace(value, confidence=min(value.confidence, GUESSED))
        bound = shared_lead([words for _, words in named]) or value.bound
        return [
            replace(value, words=words, title=name, bound=bound, whole=value.words) for name, words in named
        ]

    def _paired(self, line: Line, listed: Listed) -> list[Value]:
        """The values of a row that lists several things, each with its own; none if they are not as many."""
        made: list[Value] = []
        for column in (each for each in self.targets if line.cell(each)):
            value = self.whole_cell(line, column, None)
            pieces = values_listed(value.words, len(listed.parts))
            if not pieces and len(beside := side_by_side(value.words)) == len(listed.parts):
                pieces, value = beside, replace(value, confidence=min(value.confidence, GUESSED))
            if not pieces:
                return []
            for words, part in zip(pieces, listed.parts, strict=True):
                who = shared_by(part)
                title = None if who is not None else listed.title(part)
                made.append(replace(value, words=words, bearer=who, title=title, whole=value.words))
        return made

    def in_cell(self, line: Line, column: int, bearers: Sequence[Bearer]) -> list[Value]:
        """The cell as one value, or one for each line where the title lists as many bearers."""
        value = self.whole_cell(line, column, None)
        words = value.words
        beside = self._beside(line, words)
        if beside:
            return [replace(value, words=part, bearer=who, whole=words) for part, who in beside]
        spans = [match.span() for match in LINE.finditer(words.text)]
        if not bearers or len(spans) != len(bearers):
            return [value]
        return [
            replace(value, words=words.part(*span), bearer=who, whole=words)
            for span, who in zip(spans, bearers, strict=True)
        ]

    def _beside(self, line: Line, words: Words) -> list[tuple[Words, Bearer]]:
        """Values that ran into one cell, each with the body that ran into the cell of bodies beside it."""
        index = self.header.index("bearer")
        parts = side_by_side(words) if index is not None else []
        bodies = bodies_side_by_side(line.cell(index).text) if parts else []
        return list(zip(parts, bodies, strict=True)) if len(parts) == len(bodies) else []

    def in_title(self, line: Line) -> Value:
        """The title of a row as its value, where it holds that itself."""
        tracked = self.header.index("title") in line.tracked
        return Value(line.title, confidence=line.confidence, tracked=tracked)

    def whole_cell(
        self,
        line: Line,
        column: int,
        who: Bearer | None,
        *,
        inherited: bool = False,
        confidence: float = 1.0,
    ) -> Value:
        """All of a cell as one value, for the row or for ``who``."""
        return Value(
            words=line.cell(column),
            column=self.header.columns[column],
            bearer=who,
            measure=self._measured(line, column),
            bound=bound_in(self.header.columns[column].heading),
            inherited=inherited,
            confidence=min(line.confidence, confidence, GUESSED if self._guessed(column) else 1.0),
            tracked=column in line.tracked,
            unclear=self.header.unclear,
            dated=self.several_years and not self._goes_on_right(line, column),
            milestone=self.milestone,
        )

    def _guessed(self, column: int) -> bool:
        """Whether no heading, only the cells told that the column holds targets."""
        return self.header.guessed or self.header.columns[column].doubtful

    def _goes_on_right(self, line: Line, column: int) -> bool:
        """Whether a cell is merged with the one to its right: its value is for the years of both."""
        return column + 1 < len(line.merges) and line.merges[column + 1] is Merge.LEFT

    def _measured(self, line: Line, column: int) -> str:
        """What a bare value is measured in: as its row says, its heading, or the title of the table."""
        return self.measure(line) or measure_in(self.header.columns[column].heading) or self.header.measure

    def measure(self, line: Line) -> str:
        """What the column of measures says of a line."""
        index = self.header.index("measure")
        return line.cell(index).text if index is not None else ""


def shared_by(title: str) -> Bearer | None:
    """Whom, or what field, a row gives the value of the row above for; None for an indicator of its own."""
    return bearer(title) or field_of(title)
