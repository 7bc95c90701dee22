"""Titles without what only joins them to their sentence: "và", "trong đó", "Giảm … xuống còn"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from compliance import builtin
from compliance.model.unit_names import unit_types
from compliance.vietnamese import alternatives
from compliance.wording.capitals import CAPITALISED
from compliance.wording.levels import levels_named

_FEWEST_WORDS = 3
_EDGES = " \t-–+*•,;:.…"


def without_joints(part: str) -> str:
    """A part of a list without the words that joined it to the part before; the words stay otherwise.

    "và 10% biên chế sự nghiệp" is shown as "10% biên chế sự nghiệp".
    """
    words = part.strip()
    joint = _joints().match(words)
    shorter = words[joint.end() :] if joint is not None else ""
    return shorter if any(map(str.isalnum, shorter)) else words


def without_comparison(title: str) -> str:
    """A title cut from a sentence without what it was compared with, once its verb went with the value.

    "Chỉ số CCHC tiếp tục hơn so với năm 2024" is the index; a title of nothing else is left as it is.
    """
    shorter = _comparison().sub("", title)
    return shorter if len(shorter.split()) >= _FEWEST_WORDS else title


def without_course(title: str) -> str:
    """A title without the verb that only brings it to the value behind it.

    "Giảm tỷ lệ hộ nghèo xuống còn" (0,5%) promises what "Tỷ lệ hộ nghèo" does; a fall or rise that has no
    such end ("Giảm tỷ lệ hộ nghèo") is a change, and keeps its verb.
    """
    found = _brought().fullmatch(title.strip().rstrip(_EDGES))
    return found["what"].strip() if found is not None else title


def without_own_doing(title: str, level: str | None, city: str) -> str:
    """A title without what only says that the unit of this level does it itself ("do UBND xã chủ trì").

    What others do ("do Sở Y tế chủ trì", of a commune "do UBND tỉnh tổ chức") stays.
    """

    def instead(found: re.Match[str]) -> str:
        named = levels_named(found["who"], city=city)
        return "" if not named or level in named else found[0]

    return _doing().sub(instead, title) if _done_by().search(title) else title


@cache
def _joints() -> re.Pattern[str]:
    edges = f"[{re.escape(_EDGES)}]*"
    return re.compile(rf"(?i)^(?:{edges}(?:{_words('joints')})(?!\w))+{edges}")


@cache
def _brought() -> re.Pattern[str]:
    heads, ends = _words("bringing"), _words("brought_to")
    return re.compile(rf"(?i)(?:{heads})(?:\s+(?:{heads}))*\s+(?P<what>\S.*?)\s+(?:{ends})")


@cache
def _comparison() -> re.Pattern[str]:
    going, more, years = (_words(name) for name in ("going_on", "more", "years_before"))
    of_a_year = rf"so với (?:[^\W\d]+ ){{0,4}}năm (?:20\d\d|{years})"
    return re.compile(rf"(?i)(?:\s+(?:{going}))*(?:\s+(?:{more}))?\s+{of_a_year}\s*$")


@cache
def _done_by() -> re.Pattern[str]:
    """Words that may say who does something: most titles have none, and the whole pattern is long."""
    return re.compile(rf"(?i)(?<!\w)do\s.*(?:{alternatives(_own_doing()['verbs'])})")


@cache
def _doing() -> re.Pattern[str]:
    data = _own_doing()
    one = rf"(?:(?i:{alternatives((*data['bodies'], *unit_types()))})(?!\w)(?:\s+{CAPITALISED})?)"
    verbs = alternatives(data["verbs"])
    return re.compile(
        rf"[\s,(]+(?i:do)\s+(?P<who>{one}(?:,?\s+{one})*)"
        rf"\s+(?i:{verbs})(?!\w)(?:(?:,|\s+và)?\s+(?i:{verbs})(?!\w))*\)?"
    )


def _own_doing() -> Mapping[str, Sequence[str]]:
    data: Mapping[str, Sequence[str]] = builtin.table("wording", "titles.yaml")["own_doing"]
    return data


def _words(name: str) -> str:
    return alternatives(builtin.table("wording", "titles.yaml")[name])
