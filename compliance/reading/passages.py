"""The running text of a document: paragraphs whole again where a page or a hard line break had cut them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import pairwise

from compliance.reading.accounting import Ledger
from compliance.reading.document import Block, Document, Paragraph, Table
from compliance.reading.vocabulary import load
from compliance.reading.words import NUMBER, Words, join_all
from compliance.records import record
from compliance.vietnamese import alternatives, clean, fold


@record
class Passage:
    """A paragraph: its words without its list mark, the mark, and its place among the blocks."""

    words: Words
    mark: str
    block: int
    heading: int | None = None
    confidence: float = 1.0
    tracked: bool = False

    @property
    def text(self) -> str:
        return self.words.text

    @property
    def whole(self) -> str:
        """The paragraph as it reads on the page, mark included."""
        return f"{self.mark} {self.text}".strip()


_MARK = re.compile(
    r"^(?:[-+•·▪●]\s*(?=\S)|\*\s+(?=\S)"
    r"|(?:Điều|ĐIỀU)\s+\d+\s*[.:]"
    r"|(?:Phần|PHẦN|Chương|CHƯƠNG)\s+(?:(?i:thứ\s+)?[\w]+\s*[.:]?$"
    r"|(?i:thứ\s+\w+|[IVX]+|[A-HĐ]|\d{1,2})(?:\s*[.:]\s+|\s+-\s+)(?=\S)|[IVX]+\s+(?=[A-ZĐ]\S*\s+[A-ZĐ]))"
    r"|(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})\s*[.)/](?:\s|(?=[^\W\d]))"
    r"|(?:[A-HĐIVX]+\.)?\d{1,2}(?:\s?\.\s?\d{1,2})*\s*[.)/](?!\d)\s*(?=\S)"
    r"|\d{1,2}(?:\.\d{1,2})+\s+(?=\S)"
    r"|[A-HĐ]\.\s+(?=\S)"
    r"|[a-zđ][.)/]\s*(?=[^\W\d]|\d|[-“\"(])"
    r"|\(\d{1,2}\)\s*(?=\S))"
)
_MARKDOWN_HEADING = re.compile(r"^(?P<level>#{1,6})\s+(?=\S)")
_FURNITURE = re.compile(
    r"^(?:-\s*)?(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?(?:\s*-)?$|^[-_=*~.\s]{2,}$", re.IGNORECASE
)
_ENDED = re.compile(r"(?:[.;:!?…]|\./\.)[\s\"”’)\]]*$")
PLACE_AND_DATE = re.compile(
    r"^\W*[^\d,;:]{2,40},\s*ngày\b[\s._…\d]*tháng\b[\s._…\d]*năm\b[\s._…]*\d*\W*$", re.IGNORECASE
)
"""The line of place and date of a document ("Tuy Phước, ngày 15 tháng 4 năm 2023"); the day may be blank."""

_WHOLE = ("html", "csv")
"""Formats that say where a paragraph ends: the next line is another one, however full the last was."""

_OPENING = 40
_NEAR = 4
_LONG_LINE = 50
_MOST_LINES = 60


def passages_of(document: Document, ledger: Ledger) -> tuple[Passage, ...]:
    """The passages of the document in order; page numbers are entered in the ledger and left out."""
    passages: list[Passage] = []
    open_lines: list[Words] = []
    last: Paragraph | None = None
    numbers: list[tuple[int, Words]] = []
    for index, block in enumerate(document.blocks):
        if isinstance(block, Table):
            last = None
            continue
        words = _unstarred(ledger.enter(clean(block.text), block.source))
        if not words or _FURNITURE.match(words.text):
            numbers.append((index, words))
            continue
        short = len(open_lines) < _MOST_LINES
        below = last is not None and document.format not in _WHOLE and _next_line(last, block)
        if (
            open_lines
            and short
            and last is not None
            and _goes_on(last, open_lines[-1].text, block, words, below=below)
        ):
            open_lines.append(words)
            passages[-1] = replace(
                passages[-1],
                confidence=min(passages[-1].confidence, block.confidence),
                tracked=passages[-1].tracked or block.tracked,
            )
        else:
            _close(passages, open_lines)
            passages.append(_passage(block, words, index))
            open_lines = [passages[-1].words]
        last = block
    _close(passages, open_lines)
    _leave_cells([each for each in numbers if NUMBER.search(each[1].text)], ledger)
    return tuple(passages)


def _leave_cells(numbers: list[tuple[int, Words]], ledger: Ledger) -> None:
    """Say numbers alone on lines near each other: no page has two, they are cells of a lost table."""
    places = [index for index, _ in numbers]
    near = {index for one, other in pairwise(places) if other - one <= _NEAR for index in (one, other)}
    for index, words in numbers:
        if index in near:
            ledger.leave(words, "reading.why_unknown_table")


def _close(passages: list[Passage], lines: list[Words]) -> None:
    """Put the lines of the last passage together."""
    if len(lines) > 1:
        passages[-1] = replace(passages[-1], words=join_all(lines))


def footnotes_of(notes: Iterable[Paragraph], ledger: Ledger) -> None:
    """Enter footnotes in the ledger: their numbers are elsewhere."""
    for note in notes:
        ledger.enter(clean(note.text), note.source)


def has_text_between(blocks: tuple[Block, ...], first: int, second: int) -> bool:
    """Whether words stand between two blocks (page numbers are none)."""
    return any(
        isinstance(block, Paragraph) and (text := clean(block.text)) and not _FURNITURE.match(text)
        for block in blocks[first + 1 : second]
    )


def _passage(block: Paragraph, words: Words, index: int) -> Passage:
    title = _MARKDOWN_HEADING.match(words.text)
    if title is not None:
        words = words.part(title.end(), len(words.text))
    mark, rest = split_mark(words)
    number = (block.number or "").strip()
    return Passage(
        words=words if number else rest,
        mark=number or mark,
        block=index,
        heading=block.heading if title is None else len(title["level"]),
        confidence=block.confidence,
        tracked=block.tracked,
    )


def split_mark(words: Words) -> tuple[str, Words]:
    """The list mark or heading number that ``words`` begin with ("" when none), and the rest."""
    text = words.text
    found = _MARK.match(text)
    if not found or (found.end() >= len(text) and not found[0].strip()):
        return "", words
    return found[0].strip(), words.part(found.end(), len(text))


def _unstarred(words: Words) -> Words:
    """The words without the asterisks of Markdown around them."""
    text = words.text
    start = 1 if text.startswith("*") and not text.startswith("* ") else 0
    end = len(text) - 1 if text.endswith("*") and len(text) > 1 else len(text)
    return words.part(start, end) if (start, end) != (0, len(text)) else words


def _goes_on(last: Paragraph, before: str, block: Paragraph, words: Words, *, below: bool) -> bool:
    """Whether a paragraph is the rest of the one above it; ``below``: it is the next line of lines."""
    text = words.text
    if (
        block.number
        or block.heading is not None
        or _MARK.match(text)
        or _opening().match(fold(text[:_OPENING]))
    ):
        return False
    if _MARKDOWN_HEADING.match(text) or _MARKDOWN_HEADING.match(clean(last.text)):
        return False
    if PLACE_AND_DATE.match(text) or PLACE_AND_DATE.match(before):
        return False
    if before.count("(") > before.count(")") and ")" in text and below:
        return True
    if not before or _ENDED.search(before) or (_ends_title().search(fold(before)) and _is_preamble(text)):
        return False
    if text[0].islower() or _hanging().search(before):
        return not (before.isupper() and not text.isupper())
    return below and _hard_wrapped(clean(last.text), text)


@cache
def _opening() -> re.Pattern[str]:
    """How lines begin that go on with none: heads, annexes, what a plan rests on, recipients."""
    data = load("parts")["lines"]
    words, alone = (alternatives(map(fold, data[key])) for key in ("opening", "opening_alone"))
    return re.compile(rf"\W{{0,3}}(?:(?:{words})|(?:{alone}):?$|điều \d)")


@cache
def _hanging() -> re.Pattern[str]:
    """Last words of lines that go on below, or a comma."""
    return re.compile(rf"(?:,|(?<!\w)(?:{alternatives(load('parts')['lines']['hanging'])}))$")


@cache
def _ends_title() -> re.Pattern[str]:
    """The end of a title: its year, and where the plan is for."""
    behind = alternatives(map(fold, load("parts")["lines"]["behind_year"]))
    return re.compile(rf"(?:năm|giai đoạn)\s+(?:20\d\d\s*-\s*)?20\d\d(?:\s+(?:{behind})\s[^.,;:]*)?$")


def _is_preamble(text: str) -> bool:
    """Whether text begins as that below the title of a plan: with what it rests on, or who issues it."""
    return text.startswith(tuple(load("parts")["lines"]["preambles"])) and _resting().search(text) is not None


@cache
def _resting() -> re.Pattern[str]:
    return re.compile(rf"số\s+\d|(?:{alternatives(load('parts')['lines']['resting'])})(?!\w)")


def _next_line(last: Paragraph, block: Paragraph) -> bool:
    return (
        last.source.line is not None
        and block.source.line is not None
        and block.source.line - last.source.line == 1
    )


def _hard_wrapped(last: str, text: str) -> bool:
    """A full line is followed by the next line of its paragraph; lines of capitals are titles.

    What ends a sentence is no title ("TTHC 100%.").
    """
    titled = text.isupper() and not _ENDED.search(text)
    return len(last) >= _LONG_LINE and not titled and not last.isupper()
