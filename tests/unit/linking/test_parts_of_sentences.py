"""Rows and parts of sentences that each answer their own of what an indicator or a sentence joins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from compliance.linking import link_plans
from compliance.model.link import LinkedPlans
from compliance.model.plan import Indicator
from compliance.model.source import Source
from compliance.wording.phrases import parse_targets
from tests.unit.linking.made import PROVINCE_WIDE, catalogue, plan, row, units

KINDS = {
    "huyện": "binh-dinh/tay-son",
    "xã": "binh-dinh/tay-son/tay-xuan",
    "phường": "binh-dinh/an-nhon/binh-dinh",
}
CASES = Path(__file__).parents[2] / "cases" / "linking"


@cache
def cases(name: str) -> Any:
    return yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))


def joined(above: Sequence[Indicator], below: Sequence[Indicator]) -> LinkedPlans:
    province, district = plan("binh-dinh", above), plan("binh-dinh/tay-son", below)
    return link_plans([province, district], judged=[district.id], units=units(), catalogue=catalogue())


def in_one_sentence(parts: Sequence[Sequence[str]]) -> list[Indicator]:
    return [replace(row(*part, section="body"), source=Source(line=39)) for part in parts]


def sure(found: LinkedPlans, *, asked: bool = False) -> list[list[int]]:
    """The numbers of the rows that are surely joined, below and above, or of those that are asked about."""
    places = {
        (plan.id, each.id): n for plan in found.plans.values() for n, each in enumerate(plan.indicators)
    }
    pairs = [(link.child, link.parent) for link in found.links if link.ambiguous is asked]
    return sorted([places[a.plan, a.indicator], places[b.plan, b.indicator]] for a, b in pairs)


@pytest.mark.parametrize("case", cases("sides"), ids=lambda case: case["reason"])
def test_a_row_answers_the_side_of_the_indicator_that_it_names(case: dict[str, Any]) -> None:
    above = [row(*each, executor=PROVINCE_WIDE) for each in case["above"]]
    below = [row(*each) for each in case.get("below", [])] or in_one_sentence(case["sentence"])
    found = joined(above, below)
    assert sure(found) == case["links"], case["reason"]
    assert sure(found, asked=True) == case.get("asked", []), case["reason"]


def test_one_part_of_a_row_never_answers_for_the_other_content_of_its_other_part() -> None:
    whole, narrow = "Số hóa thành phần hồ sơ", "số hóa kết quả giải quyết TTHC còn hiệu lực"
    why = "chỉ gồm kết quả đã cấp từ trước còn hiệu lực"
    first, second = (parse_targets(value)[0] for value in ("100%", "65%"))
    targets = (
        replace(first, canonical="digitization_rate", title=whole),
        replace(second, canonical="digitization_rate", title=narrow, other_content=why),
    )
    below = replace(row(f"{whole}; {narrow}", targets), alias_other_content=why)
    above = [row(whole, "100%"), row("Kết quả TTHC còn hiệu lực được số hóa", "70%")]
    found = joined(above, [below])
    assert [(link.child.target, link.parent.indicator) for link in found.links] == [
        (0, found.plans["binh-dinh@2025"].indicators[0].id),
        (1, found.plans["binh-dinh@2025"].indicators[1].id),
    ]


@pytest.mark.parametrize("case", cases("led"), ids=lambda case: case["reason"])
def test_a_part_of_a_sentence_is_read_with_its_head(case: dict[str, Any]) -> None:
    above = [row(title, "70%", executor=PROVINCE_WIDE) for title in case["above"]]
    below = in_one_sentence([(part, "75%") for part in case["sentence"]])
    assert sure(joined(above, below)) == [[0, 0], [1, 1]], case["reason"]


def test_a_share_is_not_asked_about_under_a_number_where_a_share_is_as_near() -> None:
    above = [
        row("Số TTHC được cắt giảm chi phí tuân thủ", "Tối thiểu 50 TTHC", code="1", executor=PROVINCE_WIDE),
        row("Tỷ lệ cắt giảm chi phí tuân thủ TTHC so với năm trước", "30%", code="2", executor=PROVINCE_WIDE),
    ]
    found = joined(above, [row("Cắt giảm chi phí tuân thủ TTHC", "30%", code="1")])
    assert {link.parent.indicator for link in found.links} == {"annex/2"}


def test_a_part_with_a_title_of_its_own_is_answered_by_what_it_names() -> None:
    schools, clinics = (
        "trường học thanh toán không dùng tiền mặt",
        "cơ sở y tế thanh toán không dùng tiền mặt",
    )
    asked = row(schools, "100% trường học và 90% cơ sở y tế thanh toán không dùng tiền mặt", section="body")
    first, second = asked.targets
    asked = replace(asked, targets=(first, replace(second, title=clinics)), executor=PROVINCE_WIDE)
    below = [
        row(title, "100%", code=code)
        for title, code in (("Trường học thanh toán không dùng tiền mặt", "1"), ("Chợ văn minh", "2"))
    ]
    found = joined([asked], below)
    assert [(link.child.indicator, link.parent.target) for link in found.links] == [("annex/1", 0)]


def test_parts_of_a_row_that_name_sides_of_its_indicator_are_answered_by_side() -> None:
    asked = row(
        "Số hóa: a) Hồ sơ khi tiếp nhận; b) Kết quả giải quyết TTHC", "90%; 100%", executor=PROVINCE_WIDE
    )
    titles = ("Số hóa: Hồ sơ khi tiếp nhận", "Số hóa: Kết quả giải quyết TTHC")
    named = tuple(
        replace(target, title=title, canonical="digitization_rate")
        for target, title in zip(asked.targets, titles, strict=True)
    )
    below = [row("Số hóa kết quả giải quyết TTHC", "100%"), row("Số hóa hồ sơ khi tiếp nhận", "85%")]
    found = joined([replace(asked, targets=named)], below)
    assert sorted((link.child.indicator, link.parent.target) for link in found.links) == [
        ("annex/1", 1),
        ("annex/2", 0),
    ]


@pytest.mark.parametrize(
    "case", [*cases("counted"), *cases("times"), *cases("givers")], ids=lambda case: case["reason"]
)
def test_one_indicator_may_count_or_measure_other_things(case: dict[str, Any]) -> None:
    (link,) = joined([row(*case["above"], executor=PROVINCE_WIDE)], [row(*case["below"])]).links
    assert link.related.relation.value == case["relation"], case["reason"]


@pytest.mark.parametrize("case", cases("kinds"), ids=lambda case: f"{case['why']}: {case['unit']}")
def test_a_unit_is_held_to_the_value_for_units_of_its_kind(case: dict[str, Any]) -> None:
    title, unit = "Tỷ lệ hồ sơ trực tuyến", KINDS[case["unit"]]
    asked = case.get("rows") or [[title, case["above"], PROVINCE_WIDE]]
    above = [row(name, value, executor=executor) for name, value, executor in asked]
    province, lower = plan("binh-dinh", above), plan(unit, [row(title, case["below"])])
    found = link_plans([province, lower], judged=[lower.id], units=units(), catalogue=catalogue())
    assert [link.related.relation.value for link in found.links] == case["relations"], case["why"]
    assert [link.binding for link in found.links] == case.get("binding", [True] * len(found.links))


@pytest.mark.parametrize("case", cases("populations")["cases"], ids=lambda case: case["reason"])
def test_a_row_answers_the_population_that_it_names_of_those_of_one_sentence(case: dict[str, Any]) -> None:
    known = cases("populations")
    asked = row(known["title"], known["asked"], executor=PROVINCE_WIDE)
    found = joined([asked], [row(*each, code=str(n)) for n, each in enumerate(case["below"])])
    told = sorted(
        (link.child.indicator, link.parent.target, link.related.relation.value)
        for link in found.links
        if link.related is not None
    )
    assert told == [(f"annex/{n}", asked, relation) for n, asked, relation in case["told"]], case["reason"]


def test_fields_that_a_title_lists_are_contents_of_their_own() -> None:
    title = "Hài lòng về giải quyết TTHC: - Chung - Lĩnh vực đất đai"
    asked = row(title, "92%; 85%", executor=PROVINCE_WIDE)
    scopes = ("Chung", "Lĩnh vực đất đai")
    targets = tuple(replace(one, scope=scope) for one, scope in zip(asked.targets, scopes, strict=True))
    below = [
        row("Hài lòng về giải quyết TTHC lĩnh vực đất đai", "80%"),
        row("Hài lòng về giải quyết TTHC", "92%"),
    ]
    found = joined([replace(asked, targets=targets)], below)
    assert sorted((link.child.indicator, link.parent.target) for link in found.links) == [
        ("annex/1", 1),
        ("annex/2", 0),
    ]


def test_each_of_several_indicators_of_a_row_is_asked_by_its_own_title() -> None:
    titles = ("Tỷ lệ hồ sơ trực tuyến", "tỷ lệ số hóa hồ sơ")
    named = zip(titles, ("online_dossier_rate", "digitization_rate"), strict=True)
    asked = row(" và ".join(titles), "80% và 90%", canonical="online_dossier_rate", executor=PROVINCE_WIDE)
    targets = tuple(
        replace(target, title=title, canonical=canonical)
        for target, (title, canonical) in zip(asked.targets, named, strict=True)
    )
    found = joined([replace(asked, targets=targets)], [])
    assert [one.title for one in next(iter(found.obligations.values()))] == list(titles)
