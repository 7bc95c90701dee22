"""The built-in rulesets: every case beside them holds, every rule says what an official needs."""

from __future__ import annotations

import re
from functools import cache

import pytest

from compliance.files.catalogue import load_catalogue
from compliance.files.registries import load_agencies, load_documents
from compliance.files.units import load_units
from compliance.messages import text
from compliance.reading.context import ReadingContext
from compliance.rules.loading import builtin_names, load_rulesets
from compliance.rules.rule import Rule, Ruleset
from compliance.rules.testing import Case, CaseRunner
from compliance.wording.titles import TitleMatcher
from tests.unit.rules.worlds import Registries

NAMES = ("binh-dinh-2025", "cchc-cascade", "cchc-document")


@cache
def rulesets(name: str) -> tuple[Ruleset, ...]:
    return load_rulesets([name], catalogue=load_catalogue("cchc"))


@cache
def cases() -> tuple[Case, ...]:
    units, catalogue = load_units(), load_catalogue("cchc")
    context = ReadingContext(catalogue=catalogue, units=units, matcher=TitleMatcher(catalogue))
    runner = CaseRunner(units, catalogue, context, Registries(load_agencies(), load_documents()))
    return runner.run(rulesets("binh-dinh-2025"))


def rules() -> list[Rule]:
    return [rule for ruleset in rulesets("binh-dinh-2025") for rule in ruleset.rules]


def test_the_built_in_rulesets_are_those_that_travel_with_the_program() -> None:
    assert builtin_names() == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_ruleset_loads_without_an_error(name: str) -> None:
    assert rulesets(name)[0].id == name


def test_every_case_holds() -> None:
    failed = {
        f"{case.rule}: {case.name}": [text(key, "vi", **params) for key, params in case.failures]
        for case in cases()
        if not case.passed
    }
    assert failed == {}


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_says_why_on_what_ground_and_what_to_do(rule: Rule) -> None:
    assert rule.code
    assert rule.basis
    assert set(rule.title) == {"vi", "en"}
    assert set(rule.why) == {"vi", "en"}
    assert rule.tests


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_speaks_in_a_neutral_register(rule: Rule) -> None:
    said = " ".join(
        words for texts in (rule.message, rule.remedy) for by in texts.values() for words in by.values()
    )
    accusing = r"\b(vi phạm|bỏ sót|quên|mâu thuẫn nghiêm trọng|bịa|trốn|giả mạo)\b"
    assert re.search(accusing, said.casefold()) is None


def test_there_are_rules_for_most_of_the_audit_catalogue() -> None:
    assert len({rule.code for rule in rules()}) >= 40
    assert len(rules()) >= 70
