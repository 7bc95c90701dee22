"""What every part of one reading of a Word document shares: options, runs, styles, list counters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from compliance.reading.guards import refusal
from compliance.reading.ooxml import Element
from compliance.reading.options import ReaderOptions
from compliance.reading.word import names as w
from compliance.reading.word.marks import Marks
from compliance.reading.word.numbering import Numbering
from compliance.reading.word.runs import RunReader, shows_placeholder
from compliance.reading.word.styles import Style, heading_level, number_properties
from compliance.records import record

_TRANSPARENT = frozenset((w.CUSTOM_XML, w.INS, w.MOVE_TO, w.DEL, w.MOVE_FROM))
_UNSAID = Style()


@record
class WordContext:
    """One reading of one document; the list counters move on as paragraphs are read in order."""

    file: str
    options: ReaderOptions
    runs: RunReader
    styles: Mapping[str, Style]
    numbering: Numbering
    marks: Marks

    def plain_words(self, paragraph: Element) -> str | None:
        """The words of a paragraph that holds nothing but words; None where one has to look closer."""
        words = self.marks.words.get(paragraph)
        return "" if words is None and paragraph not in self.marks.paragraphs else words

    def number_and_heading(self, paragraph: Element) -> tuple[str | None, int | None]:
        """The automatic number of a paragraph and its heading level; counts its list on."""
        properties = next(paragraph.iterchildren(w.P_PR), None)
        if properties is None:
            return None, None
        name = properties.find(w.P_STYLE)
        style = _UNSAID if name is None else self.styles.get(name.get(w.VAL, ""), _UNSAID)
        num_id, ilvl = style.num_id, style.ilvl
        numbered = properties.find(w.NUM_PR)
        if numbered is not None:
            num_id, ilvl = number_properties(numbered, num_id, ilvl)
        outline = properties.find(w.OUTLINE)
        heading = style.heading if outline is None else heading_level(outline.get(w.VAL))
        number = None if num_id is None or num_id == "0" else self.numbering.next(num_id, ilvl or 0)
        return number, heading

    def check_depth(self, depth: int) -> None:
        """Refuse a document nested deeper than the options allow."""
        if depth > self.options.max_depth:
            raise refusal("too_deep", self.file)


def flow(parent: Element) -> Iterator[Element]:
    """Paragraphs, tables and embedded chunks below ``parent``, through content controls and wrappers."""
    for child in parent:
        tag = child.tag
        if tag in (w.P, w.TBL, w.ALT_CHUNK):
            yield child
        elif tag == w.SDT:
            if not shows_placeholder(child):
                for content in child.iterchildren(w.SDT_CONTENT):
                    yield from flow(content)
        elif tag in _TRANSPARENT:
            yield from flow(child)
