"""The report model is built from what linking and the rules found, in a stable order."""

from __future__ import annotations

from decimal import Decimal

from compliance.app.reporting import ReportBuilder
from compliance.errors import Problem
from compliance.files.units import load_units
from compliance.model.dates import Period
from compliance.model.finding import Reason, Result, Severity, Side, Verdict
from compliance.model.link import (
    Addressed,
    Link,
    LinkedPlans,
    Method,
    Obligation,
    PeriodMatch,
    Related,
    Relation,
    Superior,
    TargetPlace,
)
from compliance.model.plan import Indicator, Plan, PlanFile, Unread
from compliance.model.report import Report
from compliance.model.source import Source
from compliance.model.target import Comparator, Kind, Measure, Target

PROVINCE, DISTRICT = "binh-dinh@2025", "binh-dinh/tay-son@2025"
ONLINE, STAFF = "annex/7.2", "annex/7.3"


def _indicator(file: str, id: str, words: str, line: int) -> Indicator:
    source = Source(file=file, line=line, quote=f"Tỷ lệ | {words}")
    value = Decimal(words.rstrip("%"))
    target = Target(Kind.LEVEL, Comparator.EQUAL, value, unit=Measure.PERCENT, raw=words, source=source)
    return Indicator(
        id,
        f"Tỷ lệ {id}",
        "annex",
        code=id.removeprefix("annex/"),
        cell=words,
        targets=(target,),
        source=source,
    )


def _plan(id: str, unit: str, name: str, level: str, *indicators: Indicator) -> Plan:
    return Plan(
        id, unit, name, level, "annual", f"Kế hoạch {name}", Period(2025, 2025),
        PlanFile(f"{name}.txt", "ab" * 32, "text"), indicators=indicators,
        unread=(Unread("Đạt … điểm", "reading.nothing", Source(line=9)),),
    )  # fmt: skip


def _linked() -> LinkedPlans:
    asked = [_indicator("tinh.txt", ONLINE, "70%", 10), _indicator("tinh.txt", STAFF, "100%", 11)]
    held = _indicator("huyen.txt", ONLINE, "80%", 5)
    plans = (
        _plan(DISTRICT, "binh-dinh/tay-son", "huyện Tây Sơn", "district", held),
        _plan(PROVINCE, "binh-dinh", "tỉnh Bình Định", "province", *asked),
    )
    stricter = Related(Relation.STRICTER)
    child, parent = TargetPlace(DISTRICT, ONLINE, 0), TargetPlace(PROVINCE, ONLINE, 0)
    link = Link(child, parent, Method.CATALOGUE, 0.98765, stricter, PeriodMatch.SAME, True)
    missing = TargetPlace(PROVINCE, STAFF, 0)
    return LinkedPlans(
        plans={plan.id: plan for plan in plans},
        judged=frozenset({DISTRICT}),
        superiors={DISTRICT: Superior(PROVINCE, (), PeriodMatch.SAME, True, False)},
        links=(link,),
        obligations={
            DISTRICT: (
                Obligation(
                    DISTRICT,
                    "online_dossier_rate",
                    "Tỷ lệ",
                    None,
                    (parent,),
                    (link,),
                    Addressed.BINDS,
                    stricter,
                ),
                Obligation(
                    DISTRICT, "staff_online_dossier_rate", "Tỷ lệ 2", None, (missing,), (), Addressed.BINDS
                ),
            )
        },
    )


def _result(verdict: Verdict, severity: Severity = Severity.ERROR) -> Result:
    side = Side("100%", Source(file="tinh.txt", line=11))
    return Result(
        "ab12", "superior-target-carried", severity, verdict, Reason.MISSING, DISTRICT, "binh-dinh/tay-son",
        "district", None, "staff_online_dossier_rate", "7.3", "Tỷ lệ 2", "Chưa có.", "Bổ sung.", "QĐ",
        None, side,
    )  # fmt: skip


def _report(*results: Result, problems: tuple[Problem, ...] = ()) -> Report:
    return ReportBuilder(_linked(), load_units(), "vi").build(
        as_of="2025-01-01", rulesets=(), results=results, problems=problems, copies={"a": ("b",)}
    )


def test_plans_stand_from_the_highest_level_down() -> None:
    assert [(plan.id, plan.judged) for plan in _report().plans] == [(PROVINCE, False), (DISTRICT, True)]


def test_a_link_names_both_ends_with_their_words() -> None:
    (link,) = _report().links
    assert (link.child.text, link.parent.text, link.relation) == ("80%", "70%", Relation.STRICTER)
    assert (link.child.code, link.score, link.method) == ("7.2", 0.9877, Method.CATALOGUE)


def test_an_obligation_says_what_answers_it_or_that_nothing_does() -> None:
    answered, missing = _report().obligations
    assert (answered.parent.text, answered.child and answered.child.text) == ("70%", "80%")
    assert (missing.parent.text, missing.child, missing.indicator) == ("100%", None, None)
    assert missing.parent.source.line == 11


def test_a_missing_obligation_has_no_child_and_no_indicator() -> None:
    (result,) = _report(_result(Verdict.VIOLATES)).results
    assert (result.child, result.indicator) == (None, None)
    assert result.parent is not None
    assert result.parent.source.file == "tinh.txt"


def test_findings_are_counted_by_severity_and_results_by_verdict() -> None:
    report = _report(
        _result(Verdict.VIOLATES),
        _result(Verdict.UNDECIDED, Severity.INFO),
        _result(Verdict.CONFORMS),
        _result(Verdict.WAIVED),
    )
    counts = report.summary
    assert (counts.violates, counts.undecided, counts.conforms, counts.waived) == (1, 1, 1, 1)
    assert (counts.errors, counts.warnings, counts.infos) == (1, 0, 1)


def test_conforms_means_no_error_and_no_problem() -> None:
    assert _report(_result(Verdict.VIOLATES, Severity.WARNING)).conforms
    assert _report(_result(Verdict.UNDECIDED)).conforms
    assert not _report(_result(Verdict.VIOLATES)).conforms
    assert not _report(problems=(Problem("a.pdf", "reading.empty", (("file", "a.pdf"),)),)).conforms


def test_unread_words_stand_with_their_plan_and_place() -> None:
    assert [(one.plan, one.source.line) for one in _report().unread] == [(PROVINCE, 9), (DISTRICT, 9)]


def test_findings_only_keeps_every_count_and_leaves_out_the_rest() -> None:
    report = _report(_result(Verdict.VIOLATES), _result(Verdict.CONFORMS))
    short = report.findings_only()
    assert short.summary == report.summary
    assert [result.verdict for result in short.results] == [Verdict.VIOLATES]
    assert short.links == ()
