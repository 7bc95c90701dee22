"""How much a finding asks of its reader: the order of reading, the signs and the counts of every page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from compliance.model.finding import Severity, Verdict
from compliance.model.report import ReportResult, ReportSide


class Weight(StrEnum):
    """The heaviest first; the words are ``report.weight.<value>``.

    What is undecided is not called something to correct, however severe its rule: it is yet to be judged.
    """

    ERROR = "error"
    WARNING = "warning"
    UNDECIDED = "undecided"
    INFO = "info"

    @property
    def sign(self) -> str:
        return {"error": "■", "warning": "◧", "undecided": "?", "info": "□"}[self.value]


_ORDER = tuple(Weight)


def weight_of(finding: ReportResult) -> Weight:
    """The weight of a result that violates or is undecided."""
    if finding.severity is Severity.INFO:
        return Weight.INFO
    if finding.verdict is Verdict.UNDECIDED:
        return Weight.UNDECIDED
    return Weight.ERROR if finding.severity is Severity.ERROR else Weight.WARNING


def heaviest_first(findings: Iterable[ReportResult]) -> tuple[ReportResult, ...]:
    """Findings by weight, then as they come in the document.

    What stands nowhere follows: what is missing as the superior asks for it, then what concerns the whole.
    """
    return tuple(
        sorted(findings, key=lambda finding: (_ORDER.index(weight_of(finding)), *_place_of(finding)))
    )


def _place_of(finding: ReportResult) -> tuple[int, ...]:
    for rank, side in enumerate((finding.child, finding.parent)):
        place = _place_in(side)
        if any(place):
            return rank, *place
    return (2,)


def _place_in(side: ReportSide | None) -> tuple[int, ...]:
    """Page and line, or table and row; paragraphs outside tables come before tables, as body before annex."""
    if side is None or not side.plan:
        return ()
    source = side.source
    return tuple(
        number or 0
        for number in (source.page, source.line, source.table, source.row, source.cell, source.paragraph)
    )


def counted(results: Iterable[ReportResult]) -> Mapping[Weight, int]:
    """How many findings of each weight are among ``results``."""
    counts = dict.fromkeys(Weight, 0)
    for result in results:
        if result.finding:
            counts[weight_of(result)] += 1
    return counts
