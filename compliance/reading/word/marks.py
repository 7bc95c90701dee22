"""Which paragraphs and cells of a Word document hold more than plain words, found in few passes in C."""

from __future__ import annotations

from collections.abc import Container, Mapping

from compliance.reading.ooxml import Element
from compliance.reading.word import names as w
from compliance.reading.word.symbols import shown
from compliance.records import record

_IN_PARAGRAPHS = (
    *(w.TAB, w.BR, w.CR, w.SYM, w.NO_BREAK_HYPHEN, w.INS, w.DEL, w.MOVE_FROM, w.MOVE_TO, w.SDT),
    *(w.ALTERNATE, w.TEXT_BOX, w.VANISH, w.VERT_ALIGN, w.PAGE_BREAK, w.PICTURE, w.IMAGE_DATA),
    *(w.MATH_TEXT, w.NUM_PR, w.OUTLINE, w.STRIKE, w.DOUBLE_STRIKE, w.CHART, w.DIAGRAM, w.OLE_OBJECT),
)
_STYLED = (w.P_STYLE, w.R_STYLE)
_IN_CELLS = (w.GRID_SPAN, w.V_MERGE, w.H_MERGE, w.CELL_INS, w.CELL_DEL)


@record
class Marks:
    """Most paragraphs and cells carry no mark; these need no closer look, which makes reading fast.

    ``words`` are those of every paragraph without a mark that has any.
    """

    paragraphs: frozenset[Element]
    cells: frozenset[Element]
    words: Mapping[Element, str]


def marks_of(root: Element, styles: Container[str]) -> Marks:
    """The marked paragraphs and cells below ``root``; ``styles`` are those that number, hide or head."""
    paragraphs: set[Element] = set()
    for element in root.iter(*_IN_PARAGRAPHS):
        paragraphs.update(element.iterancestors(w.P))
    for element in root.iter(*_STYLED):
        if element.get(w.VAL, "") in styles:
            paragraphs.update(element.iterancestors(w.P))
    cells = {element.getparent().getparent() for element in root.iter(*_IN_CELLS)}
    words = _plain_words(root, paragraphs)
    return Marks(frozenset(paragraphs), frozenset(cells), words)


def _plain_words(root: Element, marked: set[Element]) -> dict[Element, str]:
    """The words of paragraphs by paragraph; one whose words stand elsewhere than in its runs gets a mark."""
    found: dict[Element, str] = {}
    for text in root.iter(w.T):
        run = text.getparent()
        paragraph = run if run is root else run.getparent()
        if paragraph in found:
            found[paragraph] += text.text or ""
        else:
            found[paragraph] = text.text or ""
    for element in [element for element in found if element.tag != w.P]:
        marked.update(element.iterancestors(w.P), element.iter(w.P))
    for element in marked.intersection(found):
        del found[element]
    return {element: shown(text) for element, text in found.items() if element.tag == w.P}
