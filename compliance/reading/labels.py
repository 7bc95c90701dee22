"""Labels before a colon that name the field a sentence is about: "Kinh tế số: ít nhất 60% doanh nghiệp …"."""

from __future__ import annotations

import re
from functools import cache

from compliance.reading.tables.bearers import bearer, only_names_bodies
from compliance.reading.vocabulary import load, spelled
from compliance.vietnamese import alternatives, fold


def label_of(text: str) -> re.Match[str] | None:
    """The label that ``text`` begins with, its words as group 1; None where words before a colon say more.

    Behind a label stands a sentence with its own subject. A name of what is measured ("Tỷ lệ hồ sơ: 90%") is
    none, nor is that of a body, whose value it is then.
    """
    if ":" not in text:
        return None
    found = _labels().match(text) or _labels_of_shares().match(text)
    if found is None or spelled("measuring").match(fold(found[1])) is not None:
        return None
    return None if bearer(found[1]) is not None and only_names_bodies(found[1]) else found


@cache
def _labels() -> re.Pattern[str]:
    opening = alternatives(load("parts")["labels"])
    return re.compile(rf"((?:{opening})\s[^:;%\d]{{3,80}}):\s+(?=(?:\S+\s+){{3}})")


@cache
def _labels_of_shares() -> re.Pattern[str]:
    beside = alternatives(map(fold, load("columns")["beside_bare"]))
    share = rf"(?i:(?:(?:{beside}|có|[<>≥≤])\s*){{0,3}})\d[\d.,]*\s*%\s+(?:[^\W\d]\S*\s+){{3}}"
    return re.compile(rf"([^:;.,%\d()]{{3,60}}):\s+(?={share})")
