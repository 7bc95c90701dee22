"""Levels, addressees, units, agencies and persons that words name."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from compliance.files.units import load_units
from compliance.wording.places import (
    addressees,
    agencies_named,
    header_unit,
    level_of_words,
    levels_named,
    named_levels,
    persons_named,
    unit_of_type,
    units_named,
)

CASES = Path(__file__).parents[2] / "cases" / "places"
BEFORE, AFTER = dt.date(2024, 12, 30), dt.date(2026, 1, 1)


def _cases(name: str, key: str) -> list[Any]:
    data = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=f"{case[key][:60]!r}, {case['reason']}") for case in data]


@pytest.mark.parametrize("case", _cases("levels", "words"))
def test_words_name_levels(case: dict[str, Any]) -> None:
    levels = levels_named(case["words"], city=case.get("city", "district"))
    assert list(levels) == case["levels"], case["reason"]
    one = level_of_words(case["words"], city=case.get("city", "district"))
    assert one == (levels[0] if len(levels) == 1 else None)


@pytest.mark.parametrize("case", _cases("addressees", "words"))
def test_an_owner_cell_says_whom_it_binds(case: dict[str, Any]) -> None:
    found = addressees(case["words"])
    assert list(found.levels) == case.get("levels", []), case["reason"]
    assert list(found.named) == case.get("named", []), case["reason"]
    told = (found.everyone_local, found.own, found.nobody)
    assert told == tuple(case.get(key, False) for key in ("local", "own", "nobody")), case["reason"]
    assert found.says_something == bool(case["words"].strip("-"))


@pytest.mark.parametrize("case", _cases("units", "text"))
def test_units_are_found_in_running_text(case: dict[str, Any]) -> None:
    found = units_named(case["text"], load_units(), day=case["day"], under=case.get("under"))
    pairs = [[named.text, named.unit.id if named.unit is not None else None] for named in found]
    assert pairs == case["units"], case["reason"]
    assert all(case["text"][named.start : named.end] == named.text for named in found)


@pytest.mark.parametrize("case", _cases("agencies", "text"))
def test_agencies_are_found_with_the_level_that_the_words_give(case: dict[str, Any]) -> None:
    found = agencies_named(case["text"])
    assert [[named.name, named.level, named.known] for named in found] == case["agencies"], case["reason"]
    assert all(case["text"][named.start : named.end] == named.text for named in found)


def test_a_unit_that_is_not_there_is_told_with_those_of_its_name_elsewhere() -> None:
    (named,) = units_named("xã An Nhơn", load_units(), day=BEFORE, under="binh-dinh")
    assert named.unit is None
    assert "lam-dong/da-huoai/an-nhon" in {unit.id for unit in named.elsewhere}


def test_a_place_in_the_text_is_that_of_the_words() -> None:
    text = "Các sở, ngành; UBND cấp huyện, cấp xã"
    assert [text[named.start : named.end] for named in named_levels(text)] == [
        "sở, ngành",
        "cấp huyện, cấp xã",
        "cấp huyện, cấp xã",
    ]


@pytest.mark.parametrize(
    ("texts", "day", "until", "unit"),
    [
        (["ỦY BAN NHÂN DÂN\nXÃ NHƠN HẬU"], BEFORE, None, "binh-dinh/an-nhon/nhon-hau"),
        (["CỦA XÃ TÂY SƠN, TỈNH GIA LAI NĂM 2026"], AFTER, None, "gia-lai-2025/tay-son"),
        (["XÃ TÂY SƠN", "tỉnh Gia Lai"], dt.date(2025, 1, 1), dt.date(2025, 12, 31), "gia-lai-2025/tay-son"),
        (["XÃ TÂY SƠN"], AFTER, None, None),
    ],
)
def test_the_unit_of_a_header_is_told_apart_by_its_superiors(
    texts: list[str], day: dt.date, until: dt.date | None, unit: str | None
) -> None:
    found = header_unit(texts, load_units(), day=day, until=until)
    assert found is not None
    assert (found.unit.id if found.unit is not None else None) == unit


def test_a_header_without_a_unit_has_none() -> None:
    assert header_unit(["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], load_units(), day=BEFORE) is None


def test_a_type_alone_means_the_unit_of_that_type_in_the_chain() -> None:
    units = load_units()
    town = unit_of_type("Thị xã", units, "binh-dinh/an-nhon/nhon-hau", BEFORE)
    assert town is not None
    assert town.id == "binh-dinh/an-nhon"
    assert unit_of_type("huyện", units, "binh-dinh/an-nhon/nhon-hau", BEFORE) is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("qua Đ/c An Bình - Văn phòng", 1),
        ("đồng chí Chủ tịch UBND xã", 0),
        ("bà con nhân dân; ông cha", 0),
        ("các đồng chí ủy viên", 0),
    ],
)
def test_persons_are_found_and_posts_are_not(text: str, count: int) -> None:
    assert len(persons_named(text)) == count
