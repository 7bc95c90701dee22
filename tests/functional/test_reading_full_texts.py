"""The five public plans in full: every target, every task, every number in its place."""

from __future__ import annotations

from collections import Counter

import pytest

from compliance.model.plan import Plan
from compliance.model.target import Kind, Measure
from tests.plans import NAMES, full_text
from tests.readings import numbers_in, plan_lines, read, target_line


@pytest.fixture(scope="module")
def plans() -> dict[str, Plan]:
    return {name: read(full_text(name)) for name in NAMES}


def _of(plan: Plan, indicator: str) -> list[str]:
    return [target_line(t) for i in plan.indicators if i.id == indicator for t in i.targets]


@pytest.mark.parametrize("name", NAMES)
def test_rows_and_numbers_are_conserved(plans: dict[str, Plan], name: str) -> None:
    text, accounting = full_text(name).read_text(encoding="utf-8"), plans[name].accounting
    places = ("indicators", "groups", "tasks", "headers", "joined", "unread")
    assert accounting.rows == sum(getattr(accounting, place) for place in places)
    assert accounting.rows == sum("\t" in line for line in text.splitlines())
    assert accounting.numbers == numbers_in(text)
    sums = accounting.numbers_in_targets + accounting.numbers_elsewhere + accounting.numbers_unread
    assert accounting.numbers == sums
    assert not plans[name].unread


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("tinh-binh-dinh-2025", ("binh-dinh", "annual", "2025", "2024-12", None)),
        ("huyen-tay-son-2025", ("binh-dinh/tay-son", "annual", "2025", "2024-12", None)),
        (
            "huyen-tuy-phuoc-2023-2025",
            ("binh-dinh/tuy-phuoc", "index_improvement", "2023-2025", "2023", None),
        ),
        ("xa-nhon-hau-2025", ("binh-dinh/an-nhon/nhon-hau", "annual", "2025", "2024-12-30", "538/QĐ-UBND")),
        ("xa-tay-xuan-2024", ("binh-dinh/tay-son/tay-xuan", "annual", "2024", "2024-01", None)),
    ],
)
def test_the_head_tells_whose_plan_it_is(
    plans: dict[str, Plan], name: str, expected: tuple[str | None, ...]
) -> None:
    plan = plans[name]
    assert (plan.unit, plan.kind, str(plan.period), str(plan.issued), plan.number) == expected


def test_the_largest_plans_hold_over_sixty_and_over_eighty_numbers_in_targets(plans: dict[str, Plan]) -> None:
    assert plans["tinh-binh-dinh-2025"].accounting.numbers_in_targets > 60
    assert plans["huyen-tuy-phuoc-2023-2025"].accounting.numbers_in_targets > 80


def test_no_number_is_read_twice(plans: dict[str, Plan]) -> None:
    for plan in plans.values():
        valued = [
            (t.source.line, t.source.cell, t.raw, t.value, t.group, t.unit, t.scope)
            for i in plan.indicators
            if not i.merged
            for t in i.targets
            if t.value is not None and t.source is not None
        ]
        assert [entry for entry, times in Counter(valued).items() if times > 1] == []


def test_plans_that_are_only_an_annex_say_so(plans: dict[str, Plan]) -> None:
    assert plans["huyen-tay-son-2025"].parts == {"indicators"}
    assert plans["xa-tay-xuan-2024"].parts == {"indicators"}


def test_tay_son_sets_work_dossiers_by_level_on_one_indicator(plans: dict[str, Plan]) -> None:
    assert _of(plans["huyen-tay-son-2025"], "annex/7.1") == [
        "level = 80 percent @district",
        "level = 60 percent @commune",
    ]


def test_tay_son_children_that_name_indicators_have_the_code_of_their_group(plans: dict[str, Plan]) -> None:
    children = [i for i in plans["huyen-tay-son-2025"].indicators if i.group == "7.2"]
    assert [child.code for child in children] == [None] * 13
    assert [child.id for child in children] == [f"annex/7.2#{n}" for n in range(1, 14)]
    assert children[4].canonical == "online_dossier_rate"
    assert [target_line(t) for t in children[4].targets] == ["level = 80 percent"]


def test_tay_son_blank_targets_inherit_and_are_not_trusted(plans: dict[str, Plan]) -> None:
    by_id = {i.id: i for i in plans["huyen-tay-son-2025"].indicators}
    for code in ("annex/1.3", "annex/1.4"):
        (target,) = by_id[code].targets
        assert by_id[code].merged
        assert (target.kind, target.baseline, target.confidence < 1) == (Kind.TREND, 2024, True)
    assert not by_id["annex/1.2"].merged


