"""Who issued a plan, for which years, under which title, number and date, as far as the document says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from compliance.model.dates import PartialDate, Period
from compliance.reading.context import ReadingContext
from compliance.reading.issuer import Issuer, city_level, issuer_of
from compliance.reading.passages import PLACE_AND_DATE
from compliance.reading.sections import Outline, Part, Placed, glob, tells
from compliance.reading.vocabulary import load, plain
from compliance.vietnamese import squash
from compliance.wording.dates import find_period, parse_date

REPORT = "report"
"""The kind of a document that tells what was done; no sentence of it is read as a promise."""

_HEAD_LINES = 40


@dataclass(frozen=True, slots=True)
class HeaderFacts:
    """What the head of a plan says."""

    title: str
    kind: str
    number: str | None
    issued: PartialDate | None
    period: Period | None
    issuer: Issuer
    supersedes: str | None = None
    city: str = "district"

    @property
    def single_year(self) -> int | None:
        """The year of a plan of one year: of several years none is the one that "năm trước" goes by."""
        period = self.period
        return period.first if period is not None and period.first == period.last else None

    @property
    def first_year(self) -> int | None:
        """The first year of the plan."""
        return self.period.first if self.period is not None else None


_ATTACHED = re.compile(
    r"^\W*(?:ban hành\s+)?kèm theo\s+(?:quyết định|kế hoạch|văn bản|công văn|nghị quyết)", re.IGNORECASE
)
_NUMBER = re.compile(r"số\s*:?\s*(\d[\w.]*\s*/\s*[A-ZĐ&][\w&\-Đ/]*)", re.IGNORECASE)
_BLANK_NUMBER = re.compile(r"^số\s*:?\s*[.…_\s]*/", re.IGNORECASE)
_SUPERSEDES = re.compile(
    r"thay thế\s+(?:cho\s+)?(?:kế hoạch|quyết định)\s+(?:số\s+)?(\d[\w.]*/[A-ZĐ][\w&\-Đ]*)", re.IGNORECASE
)
_ISSUES = re.compile(r"(?:ban hành|xây dựng)\s+(?P<what>kế hoạch\s[^.;]*?20\d\d[^.;]*)", re.IGNORECASE)
_YEAR_IN_TITLE = re.compile(r"\b20\d\d\b")


def header_of(
    outline: Outline, captions: Sequence[str], layout: Sequence[str], context: ReadingContext
) -> HeaderFacts:
    """The head of the plan in ``outline``.

    ``captions`` are titles that stand inside tables, ``layout`` the lines of a table that lays out the
    head of the page.
    """
    placed = outline.placed
    title = _title(placed, captions)
    heads = [*layout, *_heads(placed)]
    attached = [item.passage.whole for item in placed if _ATTACHED.match(item.passage.whole)]
    attached += [caption for caption in captions if _ATTACHED.match(caption)]
    number, issued = _number_and_date([*heads, *_dates_below(placed)], attached)
    period = find_period(title) or _period_of_others(placed, captions)
    day = _day(issued, period)
    texts = [title, *attached, *_decision_titles(placed), *captions]
    issuer = issuer_of(texts, heads, (item.passage.text for item in placed), context.units, day)
    kind = REPORT if _is_report(placed) else kind_of(title, period)
    city = city_level(issuer, context.units, day)
    return HeaderFacts(title, kind, number, issued, period, issuer, _supersedes(placed), city)


def _is_report(placed: Sequence[Placed]) -> bool:
    """Whether the first head of the document is that of a report: it tells what was done."""
    plans, decisions = _heads_known()
    reports = {plain(words) for words in load("parts")["report_heads"]}
    for item in placed[:_HEAD_LINES]:
        words = plain(item.passage.text)
        if words in plans | decisions or item.is_heading:
            return False
        if words in reports and not item.passage.mark:
            return True
    return False


def kind_of(title: str, period: Period | None) -> str:
    """The kind of plan that a title names; a plan of one year is annual, of several years multi_year."""
    words = plain(title)
    for kind, patterns in _kinds():
        if any(pattern.fullmatch(words) for pattern in patterns):
            return kind
    return "multi_year" if period is not None and period.first != period.last else "annual"


@cache
def _kinds() -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    return tuple(
        (entry["kind"], tuple(glob(words) for words in entry["words"])) for entry in load("parts")["kinds"]
    )


@cache
def _heads_known() -> tuple[frozenset[str], frozenset[str]]:
    data = load("parts")
    return (
        frozenset(plain(words) for words in data["plan_heads"]),
        frozenset(plain(words) for words in data["decision_heads"]),
    )


@cache
def _after_title() -> tuple[re.Pattern[str], ...]:
    return tuple(glob(words) for words in load("parts")["after_title"])


def _title(placed: Sequence[Placed], captions: Sequence[str]) -> str:
    plans, decisions = _heads_known()
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
        if _ends_title(item) or any(glob.fullmatch(words) for glob in _after_title()):
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


def _ends_title(item: Placed) -> bool:
    """Whether the plan itself begins here; lines of a title may be set as headings, too."""
    if item.passage.mark or tells(item.passage.text) is not None:
        return True
    return item.is_heading and item.passage.heading is None


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


def _decision_titles(placed: Sequence[Placed]) -> list[str]:
    return [
        item.passage.text
        for item in placed[:60]
        if item.part is Part.DECISION
        and plain(item.passage.text).startswith(("ban hanh", "ve viec", "phe duyet"))
    ]


def _heads(placed: Sequence[Placed]) -> list[str]:
    """The lines above the title: agency, place and date."""
    plans, decisions = _heads_known()
    lines: list[str] = []
    for item in placed[:30]:
        if plain(item.passage.text) in plans | decisions or item.passage.mark:
            break
        lines.append(item.passage.text)
    return lines


def _number_and_date(heads: Sequence[str], attached: Sequence[str]) -> tuple[str | None, PartialDate | None]:
    """The number and date of the act that issues the plan: from its head, else from "(Kèm theo …)"."""
    number: str | None = None
    dates: list[PartialDate] = []
    for text in heads:
        if len(text) < 120 and (found := re.match(_NUMBER, text.strip())) and number is None:
            number = squash(found[1]).replace(" ", "")
        if PLACE_AND_DATE.match(text) and (date := parse_date(text)) is not None:
            dates.append(date)
    for text in attached:
        if number is None and (found := _NUMBER.search(text)):
            number = squash(found[1]).replace(" ", "")
        if (date := parse_date(text)) is not None:
            dates.append(date)
    dates.sort(key=lambda date: (date.day is None, date.month is None))
    return number, dates[0] if dates else None


def _dates_below(placed: Sequence[Placed]) -> list[str]:
    """Lines of place and date that stand under the title instead of above it."""
    lines: list[str] = []
    for item in placed[:30]:
        if item.passage.mark or item.is_heading:
            break
        if PLACE_AND_DATE.match(item.passage.text):
            lines.append(item.passage.text)
    return lines


def _period_of_others(placed: Sequence[Placed], captions: Sequence[str]) -> Period | None:
    lines = (item.passage.text for item in placed[:60] if not item.passage.mark)
    for text in (*lines, *captions):
        if len(text) < 400 and text.isupper() and (period := find_period(text)):
            return period
    for item in placed[:60]:
        if (issues := _ISSUES.search(item.passage.text)) and (period := find_period(issues["what"])):
            return period
    for item in placed:
        if item.part is not Part.DECISION and (period := find_period(item.passage.text)):
            return period
    return None


def _day(issued: PartialDate | None, period: Period | None) -> dt.date | None:
    if issued is not None and issued.full is not None:
        return issued.full
    return period.begins if period is not None else None


def _supersedes(placed: Sequence[Placed]) -> str | None:
    for item in placed:
        if found := _SUPERSEDES.search(item.passage.text):
            return found[1]
    return None
