"""Body sentences are cut into pieces the size of an indicator."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from compliance.vietnamese import fold
from compliance.wording.phrases import split_promises
from tests.unit.wording.notation import core, differences, expected

CASES = Path(__file__).parents[2] / "cases" / "promises" / "body.yaml"


@pytest.mark.parametrize("case", yaml.safe_load(CASES.read_text(encoding="utf-8"))["cases"])
def test_a_sentence_is_cut_as_its_case_says(case: dict[str, Any]) -> None:
    promises = split_promises(case["text"], year=case.get("year"))
    shown = [(promise.title, [core(target) for target in promise.targets]) for promise in promises]
    assert len(promises) == len(case["gives"]), f"{shown}: {case['why']}"
    for promise, wanted in zip(promises, case["gives"], strict=True):
        assert fold(wanted["title"]) in fold(promise.title), f"{promise.title!r}: {case['why']}"
        assert len(promise.targets) == len(wanted["reads"]), f"{shown}: {case['why']}"
        for target, words in zip(promise.targets, wanted["reads"], strict=True):
            assert not differences(target, expected(words)), case["why"]


def test_a_piece_says_where_it_stands() -> None:
    text = "Tỷ lệ A đạt 70%; tỷ lệ B đạt 90%."
    for promise in split_promises(text):
        assert promise.text in text[promise.start : promise.end]