def test_tay_son_owners_marked_as_above_are_those_above(plans: dict[str, Plan]) -> None:
    by_id = {i.id: i for i in plans["huyen-tay-son-2025"].indicators}
    assert by_id["annex/7.1"].monitor == "Phòng Văn hóa và Thông tin huyện; Phòng Nội vụ huyện"
    assert by_id["annex/1.4"].executor == "Các phòng, ban thuộc huyện; UBND các xã, thị trấn"
    assert by_id["annex/1.4"].owner_merged
    assert not by_id["annex/1.5"].owner_merged


def test_binh_dinh_rows_cut_by_a_page_are_whole_again(plans: dict[str, Plan]) -> None:
    plan = plans["tinh-binh-dinh-2025"]
    assert _of(plan, "annex/1.5") == [
        "rank <= 25 rank [cả nước]",
        "rank <= 5 rank [khu vực Nam Trung bộ và Tây Nguyên]",
    ]
    assert plan.accounting.joined == 5


def test_binh_dinh_promises_of_the_body_are_read(plans: dict[str, Plan]) -> None:
    lines = [line for line in plan_lines(plans["tinh-binh-dinh-2025"]) if line.startswith("body/")]
    assert "body/c#10 dossiers_on_time_rate: level >= 98 percent" in lines
    assert "body/d#1 civil_servant_reduction: change = 5 percent down 2021 in 2026" in lines
    assert "body/g#3 work_dossier_rate: level = 60 percent @commune" in lines


def test_binh_dinh_has_36_tasks_with_three_sub_rows(plans: dict[str, Plan]) -> None:
    tasks = plans["tinh-binh-dinh-2025"].tasks
    assert len(tasks) == 36
    assert [item.no for task in tasks for item in task.items] == ["1.1", "1.2", "1.3"]
    assert plans["tinh-binh-dinh-2025"].accounting.tasks == 39


def test_nhon_hau_has_29_tasks_under_a_title_that_says_30(plans: dict[str, Plan]) -> None:
    plan = plans["xa-nhon-hau-2025"]
    assert len(plan.tasks) == 29
    assert "24" not in [task.no for task in plan.tasks]
    assert {m.value for m in plan.mentions if m.kind == "count" and "nhiệm vụ" in m.text.lower()} == {"30"}


def test_nhon_hau_repeated_codes_are_numbered(plans: dict[str, Plan]) -> None:
    codes = [i.id for i in plans["xa-nhon-hau-2025"].indicators if i.group == "1" and i.section == "annex"]
    assert codes == ["annex/1.1", "annex/1.3", "annex/1.4#1", "annex/1.4#2", "annex/1.5"]


def test_nhon_hau_names_another_unit_and_year_in_a_task(plans: dict[str, Plan]) -> None:
    mentions = [m for m in plans["xa-nhon-hau-2025"].mentions if m.section == "task/3"]
    assert ("unit", "xã An Nhơn") in [(m.kind, m.text) for m in mentions]
    assert ("year", "2024") in [(m.kind, m.text) for m in mentions]


def test_tuy_phuoc_body_and_annex_differ(plans: dict[str, Plan]) -> None:
    lines = plan_lines(plans["huyen-tuy-phuoc-2023-2025"])
    assert "body/7#4 digitization_rate: level >= 30 percent" in lines
    assert "annex/7.3.3 digitization_rate: level >= 20 percent @district" in lines
    assert "annex/7.3.3 digitization_rate: level >= 15 percent @commune" in lines
    assert "body/7#3 work_dossier_rate: level = 100 percent" in lines


def test_tuy_phuoc_nested_promise_has_coverage_and_inner_level(plans: dict[str, Plan]) -> None:
    (indicator,) = [i for i in plans["huyen-tuy-phuoc-2023-2025"].indicators if i.code == "7.2.1"]
    assert [(t.role, target_line(t)) for t in indicator.targets] == [
        ("coverage", "level = 100 percent"),
        (None, "level >= 50 percent"),
    ]


def test_tuy_phuoc_classes_of_what_is_counted_are_no_targets(plans: dict[str, Plan]) -> None:
    (indicator,) = [i for i in plans["huyen-tuy-phuoc-2023-2025"].indicators if i.code == "6.3.2"]
    assert [target.value for target in indicator.targets] == [None, None, None]
    assert all(target.unit is not Measure.PERCENT for target in indicator.targets)


def test_every_target_knows_its_place(plans: dict[str, Plan]) -> None:
    for plan in plans.values():
        for indicator in plan.indicators:
            for target in indicator.targets:
                assert target.source is not None
                assert target.source.line is not None
                assert target.source.quote


@pytest.mark.parametrize("name", NAMES)
def test_rows_that_head_a_group_are_no_indicators_without_a_target(name: str, plans: dict[str, Plan]) -> None:
    assert [indicator.id for indicator in plans[name].indicators if not indicator.targets] == []


def test_the_rest_of_a_cut_row_is_not_taken_for_a_line_of_the_repeated_header(plans: dict[str, Plan]) -> None:
    accounting = plans["huyen-tuy-phuoc-2023-2025"].accounting
    assert (accounting.headers, accounting.joined) == (38, 12)
