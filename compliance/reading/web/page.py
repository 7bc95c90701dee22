"""Walks a web page and gathers its paragraphs and tables; malformed markup is read as browsers read it."""

from __future__ import annotations

from dataclasses import field
from html.parser import HTMLParser

from compliance.model.plan import Unread
from compliance.reading.document import Block
from compliance.reading.guards import refusal
from compliance.reading.listnumbers import format_number, superscript
from compliance.reading.options import ReaderOptions
from compliance.reading.web.gathered import Gathered
from compliance.reading.web.grid import STRUCK, HtmlCell, HtmlRow, HtmlTable, tidy
from compliance.reading.web.markup import (
    BREAKING,
    ENDS_STRUCK,
    HEADINGS,
    LIST_STYLES,
    SILENT,
    SPACE,
    TABLE_PARTS,
    VOID,
    close_tag,
    integer,
    is_hidden,
    is_struck,
    leads_away,
)
from compliance.records import record

_ENDS_ITEM = frozenset({"li", "ol", "ul"})
"""What ends an item of a list: its number heads no words behind it, though it held none itself."""


@record(frozen=False)
class _OpenTable:
    """A table whose end tag has not come yet."""

    table: HtmlTable = field(default_factory=HtmlTable)
    cell: HtmlCell | None = None
    in_head: bool = False


@record(frozen=False)
class _OpenList:
    style: str | None
    next: int = 1


