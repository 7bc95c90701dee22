"""The matrix: verdicts come before relations, and every cell leads to its finding."""

from __future__ import annotations

import pytest

from compliance.model.finding import Reason, Verdict
from compliance.model.link import Relation
from compliance.model.report import Report
from compliance.report.marks import Mark, mark_of
from compliance.report.matrix import matrix_of
from tests.sample_report import sample_report

TAY_SON = "binh-dinh/tay-son@2025"


def _marks(report: Report, plan: str) -> dict[str | None, Mark]:
    return {
        cell.obligation.canonical: cell.mark
        for row in matrix_of(report).rows
        for cell in row.cells.get(plan, ())
    }


def test_each_obligation_of_the_sample_has_the_mark_a_person_would_give_it() -> None:
    assert _marks(sample_report(), TAY_SON) == {
        "par_index_rank": Mark.UNDECIDED,
        "papi_rank": Mark.NOT_ASKED,
        "service_index_766": Mark.MISSING,
        "commune_staff_qualified": Mark.BOUNDARY,
        "work_dossier_rate": Mark.WAIVED,
        "online_dossier_rate": Mark.STRICTER,
        "digitization_rate": Mark.STRICTER,
        "electronic_result_rate": Mark.WEAKER,
        "staff_online_dossier_rate": Mark.MISSING,
    }


def test_a_row_whose_reading_is_asked_about_is_not_shown_as_kept() -> None:
    sample = sample_report()
    kept = next(one for one in sample.obligations if one.canonical == "online_dossier_rate" and one.child)
    asked = sample.results[0].model_copy(
        update={
            "id": "blank", "rule": "cell-filled", "verdict": Verdict.UNDECIDED, "plan": kept.plan,
            "reason": Reason.DOUBTFUL_READING, "indicator": kept.indicator, "parent": None,
        }
    )  # fmt: skip
    report = sample.model_copy(update={"results": (*sample.results, asked)})
    assert _marks(sample, kept.plan)["online_dossier_rate"] is Mark.STRICTER
    assert _marks(report, kept.plan)["online_dossier_rate"] is Mark.UNDECIDED


def test_what_no_rule_calls_short_is_not_shown_as_short() -> None:
    obligation = next(one for one in sample_report().obligations if one.relation is Relation.WEAKER)
    assert mark_of(obligation, ()) is Mark.UNDECIDED


def test_an_answer_that_conforms_without_comparison_is_present() -> None:
    sample = sample_report()
    obligation = next(one for one in sample.obligations if one.relation is Relation.INCOMPARABLE)
    conforming = sample.results[1].model_copy(update={"verdict": Verdict.CONFORMS, "reason": None})
    assert mark_of(obligation, (conforming,)) is Mark.PRESENT


@pytest.mark.parametrize("reason, mark", [(Reason.BOUNDARY, Mark.BOUNDARY), (Reason.OUTSIDE, Mark.WEAKER)])
def test_the_reason_of_a_violation_chooses_the_mark(reason: Reason, mark: Mark) -> None:
    sample = sample_report()
    violating = sample.results[1].model_copy(update={"verdict": Verdict.VIOLATES, "reason": reason})
    assert mark_of(sample.obligations[0], (violating,)) is mark


def test_two_promises_in_one_cell_of_the_superior_keep_their_own_marks() -> None:
    sample = sample_report()
    kept = next(one for one in sample.obligations if one.canonical == "digitization_rate")
    short = next(one for one in sample.results if one.canonical == "electronic_result_rate")
    assert short.parent is not None
    beside = kept.model_copy(
        update={
            "parent": kept.parent.model_copy(update={"source": short.parent.source}),
            "indicator": short.indicator,
        }
    )
    obligations = tuple(beside if one is kept else one for one in sample.obligations)
    marks = _marks(sample.model_copy(update={"obligations": obligations}), TAY_SON)
    assert marks["digitization_rate"] is not Mark.WEAKER
    assert marks["electronic_result_rate"] is Mark.WEAKER


def test_rows_stand_in_the_order_in_which_the_superior_asks() -> None:
    codes = [row.code for row in matrix_of(sample_report()).rows]
    assert codes == ["1.1", "1.3", "1.6", "5", "7.1", "7.2", "7.2", "7.2", "7.3"]


def test_counts_of_a_plan_add_up() -> None:
    matrix = matrix_of(sample_report())
    assert (matrix.asked(TAY_SON), matrix.carried(TAY_SON), matrix.kept(TAY_SON)) == (8, 6, 3)


def test_a_cell_leads_to_its_finding() -> None:
    sample = sample_report()
    findings = {result.id for result in sample.results if result.finding}
    cells = [cell for row in matrix_of(sample).rows for cell in row.cells.get(TAY_SON, ())]
    assert {cell.finding for cell in cells if cell.finding} <= findings
    assert all(cell.finding for cell in cells if cell.mark in (Mark.WEAKER, Mark.MISSING, Mark.BOUNDARY))


def test_an_indicator_that_several_plans_lack_is_named() -> None:
    sample = sample_report()
    missing = [one for one in sample.results if one.reason is Reason.MISSING]
    other = "binh-dinh/an-nhon/nhon-hau@2025"
    more = tuple(one.model_copy(update={"plan": other, "id": f"x{one.id}"}) for one in missing)
    report = sample.model_copy(update={"results": (*sample.results, *more)})
    named = [(row.code, lacking, owing) for row, lacking, owing in matrix_of(report).often_missing]
    assert named == [("1.6", 2, 2), ("7.3", 2, 2)]
