"""The matrix of a report: what superiors ask, what each plan holds for it, and the mark of the two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import field

from compliance.model.finding import Reason
from compliance.model.report import Report, ReportObligation, ReportPlan, ReportResult
from compliance.records import record
from compliance.report.marks import Mark, mark_of
from compliance.vietnamese import fold


@record
class MatrixCell:
    """One plan under one obligation; ``finding`` is the id of the result to look at."""

    obligation: ReportObligation
    mark: Mark
    finding: str | None

    @property
    def text(self) -> str:
        return self.obligation.child.text if self.obligation.child is not None else ""


@record
class MatrixRow:
    """One thing asked, by canonical id (else title) and level; ``cells`` by plan id.

    ``asked`` holds the words of the highest superior that asks; others stand in the cells' obligations.
    """

    title: str
    code: str | None
    level: str | None
    asked: str
    cells: Mapping[str, tuple[MatrixCell, ...]]


@record
class Matrix:
    """Rows in the order in which the superior plans ask; plans are those that owe something."""

    plans: tuple[ReportPlan, ...]
    rows: tuple[MatrixRow, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks that occur, in the order of the legend."""
        used = {cell.mark for row in self.rows for cells in row.cells.values() for cell in cells}
        return tuple(mark for mark in Mark if mark in used)

    def asked(self, plan: str) -> int:
        """How many obligations bind the unit of ``plan``."""
        return sum(mark not in (Mark.NOT_ASKED, Mark.NO_DATA) for mark in self._marks_of(plan))

    def carried(self, plan: str) -> int:
        """To how many of them the plan holds an answer, good enough or not."""
        return self.asked(plan) - sum(mark is Mark.MISSING for mark in self._marks_of(plan))

    def kept(self, plan: str) -> int:
        """How many of them the plan keeps."""
        return sum(mark.kept for mark in self._marks_of(plan))

    def by_mark(self, plan: str) -> tuple[tuple[Mark, tuple[tuple[MatrixRow, MatrixCell], ...]], ...]:
        """What is asked of ``plan``, the worst marks first; rows keep their order under each."""
        found: dict[Mark, list[tuple[MatrixRow, MatrixCell]]] = {mark: [] for mark in Mark}
        for row in self.rows:
            for cell in row.cells.get(plan, ()):
                found[cell.mark].append((row, cell))
        return tuple((mark, tuple(entries)) for mark, entries in found.items() if entries)

    @property
    def often_missing(self) -> tuple[tuple[MatrixRow, int, int], ...]:
        """Rows that at least two plans lack, with how many lack them and how many owe them."""
        counted = []
        for row in self.rows:
            marks = [cell.mark for cells in row.cells.values() for cell in cells]
            missing = marks.count(Mark.MISSING)
            owing = sum(mark not in (Mark.NOT_ASKED, Mark.NO_DATA) for mark in marks)
            if missing > 1:
                counted.append((row, missing, owing))
        return tuple(sorted(counted, key=lambda entry: -entry[1]))

    def _marks_of(self, plan: str) -> list[Mark]:
        return [cell.mark for row in self.rows for cell in row.cells.get(plan, ())]


@record(frozen=False)
class _Row:
    first: ReportObligation
    cells: dict[str, list[MatrixCell]] = field(default_factory=lambda: defaultdict(list))


def matrix_of(report: Report) -> Matrix:
    """The matrix of ``report``; empty when no plan of it answers to another."""
    by_subject = _results_by_subject(report.results)
    rows: dict[tuple[str, str | None], _Row] = {}
    for obligation in report.obligations:
        row = rows.setdefault((_name(obligation), obligation.level), _Row(obligation))
        row.cells[obligation.plan].append(_cell(obligation, by_subject))
    owing = {obligation.plan for obligation in report.obligations}
    return Matrix(
        plans=tuple(plan for plan in report.plans if plan.id in owing and plan.judged),
        rows=tuple(_finished(row) for row in rows.values()),
    )


def marked(
    obligations: Iterable[ReportObligation], results: Iterable[ReportResult]
) -> tuple[ReportObligation, ...]:
    """``obligations`` with their marks under all ``results``, for reports that leave some of these out."""
    by_subject = _results_by_subject(results)
    return tuple(one.model_copy(update={"mark": _cell(one, by_subject).mark.value}) for one in obligations)


def _finished(row: _Row) -> MatrixRow:
    return MatrixRow(
        title=row.first.title,
        code=row.first.code,
        level=row.first.level,
        asked=row.first.parent.text,
        cells={plan: tuple(cells) for plan, cells in row.cells.items()},
    )


def _cell(
    obligation: ReportObligation, by_subject: Mapping[tuple[str, ...], list[ReportResult]]
) -> MatrixCell:
    if obligation.indicator is not None:
        results = by_subject.get((obligation.plan, "indicator", obligation.indicator), [])
        results = [result for result in results if _same_parent(result, obligation)]
    else:
        results = by_subject.get((obligation.plan, "missing", _name(obligation), obligation.code or ""), [])
        if obligation.level is not None:
            results = [result for result in results if result.level in (None, obligation.level)]
    finding = next((result.id for result in results if result.finding), None)
    mark = Mark(obligation.mark) if obligation.mark in tuple(Mark) else mark_of(obligation, results)
    return MatrixCell(obligation, mark, finding)


def _results_by_subject(results: Iterable[ReportResult]) -> Mapping[tuple[str, ...], list[ReportResult]]:
    """Results that set a plan against its superior, by the indicator or by what is missing.

    A row whose reading is asked about keeps nothing for sure, whatever it was understood to promise.
    """
    found: dict[tuple[str, ...], list[ReportResult]] = defaultdict(list)
    for result in results:
        if result.plan is None or not (_against_superior(result) or _asks_what_is_meant(result)):
            continue
        if result.indicator is not None:
            found[result.plan, "indicator", result.indicator].append(result)
        else:
            name = result.canonical or fold(result.subject)
            found[result.plan, "missing", name, result.code or ""].append(result)
    return found


def _against_superior(result: ReportResult) -> bool:
    return result.parent is not None and result.parent.plan not in ("", result.plan)


def _asks_what_is_meant(result: ReportResult) -> bool:
    asked = result.finding and result.reason is Reason.DOUBTFUL_READING
    return asked and result.parent is None and result.indicator is not None


def _same_parent(result: ReportResult, obligation: ReportObligation) -> bool:
    """Whether the result speaks of this obligation, where one row or one cell holds several."""
    parent = result.parent
    if parent is None or parent.text == obligation.parent.text:
        return True
    return parent.source == obligation.parent.source and result.canonical in (None, obligation.canonical)


def _name(obligation: ReportObligation) -> str:
    return obligation.canonical or fold(obligation.title)
