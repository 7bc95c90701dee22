"""``links.yaml``: decisions of people, refused with every error at its place."""

from __future__ import annotations

import pytest

from compliance.errors import ComplianceErrors
from compliance.files.links import parse_links

TEXT = """\
links:
- child: {plan: a/b@2025, indicator: annex/4}
  parent: {plan: a@2025, indicator: annex/5}
  decision: not_same
  by: Phòng CCHC
  reason: Khác đối tượng
"""


def test_a_decision_is_read_with_its_place() -> None:
    (decision,) = parse_links(TEXT, "links.yaml")
    assert (decision.child_plan, decision.child_indicator) == ("a/b@2025", "annex/4")
    assert (decision.parent_plan, decision.parent_indicator) == ("a@2025", "annex/5")
    assert not decision.same
    assert str(decision.place) == "links.yaml:2:3"


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        (TEXT.replace("not_same", "maybe"), 4),
        (TEXT.replace("  reason: Khác đối tượng\n", ""), 2),
        (TEXT.replace("by:", "bye:"), 5),
    ],
)
def test_a_bad_file_is_refused_at_its_line(wrong: str, line: int) -> None:
    with pytest.raises(ComplianceErrors) as caught:
        parse_links(wrong, "links.yaml")
    place = caught.value.errors[0].place
    assert place is not None
    assert place.line == line
