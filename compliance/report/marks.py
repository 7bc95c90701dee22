"""The marks of the matrix: each a sign of its own, so that none depends on colour."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from compliance.model.finding import Reason, Verdict
from compliance.model.link import Addressed, Relation
from compliance.model.report import ReportObligation, ReportResult


class Mark(StrEnum):
    """How a plan stands to one obligation, worst first; the words are ``report.mark.<value>``."""

    WEAKER = "weaker"
    MISSING = "missing"
    BOUNDARY = "boundary"
    UNDECIDED = "undecided"
    WAIVED = "waived"
    EQUAL = "equal"
    STRICTER = "stricter"
    PRESENT = "present"
    NO_DATA = "no_data"
    NOT_ASKED = "not_asked"

    @property
    def sign(self) -> str:
        return _SIGNS[self]

    @property
    def kept(self) -> bool:
        """Whether the obligation is kept."""
        return self in (Mark.EQUAL, Mark.STRICTER, Mark.PRESENT, Mark.WAIVED)


_SIGNS = {
    Mark.WEAKER: "▼",
    Mark.MISSING: "○",
    Mark.BOUNDARY: "▽",
    Mark.UNDECIDED: "?",
    Mark.WAIVED: "◇",
    Mark.EQUAL: "=",
    Mark.STRICTER: "▲",
    Mark.PRESENT: "✓",
    Mark.NO_DATA: "…",
    Mark.NOT_ASKED: "–",
}

_SILENCED = (Reason.NO_DATA, Reason.OTHER_PLAN_KIND)
_WORST_FIRST = tuple(Mark)


def mark_of(obligation: ReportObligation, results: Iterable[ReportResult]) -> Mark:
    """The mark of an obligation under the ``results`` that speak of it.

    Verdicts come before relations: what no rule calls short is not shown as short.
    """
    results = tuple(results)
    found = [mark for result in results if (mark := _judged(result)) is not None]
    if found:
        worst = min(found, key=_WORST_FIRST.index)
        return worst if worst is not Mark.WEAKER or _may_be_short(obligation, results) else Mark.UNDECIDED
    if obligation.child is None:
        return _unanswered(obligation, results)
    if _not_judged(results):
        return Mark.NO_DATA
    if obligation.relation is Relation.EQUAL:
        return Mark.EQUAL
    if obligation.relation is Relation.STRICTER:
        return Mark.STRICTER
    conforming = any(result.verdict is Verdict.CONFORMS for result in results)
    return Mark.PRESENT if conforming and not obligation.ambiguous else Mark.UNDECIDED


def _may_be_short(obligation: ReportObligation, results: Iterable[ReportResult]) -> bool:
    """Whether a violation can be one against the superior: not in another kind of plan or period.

    What equals or exceeds the superior falls short of something else, such as another part of its own plan.
    """
    if obligation.relation in (Relation.EQUAL, Relation.STRICTER):
        return False
    return not any(result.reason in (Reason.OTHER_PLAN_KIND, Reason.OTHER_PERIOD) for result in results)


def _judged(result: ReportResult) -> Mark | None:
    if result.verdict is Verdict.WAIVED:
        return Mark.WAIVED
    if result.verdict is Verdict.UNDECIDED:
        return Mark.UNDECIDED
    if result.verdict is not Verdict.VIOLATES:
        return None
    return {Reason.MISSING: Mark.MISSING, Reason.BOUNDARY: Mark.BOUNDARY}.get(
        result.reason or Reason.BELOW, Mark.WEAKER
    )


def _not_judged(results: Iterable[ReportResult]) -> bool:
    """Whether rules looked and none could say: another kind of plan, no data; always in another period."""
    silent = [result for result in results if result.verdict is Verdict.NOT_APPLICABLE]
    if any(result.reason is Reason.OTHER_PERIOD for result in silent):
        return True
    return bool(silent) and silent == list(results) and any(one.reason in _SILENCED for one in silent)


def _unanswered(obligation: ReportObligation, results: Iterable[ReportResult]) -> Mark:
    if obligation.addressed is Addressed.NOT_ADDRESSED:
        return Mark.NOT_ASKED
    if any(
        result.verdict is Verdict.NOT_APPLICABLE and result.reason is Reason.NOT_ADDRESSED
        for result in results
    ):
        return Mark.NOT_ASKED
    return Mark.NO_DATA
