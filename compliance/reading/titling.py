"""The title of a plan, wherever the document has it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from compliance.reading.passages import PLACE_AND_DATE
from compliance.reading.sections import Part, Placed
from compliance.reading.telling import Glob, glob, tells
from compliance.reading.vocabulary import load, plain
from compliance.vietnamese import squash

_ATTACHED_BEHIND = re.compile(r"\s*[(*]+(?:ban hành\s+)?kèm theo\s.*$", re.IGNORECASE | re.DOTALL)
_TITLES_BEGIN = ("thuc hien", "tiep tuc")
_YEAR_IN_TITLE = re.compile(r"\b20\d\d\b")
_CITED = re.compile(r"số\s*:?\s*\d[\w.]*\s*/\s*[A-ZĐ&]", re.IGNORECASE)


@cache
def heads_known() -> tuple[frozenset[str], frozenset[str]]:
    """The lines that name the kind of a plan, and of a decision."""
    data = load("parts")
    return (
        frozenset(plain(words) for words in data["plan_heads"]),
        frozenset(plain(words) for words in data["decision_heads"]),
    )


@cache
def _after_title() -> tuple[Glob, ...]:
    return tuple(glob(words) for words in load("parts")["after_title"])


def title_of(placed: Sequence[Placed], captions: Sequence[str]) -> str:
    """The title of a plan: below its head, in one line with it, of its annex, or inside a table.

    ``captions`` are titles that stand inside tables.
    """
    return _ATTACHED_BEHIND.sub("", _title(placed, captions))


def _title(placed: Sequence[Placed], captions: Sequence[str]) -> str:
    plans, decisions = heads_known()
    for heads in (plans, decisions):
        for index, item in enumerate(placed[:120]):
            if item.part is Part.ANNEX or item.passage.mark:
                continue
            text = item.passage.text.strip(" :*")
            if plain(text) in heads and (below := _below(placed, index + 1)):
                return _capitalised(below if heads is decisions else f"{text} {below}")
            if heads is plans and (found := _title_in_one(text, plans)):
                return found
    return (
        _annex_title(placed)
        or next((squash(text) for text in captions if _YEAR_IN_TITLE.search(text)), "")
        or (squash(placed[0].passage.text)[:300] if placed else "")
    )


def _title_in_one(text: str, heads: frozenset[str]) -> str | None:
    """ "KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026" on one line, or head and title in one paragraph."""
    words = plain(text)
    if len(text) > 300 or text.endswith((".", ";")) or not _YEAR_IN_TITLE.search(text):
        return None
    if any(words.startswith(f"{head} ") for head in heads) and (
        text.isupper() or "\n" in text or words[:60].count(",") == 0
    ):
        return _capitalised(squash(text))
    return None


def _below(placed: Sequence[Placed], start: int) -> str:
    """The lines of a title that begins at ``start``."""
    lines: list[str] = []
    for item in placed[start : start + 5]:
        text = item.passage.text.strip(" *")
        words = plain(text)
        if _ends_title(item) or (_is_preamble(text) if lines else _cites(text)):
            break
        if PLACE_AND_DATE.match(text):
            continue
        if len(text) > 400 or (lines and text.endswith((".", ";"))):
            break
        if not words or set(text) <= set("-_=*. "):
            continue
        lines.append(text)
        if _YEAR_IN_TITLE.search(text):
            break
    return squash(" ".join(lines))


def _is_preamble(text: str) -> bool:
    """Whether a line begins as what stands under a title: what the plan rests on, who issues it."""
    words = plain(text)
    return any(each.fits(words) for each in _after_title())


def _cites(text: str) -> bool:
    """Whether the line below the head is no title: that may begin with "Thực hiện", but cites no act."""
    if not _is_preamble(text):
        return False
    said = text.endswith((";", ".", ":", ",")) or _CITED.search(text) is not None
    return said or not plain(text).startswith(_TITLES_BEGIN)


def _ends_title(item: Placed) -> bool:
    """Whether the plan itself begins here; lines of a title may be set as headings, too."""
    if item.passage.mark or (item.is_heading and item.passage.heading is None):
        return True
    text = item.passage.text
    return item.is_heading and tells(text) is not None and not _YEAR_IN_TITLE.search(text)


def _capitalised(title: str) -> str:
    """A title whose head stood on a line of its own reads as one: "Kế hoạch cải cách …"."""
    head, _, rest = title.partition(" ")
    second, _, tail = rest.partition(" ")
    head = f"{head} {second}"
    if title.isupper():
        return title
    if head.isupper():
        head = head.capitalize()
    if tail[:1].isupper() and tail[1:2].islower() and not _proper(tail):
        tail = tail[0].lower() + tail[1:]
    return f"{head} {tail}".strip()


def _proper(words: str) -> bool:
    """Whether the second word too is capitalised, as in a name."""
    parts = words.split()
    return len(parts) > 1 and parts[1][:1].isupper()


def _annex_title(placed: Sequence[Placed]) -> str:
    for index, item in enumerate(placed):
        if item.part is Part.ANNEX and item.is_heading:
            heading = item.passage.text
            lines = [later.passage.text for later in _capitals(placed, index + 1)]
            if lines:
                return squash(" ".join(lines))
            if len(heading.split()) > 4:
                return squash(heading)
    for item in placed[:20]:
        text = item.passage.text
        if text.isupper() and _YEAR_IN_TITLE.search(text) and not _ends_title(item):
            return squash(text)
    return ""


def _capitals(placed: Sequence[Placed], start: int) -> Iterable[Placed]:
    for item in placed[start : start + 4]:
        if item.passage.mark or not item.passage.text.isupper():
            return
        yield item
