"""The words of one Word paragraph, tracked changes decided, with what stands beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field

from compliance.reading.listnumbers import superscript
from compliance.reading.ooxml import Element
from compliance.reading.options import Tracked
from compliance.reading.signs import without_private_signs
from compliance.reading.word import names as w
from compliance.reading.word.styles import Style
from compliance.reading.word.symbols import symbol
from compliance.records import record

_NOTHING = frozenset(
    (w.P_PR, w.R_PR, w.SDT_PR, w.TBL, "{http://schemas.openxmlformats.org/officeDocument/2006/math}ctrlPr")
)


@record(frozen=False)
class Words:
    """What one paragraph holds; ``pages`` counts its page breaks, ``pages_before`` those before its words."""

    parts: list[str] = field(default_factory=list)
    tracked: bool = False
    hidden: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    pictures: int = 0
    objects: int = 0
    pages: int = 0
    pages_before: int = 0

    @property
    def text(self) -> str:
        return without_private_signs("".join(self.parts)).strip()


class RunReader:
    """Reads the running text of paragraphs under one choice about tracked changes."""

    def __init__(
        self,
        tracked: Tracked,
        styles: Mapping[str, Style],
        *,
        any_hidden: bool,
        any_raised: bool,
        any_struck: bool,
    ) -> None:
        self._accept = tracked == "accept"
        self._dropped = {w.DEL, w.MOVE_FROM} if tracked == "accept" else {w.INS, w.MOVE_TO}
        self._kept = {w.INS, w.MOVE_TO} if tracked == "accept" else {w.DEL, w.MOVE_FROM}
        self._text_tags = {w.T, w.MATH_TEXT} | ({w.DEL_TEXT} if tracked == "reject" else set())
        self._styles = styles
        self._any_hidden = any_hidden
        self._any_raised = any_raised
        self._any_struck = any_struck
        self._inside_run: dict[str, Callable[[Element, Words], None]] = {
            w.TAB: lambda _, words: words.parts.append("\t"),
            w.BR: _break,
            w.CR: lambda _, words: words.parts.append("\n"),
            w.NO_BREAK_HYPHEN: lambda _, words: words.parts.append("-"),
            w.SYM: _symbol,
            w.PAGE_BREAK: _page_break,
            w.ALTERNATE: self._alternate,
            w.TEXT_BOX: lambda element, words: words.boxes.append(element),
            w.PICTURE: _picture,
            w.IMAGE_DATA: _picture,
            w.CHART: _object,
            w.DIAGRAM: _object,
            w.OLE_OBJECT: _object,
        }

    def read(self, paragraph: Element) -> Words:
        """The words of ``paragraph``; nested tables and text boxes are not among them."""
        words = Words()
        self._walk(paragraph, words)
        return words

    def mark_joins(self, paragraph: Element) -> bool:
        """Whether the end mark is not there in the chosen reading, so that the next paragraph joins it."""
        properties = paragraph.find(w.P_PR)
        mark = None if properties is None else properties.find(w.R_PR)
        return mark is not None and any(mark.find(tag) is not None for tag in self._dropped)

    def _walk(self, element: Element, words: Words) -> None:
        for child in element:
            tag = child.tag
            if tag == w.R:
                if self._accept or not _is_behind_empty_insertion(child):
                    self._run(child, words)
            elif tag in self._inside_run:
                self._inside_run[tag](child, words)
            elif tag in self._dropped:
                words.tracked = words.tracked or _has_content(child)
            elif tag in _NOTHING:
                continue
            elif tag in self._text_tags:
                words.parts.append(flat(child.text))
            elif tag == w.SDT:
                self._control(child, words)
            else:
                if tag in self._kept:
                    words.tracked = words.tracked or _has_content(child)
                self._walk(child, words)

    def _run(self, run: Element, words: Words) -> None:
        into, before = words, len(words.parts)
        hidden = self._any_hidden and self._is_hidden(run)
        struck = not hidden and self._any_struck and _is_struck(run)
        if hidden or struck:
            into = Words()
        for child in run:
            tag = child.tag
            if tag == w.T:
                into.parts.append(flat(child.text))
            elif tag in self._inside_run:
                self._inside_run[tag](child, into)
            elif tag in self._text_tags:
                into.parts.append(flat(child.text))
            elif tag not in _NOTHING:
                self._walk(child, into)
        if hidden or struck:
            (words.hidden if hidden else words.struck).append("".join(into.parts))
        elif self._any_raised and _is_raised(run) and len(into.parts) > before:
            into.parts[before:] = [superscript("".join(into.parts[before:]))]

    def _is_hidden(self, run: Element) -> bool:
        properties = run.find(w.R_PR)
        if properties is None:
            return False
        vanish = properties.find(w.VANISH)
        if vanish is not None:
            return w.on(vanish.get(w.VAL))
        style = properties.find(w.R_STYLE)
        return style is not None and self._styles.get(style.get(w.VAL, ""), Style()).hidden

    def _control(self, control: Element, words: Words) -> None:
        if not shows_placeholder(control):
            for content in control.iterchildren(w.SDT_CONTENT):
                self._walk(content, words)

    def _alternate(self, element: Element, words: Words) -> None:
        """Word shows the choice it understands, else the fallback; reading both would say it twice."""
        chosen = next(
            (choice for choice in element.iterchildren(w.CHOICE) if len(choice)), element.find(w.FALLBACK)
        )
        if chosen is not None:
            self._walk(chosen, words)


def flat(text: str | None) -> str:
    """The text of a ``w:t``: line ends and tabs written inside it show as spaces."""
    if not text:
        return ""
    return text.replace("\n", " ").replace("\t", " ") if "\n" in text or "\t" in text else text


def _is_behind_empty_insertion(run: Element) -> bool:
    """Whether ``run`` stands behind a deletion and an insertion without words.

    Some programs that write changes put the new words behind the mark of their insertion; without
    this the old value and the new one would read as one number.
    """
    mark = run.getprevious()
    if mark is None or mark.tag != w.INS or _has_content(mark):
        return False
    before = mark.getprevious()
    return before is not None and before.tag == w.DEL


def _is_raised(run: Element) -> bool:
    properties = run.find(w.R_PR)
    align = None if properties is None else properties.find(w.VERT_ALIGN)
    return align is not None and align.get(w.VAL) == "superscript"


def _is_struck(run: Element) -> bool:
    """Whether the words of a run are crossed out by hand, as drafts on paper were; Word does not track it."""
    properties = run.find(w.R_PR)
    if properties is None:
        return False
    marks = (properties.find(tag) for tag in (w.STRIKE, w.DOUBLE_STRIKE))
    return any(mark is not None and w.on(mark.get(w.VAL)) for mark in marks)


def shows_placeholder(control: Element) -> bool:
    """Whether a content control shows its prompt ("Click here …") and no words of the author."""
    properties = control.find(w.SDT_PR)
    return properties is not None and properties.find(w.PLACEHOLDER) is not None


def _has_content(element: Element) -> bool:
    return next(element.iter(w.T, w.DEL_TEXT, w.TAB, w.BR, w.SYM, w.NO_BREAK_HYPHEN), None) is not None


def _break(element: Element, words: Words) -> None:
    kind = element.get(w.TYPE)
    if kind is None or kind == "textWrapping":
        words.parts.append("\n")
    elif kind == "page":
        words.parts.append(" ")


def _page_break(_: Element, words: Words) -> None:
    words.pages += 1
    if not words.text:
        words.pages_before += 1


def _symbol(element: Element, words: Words) -> None:
    words.parts.append(symbol(element.get(w.FONT, ""), element.get(w.CHAR, "")))


def _picture(_: Element, words: Words) -> None:
    words.pictures += 1


def _object(_: Element, words: Words) -> None:
    words.objects += 1
