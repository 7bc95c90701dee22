"""When a verdict is held back, and what silences results."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from compliance.model.link import Addressed, LinkedPlans, PeriodMatch
from tests.unit.rules.worlds import district, judged, linked, percent, province, row, verdicts

IMPLIES = """
  - id: not-weaker
    title: Không thấp hơn
    given: {each: target}
    when: exists parent and same_period
    require: target implies parent
    severity: {default: error, boundary: warning}
"""
CARRIED = """
  - id: carried
    title: Có chỉ tiêu
    given: {each: obligation}
    require: exists target
"""
DISTRICT_FLOOR = """
  - id: floor
    title: Mức sàn
    given: {each: target, indicator: online_dossier_rate, unit_level: district}
    require: target >= 70%
"""


def below(**more: object) -> LinkedPlans:
    return linked(
        province(row("online_dossier_rate", percent(70))),
        district(row("online_dossier_rate", percent(65))),
        **more,  # type: ignore[arg-type]
    )


def own(evaluation: object, plan: str = "binh-dinh/tay-son@2025") -> list[tuple[str, str | None]]:
    return [
        (result.verdict.value, result.reason.value if result.reason else None)
        for result in evaluation.results  # type: ignore[attr-defined]
        if result.plan == plan and not result.rule.startswith("notice-")
    ]


def test_district_below_province_violates(tmp_path: Path) -> None:
    (result,) = [found for found in judged(tmp_path, IMPLIES, below()).results if found.level == "district"]
    assert (result.verdict.value, result.reason, result.severity.value) == ("violates", "below", "error")
    assert result.child is not None
    assert result.parent is not None
    assert (result.child.text, result.parent.text) == ("65%", "70%")
    assert "65%" in result.message
    assert "70%" in result.remedy


def test_boundary_has_its_own_severity(tmp_path: Path) -> None:
    plans = linked(
        province(row("online_dossier_rate", percent(90, ">"))),
        district(row("online_dossier_rate", percent(90))),
    )
    (result,) = [found for found in judged(tmp_path, IMPLIES, plans).results if found.level == "district"]
    assert (result.verdict.value, result.reason, result.severity.value) == ("violates", "boundary", "warning")


@pytest.mark.parametrize(
    ("circumstance", "expected"),
    [
        ({}, ("violates", "below")),
        ({"same_kind": False}, ("undecided", "other_plan_kind")),
        ({"binding": False}, ("undecided", "not_addressed")),
        ({"period": PeriodMatch.DIFFERS}, ("not_applicable", "other_period")),
        ({"ambiguous": True}, ("undecided", "ambiguous_link")),
    ],
)
def test_a_shortfall_is_held_back_where_the_ground_is_not_sure(
    tmp_path: Path, circumstance: dict[str, object], expected: tuple[str, str]
) -> None:
    assert own(judged(tmp_path, IMPLIES, below(**circumstance))) == [expected]


def test_without_its_guard_the_rule_is_silenced_all_the_same(tmp_path: Path) -> None:
    bare = IMPLIES.replace("    when: exists parent and same_period\n", "")
    assert own(judged(tmp_path, bare, below(period=PeriodMatch.DIFFERS))) == [
        ("not_applicable", "other_period")
    ]


def test_a_later_superior_plan_is_a_warning_with_its_own_remedy(tmp_path: Path) -> None:
    (result,) = [
        found for found in judged(tmp_path, IMPLIES, below(later=True)).results if found.level == "district"
    ]
    assert (result.verdict.value, result.severity.value) == ("violates", "warning")
    assert "kế hoạch mới" in result.remedy


def test_an_untrusted_reading_never_accuses(tmp_path: Path) -> None:
    plans = linked(
        province(row("online_dossier_rate", percent(70))),
        district(row("online_dossier_rate", percent(65, confidence=0.8))),
    )
    for rules in (IMPLIES, DISTRICT_FLOOR):
        assert own(judged(tmp_path, rules, plans)) == [("undecided", "doubtful_reading")]


@pytest.mark.parametrize(
    ("level", "expected"), [("commune", ("violates", "below")), (None, ("undecided", "not_addressed"))]
)
def test_a_value_for_a_level_below_is_held_to_the_superiors_for_that_level(
    tmp_path: Path, level: str | None, expected: tuple[str, str]
) -> None:
    plans = linked(
        province(row("online_dossier_rate", percent(70, level=level))),
        district(row("online_dossier_rate", percent(65, level="commune"))),
        binding=False,
    )
    assert own(judged(tmp_path, IMPLIES, plans)) == [expected]


@pytest.mark.parametrize(
    ("given", "require", "circumstance", "expected"),
    [
        ("target", "target.value >= parent.value", {"binding": False}, "undecided"),
        ("target", "target.value >= parent.value", {}, "violates"),
        ("obligation", "target >= 70%", {"addressed": Addressed.NOT_ADDRESSED}, "undecided"),
        ("obligation", "target >= 70%", {}, "violates"),
        ("indicator", "not exists superior", {}, "violates"),
    ],
)
def test_what_nobody_asked_of_the_unit_is_held_back_under_every_rule(
    tmp_path: Path, given: str, require: str, circumstance: dict[str, object], expected: str
) -> None:
    rule = f"  - {{id: own, title: Riêng, given: {{each: {given}}}, require: {require}}}\n"
    assert [verdict for verdict, _ in own(judged(tmp_path, rule, below(**circumstance)))] == [expected]


@pytest.mark.parametrize(
    ("circumstance", "expected", "severity"),
    [
        ({}, ("violates", "missing"), "error"),
        ({"addressed": Addressed.DOUBTFUL}, ("violates", "missing"), "warning"),
        ({"addressed": Addressed.NOT_ADDRESSED}, ("not_applicable", "not_addressed"), "error"),
        ({"same_kind": False}, ("not_applicable", "other_plan_kind"), "error"),
        ({"period": PeriodMatch.DIFFERS}, ("not_applicable", "other_period"), "error"),
    ],
)
def test_a_missing_obligation(
    tmp_path: Path, circumstance: dict[str, object], expected: tuple[str, str], severity: str
) -> None:
    plans = linked(province(row("online_dossier_rate", percent(70))), district(), **circumstance)  # type: ignore[arg-type]
    evaluation = judged(tmp_path, CARRIED, plans)
    assert own(evaluation) == [expected]
    (result,) = [found for found in evaluation.results if found.rule == "carried"]
    assert result.severity.value == severity
    assert (result.child, result.indicator, result.canonical) == (None, None, "online_dossier_rate")
    assert (result.plan, result.unit, result.level) == (
        "binh-dinh/tay-son@2025",
        "binh-dinh/tay-son",
        "province",
    )


def test_what_only_a_doubtful_reading_of_the_superior_asks_is_not_missed(tmp_path: Path) -> None:
    asking = province(row("online_dossier_rate", percent(70, confidence=0.8)))
    evaluation = judged(tmp_path, CARRIED, linked(asking, district()))
    assert own(evaluation) == [("undecided", "doubtful_reading")]
    (result,) = [found for found in evaluation.results if found.rule == "carried"]
    assert "“70%” – " in result.message


def test_what_one_sure_reading_asks_is_missed_beside_a_doubtful_one(tmp_path: Path) -> None:
    asking = province(row("online_dossier_rate", percent(70, confidence=0.8), percent(70)))
    assert own(judged(tmp_path, CARRIED, linked(asking, district()))) == [("violates", "missing")]


def test_a_row_whose_numbers_nobody_could_read_is_not_accused_of_lacking_a_part(tmp_path: Path) -> None:
    unread = replace(row("online_dossier_rate"), cell="40%\n30%")
    plans = linked(province(row("online_dossier_rate", percent(70))), district(unread))
    assert own(judged(tmp_path, CARRIED, plans)) == [("not_applicable", "doubtful_reading")]


def test_no_obligation_comes_from_an_indicator_of_one_level(tmp_path: Path) -> None:
    plans = linked(province(row("papi_rank", percent(70))), district())
    assert own(judged(tmp_path, CARRIED, plans)) == [("not_applicable", "not_addressed")]


def test_what_only_the_body_asks_is_not_missed_where_no_body_was_supplied(tmp_path: Path) -> None:
    asked = replace(row("online_dossier_rate", percent(70)), section="body")
    evaluation = judged(tmp_path, CARRIED, linked(province(asked), district(parts=frozenset({"indicators"}))))
    assert own(evaluation) == [("not_applicable", "no_data")]
    (notice,) = [found for found in evaluation.results if found.rule.startswith("notice-")]
    assert (notice.verdict.value, notice.severity.value, notice.reason) == ("undecided", "info", "no_data")
    assert "phần nội dung" in notice.message


BODY = frozenset({"body", "header"})


@pytest.mark.parametrize(
    ("parts", "announced", "expected"),
    [
        (BODY, frozenset(), ("violates", "missing")),
        (BODY, frozenset({"tasks"}), ("violates", "missing")),
        (BODY, frozenset({"indicators"}), ("not_applicable", "no_data")),
        (frozenset({"header"}), frozenset(), ("not_applicable", "no_data")),
    ],
)
def test_a_body_that_sets_targets_and_announces_no_annex_has_said_all(
    tmp_path: Path, parts: frozenset[str], announced: frozenset[str], expected: tuple[str, str]
) -> None:
    said = replace(row("late_dossier_rate", percent(1)), section="body")
    child = district(said, parts=parts, announced=announced)
    plans = linked(province(row("online_dossier_rate", percent(70))), child)
    assert own(judged(tmp_path, CARRIED, plans)) == [expected]


TASKS = frozenset({"tasks", "header"})


@pytest.mark.parametrize(
    ("above", "below", "section", "expected"),
    [
        (TASKS, TASKS, "annex", ("violates", "missing")),
        (TASKS | {"indicators"}, TASKS, "annex", ("not_applicable", "no_data")),
        (BODY, frozenset({"indicators"}), "body", ("undecided", "missing")),
        (BODY, BODY | {"indicators"}, "body", ("violates", "missing")),
        (BODY | {"indicators"}, frozenset({"indicators"}), "body", ("not_applicable", "no_data")),
    ],
)
def test_where_the_superior_has_no_annex_an_answer_stands_where_the_plan_sets_its_targets(
    tmp_path: Path, above: frozenset[str], below: frozenset[str], section: str, expected: tuple[str, str]
) -> None:
    asking = province(replace(row("online_dossier_rate", percent(70)), section=section), parts=above)
    plans = linked(asking, district(row("late_dossier_rate", percent(1)), parts=below))
    assert own(judged(tmp_path, CARRIED, plans)) == [expected]


def test_a_body_without_a_target_may_have_its_targets_elsewhere(tmp_path: Path) -> None:
    plans = linked(province(row("online_dossier_rate", percent(70))), district(parts=BODY))
    assert own(judged(tmp_path, CARRIED, plans)) == [("not_applicable", "no_data")]


def test_one_notice_speaks_for_forty_silenced_results(tmp_path: Path) -> None:
    rows = [row("online_dossier_rate", percent(70), code=str(number)) for number in range(40)]
    evaluation = judged(tmp_path, IMPLIES, linked(province(), district(*rows), period=PeriodMatch.DIFFERS))
    assert own(evaluation) == [("not_applicable", "other_period")] * 40
    assert [found.reason for found in evaluation.results if found.rule.startswith("notice-")] == [
        "other_period"
    ]
    alone = linked(district(*rows))
    evaluation = judged(tmp_path, IMPLIES, alone)
    assert set(own(evaluation)) == {("not_applicable", "no_parent")}
    (notice,) = [found for found in evaluation.results if found.rule.startswith("notice-")]
    assert (notice.reason, notice.severity.value) == ("no_parent", "info")


def test_another_period_gives_one_notice(tmp_path: Path) -> None:
    evaluation = judged(tmp_path, IMPLIES, below(period=PeriodMatch.DIFFERS))
    (notice,) = [found for found in evaluation.results if found.rule.startswith("notice-")]
    assert (notice.reason, notice.verdict.value, notice.severity.value) == (
        "other_period",
        "undecided",
        "info",
    )


def test_a_crash_is_a_finding_and_the_run_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from compliance.rules import engine

    real = engine.judge

    def broken(rule: object, subject: object, scope: object) -> object:
        if rule.id == "floor":  # type: ignore[attr-defined]
            raise ZeroDivisionError("boom")
        return real(rule, subject, scope)  # type: ignore[arg-type]

    monkeypatch.setattr(engine, "judge", broken)
    evaluation = judged(tmp_path, DISTRICT_FLOOR + IMPLIES, below())
    assert evaluation.crashed == ("floor",)
    assert ("undecided", "rule_crashed") in own(evaluation)
    assert ("violates", "below") in own(evaluation)


def test_rules_that_matched_nothing_are_told(tmp_path: Path) -> None:
    rules = DISTRICT_FLOOR + IMPLIES.replace("each: target", "each: target, indicator: late_dossier_rate")
    (count,) = judged(tmp_path, rules, below()).rulesets
    assert (count.rules, count.evaluated, count.matched_nothing) == (2, 1, ("not-weaker",))


def test_every_rule_gives_one_result_for_each_subject(tmp_path: Path) -> None:
    plans = below()
    evaluation = judged(tmp_path, IMPLIES, plans)
    targets = sum(len(item.targets) for plan in plans.plans.values() for item in plan.indicators)
    assert len(verdicts(evaluation)) == targets
    assert len({found.id for found in evaluation.results}) == len(evaluation.results)


def test_a_link_too_close_to_call_is_one_finding_whatever_rules_look_at_it(tmp_path: Path) -> None:
    second = IMPLIES.replace("not-weaker", "again").replace("default: error", "default: info")
    found = own(judged(tmp_path, second + IMPLIES, below(ambiguous=True)))
    assert sorted(found) == [("not_applicable", "ambiguous_link"), ("undecided", "ambiguous_link")]
    (result,) = [
        result
        for result in judged(tmp_path, second + IMPLIES, below(ambiguous=True)).results
        if result.verdict.value == "undecided"
    ]
    assert result.rule == "not-weaker"


def test_of_rules_of_one_severity_the_first_in_its_file_speaks_of_a_doubtful_link(tmp_path: Path) -> None:
    second = IMPLIES.replace("not-weaker", "above-all-others")
    results = judged(tmp_path, IMPLIES + second, below(ambiguous=True)).results
    assert [found.rule for found in results if found.verdict.value == "undecided"] == ["not-weaker"]


def test_what_a_doubtful_link_may_answer_is_no_second_finding(tmp_path: Path) -> None:
    evaluation = judged(tmp_path, CARRIED + IMPLIES.replace("rules:\n", ""), below(ambiguous=True))
    assert sorted(own(evaluation)) == [("not_applicable", "ambiguous_link"), ("undecided", "ambiguous_link")]
    speaking = [found.rule for found in evaluation.results if found.verdict.value == "undecided"]
    assert speaking == ["not-weaker"]


def test_other_years_of_another_kind_of_plan_are_said_once(tmp_path: Path) -> None:
    plans = linked(
        province(row("online_dossier_rate", replace(percent(70), period=2025))),
        district(row("online_dossier_rate", replace(percent(80), period=2027))),
        same_kind=False,
    )
    assert own(judged(tmp_path, IMPLIES, plans)) == [("not_applicable", "other_plan_kind")]
