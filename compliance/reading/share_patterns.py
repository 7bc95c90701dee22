"""Patterns of pieces of sentences that only say for whom, of what or when a value is, made from data."""

from __future__ import annotations

import re
from functools import cache

from compliance.reading.vocabulary import alternatives_in, load
from compliance.records import record
from compliance.vietnamese import alternatives, fold


@record
class SharePatterns:
    """All are asked of folded words. ``year``: a piece that is nothing but one; ``rank``: one that begins as
    places and classes do; ``levels``: names of levels and the words beside them; ``level_behind`` a title;
    ``apart``: before what a value is given for alone; ``apart_before`` a value; ``of_what``: behind what is
    counted."""

    year: re.Pattern[str]
    rank: re.Pattern[str]
    levels: re.Pattern[str]
    level_behind: re.Pattern[str]
    apart: re.Pattern[str]
    apart_before: re.Pattern[str]
    of_what: re.Pattern[str]


@cache
def share_patterns() -> SharePatterns:
    """The patterns of ``shares`` in the parts of plans."""
    data = load("parts")["shares"]
    told = alternatives_in(data)
    of, levels = told["of"], told["levels"]
    fields = alternatives(map(fold, load("parts")["bearers"]["fields"]))
    return SharePatterns(
        year=re.compile(rf"(?:{told['by_year']} )*(?:năm |giai đoạn )?(20\d\d)(?:\s*-\s*20\d\d)?$"),
        rank=re.compile(rf"[\W_]*(?:và )?{told['ranks']}(?!\w)"),
        levels=re.compile(
            rf"(?:{of} )?(?:ubnd |các )*(?:cấp )?{levels}(?!\w)|(?<!\w){told['beside_levels']}(?!\w)"
        ),
        level_behind=re.compile(rf"(?:\s+{of}\s+|\s*\(\s*)(?:ubnd\s+)?(?:cấp\s+)?{levels}$"),
        apart=re.compile(
            rf"\W*(?:riêng\s(?!{told['measured']})|{told['among']}\W+(?:{told['of']} )?"
            rf"(?:(?:{fields})|{told['dossiers']} (?:{told['of_what']}|{told['about']}))\s)"
        ),
        apart_before=re.compile(rf"(?P<whom>riêng\s\D+?)\s+(?:{told['bounds']}|[<>≥≤])?\s*$"),
        of_what=re.compile(rf"(?:/\w+)?\s+(?P<whom>{told['of_what']}\s.+)"),
    )


def without_level(title: str) -> str:
    """A title without the level that it ends with ("… đối với cấp huyện", "… (cấp huyện")."""
    found = share_patterns().level_behind.search(fold(title))
    return title[: found.start()] if found is not None else title
