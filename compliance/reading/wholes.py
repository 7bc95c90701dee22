"""The whole of which a share is told, named before its comma ("Trong tổng số hồ sơ trực tuyến, hồ sơ …")."""

from __future__ import annotations

import re
from functools import cache

from compliance.reading.vocabulary import counting, load
from compliance.vietnamese import alternatives, behind_words, fold, squash

_COMMA = re.compile(r",\s+")


def names_whole(title: str) -> bool:
    """Whether a title begins with the whole of which it tells a share."""
    return _whole().match(fold(title)) is not None


def with_whole_behind(title: str) -> str:
    """A title with the whole behind what is counted of it ("hồ sơ … trong tổng số hồ sơ trực tuyến").

    The whole ends with the only comma, or with the one behind which its own words begin again; it stays in
    front where neither tells.
    """
    title = squash(title)
    folded = fold(title)
    head = _whole().match(folded)
    commas = list(_COMMA.finditer(folded, head.end())) if head is not None else []
    if head is None or not commas:
        return title
    counted = folded[head.end() :].split(maxsplit=1)[0].rstrip(",")
    again = [comma for comma in commas if re.match(rf"{re.escape(counted)}(?!\w)", folded[comma.end() :])]
    if not again and len(commas) > 1:
        return title
    comma = (again or commas)[0]
    return f"{title[comma.end() :]} {behind_words(title[: comma.start()])}"


@cache
def _whole() -> re.Pattern[str]:
    data = load("parts")["wholes"]
    before, sums, other = (alternatives(map(fold, data[key])) for key in ("before", "sums", "other"))
    whole = rf"(?:{sums}|{counting()})(?!\s+(?:{other})(?!\w))"
    return re.compile(rf"\W*(?:{before})\s+{whole}\s+(?:các\s+)?")
