"""Remarks on rulesets: contradictions, rules that match nothing, missing grounds, words and cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.files.catalogue import load_catalogue
from compliance.messages import LANGUAGES, text
from compliance.rules.linting import lint
from compliance.rules.loading import load_rulesets
from tests.unit.rules.worlds import CATALOGUE, rulesets

WHOLE = """basis: Kế hoạch tỉnh
    why: {vi: Vì, en: Because}
    tests:
      - {name: có, plan: a.yaml, expect: {violates: [x]}}
      - {name: không, plan: b.yaml, expect: {violates: []}}
"""


def remarks(folder: Path, rules: str) -> list[tuple[str, str]]:
    found = lint(rulesets(folder, f"ruleset: small\n{rules}"), CATALOGUE)
    for remark in found:
        for lang in LANGUAGES:
            assert text(remark.code, lang, **dict(remark.params))
    return [(remark.rule, remark.code.removeprefix("rules.lint_")) for remark in found]


def rule(name: str, given: str, require: str) -> str:
    return f"""  - id: {name}
    title: {{vi: Tên, en: Name}}
    given: {given}
    require: {require}
    {WHOLE}"""


def test_a_well_kept_rule_draws_no_remark(tmp_path: Path) -> None:
    assert remarks(tmp_path, "rules:\n" + rule("a", "{each: target}", "target >= 70%")) == []


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    words = "rules:\n  - {id: a, title: Tên, given: {each: target}, require: target >= 70%}\n"
    assert remarks(tmp_path, words) == [
        ("a", "no_basis"),
        ("a", "no_why"),
        ("a", "no_english"),
        ("a", "no_case"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "contradict"),
    [
        ("target >= 70%", "target <= 60%", True),
        ("target = 60%", "target > 60%", True),
        ("target >= 70%", "target >= 80%", False),
        ("target >= 70%", "target <= 70%", False),
        ("target >= 70%", "target <= 5 điểm", False),
    ],
)
def test_two_rules_that_no_target_can_keep_are_told(
    tmp_path: Path, one: str, other: str, contradict: bool
) -> None:
    words = "rules:\n" + rule("a", "{each: target}", one) + rule("b", "{each: target, level: commune}", other)
    assert (("b", "contradiction") in remarks(tmp_path, words)) is contradict


def test_rules_for_different_levels_do_not_contradict(tmp_path: Path) -> None:
    words = (
        "rules:\n"
        + rule("a", "{each: target, level: district}", "target >= 80%")
        + rule("b", "{each: target, level: commune}", "target <= 60%")
    )
    assert remarks(tmp_path, words) == []


def test_a_rule_for_a_level_without_the_indicator_matches_nothing(tmp_path: Path) -> None:
    words = "rules:\n" + rule(
        "a", "{each: target, indicator: online_dossier_rate, level: central}", "target >= 1%"
    )
    assert remarks(tmp_path, words) == [("a", "no_such_level")]


def test_a_period_outside_the_scope_and_unused_parameters_are_told(tmp_path: Path) -> None:
    words = "scope: {period: 2025}\nparameters: {floor: 70%}\nrules:\n" + rule(
        "a", "{each: target, period: 2026}", "target >= 70%"
    )
    assert remarks(tmp_path, words) == [("a", "outside_scope"), ("a", "unused_parameter")]


def test_a_promise_that_is_always_kept_is_told(tmp_path: Path) -> None:
    assert remarks(tmp_path, "rules:\n" + rule("a", "{each: plan}", "true")) == [("a", "constant")]


def test_the_built_in_rulesets_draw_no_remark() -> None:
    catalogue = load_catalogue("cchc")
    assert lint(load_rulesets(["binh-dinh-2025"], catalogue=catalogue), catalogue) == ()
