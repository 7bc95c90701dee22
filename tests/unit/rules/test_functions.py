"""Functions of the rule language: what they answer, and that each is declared whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from compliance.messages import LANGUAGES
from compliance.model.finding import Reason
from compliance.rules.environments import environment_of
from compliance.rules.expression.checking import check
from compliance.rules.expression.evaluation import compile_expression
from compliance.rules.expression.parsing import parse
from compliance.rules.expression.scope import Scope
from compliance.rules.expression.values import Absent, Truth, Unknown
from compliance.rules.functions import all_functions
from compliance.rules.records import NAMES

FILE = Path(__file__).parents[2] / "cases" / "rules" / "functions.yaml"
CASES: dict[str, list[dict[str, str]]] = yaml.safe_load(FILE.read_text("utf-8"))["functions"]


def value_of(words: str) -> Any:
    environment = environment_of("plan", None, {})
    tree = parse(words)
    checked = check(tree, environment)
    assert checked.errors == []
    return compile_expression(tree, checked.types, environment, words)(Scope(None, NAMES["plan"], None))


def shown(value: Any) -> str:
    if isinstance(value, Truth):
        return str(value.holds).lower()
    if isinstance(value, Absent | Unknown):
        return type(value).__name__.lower()
    return str(value).replace(".", "") if str(value).replace(".", "").isdigit() else str(value)


@pytest.mark.parametrize(
    "case", [case for cases in CASES.values() for case in cases], ids=lambda case: case["call"]
)
def test_a_function_answers(case: dict[str, str]) -> None:
    assert shown(value_of(case["call"])) == case["is"]


def test_every_function_has_cases() -> None:
    assert set(CASES) == set(all_functions())


@pytest.mark.parametrize("name", sorted(all_functions()))
def test_a_function_is_declared_whole(name: str) -> None:
    function = all_functions()[name]
    assert set(function.about) == set(LANGUAGES)
    assert function.signature.startswith(f"{name}(")
    parse(function.example)
    assert name in function.example


@pytest.mark.parametrize("name", sorted(all_functions()))
def test_what_is_absent_makes_the_answer_unknown(name: str) -> None:
    arguments = "; ".join("plan.supersedes" for _ in all_functions()[name].parameters)
    environment = environment_of("plan", None, {})
    tree = parse(f"{name}({arguments})")
    types = check(tree, environment).types
    closure = compile_expression(tree, types, environment, f"{name}({arguments})")
    scope = Scope(None, NAMES["plan"], None)
    scope.variables["plan"] = Unknown(Reason.NO_DATA)
    assert isinstance(closure(scope), Unknown)
