"""Gaps and repeats in the numbers of rows, tasks and Roman headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from compliance.model.plan import Indicator, Plan

_CODE = re.compile(r"^\d+(?:\.\d+)*$")
_ROMAN = re.compile(r"^(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})$")
_VALUES = {"I": 1, "V": 5, "X": 10}
_NUMERALS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def task_gaps(plan: Plan) -> list[str]:
    """Numbers that are missing between the first and the last task."""
    numbers = [int(task.no) for task in plan.tasks if task.no.isdigit()]
    if len(numbers) < len(plan.tasks):
        return []
    return [str(number) for number in _missing(numbers)]


def row_gaps(plan: Plan) -> list[str]:
    """Row numbers that are missing among the indicators of the annex, such as 1.2 between 1.1 and 1.3.

    Where some words of the document were not understood, a number may stand there: nothing is missed.
    """
    if plan.unread:
        return []
    gaps = {gap for rows in _lists(plan) for gap in _gaps(rows)}
    return sorted(gaps, key=_in_order)


def _gaps(rows: Sequence[Indicator]) -> list[str]:
    present = {prefix for code in _codes(rows) for prefix in _prefixes(code)}
    groups: dict[str, list[int]] = {}
    for code in sorted(present):
        above, _, last = code.rpartition(".")
        groups.setdefault(above, []).append(int(last))
    return [
        f"{above}.{number}" if above else str(number)
        for above, numbers in groups.items()
        for number in _missing(numbers)
    ]


def row_repeats(plan: Plan) -> list[str]:
    """Row numbers that two different rows of the annex bear.

    Many of them mean that the numbers begin anew in a second part.
    """
    repeated = {code for rows in _lists(plan) for code in _repeats(rows)}
    return sorted(repeated, key=_in_order)


def _repeats(rows: Sequence[Indicator]) -> list[str]:
    places: dict[str, set[tuple[object, ...]]] = {}
    for row in _numbered(rows):
        source = row.source
        assert row.code is not None
        places.setdefault(row.code, set()).add(
            (source.page, source.table, source.row, source.line, _title(row))
        )
    repeated = [code for code, found in places.items() if len(found) > 1]
    return repeated if len(repeated) <= max(2, len(places) // 5) else []


def section_gaps(plan: Plan) -> list[str]:
    """Roman numerals that are missing among the headings of the body."""
    numbers = [_roman(section.code) for section in plan.sections if _ROMAN.match(section.code)]
    return [_numeral(number) for number in _missing(numbers)]


def _lists(plan: Plan) -> list[list[Indicator]]:
    """The rows of the annex, those of each list that numbers its own.

    A list begins where another table begins with 1; one that goes on over a page goes on with its numbers.
    """
    lists: list[list[Indicator]] = []
    for row in plan.indicators:
        if row.section != "annex":
            continue
        if not lists or _begins_anew(row, lists[-1]):
            lists.append([])
        lists[-1].append(row)
    return lists


def _begins_anew(row: Indicator, before: Sequence[Indicator]) -> bool:
    if row.source.table == before[-1].source.table or not row.code or not _CODE.match(row.code):
        return False
    return set(_in_order(row.code)) == {1} and any(other.code for other in before)


def _numbered(rows: Iterable[Indicator]) -> list[Indicator]:
    return [row for row in rows if row.code and _CODE.match(row.code)]


def _codes(rows: Iterable[Indicator]) -> Iterable[str]:
    for row in rows:
        for code in (row.code, row.group):
            if code and _CODE.match(code):
                yield code


def _prefixes(code: str) -> Iterable[str]:
    parts = code.split(".")
    return (".".join(parts[:length]) for length in range(1, len(parts) + 1))


def _missing(numbers: Sequence[int]) -> list[int]:
    if not numbers:
        return []
    present = set(numbers)
    return [number for number in range(min(present), max(present)) if number not in present]


def _in_order(code: str) -> tuple[int, ...]:
    return tuple(int(part) for part in code.split("."))


def _title(row: Indicator) -> str:
    """Rows without a place of their own are told apart by their titles."""
    return "" if row.source.row is not None or row.source.line is not None else row.title


def _roman(numeral: str) -> int:
    total = 0
    for sign, after in zip(numeral, [*numeral[1:], ""], strict=True):
        value = _VALUES[sign]
        total += -value if after and _VALUES[after] > value else value
    return total


def _numeral(number: int) -> str:
    words = ""
    for value, sign in _NUMERALS:
        count, number = divmod(number, value)
        words += sign * count
    return words
