"""What sentences tell of years before the plan: results, never promises."""

from __future__ import annotations

import re
from functools import cache

from compliance.reading.vocabulary import load
from compliance.records import record
from compliance.vietnamese import alternatives, fold

_IN_BRACKETS = re.compile(r"\([^()]*\)")
_ONE_VALUE = re.compile(r"\s*năm\s+20\d\d\s*(?:ước |dự kiến )?(?:đạt|là|:)?\s*\d[\d.,]*\s?%\s*[,;]\s*")
_HAS_YEAR = re.compile(r"năm\s+20\d\d", re.IGNORECASE)


@record
class _Patterns:
    """``opens`` finds the year that a stretch tells of, ``ends`` its end, ``brought`` a result inside."""

    opens: re.Pattern[str]
    ends: re.Pattern[str]
    brought: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    data = load("parts")["past"]
    before, over, already, verbs = (
        alternatives(map(fold, data[name])) for name in ("before_year", "promising", "already", "verbs")
    )
    other = r"(?<!so với )(?<!của )năm\s+"
    return _Patterns(
        re.compile(rf"(?:^|(?<=[;:.]))\s*(?:(?:{before}) )?năm\s+(?P<year>20\d\d)(?!\s*[-/])"),
        re.compile(rf"\.(?:\s|$)|\n|{other}20\d\d|(?:{over})(?!\w)"),
        re.compile(rf"{other}(?P<year>20\d\d)\s*,?\s+(?:(?:{already})\s+)*(?:{verbs})(?!\w)"),
    )


def brought(text: str, first: int | None) -> bool:
    """Whether ``text`` tells what a year before ``first`` brought ("Chỉ số SIPAS năm 2024 đạt 85,62%")."""
    if first is None or not _HAS_YEAR.search(text):
        return False
    told = _patterns().brought.search(fold(_IN_BRACKETS.sub(" ", text)))
    return told is not None and int(told["year"]) < first


def past_stretches(text: str, first: int | None) -> list[tuple[int, int]]:
    """Where a sentence tells what an earlier year brought: from its name to another year or the end."""
    if first is None or not _HAS_YEAR.search(text):
        return []
    folded = fold(text)
    found: list[tuple[int, int]] = []
    for match in _patterns().opens.finditer(folded):
        if int(match["year"]) < first:
            end = _patterns().ends.search(folded, match.end())
            if _one_of_years(folded, match.start(), end):
                continue
            found.append((match.start(), end.start() if end is not None else len(text)))
    return found


def _one_of_years(folded: str, start: int, end: re.Match[str] | None) -> bool:
    """ "Tỷ lệ …: năm 2025 đạt 80%, năm 2026 đạt 90%": a value in a list of years, behind what they are of."""
    if end is None or _HAS_YEAR.match(folded, end.start()) is None or not folded[:start].endswith(":"):
        return False
    return _ONE_VALUE.fullmatch(folded, start, end.start()) is not None


def left_between(stretches: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """What the stretches leave of a text."""
    ends = [0, *(end for _, end in stretches)]
    starts = [*(start for start, _ in stretches), length]
    return [(end, start) for end, start in zip(ends, starts, strict=True) if end < start]
