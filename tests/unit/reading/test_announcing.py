"""What a body says stands in an annex of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from compliance.reading.announcing import announced_parts
from compliance.reading.passages import Passage
from compliance.reading.sections import Heading, Part, Placed
from compliance.reading.words import Words

CASES = yaml.safe_load(
    (Path(__file__).parents[2] / "cases" / "reading" / "announced.yaml").read_text("utf-8")
)["sentences"]


def placed(text: str, part: Part) -> Placed:
    return Placed(Passage(Words(text), "", 0), part)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:30])
def test_an_annex_is_announced(case: dict[str, list[str]]) -> None:
    assert announced_parts([placed(str(case["text"]), Part.BODY)]) == frozenset(case["parts"])


def test_an_annex_announces_nothing() -> None:
    assert announced_parts([placed("Chi tiết tại Phụ lục kèm theo", Part.ANNEX)]) == frozenset()


def test_words_that_name_no_part_speak_of_the_part_of_their_heading() -> None:
    under = Placed(
        Passage(Words("Theo Phụ lục kèm theo."), "", 0), Part.BODY, (Heading("roman", "II", "NHIỆM VỤ"),)
    )
    assert announced_parts([under]) == frozenset({"tasks"})


def test_words_that_name_no_part_speak_of_what_was_supplied() -> None:
    text = placed("Chi tiết tại Phụ lục kèm theo.", Part.BODY)
    assert announced_parts([text], frozenset({"tasks", "body"})) == frozenset({"tasks"})
