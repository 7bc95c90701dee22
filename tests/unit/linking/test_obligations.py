"""What a superior plan asks of a unit, and what answers it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from compliance.linking import link_plans
from compliance.model.finding import Reason
from compliance.model.link import Addressed, LinkedPlans, Relation
from compliance.model.plan import Indicator, Unread
from compliance.model.target import Kind, Target
from tests.unit.linking.made import PROVINCE_WIDE, catalogue, obligation, plan, row, units

PROVINCE, DISTRICT, COMMUNE = "binh-dinh", "binh-dinh/tay-son", "binh-dinh/tay-son/tay-xuan"
ONLINE = "Tỷ lệ hồ sơ trực tuyến"
WORK = "Tỷ lệ lập hồ sơ công việc (trừ hồ sơ mật) trên môi trường mạng"


def linked(parent: Sequence[Indicator], child: Sequence[Indicator], unit: str = DISTRICT) -> LinkedPlans:
    plans = [plan(PROVINCE, parent), plan(unit, child)]
    return link_plans(plans, judged=[plans[1].id], units=units(), catalogue=catalogue())


def addressed(executor: str, unit: str = DISTRICT, title: str = ONLINE, **more: object) -> Addressed:
    found = linked([row(title, "70%", executor=executor, **more)], [], unit)  # type: ignore[arg-type]
    return found.obligations[f"{unit}@2025"][0].addressed


@pytest.mark.parametrize(
    ("executor", "unit", "expected"),
    [
        (PROVINCE_WIDE, DISTRICT, Addressed.BINDS),
        (PROVINCE_WIDE, COMMUNE, Addressed.BINDS),
        ("Các sở, ngành thuộc tỉnh; UBND cấp huyện", COMMUNE, Addressed.NOT_ADDRESSED),
        (
            "Các cơ quan chuyên môn thuộc tỉnh, Ban Quản lý Khu kinh tế tỉnh",
            DISTRICT,
            Addressed.NOT_ADDRESSED,
        ),
        (
            "Các cơ quan, đơn vị thuộc và trực thuộc UBND tỉnh; các cơ quan liên quan",
            DISTRICT,
            Addressed.NOT_ADDRESSED,
        ),
        ("Các sở, ban, ngành, địa phương", DISTRICT, Addressed.BINDS),
        ("Các sở, ban, ngành, địa phương", COMMUNE, Addressed.BINDS),
        ("UBND huyện Tây Sơn", DISTRICT, Addressed.BINDS),
        ("UBND huyện Tuy Phước", DISTRICT, Addressed.NOT_ADDRESSED),
    ],
)
def test_the_column_of_executors_says_whom_a_target_binds(
    executor: str, unit: str, expected: Addressed
) -> None:
    assert addressed(executor, unit) is expected


def test_a_level_inside_the_title_does_not_narrow_whom_it_binds() -> None:
    title = "Tỷ lệ cán bộ, công chức cấp xã đạt chuẩn theo quy định"
    assert addressed("UBND cấp huyện, UBND cấp xã", title=title) is Addressed.BINDS


def test_executors_from_a_doubtful_merge_bind_doubtfully() -> None:
    assert addressed(PROVINCE_WIDE, code="1.5", merged_owner=True) is Addressed.DOUBTFUL


def test_an_index_that_only_the_province_has_is_asked_of_nobody() -> None:
    title = "Chỉ số Hiệu quả Quản trị và Hành chính công cấp tỉnh (PAPI)"
    assert addressed(PROVINCE_WIDE, title=title) is Addressed.NOT_ADDRESSED


def test_a_sentence_of_the_body_binds_the_levels_of_the_catalogue_with_a_doubt() -> None:
    assert addressed("", section="body") is Addressed.DOUBTFUL
    assert addressed("", section="body", title="Tỷ lệ rừng che phủ") is Addressed.NOT_ADDRESSED


def _work(values: dict[str, str], executor: str = PROVINCE_WIDE) -> Indicator:
    one = row(WORK, ", ".join(values.values()), executor=executor)
    levels = list(values)
    targets = tuple(replace(target, level=level) for target, level in zip(one.targets, levels, strict=True))
    return replace(one, targets=targets)


def test_a_list_of_levels_asks_each_unit_for_its_own_value() -> None:
    found = linked(
        [_work({"province": "90%", "district": "80%", "commune": "60%"})],
        [_work({"district": "80%", "commune": "50%"})],
    )
    own = obligation(found, f"{DISTRICT}@2025", "work_dossier_rate", "district")
    assert (own.addressed, own.related and own.related.relation) == (Addressed.BINDS, Relation.EQUAL)
    of_province = obligation(found, f"{DISTRICT}@2025", "work_dossier_rate", "province")
    assert (of_province.addressed, of_province.links) == (Addressed.NOT_ADDRESSED, ())
    of_communes = obligation(found, f"{DISTRICT}@2025", "work_dossier_rate", "commune")
    assert of_communes.addressed is Addressed.NOT_ADDRESSED
    assert [one.related.relation for one in of_communes.links] == [Relation.WEAKER]
    assert of_communes.links[0].binding


def test_a_value_without_a_level_is_held_to_that_of_its_own_unit() -> None:
    found = linked(
        [_work({"province": "90%", "district": "80%", "commune": "60%"})], [row(WORK, "60%")], COMMUNE
    )
    own = obligation(found, f"{COMMUNE}@2025", "work_dossier_rate", "commune")
    assert own.related is not None
    assert own.related.relation is Relation.EQUAL


def test_body_and_annex_of_the_superior_are_one_obligation_and_the_annex_counts() -> None:
    found = linked(
        [row(ONLINE, "70%", code="7", executor=PROVINCE_WIDE), row(ONLINE, "70%", code="c", section="body")],
        [row(ONLINE, "80%")],
    )
    own = obligation(found, f"{DISTRICT}@2025", "online_dossier_rate")
    assert [place.indicator for place in own.parents] == ["annex/7", "body/c"]
    assert [one.parent.indicator for one in found.links] == ["annex/7"]


def test_where_body_and_annex_differ_the_easier_one_measures() -> None:
    found = linked(
        [row(ONLINE, "70%", code="7", executor=PROVINCE_WIDE), row(ONLINE, "60%", code="c", section="body")],
        [row(ONLINE, "65%")],
    )
    own = obligation(found, f"{DISTRICT}@2025", "online_dossier_rate")
    assert own.related is not None
    assert own.related.relation is Relation.STRICTER
    assert {one.parent.indicator: one.related.relation for one in found.links} == {
        "annex/7": Relation.WEAKER,
        "body/c": Relation.STRICTER,
    }


def test_an_obligation_without_an_answer_is_kept_and_empty() -> None:
    own = obligation(
        linked([row(ONLINE, "70%", executor=PROVINCE_WIDE)], []), f"{DISTRICT}@2025", "online_dossier_rate"
    )
    assert (own.links, own.related, own.ambiguous) == ((), None, False)


def test_two_rank_groups_of_one_row_are_one_obligation() -> None:
    title = "Chỉ số cải cách hành chính của tỉnh (Par Index)"
    words = (
        "Trong nhóm 25 địa phương dẫn đầu cả nước và nhóm 03 địa phương dẫn đầu khu vực Duyên hải Miền Trung"
    )
    found = linked([row(title, words, executor=PROVINCE_WIDE)], [])
    assert len(obligation(found, f"{DISTRICT}@2025", "par_index_rank").parents) == 2


def test_a_voluntary_row_is_linked_and_binds_nobody() -> None:
    title = "Tỷ lệ công bố, công khai thủ tục hành chính đúng hạn"
    found = linked([row(title, "100%", executor="Các sở, ngành thuộc tỉnh")], [row(title, "95%")])
    assert not found.links[0].binding
    assert obligation(found, f"{DISTRICT}@2025", "procedure_publication_on_time_rate").links == found.links


def test_the_counterpart_answers_the_obligation() -> None:
    found = linked(
        [
            row(
                "Chỉ số năng lực cạnh tranh cấp tỉnh (PCI)",
                "Trong nhóm 20 địa phương dẫn đầu",
                executor=PROVINCE_WIDE,
            )
        ],
        [row("Chỉ số năng lực cạnh tranh cấp huyện (DDCI)", "Tăng 01 bậc so với năm 2024")],
    )
    assert len(obligation(found, f"{DISTRICT}@2025", "pci_rank").links) == 1


def _per_unit(values: dict[str, str]) -> Indicator:
    one = row(ONLINE, ", ".join(values.values()), executor=PROVINCE_WIDE)
    targets = (replace(target, scope=scope) for target, scope in zip(one.targets, values, strict=True))
    return replace(one, targets=tuple(targets))


def test_a_value_for_one_unit_overrides_that_of_its_level() -> None:
    parent = _per_unit({"Các địa phương": "70%", "UBND huyện Tây Sơn": "85%", "UBND huyện Tuy Phước": "60%"})
    own = obligation(linked([parent], [row(ONLINE, "80%")]), f"{DISTRICT}@2025", "online_dossier_rate")
    assert [place.target for place in own.parents] == [1]
    assert own.related is not None
    assert own.related.relation is Relation.WEAKER


def test_a_value_for_other_units_is_not_asked() -> None:
    parent = _per_unit({"UBND huyện Vân Canh": "70%", "UBND huyện Tuy Phước": "60%"})
    found = linked([parent], [row(ONLINE, "50%")])
    own = obligation(found, f"{DISTRICT}@2025", "online_dossier_rate")
    assert (own.addressed, own.links, found.links) == (Addressed.NOT_ADDRESSED, (), ())


def test_words_that_promise_nothing_readable_bind_with_a_doubt() -> None:
    parent = row(
        "Cổng thông tin điện tử", executor=PROVINCE_WIDE, target=[Target(Kind.STATEMENT, raw="Như nêu trên")]
    )
    assert linked([parent], []).obligations[f"{DISTRICT}@2025"][0].addressed is Addressed.DOUBTFUL


def test_a_value_for_provincial_bodies_alone_asks_nothing_of_a_district() -> None:
    one = row(ONLINE, "75%", executor=PROVINCE_WIDE)
    parent = replace(one, targets=(replace(one.targets[0], level="province"),))
    found = linked([parent], [row(ONLINE, "70%")])
    own = obligation(found, f"{DISTRICT}@2025", "online_dossier_rate", "province")
    assert own.addressed is Addressed.NOT_ADDRESSED
    assert [one.related.reason for one in found.links] == [Reason.OTHER_POPULATION]
    assert not found.links[0].binding


def test_the_subject_of_a_sentence_is_no_other_population() -> None:
    found = linked(
        [row("80% kết quả giải quyết TTHC được cấp bản điện tử", "80%", executor=PROVINCE_WIDE)],
        [row("85% hồ sơ TTHC trả kết quả điện tử", "85%")],
    )
    assert [one.related.relation for one in found.links] == [Relation.STRICTER]


def test_rows_that_differ_in_the_level_of_their_titles_are_a_list_of_levels() -> None:
    titles = {"district": "Tỷ lệ số hóa hồ sơ TTHC cấp huyện", "commune": "Tỷ lệ số hóa hồ sơ TTHC cấp xã"}
    parent = [
        row(titles["district"], "100%", code="1", executor=PROVINCE_WIDE),
        row(titles["commune"], "80%", code="2", executor=PROVINCE_WIDE),
    ]
    child = [row(titles["district"], "100%", code="1"), row(titles["commune"], "85%", code="2")]
    found = linked(parent, child)
    pairs = {(one.child.indicator, one.parent.indicator): one.related.relation for one in found.links}
    assert pairs == {
        ("annex/1", "annex/1"): Relation.EQUAL,
        ("annex/2", "annex/2"): Relation.STRICTER,
    }


def test_a_level_in_the_title_of_a_lone_row_is_no_list() -> None:
    title = "Tỷ lệ cán bộ, công chức cấp xã đạt chuẩn"
    found = linked([row(title, "Trên 90%", executor=PROVINCE_WIDE)], [row(title, "95%")])
    assert [one.related.relation for one in found.links] == [Relation.STRICTER]


def test_the_rank_of_an_index_answers_for_its_score_in_the_body() -> None:
    rank, score = "Chỉ số cải cách hành chính (PAR INDEX)", "Điểm Chỉ số cải cách hành chính"
    found = linked(
        [
            row(rank, "Trong nhóm 10 địa phương dẫn đầu cả nước", executor=PROVINCE_WIDE),
            row(score, "Trên 90 điểm", section="body"),
        ],
        [row("Chỉ số cải cách hành chính của huyện", "Trong nhóm 03 huyện dẫn đầu tỉnh")],
    )
    assert obligation(found, f"{DISTRICT}@2025", "par_index_rank").links
    assert obligation(found, f"{DISTRICT}@2025", "par_index_score").links


@pytest.mark.parametrize(
    ("unread", "asked_about"),
    [
        ("Chấm dứt tình trạng đốt rơm rạ ngoài đồng.", True),
        ("Chấm dứt tình trạng vứt rác ngoài đồng.", False),
    ],
)
def test_what_unread_words_alone_may_answer_is_asked_about(unread: str, asked_about: bool) -> None:
    above = plan(PROVINCE, [row("Tỷ lệ đốt rơm rạ", "5%", executor=PROVINCE_WIDE)])
    below = replace(plan(DISTRICT, []), unread=(Unread(unread, "reading.why_denied"),))
    found = link_plans([above, below], judged=[below.id], units=units(), catalogue=catalogue())
    assert [one.ambiguous for one in found.obligations[below.id]] == [asked_about]


@pytest.mark.parametrize(("cell", "asked_about"), [("100%; 20%", True), ("100%", False)])
def test_what_a_loose_part_of_the_answering_row_may_answer_is_asked_about(
    cell: str, asked_about: bool
) -> None:
    title, other = "Tỷ lệ nhà văn hóa thôn đạt chuẩn", "tỷ lệ sân thể thao thôn đạt chuẩn"
    asked = row(f"{title} và {other}", "100% và 20%", executor=PROVINCE_WIDE)
    first, second = asked.targets
    asked = replace(asked, targets=(replace(first, title=title), replace(second, title=other)))
    found = linked([asked], [row("Nhà văn hóa thôn đạt chuẩn", cell)])
    told = {one.title: (bool(one.links), one.ambiguous) for one in found.obligations[f"{DISTRICT}@2025"]}
    assert told == {title: (True, False), other: (False, asked_about)}
