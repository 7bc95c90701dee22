"""The words of one Word cell: paragraphs as lines, list numbers and text boxes in their place."""

from __future__ import annotations

from dataclasses import field

from compliance.reading.ooxml import Element
from compliance.reading.signs import without_private_signs
from compliance.reading.word import names as w
from compliance.reading.word.context import WordContext, flow
from compliance.reading.word.grid import read_grid
from compliance.reading.word.runs import Words
from compliance.records import record


@record(frozen=False)
class CellContent:
    """What a cell holds; ``tables`` are tables inside it that are not lines of it."""

    text: str = ""
    tracked: bool = False
    tables: list[Element] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    pictures: int = 0
    objects: int = 0
    pages: int = 0
    pages_before: int = 0


def plain_cell(cell: Element, context: WordContext) -> str | None:
    """The words of a cell that holds one plain paragraph, as most cells do; None for any other."""
    count = len(cell)
    if not 0 < count < 3 or cell[-1].tag != w.P or (count == 2 and cell[0].tag != w.TC_PR):
        return None
    return context.plain_words(cell[-1])


def read_cell(cell: Element, context: WordContext, *, flatten: bool, depth: int = 0) -> CellContent:
    """The content of a cell; with ``flatten`` the rows of a table inside it are lines of it."""
    reader = _CellReader(context, flatten)
    reader.read(cell, depth)
    reader.content.text = reader.text
    return reader.content


class _CellReader:
    def __init__(self, context: WordContext, flatten: bool) -> None:
        self._context = context
        self._flatten = flatten
        self._lines: list[str] = []
        self.content = CellContent()

    @property
    def text(self) -> str:
        return without_private_signs("\n".join(line for line in self._lines if line))

    def read(self, parent: Element, depth: int) -> None:
        self._context.check_depth(depth)
        joining = False
        for child in flow(parent):
            if child.tag == w.P:
                joining = self._paragraph(child, joining, depth)
            elif child.tag == w.TBL:
                joining = False
                self._table(child, depth)

    def _paragraph(self, element: Element, joining: bool, depth: int) -> bool:
        words = self._context.runs.read(element)
        joins = self._context.runs.mark_joins(element)
        line = "".join(words.parts).replace("\t", " ").strip()
        number = None
        if (line or not joins) and not (joining and self._lines and self._lines[-1]):
            number, _ = self._context.number_and_heading(element)
        if number:
            line = f"{number} {line}".strip()
        self._note(words)
        if joining and self._lines:
            self._lines[-1] += line
        else:
            self._lines.append(line)
        for box in words.boxes:
            self.read(box, depth + 1)
        return joins

    def _note(self, words: Words) -> None:
        content = self.content
        if words.pages:
            first = not any(self._lines)
            content.pages_before += words.pages_before if first else 0
            content.pages += words.pages
        content.tracked = content.tracked or words.tracked
        content.hidden.extend(hidden.strip() for hidden in words.hidden if hidden.strip())
        content.struck.extend(struck.strip() for struck in words.struck if struck.strip())
        content.pictures += words.pictures
        content.objects += words.objects

    def _table(self, table: Element, depth: int) -> None:
        if not self._flatten:
            self.content.tables.append(table)
            return
        for row in read_grid(table, self._context):
            cells = []
            for place in row.cells:
                if place.element is not None:
                    inside = read_cell(place.element, self._context, flatten=True, depth=depth + 1)
                    cells.append(inside.text)
                    self.content.tracked = self.content.tracked or inside.tracked or place.tracked
                    self.content.hidden.extend(inside.hidden)
                    self.content.struck.extend(inside.struck)
                    self.content.pictures += inside.pictures
                    self.content.objects += inside.objects
            self._lines.append(" ".join(cell for cell in cells if cell))
