"""What stands first, what a finding says beside its subject, what the page of many plans leaves out."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest

from compliance.model.finding import Reason, Severity, Verdict
from compliance.model.link import PeriodMatch
from compliance.model.report import Report, ReportResult, ReportSide, ReportSource
from compliance.report.formats import render
from compliance.report.html import WIDE
from compliance.report.matrix import marked, matrix_of
from compliance.report.phrasing import message_beside, plan_names, reason_told
from compliance.report.weights import heaviest_first
from tests.sample_report import sample_report

_NUMBERS = count()


def _side(plan: str = "p", **place: int) -> ReportSide:
    return ReportSide(text="80%", source=ReportSource(file="a.docx", **place), plan=plan)


def _finding(**changed: Any) -> ReportResult:
    usual: dict[str, Any] = {
        "id": f"{next(_NUMBERS):016x}", "rule": "r", "severity": Severity.ERROR, "verdict": Verdict.VIOLATES,
        "reason": None, "plan": "p", "unit": "u", "level": None, "indicator": None, "canonical": None,
        "code": None, "subject": "Tỷ lệ hồ sơ", "message": "", "remedy": "", "basis": "", "child": None,
        "parent": None, "waiver": None,
    }  # fmt: skip
    return ReportResult(**{**usual, **changed})


def test_findings_come_by_weight_then_by_their_place_then_what_is_missing_then_the_whole() -> None:
    ordered = [
        _finding(child=_side(paragraph=40)),
        _finding(child=_side(table=1, row=2, cell=3)),
        _finding(child=_side(table=1, row=10, cell=3)),
        _finding(child=_side(table=2, row=1, cell=1)),
        _finding(parent=_side("above", table=1, row=7)),
        _finding(),
        _finding(severity=Severity.WARNING, child=_side(line=1)),
        _finding(verdict=Verdict.UNDECIDED, child=_side(line=1)),
        _finding(severity=Severity.INFO, child=_side(line=1)),
    ]
    assert heaviest_first(reversed(ordered)) == tuple(ordered)


@pytest.mark.parametrize(
    "verdict, reason, told",
    [
        (Verdict.UNDECIDED, Reason.OTHER_BASELINE, True),
        (Verdict.UNDECIDED, Reason.DOUBTFUL_READING, True),
        (Verdict.UNDECIDED, Reason.CONDITION_FAILED, False),
        (Verdict.UNDECIDED, Reason.MISSING, False),
        (Verdict.VIOLATES, Reason.BELOW, False),
    ],
)
def test_only_a_reason_that_explains_stands_beside_the_weight(
    verdict: Verdict, reason: Reason, told: bool
) -> None:
    assert reason_told(_finding(verdict=verdict, reason=reason)) == (reason if told else None)


@pytest.mark.parametrize(
    "message, left",
    [
        ("Tỷ lệ hồ sơ: 60%, thấp hơn mức 70%.", "60%, thấp hơn mức 70%."),
        ("tỷ lệ hồ sơ: mốc chưa rõ.", "Mốc chưa rõ."),
        ("Tỷ lệ hồ sơ trực tuyến: 60%.", "Tỷ lệ hồ sơ trực tuyến: 60%."),
        ("Chưa có chỉ tiêu “Tỷ lệ hồ sơ”.", "Chưa có chỉ tiêu “Tỷ lệ hồ sơ”."),
        ("Tỷ lệ hồ sơ:", "Tỷ lệ hồ sơ:"),
    ],
)
def test_a_message_does_not_repeat_the_subject_above_it(message: str, left: str) -> None:
    assert message_beside(_finding(message=message, subject="Tỷ lệ hồ sơ.")) == left


def test_a_plan_of_no_known_unit_goes_by_its_file() -> None:
    sample = sample_report()
    nameless = sample.plans[0].model_copy(update={"unit_name": ""})
    (name,) = plan_names(sample.model_copy(update={"plans": (nameless,)})).values()
    assert name == "binh-dinh.txt, 2025"


def test_words_to_write_instead_are_never_cut() -> None:
    remedy = "Đề nghị ghi “" + "mức phấn đấu dài " * 60 + "hết”."
    report = _with_first_finding(sample_report(), remedy=remedy)
    assert remedy in " ".join(str(render(report, "text", "vi")).split())


def test_the_answer_and_each_plan_stand_above_the_first_finding() -> None:
    report = sample_report()
    head = str(render(report, "text", "vi")).split("\n1. [")[0]
    assert head.splitlines()[1].startswith("Còn 3 nội dung phải điều chỉnh")
    for name in plan_names(report).values():
        assert f"· {name}: " in head


def _alone(report: Report, **superior: Any) -> Report:
    plans = tuple(plan.model_copy(update=superior) for plan in report.plans)
    return report.model_copy(update={"plans": plans, "obligations": ()})


@pytest.mark.parametrize("name", ["text", "html"])
def test_where_nothing_was_compared_with_a_superior_the_answer_says_so(name: str) -> None:
    said = "Chưa đối chiếu với kế hoạch cấp trên"
    assert said not in str(render(sample_report(), name, "vi"))
    without = _alone(sample_report(), superior=None, superior_period=None)
    assert said in " ".join(str(render(without, name, "vi")).split())
    other = _alone(sample_report(), superior="binh-dinh@2024", superior_period=PeriodMatch.DIFFERS)
    assert "kế hoạch cấp trên hiện có khác kỳ" in " ".join(str(render(other, name, "vi")).split())


def test_plans_given_that_are_no_superiors_are_shown_and_the_unit_is_said_in_full() -> None:
    report = _alone(sample_report(), superior=None, superior_period=None)
    draft, *others = (plan for plan in report.plans if plan.unit == "binh-dinh/tay-son")
    other = next(plan for plan in report.plans if plan.level == "province").model_copy(
        update={"judged": False}
    )
    draft = draft.model_copy(update={"unit_within": "tỉnh Bình Định"})
    given = report.model_copy(update={"plans": (other, draft)})
    said = " ".join(str(render(given, "text", "vi")).split())
    assert others == []
    assert "trong các kế hoạch đưa vào không có kế hoạch cấp trên của đơn vị" in said
    assert "tỉnh Bình Định, 2025: chỉ để đối chiếu" in said
    assert "đơn vị được hiểu là: huyện Tây Sơn, tỉnh Bình Định" in said
    unknown = given.model_copy(update={"plans": (other, draft.model_copy(update={"unit": None}))})
    assert "chưa xác định được đơn vị ban hành" in " ".join(str(render(unknown, "text", "vi")).split())


def test_every_count_says_what_it_counts() -> None:
    head = " ".join(str(render(sample_report(), "text", "vi")).split("\n1. [")[0].split())
    for words in (
        "Đã đối chiếu với kế hoạch cấp trên: 2/4 kế hoạch.",
        "Chỉ tiêu cấp trên giao: 14; đã có trong kế hoạch: 12; phù hợp với mức giao hoặc đã giải trình: 9.",
        "Quy tắc có nội dung để xét: 60; không có phát hiện: 56.",
        "Mỗi quy tắc xét từng nội dung một lượt: 2 lượt phù hợp, 1 lượt không áp dụng.",
    ):
        assert words in head


def test_the_counts_are_the_same_where_findings_alone_are_shown() -> None:
    sample = sample_report()
    report = sample.model_copy(update={"obligations": marked(sample.obligations, sample.results)})
    assert matrix_of(report.findings_only()) == matrix_of(report)
    all_said, findings = (str(render(one, "text", "vi")) for one in (report, report.findings_only()))
    assert findings.split("\n1. [")[0] == all_said.split("\n1. [")[0]


def test_of_a_plan_only_compared_with_it_is_said_how_much_could_not_be_read() -> None:
    def head(judged: bool) -> str:
        plans = tuple(
            plan.model_copy(
                update={"unread": 2, "doubtful": 3, "judged": plan.superior is not None or judged}
            )
            for plan in sample_report().plans
        )
        return " ".join(
            str(render(sample_report().model_copy(update={"plans": plans}), "text", "vi")).split()
        )

    said = "số chỗ chưa đọc được: 2; số chỗ đọc chưa chắc chắn: 3"
    assert (head(judged=True).count(said), head(judged=False).count(said)) == (0, 1)


def test_a_doubtful_reading_that_no_finding_speaks_of_is_shown_once() -> None:
    report = sample_report()
    (doubt,) = report.doubtful
    assert str(render(report, "text", "vi")).count("Đọc chưa chắc chắn: ") == 1
    finding = _finding(
        plan=doubt.plan, indicator=doubt.indicator, verdict=Verdict.UNDECIDED, reason=Reason.DOUBTFUL_READING
    )
    told = report.model_copy(update={"results": (*report.results, finding)})
    assert "Đọc chưa chắc chắn: " not in str(render(told, "text", "vi"))


def test_where_nothing_was_judged_there_are_no_counts_and_no_idle_rules() -> None:
    sample = sample_report()
    bare = sample.model_copy(update={"plans": (), "results": (), "obligations": (), "unread": ()})
    drawn = str(render(bare, "text", "vi"))
    assert drawn.splitlines()[1].startswith("Chưa có kế hoạch nào được rà soát.")
    assert "Số kết quả" not in drawn
    assert "không có đối tượng nào" not in drawn


def test_another_kind_of_plan_is_never_marked_short() -> None:
    sample = sample_report()
    weaker = [mark for mark in matrix_of(sample).marks if mark == "weaker"]
    assert weaker
    also = tuple(
        result.model_copy(update={"verdict": Verdict.UNDECIDED, "reason": Reason.OTHER_PLAN_KIND})
        for result in sample.results
    )
    both = sample.model_copy(update={"results": sample.results + also})
    assert "weaker" not in matrix_of(both).marks


def test_a_page_of_many_plans_quotes_findings_alone() -> None:
    sample = sample_report()
    few, many = str(render(sample, "html", "vi")), str(render(_multiplied(sample), "html", "vi"))
    assert 'class="coverage"' in few
    assert 'class="coverage"' not in many
    assert many.count("<article") > few.count("<article")


def _with_first_finding(report: Report, **changed: Any) -> Report:
    first = next(result for result in report.results if result.finding)
    results = tuple(one.model_copy(update=changed) if one is first else one for one in report.results)
    return report.model_copy(update={"results": results})


def _multiplied(report: Report) -> Report:
    """The same report with every lower plan in so many copies that plans become rows."""
    plans, results, obligations = list(report.plans), list(report.results), list(report.obligations)
    for number in range(WIDE):
        plans += [
            plan.model_copy(update={"id": f"{plan.id}-{number}"}) for plan in report.plans if plan.superior
        ]
        results += [
            one.model_copy(update={"id": f"{one.id}-{number}", "plan": f"{one.plan}-{number}"})
            for one in report.results
        ]
        obligations += [one.model_copy(update={"plan": f"{one.plan}-{number}"}) for one in report.obligations]
    return report.model_copy(
        update={"plans": tuple(plans), "results": tuple(results), "obligations": tuple(obligations)}
    )
