"""Levels, addressees, units and agencies that words name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from compliance.files.units import load_units
from compliance.reading.named_units import unit_names
from compliance.wording.places import (
    addressees,
    agencies_named,
    level_of_words,
    levels_named,
    named_levels,
)

CASES = Path(__file__).parents[2] / "cases" / "places"


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
    units = load_units()
    found = [f"{kind} {name}" for kind, name in unit_names(case["text"], units)]
    resolved = [units.resolve(words, day=case["day"], under=case.get("under")).unit for words in found]
    ids = [unit.id if unit is not None else None for unit in resolved]
    assert [list(pair) for pair in zip(found, ids, strict=True)] == case["units"], case["reason"]


@pytest.mark.parametrize("case", _cases("agencies", "text"))
def test_agencies_are_found_with_the_level_that_the_words_give(case: dict[str, Any]) -> None:
    found = agencies_named(case["text"])
    assert [[named.name, named.level, named.known] for named in found] == case["agencies"], case["reason"]
    assert all(case["text"][named.start : named.end] == named.text for named in found)


def test_a_place_in_the_text_is_that_of_the_words() -> None:
    text = "Các sở, ngành; UBND cấp huyện, cấp xã"
    assert [text[named.start : named.end] for named in named_levels(text)] == [
        "sở, ngành",
        "cấp huyện, cấp xã",
        "cấp huyện, cấp xã",
    ]
