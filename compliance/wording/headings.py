"""Headings that say whom what stands under them is for."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from compliance import builtin
from compliance.vietnamese import alternatives, clean, fold, squash, whole_words

_BETWEEN = "; "


@lru_cache(maxsize=1024)
def addressing_headings(context: str) -> tuple[str, ...]:
    """The headings of ``context`` (outermost first, "; " between) that speak to somebody, the nearest first.

    "Đối với UBND cấp huyện" does, and "UBND các huyện phấn đấu các chỉ tiêu sau"; "Thủ tục hành chính" names
    a subject only. Whom the words name is left to the caller, as "Đối với lĩnh vực đất đai" opens alike and
    names nobody.
    """
    opens = _opening()
    headings = [squash(clean(heading)) for heading in context.split(_BETWEEN)]
    return tuple(heading for heading in reversed(headings) if opens.match(fold(heading)))


@lru_cache(maxsize=1024)
def is_of_tasks(context: str) -> bool:
    """Whether the headings of ``context`` speak of what is to be done ("NHIỆM VỤ"), and none of goals."""
    tasks, goals = _kinds()
    words = fold(squash(clean(context)))
    return tasks.search(words) is not None and goals.search(words) is None


@cache
def _kinds() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = builtin.table("wording", "headings.yaml")
    return whole_words(map(fold, data["tasks"])), whole_words(map(fold, data["goals"]))


@cache
def _opening() -> re.Pattern[str]:
    data = builtin.table("wording", "headings.yaml")
    named = ("subjects", "addressing", "bodies", "acting", "of_bodies")
    subject, address, bodies, acting, of_bodies = (
        f"(?:{alternatives(map(fold, data[each]))})" for each in named
    )
    behind = f"(?:{alternatives(map(fold, [*data['addressing'], *data['behind_subject']]))})"
    only = rf"(?:[\s,;-]*(?<!\w){of_bodies}(?!\w))*[\s:]*$"
    spoken_to = rf"{bodies}(?!\w)(?:{only}|.{{0,150}}?(?<!\w){acting}(?:\s+\w+){{0,8}}[\s:]*$)"
    return re.compile(
        rf"(?:[\divxlcđ]{{1,4}}[.)/]\s*)*(?:(?:{address}|{subject}\s+{behind})(?!\w)|{spoken_to})"
    )
