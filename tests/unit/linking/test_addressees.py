"""Whose a superior's number is: given to each unit or summed up over all, by column, heading, words."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from compliance.linking import link_plans
from compliance.model.link import LinkedPlans
from compliance.model.plan import Indicator
from compliance.wording.phrases import parse_targets
from tests.unit.linking.made import catalogue, obligation, plan, row, units

CASES = Path(__file__).parents[2] / "cases" / "linking"
PROVINCE = "binh-dinh"
UNITS = {"district": "binh-dinh/tay-son", "commune": "binh-dinh/tay-son/tay-xuan"}
ONLINE = "Tỷ lệ hồ sơ trực tuyến"


@cache
def cases(name: str) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    return data


def linked(above: Indicator, below: Indicator | None, unit: str, *, superior: str = PROVINCE) -> LinkedPlans:
    plans = [plan(superior, [above]), plan(unit, [below] if below is not None else [])]
    return link_plans(plans, judged=[plans[1].id], units=units(), catalogue=catalogue())


@pytest.mark.parametrize(
    "case", cases("totals.yaml")["cases"], ids=lambda case: f"{case['title']}: {case['why']}"
)
def test_a_total_of_the_superior_is_not_held_against_one_unit(case: dict[str, Any]) -> None:
    code = case.get("code")
    above = row(case["title"], case["parent"], executor=case.get("executor", ""), code=code)
    above = replace(above, context=case.get("context", ""))
    unit = UNITS[case.get("unit", "district")]
    superior = UNITS["district"] if "unit" in case else PROVINCE
    below = row(case.get("child_title", case["title"]), case["child"], code=code)
    found = linked(above, below, unit, superior=superior)
    assert {link.related.relation.value for link in found.links} == {case["relation"]}
    only = found.obligations[f"{unit}@2025"][0].related
    assert only is not None
    assert only.relation.value == case["relation"]


@pytest.mark.parametrize("case", cases("addressees.yaml")["headings"], ids=lambda case: case["context"])
def test_a_heading_says_whom_the_list_below_it_binds(case: dict[str, Any]) -> None:
    unit = UNITS[case["unit"]]
    above = replace(row(ONLINE, "70%", section="body"), context=case["context"])
    found = obligation(linked(above, None, unit), f"{unit}@2025", "online_dossier_rate")
    assert found.addressed.value == case["binds"]


@pytest.mark.parametrize("case", cases("addressees.yaml")["columns"], ids=lambda case: case["why"])
def test_a_column_gives_a_level_what_the_catalogue_has_not(case: dict[str, Any]) -> None:
    unit = UNITS[case["unit"]]
    asked = replace(
        row(case["title"], case.get("target", "30%"), executor=case["executor"]),
        monitor=case.get("monitor", ""),
    )
    found = linked(asked, None, unit)
    assert found.obligations[f"{unit}@2025"][0].addressed.value == case["binds"]


@pytest.mark.parametrize("case", cases("addressees.yaml")["shares"], ids=lambda case: case["title"])
def test_a_share_of_a_total_is_asked_with_a_doubt(case: dict[str, Any]) -> None:
    unit = UNITS[case["unit"]]
    found = linked(row(case["title"], case["target"], executor=case["executor"]), None, unit)
    assert found.obligations[f"{unit}@2025"][0].addressed.value == case["binds"]


@pytest.mark.parametrize(
    "case", cases("addressees.yaml")["sentences"], ids=lambda case: f"{case['unit']}: {case['text']}"
)
def test_a_sentence_of_the_body_is_for_the_bodies_it_counts(case: dict[str, Any]) -> None:
    unit = UNITS[case["unit"]]
    found = linked(row(case["text"], case["text"], section="body"), None, unit)
    assert found.obligations[f"{unit}@2025"][0].addressed.value == case["binds"]


@pytest.mark.parametrize("case", cases("addressees.yaml")["parts"], ids=lambda case: case["why"])
def test_targets_of_one_row_are_asked_of_those_they_are_given_to(case: dict[str, Any]) -> None:
    targets = [
        replace(target, level=level, executor=executor, monitor=None if executor is None else "")
        for value, level, executor in case["parts"]
        for target in parse_targets(value, title=ONLINE)
    ]
    above = row(ONLINE, targets, executor=case["row"])
    found = linked(above, None, UNITS["commune"], superior=UNITS["district"])
    owed = [one for one in found.obligations[f"{UNITS['commune']}@2025"] if one.level == "commune"]
    assert [one.addressed.value for one in owed] == [case["binds"]]
    assert [targets[place.target].raw for place in owed[0].parents if place.target is not None] == case[
        "asked"
    ]


@pytest.mark.parametrize(
    "case", cases("addressees.yaml")["kinds"], ids=lambda case: f"{case['why']}: {case['text']}"
)
def test_a_unit_is_held_to_the_value_of_its_own_kind(case: dict[str, Any]) -> None:
    above = row(ONLINE, case["text"], executor="UBND cấp huyện; UBND cấp xã")
    found = linked(above, row(ONLINE, "70%"), case["unit"])
    asked = [above.targets[link.parent.target or 0] for link in found.links]
    assert [f"{target.value}%" for target in asked] == case["asked"]
