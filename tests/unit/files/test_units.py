"""Administrative units: both eras, names on a day, superiors, heirs."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from compliance.files.units import load_units

CASES = Path(__file__).parents[2] / "cases" / "units"
BEFORE, AFTER = dt.date(2025, 6, 30), dt.date(2025, 7, 1)


def _cases(name: str, key: str) -> list[Any]:
    data = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=f"{case[key]}, {case['reason']}") for case in data]


@pytest.mark.parametrize("case", _cases("names", "name"))
def test_a_name_means_one_unit_on_a_day_or_says_which_it_may_be(case: dict[str, Any]) -> None:
    found = load_units().resolve(
        case["name"], day=case["day"], level=case.get("level"), under=case.get("under")
    )
    if "unit" in case:
        assert found.unit is not None, case["reason"]
        assert found.unit.id == case["unit"], case["reason"]
    else:
        assert found.unit is None, case["reason"]
        assert [unit.id for unit in found.candidates] == case["candidates"], case["reason"]


@pytest.mark.parametrize("case", _cases("heirs", "unit"))
def test_the_heirs_of_2025_are_those_of_the_resolutions(case: dict[str, Any]) -> None:
    unit = load_units().get(case["unit"])
    assert unit is not None
    assert [heir.id for heir in unit.successors] == case["heirs"], case["reason"]
    assert all((heir.part == "whole") == case["whole"] for heir in unit.successors)


def test_predecessors_mirror_successors() -> None:
    units = load_units()
    ward = units.get("gia-lai-2025/an-nhon")
    assert ward is not None
    assert [past.id for past in ward.predecessors] == [
        "binh-dinh/an-nhon/dap-da",
        "binh-dinh/an-nhon/nhon-my",
        "binh-dinh/an-nhon/nhon-hau",
    ]
    province = units.get("gia-lai-2025")
    assert province is not None
    assert [past.id for past in province.predecessors] == ["binh-dinh", "gia-lai"]


@pytest.mark.parametrize(
    ("day", "counts"),
    [(BEFORE, (63, 696, 10_035)), (AFTER, (34, 0, 3_321))],
    ids=["three tiers", "two tiers"],
)
def test_each_era_has_its_units(day: dt.date, counts: tuple[int, int, int]) -> None:
    units = load_units()
    root = units.central.id
    assert tuple(len(units.children(root, day, level)) for level in units.levels[1:]) == counts


def test_the_new_gia_lai_has_135_communes_of_which_25_are_wards() -> None:
    communes = load_units().children("gia-lai-2025", AFTER)
    assert (len(communes), sum(unit.type == "phường" for unit in communes)) == (135, 25)


def test_a_commune_answers_to_its_district_and_since_the_reform_to_its_province() -> None:
    units = load_units()
    assert [unit.id for unit in units.ancestors("binh-dinh/tay-son/tay-xuan", BEFORE)] == [
        "binh-dinh/tay-son",
        "binh-dinh",
        "trung-uong",
    ]
    assert [unit.id for unit in units.ancestors("gia-lai-2025/tay-son", AFTER)] == [
        "gia-lai-2025",
        "trung-uong",
    ]


def test_one_code_names_two_provinces_at_two_times() -> None:
    units = load_units()
    old, new = units.get("binh-dinh"), units.get("gia-lai-2025")
    assert old is not None
    assert new is not None
    assert old.code == new.code == "52"
    assert (old.exists_on(BEFORE), new.exists_on(BEFORE)) == (True, False)
    assert (old.exists_on(AFTER), new.exists_on(AFTER)) == (False, True)


def test_get_asks_for_the_day_when_one_is_given() -> None:
    units = load_units()
    assert units.get("binh-dinh/tay-son", BEFORE) is not None
    assert units.get("binh-dinh/tay-son", AFTER) is None
    assert units.get("no-such/unit") is None


def test_a_name_of_other_times_is_told_as_such() -> None:
    found = load_units().resolve("huyện Tây Sơn", day=AFTER)
    assert found.unit is None
    assert [unit.id for unit in found.others] == ["binh-dinh/tay-son"]


def test_levels_and_types_are_data() -> None:
    units = load_units()
    assert units.levels == ("central", "province", "district", "commune")
    words = ["tỉnh", "Thành phố", "TX.", "huyện", "xã", "đặc khu", "làng"]
    assert [units.level_of_type(word) for word in words] == [
        "province",
        "district",
        "district",
        "district",
        "commune",
        "commune",
        None,
    ]
    assert (units.level_title("commune"), units.level_title("commune", "en")) == ("cấp xã", "commune")


def test_every_unit_has_a_path_of_its_own_below_its_superior() -> None:
    units = load_units()
    every = [
        unit
        for day in (dt.date(2024, 1, 1), BEFORE, AFTER)
        for level in units.levels[1:]
        for unit in units.children(units.central.id, day, level)
    ]
    by_id = {unit.id: unit for unit in every}
    assert {len([u for u in by_id.values() if u.id == unit_id]) for unit_id in list(by_id)[:50]} == {1}
    for unit in by_id.values():
        assert unit.parent is not None
        above = "" if unit.parent == units.central.id else f"{unit.parent}/"
        assert unit.id.startswith(above)
        assert unit.id == unit.id.lower()
        assert unit.id.isascii()
        for heir in unit.successors:
            assert units.get(heir.id) is not None, (unit.id, heir)
