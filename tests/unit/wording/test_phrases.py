"""Target phrases are read as the cases say; every case gives its reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from compliance import messages
from compliance.model.target import Kind
from compliance.wording.phrases import parse_targets
from compliance.wording.phrases.remarks import REMARKS
from tests.unit.wording.notation import core, differences, expected

ASKED = ("reads", "numbers", "promises", "values")
CASES = Path(__file__).parents[2] / "cases" / "phrases"


def _cases() -> list[Any]:
    found = []
    for file in sorted(CASES.glob("*.yaml")):
        for number, case in enumerate(yaml.safe_load(file.read_text(encoding="utf-8"))["cases"], 1):
            found.append(pytest.param(case, id=f"{file.stem}-{number}"))
    return found


@pytest.mark.parametrize("case", _cases())
def test_a_phrase_is_read_as_its_case_says(case: dict[str, Any]) -> None:
    targets = parse_targets(case["text"], title=case.get("title"), year=case.get("year"))
    doubtful = any(target.confidence < 1 for target in targets)
    assert doubtful == case.get("doubtful", False), case["why"]
    wanted = [expected(words) for words in next(case[key] for key in ASKED if key in case)]
    if "numbers" in case:
        targets = tuple(
            target for target in targets if target.value is not None and target.kind is not Kind.STATEMENT
        )
    if "promises" in case:
        targets = tuple(target for target in targets if target.kind not in (Kind.DONE, Kind.STATEMENT))
    if "values" in case:
        assert [core(target) for target in targets] == [one.core for one in wanted], case["why"]
        return
    assert len(targets) == len(wanted), f"{[core(target) for target in targets]}: {case['why']}"
    found = [differences(target, one) for target, one in zip(targets, wanted, strict=True)]
    assert not any(found), f"{found}: {case['why']}"


def test_there_are_at_least_400_phrases_each_with_its_reason() -> None:
    cases = [param.values[0] for param in _cases()]
    assert len(cases) >= 400
    assert all(case["why"] for case in cases)


def test_every_remark_has_words_in_both_languages() -> None:
    for lang in messages.LANGUAGES:
        for remark in REMARKS:
            assert messages.text(f"wording.remark_{remark}", lang)
