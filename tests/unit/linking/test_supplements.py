"""A superior's later decision that sets some targets of its plan anew, for all or for one unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from compliance.linking import link_plans
from compliance.linking.superiors import previous_plans
from compliance.model.link import Addressed, LinkedPlans, Relation
from compliance.model.plan import Indicator, Plan
from compliance.wording.supplements import sets_anew
from tests.unit.linking.made import PROVINCE_WIDE, catalogue, obligation, plan, row, units

PROVINCE, DISTRICT = "binh-dinh", "binh-dinh/tay-son"
ONLINE, ON_TIME = "Tỷ lệ hồ sơ trực tuyến", "Tỷ lệ hồ sơ giải quyết đúng hạn"
TITLE = "Về việc giao chỉ tiêu cải cách hành chính năm 2025 cho UBND các huyện"


def decision(rows: Sequence[Indicator], issued: str = "2025-02-10") -> Plan:
    return plan(PROVINCE, rows, issued=issued, suffix="/giao", title=TITLE)


def linked(rows: Sequence[Indicator], child: str = "75%", **issued: str) -> LinkedPlans:
    plans = [
        plan(
            PROVINCE,
            [
                row(ONLINE, "70%", code="1", executor=PROVINCE_WIDE),
                row(ON_TIME, "98%", code="2", executor=PROVINCE_WIDE),
            ],
            issued="2024-12-20",
        ),
        decision(rows, **issued),
        plan(DISTRICT, [row(ONLINE, child, code="1"), row(ON_TIME, "98%", code="2")], issued="2025-03-01"),
    ]
    return link_plans(plans, judged=[plans[2].id], units=units(), catalogue=catalogue())


def online(found: LinkedPlans) -> tuple[str, Relation | None]:
    one = obligation(found, f"{DISTRICT}@2025", "online_dossier_rate")
    return one.parents[0].plan, one.related.relation if one.related else None


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (TITLE, True),
        ("Điều chỉnh một số chỉ tiêu của Kế hoạch cải cách hành chính năm 2025", True),
        ("Cải cách hành chính tỉnh Bình Định năm 2025", False),
        ("Ban hành Kế hoạch cải cách hành chính và giao chỉ tiêu năm 2025", False),
    ],
)
def test_a_title_says_whether_a_document_sets_targets_anew(title: str, expected: bool) -> None:
    assert sets_anew(title) is expected


def test_the_plan_stays_the_superior_beside_a_later_decision() -> None:
    found = linked([row(ONLINE, "80%", executor="UBND cấp huyện")])
    superior = found.superiors[f"{DISTRICT}@2025"]
    assert (superior.plan, superior.supplements) == (f"{PROVINCE}@2025", (f"{PROVINCE}@2025/giao",))
    one = obligation(found, f"{DISTRICT}@2025", "dossiers_on_time_rate")
    assert one.addressed is Addressed.BINDS
    assert one.related is not None
    assert one.related.relation is Relation.EQUAL


def test_a_value_set_for_the_unit_overrides_that_of_the_plan() -> None:
    rows = [
        row(ONLINE, "80%", code="1", executor="UBND huyện Tây Sơn"),
        row(ONLINE, "60%", code="2", executor="UBND huyện Tuy Phước"),
    ]
    assert online(linked(rows)) == (f"{PROVINCE}@2025/giao", Relation.WEAKER)
    assert online(linked(rows, "80%")) == (f"{PROVINCE}@2025/giao", Relation.EQUAL)


def test_a_value_set_for_other_units_leaves_the_plan_as_it_is() -> None:
    found = linked([row(ONLINE, "80%", executor="UBND huyện Tuy Phước")])
    assert online(found) == (f"{PROVINCE}@2025", Relation.STRICTER)


def test_a_decision_before_the_plan_sets_nothing_of_it_anew() -> None:
    found = linked([row(ONLINE, "80%", executor="UBND cấp huyện")], issued="2024-06-01")
    assert online(found) == (f"{PROVINCE}@2025", Relation.STRICTER)


def test_a_decision_owes_nothing_but_what_it_speaks_of() -> None:
    own = replace(plan(DISTRICT, [row(ONLINE, "75%")], suffix="/giao"), title=TITLE)
    above = plan(
        PROVINCE, [row(ONLINE, "70%", executor=PROVINCE_WIDE), row(ON_TIME, "98%", executor=PROVINCE_WIDE)]
    )
    found = link_plans([above, own], judged=[own.id], units=units(), catalogue=catalogue())
    assert [one.canonical for one in found.obligations[own.id]] == ["online_dossier_rate"]


def test_the_plan_of_the_year_before_is_the_plan_not_its_decision() -> None:
    last = plan(PROVINCE, [], period="2024", issued="2024-01-05")
    anew = plan(PROVINCE, [], period="2024", issued="2024-05-05", suffix="/giao", title=TITLE)
    this = plan(PROVINCE, [])
    assert previous_plans([last, anew, this])[this.id] == last.id
