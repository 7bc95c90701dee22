"""Relations, reasons, verdicts and severities have words in both languages."""

from __future__ import annotations

from enum import StrEnum

import pytest

from compliance import messages
from compliance.model.finding import Reason, Severity, Verdict
from compliance.model.link import Relation
from compliance.model.target import Measure


@pytest.mark.parametrize("lang", messages.LANGUAGES)
@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("reason", Reason),
        ("relation", Relation),
        ("verdict", Verdict),
        ("severity", Severity),
        ("unit", Measure),
    ],
)
def test_every_value_has_words(lang: str, kind: str, values: type[StrEnum]) -> None:
    for value in values:
        assert messages.text(f"relations.{kind}.{value.value}", lang)
