"""Short forms in titles: written out by the words of the plans, never guessed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from compliance.wording.title_shorts import spelled, spoken_in, written_out

CASES = Path(__file__).parents[2] / "cases" / "linking" / "short_forms.yaml"


@pytest.mark.parametrize(
    "case", yaml.safe_load(CASES.read_text(encoding="utf-8")), ids=lambda case: case["short"]
)
def test_a_short_form_stands_for_the_one_run_of_words_that_spells_it(case: dict[str, Any]) -> None:
    short_forms = spelled(spoken_in([title]) for title in case["titles"])
    assert short_forms.get(case["short"]) == case["words"], case["reason"]


def test_the_words_take_the_place_of_the_short_form_in_a_title() -> None:
    assert written_out("Xử lý điểm đen TNGT", {"TNGT": "tai nạn giao thông"}) == (
        "Xử lý điểm đen tai nạn giao thông"
    )


def test_a_short_form_beside_its_own_words_is_left_there() -> None:
    title = "Đánh giá theo chỉ số công việc (KPI) hằng năm"
    assert written_out(title, {"KPI": "chỉ số công việc"}) == title
