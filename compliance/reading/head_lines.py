"""What single lines of the head of a page tell: who issues, a department, a place and date."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from compliance.reading.vocabulary import load
from compliance.vietnamese import alternatives, fold

if TYPE_CHECKING:
    from compliance.model.units import Units

_LONGEST_HEAD = 80
SEAT = re.compile(r"(?<!\w)(?:ngày|tháng|kính gửi)(?!\w)", re.IGNORECASE)


def says_who_issues(line: str, units: Units) -> bool:
    """Whether a line of the head only names a unit, with or without its body; one of a date names a seat."""
    if len(line) > _LONGEST_HEAD or any(char.isdigit() for char in line) or SEAT.search(line):
        return False
    named = _bodies().match(fold(line)) is not None
    return line.isupper() or named or units.names.typed.match(line) is not None


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{alternatives(map(fold, load('parts')['issuing_bodies']))})(?!\w)")


@cache
def departments() -> re.Pattern[str]:
    """How the line of the head that names a department begins, in capitals: its plan is not the unit's."""
    return re.compile(rf"\s*(?:{alternatives(word.upper() for word in load('parts')['departments'])})\s")
