"""The outline of a document: which part and under which headings each passage stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from functools import cache

from compliance.model.plan import Section
from compliance.model.source import Source
from compliance.reading.passages import Passage
from compliance.reading.vocabulary import load, plain
from compliance.records import record


class Part(StrEnum):
    """The parts a document may carry."""

    DECISION = "decision"
    BODY = "body"
    ANNEX = "annex"


@record
class Heading:
    """A heading: the style of its mark, its code ("" where it has none) and its words."""

    style: str
    code: str
    title: str


@record
class Placed:
    """A passage with the part it stands in and the headings above it, outermost first."""

    passage: Passage
    part: Part
    headings: tuple[Heading, ...] = ()
    is_heading: bool = False

    @property
    def code(self) -> str | None:
        """The code of the nearest heading that has one."""
        return next((heading.code for heading in reversed(self.headings) if heading.code), None)

    @property
    def path(self) -> str:
        """The codes of all headings above, outermost first: "II.2.a"."""
        return ".".join(heading.code for heading in self.headings if heading.code)


@record
class Outline:
    """All passages placed, and the sections that the headings open.

    ``articles``: no plan stands behind the decision, so that its articles themselves are the body.
    """

    placed: tuple[Placed, ...]
    sections: tuple[Section, ...]
    articles: bool = False


_ANNEX = re.compile(r"^(?:PHỤ LỤC|Phụ lục|BIỂU|Biểu)(?:\s+(?:số\s+|SỐ\s+)?[0-9IVX]+[A-Z]?)?\s*[.:]?$")
_ANNEX_WITH_TITLE = re.compile(r"^(PHỤ LỤC(?:\s+(?:SỐ\s+)?[0-9IVX]+[A-Z]?)?)\s*[.:]?\s+(\S.*)$", re.DOTALL)
_ROMAN = re.compile(r"^[IVX]+\s*[.)/]$")
_CAPITAL = re.compile(r"^[A-HĐ]\.$")
_PART = re.compile(r"^(?:phần|chương)\b", re.IGNORECASE)
_PART_CODE = re.compile(r"^.*\s(?![\dIVX]+$|[A-HĐ]$)\S+$|^.*\s(?=\S+$)", re.DOTALL)
_NUMBER = re.compile(r"^(?:[A-HĐIVX]+\.)?\d{1,2}(?:\s?\.\s?\d{1,2})*\s*[.)/]?$")
_LETTER = re.compile(r"^[a-zđ][.)/]$")
_BRACKET = re.compile(r"^\(\d{1,2}\)$")
_ARTICLE = re.compile(r"^điều\s+\d+", re.IGNORECASE)
_ENDS_SENTENCE = re.compile(r"[.;!?…]$|\./\.$")
_SAYS_MUCH = re.compile(
    r"%|(?<!\d)\d{1,3}(?!\d)|(?<!\w)(?:đạt|phấn đấu|tối thiểu|ít nhất|duy trì)(?!\w)", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_LONGEST_HEADING = 220


def outline_of(passages: Sequence[Passage]) -> Outline:
    """The outline of ``passages``."""
    placed: list[Placed] = []
    sections: list[Section] = []
    stack: list[Heading] = []
    part = _first_part(passages)
    articles = part is Part.DECISION and not _plan_follows(passages)
    for index, passage in enumerate(passages):
        opened = _opens_part(passages, index, part)
        if articles and part is Part.DECISION and _style(passage) == "article":
            opened = Part.BODY
        if opened is not None:
            part, stack = opened, []
        if (annex := _annex(passage)) is not None:
            sections.append(_section(*annex, passage))
            placed.append(Placed(passage, Part.ANNEX, (Heading("annex", annex[0], annex[1]),), True))
            stack = [Heading("annex", annex[0], annex[1])]
            continue
        heading = None if part is Part.DECISION else _heading(passages, index)
        if index and _is_untitled_part(passages[index - 1]):
            placed.append(Placed(passage, part, tuple(stack), True))
            continue
        style = _style(passage)
        _unwind(stack, style, heading is not None)
        placed.append(Placed(passage, part, tuple(stack), heading is not None))
        if heading is not None:
            stack.append(heading)
            if heading.code:
                sections.append(_section(heading.code, heading.title, passage))
    return Outline(tuple(placed), _titled(sections, placed), articles)


def _plan_follows(passages: Sequence[Passage]) -> bool:
    return any(_opens_part(passages, index, Part.DECISION) is Part.BODY for index in range(len(passages)))


def _first_part(passages: Sequence[Passage]) -> Part:
    heads = {plain(words) for words in load("parts")["decision_heads"]}
    for passage in passages[:60]:
        words = plain(passage.text)
        if words in heads:
            return Part.DECISION
        if words in _plan_heads() or _annex(passage) is not None:
            return Part.BODY
    return Part.BODY


def _opens_part(passages: Sequence[Passage], index: int, part: Part) -> Part | None:
    passage = passages[index]
    if part is Part.DECISION and not passage.mark and plain(passage.text) in _plan_heads():
        return Part.BODY
    if part is Part.DECISION and _ROMAN.match(passage.mark) and passage.text.isupper():
        return Part.BODY
    if _annex(passage) is not None:
        return Part.ANNEX
    return None


def _annex(passage: Passage) -> tuple[str, str] | None:
    return None if passage.mark else annex_opened(passage.text)


def annex_opened(text: str) -> tuple[str, str] | None:
    """The code and title of the annex that a line opens ("PHỤ LỤC II", "PHỤ LỤC CHỈ TIÊU NĂM 2025")."""
    if _ANNEX.match(text):
        return text.rstrip(" .:"), ""
    found = _ANNEX_WITH_TITLE.match(text)
    if found and found[2].isupper() and len(text) < 400:
        return found[1], " ".join(found[2].split())
    return None


def _style(passage: Passage) -> str:
    mark = passage.mark
    if not mark:
        return "plain"
    if _ROMAN.match(mark):
        return "roman"
    if _CAPITAL.match(mark):
        return "capital"
    if _PART.match(mark):
        return "part"
    if _NUMBER.match(mark):
        return f"number{mark.rstrip('.)/').count('.')}"
    if _LETTER.match(mark):
        return "letter"
    if _BRACKET.match(mark):
        return "bracket"
    return "article" if _ARTICLE.match(mark) else mark[:1]


def _heading(passages: Sequence[Passage], index: int) -> Heading | None:
    passage = passages[index]
    style = _style(passage)
    text = passage.text
    if _is_untitled_part(passage) and index + 1 < len(passages):
        text = passages[index + 1].text
    if len(text) > _LONGEST_HEADING or not text:
        return None
    if style == "article":
        return None if _ENDS_SENTENCE.search(text) or "%" in text else Heading(style, "", text.rstrip(" :"))
    code = passage.mark.strip("().:/ ").replace(" ", "")
    if style == "part":
        code = _PART_CODE.sub("", passage.mark.strip(" .:-"))
    if style in ("roman", "capital", "part"):
        return Heading(style, code, text.rstrip(" :.")) if not text.endswith(";") else None
    if style == "plain":
        return None if _is_title(passages, index) else _plain_heading(passage)
    colon = text.endswith(":")
    told = _IN_BRACKETS.sub("", text)
    if _ENDS_SENTENCE.search(text) or (_SAYS_MUCH.search(told) and not colon) or "%" in told:
        return None
    followed = index + 1 < len(passages) and _style(passages[index + 1]) != style
    if style in ("-", "+", "*", "•"):
        return Heading(style, "", text.rstrip(" :")) if colon and len(text) < 120 and followed else None
    if not followed and not text.isupper() and passage.heading is None:
        return None
    return Heading(style, code, text.rstrip(" :"))


def _is_untitled_part(passage: Passage) -> bool:
    """Whether a line only counts a part ("PHẦN THỨ NHẤT"): the next line is its title."""
    return not passage.text and _PART.match(passage.mark) is not None


def _is_title(passages: Sequence[Passage], index: int) -> bool:
    """Whether a line is the head of a plan ("KẾ HOẠCH") or the title below it, though set as a heading."""
    if any(plain(each.text) in _plan_heads() for each in passages[max(0, index - 1) : index + 1]):
        return True
    words = plain(passages[index].text)
    return "#" in words and any(words.startswith(f"{head} ") for head in _plan_heads())


@cache
def _plan_heads() -> frozenset[str]:
    return frozenset(plain(words) for words in load("parts")["plan_heads"])


def _plain_heading(passage: Passage) -> Heading | None:
    text = passage.text
    if passage.heading is not None and len(text) < 150 and not _ENDS_SENTENCE.search(text):
        return Heading("plain", "", text.rstrip(" :"))
    if text.endswith(":") and len(text) < 80:
        return Heading("plain", "", text.rstrip(" :"))
    return None


def _unwind(stack: list[Heading], style: str, heads: bool) -> None:
    """Close the headings that a passage of ``style`` ends: the one of its own style and all below it."""
    styles = [heading.style for heading in stack]
    if style in styles and (style != "plain" or heads):
        del stack[styles.index(style) :]
    elif style in ("roman", "capital", "part"):
        keep = {"annex", "part"} if style == "roman" else {"annex"}
        keep |= {"capital"} if style == "roman" else set()
        stack[:] = [heading for heading in stack if heading.style in keep]


def _section(code: str, title: str, passage: Passage) -> Section:
    source = passage.words.source
    return Section(code, title, source.line, source)


def _titled(sections: Sequence[Section], placed: Sequence[Placed]) -> tuple[Section, ...]:
    """Annexes take the lines of capitals that stand under their number as title."""
    below: dict[Source, str] = {}
    for index, item in enumerate(placed):
        if item.is_heading and item.part is Part.ANNEX:
            lines = []
            for later in placed[index + 1 : index + 5]:
                if later.passage.mark or not later.passage.text.isupper():
                    break
                lines.append(later.passage.text)
            below[item.passage.words.source] = " ".join(" ".join(lines).split())
    return tuple(
        replace(section, title=section.title or below.get(section.source, "")) for section in sections
    )
