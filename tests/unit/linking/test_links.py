"""Links between targets: how they are found, how sure they are, and how the two stand."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from compliance.files.links import LinkDecision
from compliance.linking import link_plans
from compliance.model.finding import Reason
from compliance.model.link import LinkedPlans, Method, Relation
from compliance.model.plan import Plan
from tests.unit.linking.made import PROVINCE_WIDE, catalogue, only_link, plan, row, units

COURSES = Path(__file__).parents[2] / "cases" / "linking" / "courses.yaml"
PROVINCE, DISTRICT = "binh-dinh", "binh-dinh/tay-son"


def link(*plans: Plan, decisions: Sequence[LinkDecision] = ()) -> LinkedPlans:
    return link_plans(
        plans, judged=[one.id for one in plans], units=units(), catalogue=catalogue(), decisions=decisions
    )


def joined(
    child: str, parent: str, *, title: str = "Tỷ lệ hồ sơ trực tuyến", parent_title: str = ""
) -> LinkedPlans:
    return link(
        plan(PROVINCE, [row(parent_title or title, parent, code="7", executor=PROVINCE_WIDE)]),
        plan(DISTRICT, [row(title, child, code="5")]),
    )


@pytest.mark.parametrize(
    ("child", "parent", "relation", "reason"),
    [
        ("80%", "70%", Relation.STRICTER, None),
        ("70%", "70%", Relation.EQUAL, None),
        ("65%", "70%", Relation.WEAKER, Reason.BELOW),
        ("90%", "Trên 90%", Relation.WEAKER, Reason.BOUNDARY),
    ],
)
def test_the_direction_of_the_catalogue_decides(
    child: str, parent: str, relation: Relation, reason: Reason | None
) -> None:
    found = only_link(joined(child, parent))
    assert (found.method, found.related.relation, found.related.reason) == (
        Method.CATALOGUE,
        relation,
        reason,
    )
    assert found.binding


def test_fewer_late_dossiers_are_better() -> None:
    assert only_link(joined("1%", "2%", title="Tỷ lệ hồ sơ trễ hạn")).related.relation is Relation.STRICTER


def test_an_indicator_that_grades_the_unit_is_another_quantity_at_every_unit() -> None:
    found = only_link(
        joined("Trong nhóm 5 đơn vị dẫn đầu", "Trong nhóm 25 địa phương dẫn đầu", title="Chỉ số PAR INDEX")
    )
    assert (found.related.relation, found.related.reason) == (Relation.INCOMPARABLE, Reason.OTHER_POPULATION)


def test_the_counterpart_of_an_index_is_linked_and_not_compared() -> None:
    found = only_link(
        joined(
            "Tăng 01 bậc so với năm 2024",
            "Trong nhóm 20 địa phương dẫn đầu",
            title="Chỉ số năng lực cạnh tranh cấp huyện (DDCI)",
            parent_title="Chỉ số năng lực cạnh tranh cấp tỉnh (PCI)",
        )
    )
    assert found.related.reason is Reason.COUNTERPART


def test_other_content_under_a_like_name_is_linked_and_not_compared() -> None:
    found = only_link(
        joined(
            "20%",
            "20%",
            title="Rút ngắn thời gian giải quyết thủ tục hành chính nội bộ",
            parent_title="Đơn giản hóa thủ tục hành chính nội bộ",
        )
    )
    assert found.related.reason is Reason.OTHER_CONTENT


def test_another_year_is_shown_and_not_compared() -> None:
    linked = link(
        plan(PROVINCE, [row("Tỷ lệ hồ sơ trực tuyến", "70%", executor=PROVINCE_WIDE)]),
        plan(DISTRICT, [row("Tỷ lệ hồ sơ trực tuyến", "60%")], period="2024"),
    )
    assert only_link(linked).related.reason is Reason.OTHER_PERIOD


def test_an_indicator_without_a_target_is_linked_as_unquantified() -> None:
    found = only_link(joined("", "70%"))
    assert (found.child.target, found.related.reason) == (None, Reason.UNQUANTIFIED)


def test_near_duplicates_are_never_linked() -> None:
    linked = joined(
        "80%",
        "75%",
        title="Tỷ lệ hồ sơ trực tuyến",
        parent_title="Tỷ lệ hồ sơ trực tuyến toàn trình trên tổng số hồ sơ trực tuyến",
    )
    assert linked.links == ()


def test_titles_that_the_catalogue_does_not_know_link_by_likeness() -> None:
    found = only_link(
        joined(
            "Tối thiểu 95%",
            "Tối thiểu 90%",
            title="Tỷ lệ hộ gia đình trên địa bàn huyện được phủ sóng Internet băng rộng",
            parent_title="Tỷ lệ hộ gia đình được phủ sóng Internet băng rộng",
        )
    )
    assert (found.method, found.related.relation) == (Method.TITLE, Relation.STRICTER)
    assert 0.78 <= found.score <= 1


def test_a_title_between_two_of_the_superior_is_left_to_people_with_its_candidates() -> None:
    linked = link(
        plan(
            PROVINCE,
            [
                row(
                    "Tỷ lệ thôn có tổ công nghệ cộng đồng hoạt động hiệu quả",
                    "90%",
                    code="1",
                    executor=PROVINCE_WIDE,
                ),
                row(
                    "Tỷ lệ thôn có tổ công nghệ cộng đồng hoạt động tốt",
                    "80%",
                    code="2",
                    executor=PROVINCE_WIDE,
                ),
            ],
        ),
        plan(DISTRICT, [row("Tỷ lệ thôn có tổ công nghệ cộng đồng hoạt động", "85%", code="9")]),
    )
    found = only_link(linked)
    assert found.ambiguous
    assert found.related.reason is Reason.AMBIGUOUS_LINK
    assert len(found.candidates) == 2
    assert all(one.ambiguous for one in linked.obligations[f"{DISTRICT}@2025"])


def test_the_whole_plan_is_assigned_jointly_not_row_by_row() -> None:
    titles = ["Tỷ lệ trẻ em đăng ký khai sinh", "Tỷ lệ trẻ em đăng ký khai sinh đúng hạn"]
    linked = link(
        plan(
            PROVINCE,
            [row(title, "90%", code=str(n), executor=PROVINCE_WIDE) for n, title in enumerate(titles)],
        ),
        plan(DISTRICT, [row(title, "95%", code=str(n)) for n, title in enumerate(reversed(titles))]),
    )
    pairs = {
        (linked.indicator(one.child).title, linked.indicator(one.parent).title)
        for one in linked.links
        if not one.ambiguous
    }
    assert pairs == {(title, title) for title in titles}


def test_a_row_number_alone_links_nothing() -> None:
    assert (
        joined("80%", "70%", title="Tỷ lệ đường được thắp sáng", parent_title="Tỷ lệ rừng che phủ").links
        == ()
    )


def test_what_people_decide_wins() -> None:
    province = plan(PROVINCE, [row("Tỷ lệ rừng che phủ", "70%", code="4", executor=PROVINCE_WIDE)])
    district = plan(DISTRICT, [row("Độ che phủ của rừng trên địa bàn", "80%", code="9")])
    same = LinkDecision(district.id, "annex/9", province.id, "annex/4", True)
    found = only_link(link(province, district, decisions=[same]))
    assert (found.method, found.score) == (Method.OVERRIDE, 1.0)


def test_people_may_part_what_the_catalogue_joins() -> None:
    province = plan(PROVINCE, [row("Tỷ lệ hồ sơ trực tuyến", "70%", code="4", executor=PROVINCE_WIDE)])
    district = plan(DISTRICT, [row("Tỷ lệ hồ sơ trực tuyến", "60%", code="9")])
    parted = LinkDecision(district.id, "annex/9", province.id, "annex/4", False)
    linked = link(province, district, decisions=[parted])
    assert linked.links == ()
    assert linked.unused_decisions == ()


def test_a_decision_on_a_row_that_is_not_there_is_said() -> None:
    province, district = plan(PROVINCE, []), plan(DISTRICT, [])
    stray = LinkDecision(district.id, "annex/9", province.id, "annex/4", True)
    assert link(province, district, decisions=[stray]).unused_decisions == (0,)


def test_a_word_of_the_plan_file_is_taken_at_its_word() -> None:
    linked = link(
        plan(PROVINCE, [row("Tỷ lệ hồ sơ trực tuyến", "70%", executor=PROVINCE_WIDE)]),
        plan(DISTRICT, [row("Chỉ tiêu số 7", "80%", canonical="online_dossier_rate")]),
    )
    assert (only_link(linked).method, only_link(linked).score) == (Method.DECLARED, 1.0)


def test_the_part_of_communes_answers_the_inspection_of_the_superior() -> None:
    found = only_link(
        joined(
            "100%",
            "Tối thiểu 30%",
            title="Kiểm tra cải cách hành chính tại UBND các xã, thị trấn",
            parent_title="Kiểm tra cải cách hành chính",
        )
    )
    assert found.related.relation is Relation.STRICTER


def test_the_order_of_plans_and_an_unrelated_plan_change_no_link() -> None:
    rows = [
        row("Tỷ lệ hồ sơ trực tuyến", "70%", code="1", executor=PROVINCE_WIDE),
        row("Tỷ lệ rừng che phủ", "50%", code="2"),
    ]
    plans = [
        plan(PROVINCE, rows),
        plan(DISTRICT, rows),
        plan("binh-dinh/tuy-phuoc", rows),
        plan("quang-ngai", rows),
    ]
    expected = link(*plans[:2])
    for seed in range(5):
        shuffled = random.Random(seed).sample(plans, len(plans))
        found = link(*shuffled)
        own = tuple(one for one in found.links if one.child.plan == plans[1].id)
        assert own == expected.links
        assert found.obligations[plans[1].id] == expected.obligations[plans[1].id]


@pytest.mark.parametrize(
    "case", yaml.safe_load(COURSES.read_text(encoding="utf-8"))["cases"], ids=lambda case: case["child"][0]
)
def test_a_share_that_falls_is_a_fall(case: dict[str, Any]) -> None:
    above, below = (row(*case[side]) for side in ("parent", "child"))
    plans = [plan("binh-dinh", [above]), plan("binh-dinh/tay-son", [below])]
    found = link_plans(plans, judged=[plans[1].id], units=units(), catalogue=catalogue())
    assert only_link(found).related.relation.value == case["relation"]


def test_a_lone_row_that_names_a_level_answers_for_it_under_a_list_of_levels() -> None:
    signed = "Tỷ lệ văn bản điện tử ký số cấp {}"
    above = [
        row(signed.format(level), value, executor=f"UBND cấp {level}")
        for level, value in (("huyện", "Tối thiểu 95%"), ("xã", "Tối thiểu 90%"))
    ]
    province = plan("binh-dinh", above)
    district = plan("binh-dinh/tay-son", [row("Văn bản điện tử được ký số tại cấp xã", "Tối thiểu 92%")])
    found = link_plans([province, district], judged=[district.id], units=units(), catalogue=catalogue())
    assert [(link.parent.indicator, link.related.relation) for link in found.links] == [
        ("annex/2", Relation.STRICTER)
    ]
    asked = {one.title: bool(one.links) for one in found.obligations[district.id]}
    assert asked == {signed.format("huyện"): False, signed.format("xã"): True}


def test_who_gave_a_task_says_nothing_of_the_level_of_its_value() -> None:
    title = "Tỷ lệ nhiệm vụ do UBND tỉnh giao hoàn thành đúng hạn"
    above = row(title, "Cấp tỉnh: 97%; cấp xã: 92%", executor=PROVINCE_WIDE)
    below = row(title, "92%")
    found = only_link(link(plan("binh-dinh", [above]), plan("binh-dinh/tay-son/tay-xuan", [below])))
    assert found.related.relation is Relation.EQUAL


def test_targets_that_each_count_another_level_are_a_list_of_levels() -> None:
    title = "Tỷ lệ hồ sơ công việc xử lý trên môi trường mạng"
    above = "Cấp tỉnh 100%; cấp huyện 95%; cấp xã 85%"
    below = "95% hồ sơ công việc của huyện; 80% hồ sơ công việc của xã, thị trấn"
    province = plan("binh-dinh", [row(title, above, executor=PROVINCE_WIDE)])
    district = plan("binh-dinh/tay-son", [row(title, below)])
    found = link_plans([province, district], judged=[district.id], units=units(), catalogue=catalogue())
    assert [link.related.relation for link in found.links] == [Relation.EQUAL, Relation.WEAKER]


def test_officials_of_the_level_below_are_not_those_of_the_unit() -> None:
    title = "Tỷ lệ công chức cấp {} được bồi dưỡng kỹ năng số"
    province = plan("binh-dinh", [row(title.format("huyện"), "Tối thiểu 80%", executor=PROVINCE_WIDE)])
    district = plan("binh-dinh/tay-son", [row(title.format("xã"), "Tối thiểu 70%")])
    found = link_plans([province, district], judged=[district.id], units=units(), catalogue=catalogue())
    assert only_link(found).related.reason is Reason.OTHER_POPULATION


def test_of_two_rows_of_one_indicator_a_row_answers_the_side_it_names() -> None:
    announced, published = "Tỷ lệ TTHC được công bố đúng hạn", "Tỷ lệ TTHC được công khai đầy đủ"
    province = plan(
        "binh-dinh", [row(title, "100%", executor=PROVINCE_WIDE) for title in (announced, published)]
    )
    district = plan("binh-dinh/tay-son", [row("Công khai TTHC đầy đủ tại Bộ phận Một cửa", "100%")])
    found = link_plans([province, district], judged=[district.id], units=units(), catalogue=catalogue())
    answered = {one.title: bool(one.links) for one in found.obligations[district.id]}
    assert answered == {announced: False, published: True}
