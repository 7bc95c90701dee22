"""Every pair of phrases in the cases relates as its line says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from compliance.model.target import Better, Measure
from compliance.wording.comparing import compare

CASES = Path(__file__).parents[2] / "cases" / "pairs"


def _pairs() -> list[Any]:
    cases = []
    for file in sorted(CASES.glob("*.yaml")):
        for pair in yaml.safe_load(file.read_text(encoding="utf-8")).get("pairs", []):
            name = f"{file.stem}: {pair['child']} / {pair['parent']} {pair.get('direction', '')}".strip()
            cases.append(pytest.param(pair, id=name))
    return cases


@pytest.mark.parametrize("pair", _pairs())
def test_pair_of_phrases_relates_as_its_case_says(pair: dict[str, str]) -> None:
    related = compare(
        pair["child"],
        pair["parent"],
        direction=Better(pair["direction"]) if "direction" in pair else None,
        unit=Measure(pair["unit"]) if "unit" in pair else None,
    )
    found = {"relation": related.relation.value, "reason": related.reason and related.reason.value}
    expected = {"relation": pair["relation"], "reason": pair.get("reason", found["reason"])}
    if pair["relation"] in ("equal", "stricter"):
        expected["reason"] = None
    if "witness" in pair:
        found["witness"], expected["witness"] = related.witness, pair["witness"]
    assert found == expected, pair["why"]


def test_there_are_enough_pairs_and_each_says_why() -> None:
    pairs = [case.values[0] for case in _pairs()]
    assert len(pairs) >= 200
    assert all(pair["why"] for pair in pairs)
    assert len({(pair["child"], pair["parent"], pair.get("direction")) for pair in pairs}) == len(pairs)
