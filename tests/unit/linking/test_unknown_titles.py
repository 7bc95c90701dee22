"""Indicators that no catalogue knows: linked by title where it is sure, left to people where it is not."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from compliance.linking import link_plans
from compliance.model.finding import Reason
from compliance.model.link import LinkedPlans
from compliance.model.source import Source
from tests.unit.linking.made import PROVINCE_WIDE, catalogue, plan, row, units

CASES = Path(__file__).parents[2] / "cases" / "linking" / "unknown_titles.yaml"


@cache
def cases() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    return data


@cache
def parts() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load((CASES.parent / "in_part.yaml").read_text(encoding="utf-8"))
    return data


@cache
def linked() -> LinkedPlans:
    above = [case["parent"] for case in cases()["pairs"]] + cases()["only_parent"]
    below = [case["child"] for case in cases()["pairs"]] + cases()["only_child"]
    random.Random(3).shuffle(below)
    province = plan(
        "binh-dinh",
        [
            row(title, "Tối thiểu 80%", code=str(n), executor=PROVINCE_WIDE)
            for n, title in enumerate(above, 1)
        ],
    )
    district = plan(
        "binh-dinh/tay-son", [row(title, "Tối thiểu 85%", code=str(n)) for n, title in enumerate(below, 1)]
    )
    return link_plans([province, district], judged=[district.id], units=units(), catalogue=catalogue())


def sure() -> dict[str, str]:
    found = linked()
    return {
        found.indicator(link.child).title: found.indicator(link.parent).title
        for link in found.links
        if not link.ambiguous
    }


@pytest.mark.parametrize("case", cases()["pairs"], ids=lambda case: case["child"][:60])
def test_two_wordings_of_one_promise_are_joined(case: dict[str, Any]) -> None:
    assert sure().get(case["child"]) == (case["parent"] if case["sure"] else None), case["reason"]


def test_no_title_is_joined_to_what_it_is_not() -> None:
    right = {case["child"]: case["parent"] for case in cases()["pairs"]}
    assert {child: parent for child, parent in sure().items() if right.get(child) != parent} == {}


def joined(case: dict[str, str]) -> LinkedPlans:
    province = plan("binh-dinh", [row(case["parent"], "Tối thiểu 80%", executor=PROVINCE_WIDE)])
    district = plan("binh-dinh/tay-son", [row(case["child"], "85%")])
    return link_plans([province, district], judged=[district.id], units=units(), catalogue=catalogue())


@pytest.mark.parametrize("case", parts()["asked"], ids=lambda case: case["child"])
def test_a_row_that_speaks_of_a_part_leaves_the_obligation_open(case: dict[str, str]) -> None:
    found = joined(case)
    assert {link.ambiguous for link in found.links} == {True}
    assert [one.ambiguous for one in found.obligations["binh-dinh/tay-son@2025"]] == [True]


@pytest.mark.parametrize("case", parts()["apart"], ids=lambda case: case["child"])
def test_rows_that_share_common_words_only_are_apart(case: dict[str, str]) -> None:
    found = joined(case)
    assert found.links == ()
    assert [one.ambiguous for one in found.obligations["binh-dinh/tay-son@2025"]] == [False]


def test_a_narrower_wording_above_is_joined_to_the_plain_one_and_compared_by_people() -> None:
    found = joined(
        {
            "parent": "Tỷ lệ số hóa kết quả giải quyết TTHC còn hiệu lực",
            "child": "Tỷ lệ số hóa kết quả giải quyết TTHC",
        }
    )
    assert [link.related.reason for link in found.links] == [Reason.OTHER_CONTENT]


@cache
def title_pairs() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load((CASES.parent / "title_pairs.yaml").read_text(encoding="utf-8"))
    return data


@pytest.mark.parametrize("case", title_pairs()["differ"], ids=lambda case: case["child"])
def test_titles_that_look_alike_and_differ_are_never_joined(case: dict[str, str]) -> None:
    assert [link for link in joined(case).links if not link.ambiguous] == [], case["reason"]


@pytest.mark.parametrize("case", title_pairs()["same"], ids=lambda case: case["child"])
def test_the_same_promise_in_other_words_is_never_called_missing(case: dict[str, Any]) -> None:
    assert [not link.ambiguous for link in joined(case).links] == [case["sure"]], case["reason"]


def test_a_short_part_of_a_sentence_is_about_what_the_part_before_says() -> None:
    stunted, wasted = (
        f"Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng {kind}" for kind in ("thấp còi", "thể nhẹ cân")
    )
    above = [row(title, "Dưới 15%", executor=PROVINCE_WIDE) for title in (stunted, wasted)]
    below = [
        replace(row(title, target, section="body"), source=Source(line=39))
        for title, target in ((stunted, "Dưới 15%"), ("thể nhẹ cân", "Dưới 10%"))
    ]
    province, district = plan("binh-dinh", above), plan("binh-dinh/tay-son", below)
    found = link_plans([province, district], judged=[district.id], units=units(), catalogue=catalogue())
    joined_titles = {
        found.indicator(link.child).title: found.indicator(link.parent).title
        for link in found.links
        if not link.ambiguous
    }
    assert joined_titles == {stunted: stunted, "thể nhẹ cân": wasted}


def test_two_promises_of_one_sentence_are_two_indicators() -> None:
    sentence = "100% thôn duy trì hoạt động Tổ công nghệ số cộng đồng; 100% trường học triển khai học bạ số"
    province = plan("binh-dinh", [row(sentence, sentence, executor=PROVINCE_WIDE)])
    district = plan("binh-dinh/tay-son", [row("Trường học triển khai học bạ số", "90%")])
    found = link_plans([province, district], judged=[district.id], units=units(), catalogue=catalogue())
    assert [link.parent.target for link in found.links] == [1]
    assert [bool(one.links) for one in found.obligations[district.id]] == [False, True]
