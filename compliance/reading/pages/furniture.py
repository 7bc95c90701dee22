"""Page numbers, running headers and footers, e-office stamps: what a page carries beside its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from compliance.reading.pages.content import Line, PageContent
from compliance.reading.pages.lines import lines_of

_PAGE_NUMBER = re.compile(r"(?:trang|page)?\s*[-–]?\s*\d{1,4}\s*(?:[/|]\s*\d{1,4})?\s*[-–]?", re.IGNORECASE)
_STAMP = re.compile(
    r"(?:số:?\s*)?\S*\s*\S+;\s*\d{1,2}/\d{1,2}/\d{4}\s*;?\s*\d{1,2}:\d{2}(?::\d{2})?;?.*", re.IGNORECASE
)
_SIGNATURE = re.compile(
    r"(?:ký bởi|người ký|ngày ký|thời gian ký|giờ ký|signed by|signing date|date)\s*:.*", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_ZONE = 0.09


def is_furniture(line: Line, page: PageContent, running: frozenset[str]) -> bool:
    """Whether ``line`` belongs to the page and not to its text."""
    text = line.text.strip()
    if _STAMP.fullmatch(text) or _SIGNATURE.fullmatch(text):
        return True
    if not _at_edge(line, page):
        return False
    return _PAGE_NUMBER.fullmatch(text) is not None or _form(text) in running


def running_lines(pages: Sequence[PageContent], lines: Sequence[Sequence[Line]]) -> frozenset[str]:
    """The forms of lines that stand at the edge of most pages, digits apart."""
    forms: Counter[str] = Counter()
    for page, found in zip(pages, lines, strict=True):
        forms.update({_form(line.text.strip()) for line in found if _at_edge(line, page)})
    least = max(3, len(pages) // 2 + 1)
    return frozenset(form for form, count in forms.items() if count >= least and form)


def furniture_words(pages: Sequence[PageContent]) -> set[int]:
    """The identities of the words that belong to the pages and not to their text."""
    lines = [lines_of(page.words) for page in pages]
    running = running_lines(pages, lines)
    return {
        id(word)
        for page, found in zip(pages, lines, strict=True)
        for line in found
        if is_furniture(line, page, running)
        for word in line.words
    }


def _at_edge(line: Line, page: PageContent) -> bool:
    return line.bottom < page.height * _ZONE or line.top > page.height * (1 - _ZONE)


def _form(text: str) -> str:
    return _DIGITS.sub("#", text.casefold())
