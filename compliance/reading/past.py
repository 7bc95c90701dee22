"""What sentences tell of years before the plan: results, never promises."""

from __future__ import annotations

import re

_OPENS_YEAR = re.compile(
    r"(?:^|(?<=[;:.]))\s*(?:trong |hết |đến hết |tính đến (?:hết )?|kết quả )?"
    r"năm\s+(?P<year>20\d\d)(?!\s*[-/])",
    re.IGNORECASE,
)
_ENDS_PAST = re.compile(
    r"\.(?:\s|$)|\n|(?<!so với )(?<!của )năm\s+20\d\d|(?:phấn đấu|mục tiêu|chỉ tiêu|quyết tâm|duy trì)(?!\w)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_BROUGHT = re.compile(
    r"(?<!so với )(?<!của )năm\s+(?P<year>20\d\d)\s*,?\s+(?:đã\s+|chỉ\s+|mới\s+)*"
    r"(?:đạt|là|xếp|còn|tăng|giảm|ở mức|chiếm)(?!\w)",
    re.IGNORECASE,
)


def brought(text: str, first: int | None) -> bool:
    """Whether ``text`` tells what a year before ``first`` brought ("Chỉ số SIPAS năm 2024 đạt 85,62%")."""
    told = _BROUGHT.search(_IN_BRACKETS.sub(" ", text))
    return told is not None and first is not None and int(told["year"]) < first


def past_stretches(text: str, first: int | None) -> list[tuple[int, int]]:
    """Where a sentence tells what an earlier year brought: from its name to another year or the end."""
    found: list[tuple[int, int]] = []
    for match in _OPENS_YEAR.finditer(text) if first is not None else ():
        if int(match["year"]) < (first or 0):
            end = _ENDS_PAST.search(text, match.end())
            found.append((match.start(), end.start() if end is not None else len(text)))
    return found


def left_between(stretches: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """What the stretches leave of a text."""
    ends = [0, *(end for _, end in stretches)]
    starts = [*(start for start, _ in stretches), length]
    return [(end, start) for end, start in zip(ends, starts, strict=True) if end < start]
