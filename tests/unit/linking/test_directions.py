"""Which way is better by the words of a title; where they do not say it, bare values are not compared."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from compliance.linking import link_plans
from compliance.model.finding import Reason
from compliance.model.link import Relation
from compliance.wording.title_directions import direction_of
from tests.unit.linking.made import PROVINCE_WIDE, catalogue, only_link, plan, row, units

CASES = Path(__file__).parents[2] / "cases" / "linking" / "directions.yaml"


def cases() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["title"])
def test_the_words_of_a_title_say_which_way_is_better(case: dict[str, Any]) -> None:
    found = direction_of(case["title"])
    assert (found.value if found is not None else None) == case["better"]


def test_titles_that_contradict_each_other_say_nothing() -> None:
    assert direction_of("Tỷ lệ văn bản được ký số", "Tỷ lệ văn bản bị trả lại") is None


@pytest.mark.parametrize(
    ("title", "above", "below", "relation", "reason"),
    [
        ("Tỷ lệ văn bản đến được xử lý", "đạt 95%", "90%", Relation.WEAKER, Reason.BELOW),
        ("Tỷ lệ văn bản đến được xử lý", "95%", "đạt 100%", Relation.STRICTER, None),
        ("Tỷ lệ văn bản đến được xử lý", "95%", "90%", Relation.INCOMPARABLE, Reason.DIRECTION_UNKNOWN),
        ("Tỷ lệ đơn bị trả lại", "2%", "4%", Relation.INCOMPARABLE, Reason.DIRECTION_UNKNOWN),
        ("Tỷ lệ đơn vị tự chủ", "đạt 20%", "15%", Relation.INCOMPARABLE, Reason.DIRECTION_UNKNOWN),
    ],
)
def test_values_to_be_reached_are_compared_the_way_their_titles_say(
    title: str, above: str, below: str, relation: Relation, reason: Reason | None
) -> None:
    province = plan("binh-dinh", [row(title, above, executor=PROVINCE_WIDE)])
    district = plan("binh-dinh/tay-son", [row(title, below)])
    found = link_plans([province, district], judged=[district.id], units=units(), catalogue=catalogue())
    assert (only_link(found).related.relation, only_link(found).related.reason) == (relation, reason)
