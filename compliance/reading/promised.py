"""What of a sentence counts as a promise of the plan."""

from __future__ import annotations

import re
from functools import cache

from compliance.model.plan import Indicator
from compliance.model.target import Comparator, Direction, Kind, Measure, Target
from compliance.reading.vocabulary import load, plain, spelled
from compliance.vietnamese import fold

_QUANTIFIED = (Kind.LEVEL, Kind.CHANGE, Kind.RANK, Kind.GRADE)
_VERB_WITHIN = 6
_DENIED_WITHIN = 12
_PLACES = re.compile(r"(?<!\w)(?:tại|ở|trên|cho|đến)\s+(\d+)/\1(?!\d)", re.IGNORECASE)
_MONEY_SPENT = re.compile(r"^\W*(?:tổng |nguồn |dự kiến |nhu cầu )*(?:kinh phí|dự toán)(?!\w)", re.IGNORECASE)


def counts(target: Target, words: str, *, goal: bool) -> bool:
    """Whether a target found in running text is a promise of the plan.

    Among goals every promise counts; among tasks only one with a quantity, or a trend that is aimed at, and
    none that says in how many places something is done ("tại 12/12 xã"). A statement is only handed over
    beside what else its sentence promises.
    """
    if goal:
        return True
    if target.kind is Kind.STATEMENT:
        return False
    if _PLACES.search(words):
        return False
    if target.unit is Measure.VND and _MONEY_SPENT.match(target.raw):
        return False
    aimed = "phấn đấu" in fold(words)
    if target.kind in _QUANTIFIED:
        bare_count = target.unit is Measure.COUNT and target.comparator is Comparator.EQUAL
        return (target.value is not None or target.grade is not None) and (aimed or not bare_count)
    return target.kind is Kind.TREND and target.direction in (Direction.UP, Direction.DOWN) and aimed


def is_given(title: str) -> bool:
    """Whether a piece tells what a superior set ("(tỉnh giao 70%)"): no promise of this plan."""
    return plain(title) in _givers()


def denies(words: str) -> bool:
    """Whether a goal begins by saying that something shall not be, or shall end ("Chấm dứt …")."""
    found = spelled("denying").search(fold(words))
    return found is not None and found.start() <= _DENIED_WITHIN


@cache
def _givers() -> frozenset[str]:
    return frozenset(plain(words) for words in load("parts")["given"])


def only_acts(indicator: Indicator, *, general: bool = False) -> bool:
    """Whether a sentence of acts promises nothing that is known: it tells what is done from day to day.

    What is attained or brought about ("Phường đạt Bộ tiêu chí …") is promised, save where goals are
    ``general``: there even something that shall grow better, since nobody knows when, is none.
    """
    if indicator.canonical is not None or any(target.document for target in indicator.targets):
        return False
    if general:
        return all(target.kind is Kind.DONE or _since_whenever(target) for target in indicator.targets)
    return all(target.kind is Kind.DONE for target in indicator.targets) and not _attains(indicator.cell)


def _since_whenever(target: Target) -> bool:
    return target.kind is Kind.TREND and target.baseline is None


def _attains(words: str) -> bool:
    """Whether the verb of a sentence, which stands among its first words, tells of something attained.

    A sentence that points to an annex says only that the targets there are to be met.
    """
    folded = fold(words)
    verb = spelled("attained").search(" ".join(folded.split()[:_VERB_WITHIN]))
    return verb is not None and not spelled("pointing").search(folded)
