"""Whether two phrases name one indicator, as far as catalogue and sense tell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from compliance.wording.subjects import one_subject

CASES = Path(__file__).parents[2] / "cases" / "pairs" / "subjects.yaml"


def _cases() -> list[Any]:
    return list(yaml.safe_load(CASES.read_text(encoding="utf-8"))["subjects"])


@pytest.mark.parametrize("case", _cases(), ids=lambda case: f"{case['one']} / {case['other']}")
def test_two_phrases_name_one_indicator_or_not_whichever_comes_first(case: dict[str, Any]) -> None:
    assert one_subject(case["one"], case["other"]) is case["same"], case["why"]
    assert one_subject(case["other"], case["one"]) is case["same"], case["why"]
