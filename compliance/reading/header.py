"""Who issued a plan, for which years, under which title, number and date, as far as the document says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import cache

from compliance.model.dates import PartialDate, Period
from compliance.reading.context import ReadingContext
from compliance.reading.issuer import issuer_of
from compliance.reading.passages import PLACE_AND_DATE
from compliance.reading.sections import Outline, Part, Placed
from compliance.reading.settled_units import Issuer, city_level
from compliance.reading.telling import Glob, glob
from compliance.reading.titling import heads_known, title_of
from compliance.reading.vocabulary import load, plain
from compliance.records import record
from compliance.vietnamese import squash
from compliance.wording.dates import find_period, parse_date

REPORT = "report"
"""The kind of a document that tells what was done; no sentence of it is read as a promise."""

_HEAD_LINES = 40


@record
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

    @property
    def day(self) -> dt.date | None:
        """The day that settles which units exist."""
        return _day(self.issued, self.period)


_ATTACHED = re.compile(
    r"^\W*(?:ban hành\s+)?kèm theo\s+(?:quyết định|kế hoạch|văn bản|công văn|nghị quyết)", re.IGNORECASE
)
_NUMBER = re.compile(r"số\s*:?\s*(\d[\w.]*\s*/\s*[A-ZĐ&][\w&\-Đ/]*)", re.IGNORECASE)
_YEAR_ALONE = re.compile(r"\s*20\d\d\s*")
_SUPERSEDES = re.compile(
    r"thay thế\s+(?:cho\s+)?(?:kế hoạch|quyết định)\s+(?:số\s+)?(\d[\w.]*/[A-ZĐ][\w&\-Đ]*)", re.IGNORECASE
)
_ISSUES = re.compile(r"(?:ban hành|xây dựng)\s+(?P<what>kế hoạch\s[^.;]*?20\d\d[^.;]*)", re.IGNORECASE)


def header_of(
    outline: Outline,
    captions: Sequence[str],
    layout: Sequence[str],
    context: ReadingContext,
    *,
    headed: int | None = None,
) -> HeaderFacts:
    """The head of the plan in ``outline``.

    ``captions`` are titles that stand inside tables, ``layout`` the lines of a table that lays out the
    head of the page; ``headed`` is the one year for which headings of tables set values, which counts
    where nothing else says a year.
    """
    placed = outline.placed
    title = title_of(placed, captions)
    heads = [*layout, *_heads(placed)]
    attached = [item.passage.whole for item in placed if _ATTACHED.match(item.passage.whole)]
    attached += [caption for caption in captions if _ATTACHED.match(caption)]
    number, issued = _number_and_date([*heads, *_dates_below(placed)], attached)
    period = find_period(title) or _period_of_others(placed, captions)
    period = period or (Period(headed, headed) if headed is not None else None)
    day = _day(issued, period)
    texts = [title, *attached, *_decision_titles(placed), *captions]
    issuer = issuer_of(texts, heads, (item.passage.text for item in placed), context.units, day)
    kind = REPORT if _is_report(placed) else kind_of(title, period)
    city = city_level(issuer, context.units, day)
    return HeaderFacts(title, kind, number, issued, period, issuer, _supersedes(placed), city)


def _is_report(placed: Sequence[Placed]) -> bool:
    """Whether the first head of the document is that of a report: it tells what was done."""
    plans, decisions = heads_known()
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
    for kind, globs in _kinds():
        if any(each.fits(words) for each in globs):
            return kind
    return "multi_year" if period is not None and period.first != period.last else "annual"


@cache
def _kinds() -> tuple[tuple[str, tuple[Glob, ...]], ...]:
    return tuple(
        (entry["kind"], tuple(glob(words) for words in entry["words"])) for entry in load("parts")["kinds"]
    )


def _decision_titles(placed: Sequence[Placed]) -> list[str]:
    return [
        item.passage.text
        for item in placed[:60]
        if item.part is Part.DECISION
        and plain(item.passage.text).startswith(("ban hanh", "ve viec", "phe duyet"))
    ]


def _heads(placed: Sequence[Placed]) -> list[str]:
    """The lines above the title: agency, place and date."""
    plans, decisions = heads_known()
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
    for text in _with_years(heads):
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


def _with_years(heads: Sequence[str]) -> Iterator[str]:
    """The lines of the head; a date whose year stands in a line of its own below has it again."""
    for index, text in enumerate(heads):
        year = next(filter(_YEAR_ALONE.fullmatch, heads[index + 1 : index + 3]), "")
        yield f"{text} {year}" if year and PLACE_AND_DATE.match(f"{text} {year}") else text


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
