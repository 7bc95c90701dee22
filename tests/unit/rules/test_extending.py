"""A ruleset that extends others: key by key, at its own place, with its own cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.files.catalogue import load_catalogue
from compliance.model.finding import Severity
from compliance.rules.loading import load_rulesets
from compliance.rules.rule import Rule, Ruleset

BASE = """ruleset: base
parameters: {floor: 70%}
rules:
  - id: kept
    title: Giữ nguyên
    given: {each: target}
    require: target >= 10%
  - id: changed
    title: Mức sàn
    basis: Kế hoạch tỉnh
    given: {each: target}
    require: target >= parameters.floor
    tests: [{name: cũ, plan: a.yaml, expect: {violates: []}}]
"""
CHANGING = """ruleset: own
extends: [base.yaml]
rules:
  - id: changed
    severity: warning
"""
PROMISING = CHANGING + "    require: target >= 80%\n"


def load(folder: Path, words: str, *names: str) -> tuple[Ruleset, ...]:
    (folder / "base.yaml").write_text(BASE, encoding="utf-8")
    (folder / "own.yaml").write_text(words, encoding="utf-8")
    paths = [folder / f"{name}.yaml" for name in names or ("own",)]
    return load_rulesets(paths, catalogue=load_catalogue("cchc"))


def changed(rulesets: tuple[Ruleset, ...]) -> Rule:
    (rule,) = (rule for ruleset in rulesets for rule in ruleset.rules if rule.id == "changed")
    return rule


def test_what_is_not_given_again_stays(tmp_path: Path) -> None:
    rule = changed(load(tmp_path, CHANGING))
    assert rule.severity == {"default": Severity.WARNING}
    assert (rule.title, rule.basis) == ({"vi": "Mức sàn"}, "Kế hoạch tỉnh")
    assert [case.name for case in rule.tests] == ["cũ"]


def test_a_rule_given_again_stands_where_it_was_given_again(tmp_path: Path) -> None:
    rule = changed(load(tmp_path, CHANGING))
    assert (rule.place.file, rule.place.line) == (str(tmp_path / "own.yaml"), 4)


def test_the_cases_of_another_promise_are_left_behind(tmp_path: Path) -> None:
    assert changed(load(tmp_path, PROMISING)).tests == ()


@pytest.mark.parametrize("order", [("base", "own"), ("own", "base")])
def test_a_rule_given_again_wins_in_whatever_order_they_are_named(
    tmp_path: Path, order: tuple[str, str]
) -> None:
    rulesets = load(tmp_path, PROMISING, *order)
    assert changed(rulesets).require.words == "target >= 80%"
    assert sum(rule.id == "kept" for ruleset in rulesets for rule in ruleset.rules) == 1


def test_other_values_of_parameters_win_too(tmp_path: Path) -> None:
    words = "ruleset: own\nextends: [base.yaml]\nparameters: {floor: 90%}\nrules: []\n"
    rule = changed(load(tmp_path, words, "base", "own"))
    assert str(rule.parameters["floor"][0].value) == "90%"


def test_a_rule_needs_no_title(tmp_path: Path) -> None:
    words = "ruleset: own\nrules:\n  - id: bare\n    given: {each: target}\n    require: target = 60%\n"
    (ruleset,) = load(tmp_path, words)
    assert ruleset.rules[0].title == {"vi": "bare"}
