"""Which plan a plan answers to: the nearest superior unit, then kind, period and date."""

from __future__ import annotations

import itertools

from compliance.linking.superiors import previous_plans, superiors
from compliance.model.link import PeriodMatch
from compliance.model.plan import Plan
from tests.unit.linking.made import plan, units

PROVINCE, DISTRICT, COMMUNE = "binh-dinh", "binh-dinh/tay-son", "binh-dinh/tay-son/tay-xuan"


def test_a_commune_answers_to_its_district_before_its_province() -> None:
    plans = [plan(PROVINCE, []), plan(DISTRICT, []), plan(COMMUNE, [])]
    found = superiors(plans, units())
    assert found[plans[2].id].plan == plans[1].id
    assert found[plans[1].id].plan == plans[0].id
    assert plans[0].id not in found


def test_a_missing_level_in_between_is_climbed_over_and_named() -> None:
    province, commune = plan(PROVINCE, []), plan(COMMUNE, [])
    found = superiors([province, commune], units())[commune.id]
    assert (found.plan, found.via) == (province.id, (DISTRICT,))


def test_a_district_plan_of_another_year_gives_way_to_the_province_of_this_year() -> None:
    province, district, commune = plan(PROVINCE, []), plan(DISTRICT, [], period="2023"), plan(COMMUNE, [])
    found = superiors([province, district, commune], units())[commune.id]
    assert (found.plan, found.via, found.period) == (province.id, (DISTRICT,), PeriodMatch.SAME)


def test_without_a_plan_of_the_period_the_nearest_unit_stands_in_and_says_so() -> None:
    province, district = plan(PROVINCE, []), plan(DISTRICT, [])
    commune = plan(COMMUNE, [], period="2024")
    found = superiors([province, district, commune], units())[commune.id]
    assert (found.plan, found.period) == (district.id, PeriodMatch.DIFFERS)


def test_the_same_kind_comes_before_the_same_period_and_the_latest_before_the_replaced() -> None:
    other_kind = plan(PROVINCE, [], kind="index_improvement", suffix="/i")
    replaced = plan(PROVINCE, [], number="10/QĐ-UBND", issued="2024-12-24", suffix="/a")
    latest = plan(PROVINCE, [], supersedes="10/QĐ-UBND", issued="2025-02-01", suffix="/b")
    district = plan(DISTRICT, [], issued="2024-12-30")
    found = superiors([other_kind, replaced, latest, district], units())[district.id]
    assert (found.plan, found.same_kind, found.later) == (latest.id, True, True)


def test_another_kind_and_a_later_date_are_said() -> None:
    province = plan(PROVINCE, [], issued="2024-12")
    district = plan(DISTRICT, [], kind="index_improvement", period="2023-2025", issued="2023")
    found = superiors([province, district], units())[district.id]
    assert (found.same_kind, found.later, found.period) == (False, True, PeriodMatch.OVERLAPS)


def test_partial_dates_that_overlap_are_not_later() -> None:
    province, district = plan(PROVINCE, [], issued="2024-12-24"), plan(DISTRICT, [], issued="2024-12")
    assert not superiors([province, district], units())[district.id].later


def test_the_order_of_the_plans_changes_nothing() -> None:
    plans: list[Plan] = [
        plan(PROVINCE, []),
        plan(PROVINCE, [], suffix="/b"),
        plan(DISTRICT, []),
        plan(COMMUNE, []),
    ]
    found = [superiors(order, units()) for order in itertools.permutations(plans)]
    assert all(one == found[0] for one in found)


def test_the_plan_before_is_the_latest_that_ended() -> None:
    plans = [plan(DISTRICT, [], period=year) for year in ("2022", "2024", "2023", "2025")]
    assert previous_plans(plans)[plans[3].id] == plans[1].id
