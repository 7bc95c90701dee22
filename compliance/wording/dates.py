"""Dates, periods and deadlines as Vietnamese documents write them."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from compliance import vietnamese
from compliance.model.dates import PartialDate, Period
from compliance.wording.phrases.patterns import pattern

# What stands where a copy leaves the day or month blank: spaces, dots, underscores.
_BLANK = r"[\s._…]*"
_YEAR = r"(?:19|20)\d{2}"

DATE = (
    rf"(?:(?i:ngày){_BLANK}(?P<d1>\d{{1,2}})?|(?P<d2>\d{{1,2}})){_BLANK}(?i:tháng){_BLANK}(?P<m1>\d{{1,2}})?"
    rf"{_BLANK}(?i:năm){_BLANK}(?P<y1>{_YEAR})"
    rf"|(?i:ngày){_BLANK}(?P<d3>\d{{1,2}})?{_BLANK}/{_BLANK}(?P<m3>\d{{1,2}})?{_BLANK}/\s*(?P<y3>{_YEAR})"
    rf"|(?<![\d/.,-])(?P<d4>\d{{1,2}})\s*(?P<sep>[/.-])\s*(?P<m4>\d{{1,2}})\s*(?P=sep)\s*(?P<y4>{_YEAR})(?![\d/])"
)
"""A date in running text; after "ngày" day and month may be blank ("ngày /12/2024")."""

_DATE = re.compile(DATE)
_ISO = re.compile(rf"(?<!\d)(?P<y>{_YEAR})-(?P<m>\d{{1,2}})(?:-(?P<d>\d{{1,2}}))?(?!\d)")
_MONTH = re.compile(rf"(?i:tháng){_BLANK}(?P<m>\d{{1,2}})\s*(?:/|(?i:năm))\s*(?P<y>{_YEAR})(?!\d)")
_BARE_MONTH = re.compile(rf"(?P<m>\d{{1,2}})\s*/\s*(?P<y>{_YEAR})")
_ONLY_YEAR = re.compile(rf"(?i:năm)\s*(?P<y>{_YEAR})(?!\d)")
_BARE_YEAR = re.compile(rf"(?P<y>{_YEAR})")


def parse_date(words: str) -> PartialDate | None:
    """The date that ``words`` name, as far as they name it; None where they name none, or no real day.

    A place before it ("Tuy Phước, ngày 15 tháng 4 năm 2023") does not matter.
    """
    text = vietnamese.clean(words)
    match = _DATE.search(text)
    if match is not None:
        return date_of(match)
    for form in (_ISO, _MONTH):
        match = form.search(text)
        if match is not None:
            return _partial(match["y"], match["m"], match.groupdict().get("d"))
    match = _BARE_MONTH.fullmatch(text)
    if match is not None:
        return _partial(match["y"], match["m"], None)
    match = _ONLY_YEAR.search(text) or _BARE_YEAR.fullmatch(text)
    return PartialDate(int(match["y"])) if match is not None else None


def date_of(match: re.Match[str]) -> PartialDate | None:
    """The date of a match of ``DATE``, alone or inside a larger pattern."""
    parts = match.groupdict()
    for number in "134":
        if parts[f"y{number}"]:
            day = parts["d1"] or parts["d2"] if number == "1" else parts[f"d{number}"]
            return _partial(parts[f"y{number}"], parts[f"m{number}"], day)
    return None


def _partial(year: str, month: str | None, day: str | None) -> PartialDate | None:
    date = PartialDate(int(year), int(month) if month else None, int(day) if day and month else None)
    try:
        dt.date(date.year, date.month or 1, date.day or 1)
    except ValueError:
        return None
    return date


_OUTLOOK = re.compile(rf"(?i:tầm nhìn|định hướng)\s+(?:(?i:đến)\s+)?(?:(?i:năm)\s+)?{_YEAR}")
_COMPARED = re.compile(rf"(?i:so với)\s+(?:(?i:kết quả)\s+)?(?:(?i:năm)\s+)?{_YEAR}")
_SYMBOL = re.compile(rf"\d+\s*/\s*{_YEAR}\s*/\s*\w+")
_RANGE = re.compile(rf"(?<![\d/])(?P<a>{_YEAR})\s*(?:-|(?i:đến)(?:\s+(?i:năm))?)\s*(?P<b>{_YEAR})(?![\d/])")
_RANGE_AND_YEAR = re.compile(
    rf"(?<![\d/])(?P<a>{_YEAR})\s*(?:-|(?i:đến)(?:\s+(?i:năm))?)\s*(?P<b>{_YEAR})"
    rf"\s*,?\s*(?i:và)\s+(?:(?i:kế hoạch)\s+)?(?i:năm)\s+{_YEAR}"
)
_YEARS = re.compile(rf"(?i:năm)\s*(?P<list>{_YEAR}(?:\s*(?:,|(?i:và))\s*(?:(?i:năm)\s+)?{_YEAR})*)(?![\d/-])")


def find_period(text: str) -> Period | None:
    """The years that a title is for: "năm 2025", "giai đoạn 2023 - 2025", "năm 2024 và năm 2025".

    Years of dates, numbers, outlooks ("tầm nhìn đến 2030") and comparisons do not count. A single year
    inside a range that is named too is the plan's own ("năm 2025 … Chương trình giai đoạn 2021-2030"),
    but "giai đoạn 2026-2030 và năm 2026" is for all those years.
    """
    text = vietnamese.clean(text)
    for form in (_DATE, _OUTLOOK, _COMPARED, _SYMBOL):
        text = form.sub(lambda match: " " * len(match[0]), text)
    if (both := _RANGE_AND_YEAR.search(text)) is not None and both["a"] <= both["b"]:
        return Period(int(both["a"]), int(both["b"]))
    ranges = [Period(int(m["a"]), int(m["b"])) for m in _RANGE.finditer(text) if m["a"] <= m["b"]]
    years = _named_years(_RANGE.sub(lambda match: "-" * len(match[0]), text))
    if ranges and not (years and years[-1].within(ranges[0])):
        return ranges[0]
    if years:
        return years[-1]
    bare = re.findall(rf"(?<![\d/.,-]){_YEAR}(?![\d/.,-]|\s*%)", text)
    return Period(int(bare[0]), int(bare[0])) if len(set(bare)) == 1 and not ranges else None


def _named_years(text: str) -> list[Period]:
    found = []
    for match in _YEARS.finditer(text):
        years = sorted(int(year) for year in re.findall(_YEAR, match["list"]))
        found.append(Period(years[0], years[-1]))
    return found


_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_PART = re.compile(r"[;\n]|(?<=\d)\s*\.\s+|(?<=[^\W\d])\.\s+")
_HALF = re.compile(r"0?6 tháng (?P<half>đầu|cuối) năm|(?P<nine>0?9) tháng(?: đầu năm)?")
_DAY = re.compile(
    rf"(?<![\d/])(?P<d>\d{{1,2}})\s*(?:/|tháng)\s*(?P<m>\d{{1,2}})(?:\s*(?:/|năm)\s*(?P<y>{_YEAR}))?(?![\d/])"
    rf"|(?<![\d/.,-])(?P<d2>\d{{1,2}})(?P<sep>[.-])(?P<m2>\d{{1,2}})(?P=sep)(?P<y2>{_YEAR})(?!\d)"
)
_BARE_MONTHS = re.compile(rf"(?<![\d/])(?P<m>\d{{1,2}})\s*/\s*(?P<y>{_YEAR})(?!\d)")
_QUARTER = re.compile(
    r"(?P<place>đầu|giữa)?\s*(?:quý|(?<!\w)q\.?(?=[iv1-4]))\s*(?P<list>(?:iv|i{1,3}|[1-4])(?:\s*(?:,|-|và|đến|\+)\s*(?:quý\s*)?(?:iv|i{1,3}|[1-4])(?!\w))*)(?!\w)"
    rf"(?:\s*(?:/|năm|-)\s*(?P<y>{_YEAR}))?"
)
_MONTHS = re.compile(
    r"(?P<place>trước|đầu|giữa)?\s*(?:tháng\s*|(?<!\w)t(?=\d))(?P<list>\d{1,2}(?:/\d{4})?(?:\s*(?:,|-|và|đến|\+)\s*(?:hết\s+)?"
    r"(?:tháng\s*)?\d{1,2}(?!\d)(?!\s*/\s*\d{1,2}(?!\d)))*)"
    rf"(?:\s*(?:/|,|năm)\s*(?:năm\s*)?(?P<y>{_YEAR}))?"
)
_SPAN_OF_YEARS = re.compile(rf"(?:{_YEAR}\s*-\s*)?(?P<y>{_YEAR})")


def due_by(words: str, year: int | None) -> dt.date | None:
    """The last day of a deadline such as "Tháng 2", "Quý I/2025", "Cả năm", "Trước ngày 15/6".

    ``year`` is the plan's year, for words that name none. Of several parts ("Ban hành: Quý I; thực
    hiện: Cả năm") the latest counts. None where the end is not determined: "Thường xuyên", "Sau khi …",
    "Theo kế hoạch của tỉnh", in any part.
    """
    text = vietnamese.fold(vietnamese.clean(words))
    parts = [part.strip(" .-+:") for part in _PART.split(text)]
    ends = [_end(part, year) for part in parts if part]
    if not ends or None in ends:
        return None
    return max(end for end in ends if end is not None)


def _end(part: str, year: int | None) -> dt.date | None:
    if pattern("no_deadline").search(part) and not pattern("whole_year").search(part):
        return None
    found = list(_named_ends(part, year))
    return max(found) if found and all(found) else None


def _named_ends(part: str, year: int | None) -> Iterator[dt.date]:
    """Every end that the words name; a finer one hides the year it stands in."""
    named = "cả năm" in part
    if named:
        yield from _month_end(_year_in(part) or year, 12)
    for match in _DAY.finditer(part):
        day = _last_day(
            match["y"] or match["y2"] or year, int(match["m"] or match["m2"]), int(match["d"] or match["d2"])
        )
        named = True
        if day is not None:
            yield day
    rest = _DAY.sub(" ", part)
    for match in _HALF.finditer(rest):
        month = 9 if match["nine"] else 6 if match["half"] == "đầu" else 12
        named = True
        yield from _month_end(_year_in(rest) or year, month)
    rest = _HALF.sub(" ", rest)
    for match in _QUARTER.finditer(rest):
        quarters = [_ROMAN.get(q) or int(q) for q in re.findall(r"iv|i{1,3}|[1-4]", match["list"])]
        named = True
        yield from _quarter_end(match["place"], 3 * max(quarters), match["y"] or _year_in(rest) or year)
    rest = _QUARTER.sub(" ", rest)
    for match in _MONTHS.finditer(rest):
        named = True
        yield from _months_end(match, match["y"] or _year_in(rest) or year)
    for match in _BARE_MONTHS.finditer(_MONTHS.sub(" ", rest)):
        named = True
        yield from _month_end(match["y"], int(match["m"]))
    if not named:
        yield from _year_end(part, year)


def _quarter_end(place: str | None, month: int, year: str | int | None) -> Iterator[dt.date]:
    """The end of the quarter that ends with ``month``, of its first month, or the middle of its second."""
    if place == "giữa":
        day = _last_day(year, month - 1, 15)
        if day is not None:
            yield day
        return
    yield from _month_end(year, month - 2 if place == "đầu" else month)


def _months_end(match: re.Match[str], year: str | int | None) -> Iterator[dt.date]:
    last = re.findall(r"(?<![/\d])\d{1,2}(?!\d)", match["list"])[-1]
    month = int(last)
    inner = re.findall(_YEAR, match["list"])
    year = inner[-1] if inner and not match["y"] else year
    if match["place"] == "trước":
        month, year = (month - 1, year) if month > 1 else (12, int(year) - 1 if year else None)
    if match["place"] in ("đầu", "giữa"):
        day = _last_day(year, month, 10 if match["place"] == "đầu" else 15)
        if day is not None:
            yield day
        return
    yield from _month_end(year, month)


def _year_end(part: str, year: int | None) -> Iterator[dt.date]:
    """The end of the year; of words that say more in numbers than the year it would be a guess."""
    spans = list(_SPAN_OF_YEARS.finditer(part))
    if any(sign.isdigit() for sign in _SPAN_OF_YEARS.sub(" ", part)):
        return
    if spans:
        yield dt.date(max(int(match["y"]) for match in spans), 12, 31)
    elif pattern("whole_year").search(part) and year is not None:
        yield dt.date(year, 12, 31)


def _year_in(part: str) -> str | None:
    years = re.findall(rf"(?:năm|/)\s*({_YEAR})", part)
    return years[-1] if years else None


def _month_end(year: str | int | None, month: int) -> Iterator[dt.date]:
    if year is not None and 1 <= month <= 12:
        yield dt.date(int(year), month, calendar.monthrange(int(year), month)[1])


def _last_day(year: str | int | None, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(int(year), month, day) if year is not None else None
    except ValueError:
        return None