class PageReader(HTMLParser):
    """Feed it the text of one page, then ask for what is finished."""

    def __init__(self, file: str, options: ReaderOptions) -> None:
        super().__init__(convert_charrefs=True)
        self._file = file
        self._options = options
        self._found = Gathered(file, options)
        self._words: list[str] = []
        self._line = 1
        self._number: str | None = None
        self._heading: int | None = None
        self._tracked = False
        self._open: list[_OpenTable] = []
        self._lists: list[_OpenList] = []
        # Tags inside which words are not the page's: scripts, hidden parts, changes not in this reading.
        self._silent: list[str] = []
        self._hidden: list[str] = []
        self._struck = self._doubtful = False
        self._hidden_words: list[str] = []
        self._pre = self._raised = 0
        # What was written since the last break: nothing, words of links alone, or words of the text too.
        self._linked: bool | None = None
        self._written = 0
        self._links: list[bool] = []

    def finished(self) -> tuple[tuple[Block, ...], tuple[Unread, ...]]:
        """The blocks of the page and what was not read; tables left open are closed."""
        self.close()
        while self._open:
            self._end_table()
        self._end_paragraph()
        self._end_hidden()
        return tuple(self._found.blocks), tuple(self._found.unread)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in TABLE_PARTS:
            self._end_struck()
        if self._silent or tag in SILENT or self._is_other_reading(tag):
            if tag not in VOID:
                self._silent.append(tag)
        elif self._hidden or is_hidden(given) or is_struck(tag, given):
            if tag not in VOID:
                if not self._hidden and not is_hidden(given):
                    self._mark_struck()
                self._hidden.append(tag)
        elif tag == "table":
            self._begin_table()
        elif tag in TABLE_PARTS:
            self._begin_part(tag, given)
        elif tag == "br":
            self._write("\n")
        elif tag == "img":
            self._picture(given)
        elif tag in BREAKING:
            self._begin_block(tag, given)
        elif tag == "sup":
            self._raised += 1
        elif tag in ("ins", "del"):
            self._mark_tracked()
        elif tag == "a":
            self._links.append(leads_away(given))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in ENDS_STRUCK and tag not in self._hidden:
            self._end_struck()
        if self._silent:
            close_tag(self._silent, tag)
        elif self._hidden:
            close_tag(self._hidden, tag)
            if not self._hidden:
                self._end_hidden()
        elif tag == "table":
            self._end_table()
        elif tag in TABLE_PARTS:
            self._end_part(tag)
        elif tag in BREAKING:
            self._end_block(tag)
        elif tag == "sup":
            self._raised = max(0, self._raised - 1)
        elif tag == "a" and self._links:
            self._links.pop()

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if self._hidden:
            self._hidden_words.append(data)
            return
        text = data if self._pre else SPACE.sub(" ", data)
        if text.strip():
            linked = any(self._links)
            if self._linked is None:
                self._written = len(self._target())
            self._linked = linked if self._linked is None else self._linked and linked
        self._write(superscript(text) if self._raised else text)

    def _target(self) -> list[str | HtmlTable] | list[str]:
        """Where words are written: the open cell, else the open paragraph."""
        cell = self._open[-1].cell if self._open else None
        return self._words if cell is None else cell.content

    def _drop_navigation(self) -> None:
        """An entry of a list that is nothing but a link leads away from the page: a menu, no words of it."""
        target = self._target()
        if self._linked and self._lists and self._written < len(target):
            text = tidy("".join(part for part in target[self._written :] if isinstance(part, str)))
            del target[self._written :]
            self._found.leave(text, "office.unread_navigation", self.getpos()[0])
        self._linked = None

    def unknown_decl(self, data: str) -> None:
        """Conditional sections of pages that Word saved carry no words."""

    def _is_other_reading(self, tag: str) -> bool:
        other = "del" if self._options.tracked == "accept" else "ins"
        if tag == other:
            self._mark_tracked()
        return tag == other

    def _mark_struck(self) -> None:
        """Words crossed out are left aside; what is left of their passage is doubtful."""
        self._struck = self._doubtful = True
        if self._open and (cell := self._open[-1].cell) is not None:
            cell.struck = True

    def _end_struck(self) -> None:
        """A mark of crossing out that nobody closed ends with its cell."""
        if self._struck:
            self._hidden.clear()
            self._end_hidden()

    def _mark_tracked(self) -> None:
        self._tracked = True
        if self._open and (cell := self._open[-1].cell) is not None:
            cell.tracked = True

    def _write(self, text: str) -> None:
        if self._open:
            cell = self._open[-1].cell
            if cell is not None:
                cell.content.append(text)
                return
            if not text.strip():
                return
        if not self._words:
            self._line = self.getpos()[0]
        self._words.append(text)

    def _begin_block(self, tag: str, given: dict[str, str | None]) -> None:
        self._break()
        self._heading = HEADINGS.get(tag)
        self._pre += tag == "pre"
        if tag in ("ol", "ul"):
            style = LIST_STYLES.get(given.get("type") or "", "decimal") if tag == "ol" else None
            self._lists.append(_OpenList(style, integer(given.get("start"), 1)))
        elif tag == "li" and self._lists:
            self._begin_item(given)

    def _begin_item(self, given: dict[str, str | None]) -> None:
        items = self._lists[-1]
        items.next = integer(given.get("value"), items.next)
        number = "-" if items.style is None else f"{format_number(items.next, items.style)}."
        items.next += 1
        if self._open and self._open[-1].cell is not None:
            self._write(f"{number} ")
        else:
            self._number = number

    def _end_block(self, tag: str) -> None:
        self._break()
        if tag in _ENDS_ITEM:
            self._number = None
        self._heading = None
        self._pre = max(0, self._pre - (tag == "pre"))
        if tag in ("ol", "ul") and self._lists:
            self._lists.pop()

    def _break(self) -> None:
        self._drop_navigation()
        if self._open and self._open[-1].cell is not None:
            self._write("\n")
        else:
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        text = tidy("".join(self._words))
        self._words.clear()
        if not text:
            return
        added = self._found.paragraph(
            text,
            self._line,
            number=self._number,
            heading=self._heading,
            tracked=self._tracked,
            confidence=STRUCK if self._doubtful else 1.0,
        )
        if not added:
            return
        self._number, self._tracked, self._doubtful = None, False, False

    def _begin_table(self) -> None:
        if len(self._open) >= self._options.max_depth:
            raise refusal("too_deep", self._file)
        if not self._open:
            self._end_paragraph()
        self._open.append(_OpenTable())

    def _begin_part(self, tag: str, given: dict[str, str | None]) -> None:
        if not self._open:
            return
        now = self._open[-1]
        now.cell = None
        rows = now.table.rows
        if tag in ("thead", "tbody", "tfoot"):
            now.in_head = tag == "thead"
        elif tag == "tr" or not rows:
            rows.append(HtmlRow(line=self.getpos()[0], header=now.in_head))
        if tag in ("td", "th"):
            across = max(1, min(integer(given.get("colspan"), 1), self._options.max_columns + 1))
            now.cell = HtmlCell(down=integer(given.get("rowspan"), 1), across=across)
            rows[-1].cells.append(now.cell)

    def _end_part(self, tag: str) -> None:
        if self._open:
            self._open[-1].cell = None
            self._open[-1].in_head = self._open[-1].in_head and tag not in ("thead", "tbody")

    def _end_table(self) -> None:
        if not self._open:
            return
        table = self._open.pop().table
        outer = self._open[-1].cell if self._open else None
        if outer is None:
            self._end_paragraph()
            self._found.table(table)
        else:
            outer.content.append(table)

    def _picture(self, given: dict[str, str | None]) -> None:
        self._found.leave((given.get("alt") or "").strip(), "office.unread_picture", self.getpos()[0])

    def _end_hidden(self) -> None:
        text = tidy("".join(self._hidden_words))
        self._hidden_words.clear()
        if text:
            why = "office.unread_struck" if self._struck else "office.unread_hidden_text"
            self._found.leave(text, why, self.getpos()[0])
        self._struck = False
