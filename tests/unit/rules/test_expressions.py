"""What expressions come to: values, three-valued logic, aggregates with bounds."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from compliance.model.finding import Reason
from compliance.model.target import Comparator, Direction, Kind, Measure, Target
from compliance.rules.environments import environment_of
from compliance.rules.expression.checking import check_truth
from compliance.rules.expression.evaluation import compile_expression
from compliance.rules.expression.parsing import ExpressionError, parse
from compliance.rules.expression.scope import Scope
from compliance.rules.expression.values import Truth, Unknown
from compliance.rules.parameters import ParametersView
from compliance.rules.records import NAMES
from compliance.rules.views import TargetView
from compliance.rules.world import World
from tests.unit.rules.worlds import AS_OF, CATALOGUE, linked, percent, plan, province, row, units

FOLDER = Path(__file__).parents[2] / "cases" / "rules"
CASES = yaml.safe_load((FOLDER / "expressions.yaml").read_text("utf-8"))["expressions"]
NO_FIGURE = Target(Kind.TREND, direction=Direction.UP, raw="Tăng so với năm trước")


@cache
def subject() -> TargetView:
    plans = linked(
        province(row("online_dossier_rate", percent(70))),
        plan("binh-dinh/tay-son", "district", row("online_dossier_rate", percent(80))),
        plan("binh-dinh/tuy-phuoc", "district", row("online_dossier_rate", percent(60))),
        plan("binh-dinh/phu-cat", "district", row("online_dossier_rate", NO_FIGURE)),
    )
    world = World(plans, units=units(), catalogue=CATALOGUE, as_of=AS_OF)
    return world.plan_targets("binh-dinh@2025")[0]


def answer(words: str, view: Any = None) -> Truth | Unknown:
    environment = environment_of("target", None, {})
    tree = parse(words)
    checked = check_truth(tree, environment)
    assert checked.errors == []
    closure = compile_expression(tree, checked.types, environment, words)
    found = closure(Scope(view or subject(), NAMES["target"], ParametersView({}, None)))
    assert isinstance(found, Truth | Unknown)
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_an_expression_comes_to(case: dict[str, str]) -> None:
    found = answer(case["expression"])
    shown = "unknown" if isinstance(found, Unknown) else str(found.holds).lower()
    assert shown == case["is"]
    assert (found.reason.value if found.reason else None) == case.get("reason")


def test_undecided_aggregates_show_their_bounds() -> None:
    found = answer("mean(x in children; x) >= 60%")
    assert isinstance(found, Unknown)
    assert found.note is not None
    assert "80%" in found.note


def promising(target: Target, canonical: str = "unheard of") -> TargetView:
    world = World(linked(province(row(canonical, target))), units=units(), catalogue=CATALOGUE, as_of=AS_OF)
    return world.plan_targets("binh-dinh@2025")[0]


def number(kind: Kind, value: int, unit: Measure, comparator: str = "=", **more: Any) -> Target:
    return Target(kind, Comparator(comparator), Decimal(value), unit=unit, **more)


def between(low: int, high: int, kind: Kind = Kind.LEVEL, unit: Measure = Measure.PERCENT) -> Target:
    return number(kind, low, unit, "between", upper=Decimal(high))


@pytest.mark.parametrize(
    ("target", "words", "expected"),
    [
        (percent(80), "target >= 70%", Truth(True)),
        (percent(60), "target >= 70%", Truth(False, Reason.BELOW)),
        (percent(60), "target = 60%", Truth(True)),
        (percent(60), "target != 60%", Truth(False, Reason.CONDITION_FAILED)),
        (percent(60, ">="), "target = 60%", Truth(True)),
        (percent(90, ">"), "target > 90%", Truth(True)),
        (percent(90, ">"), "target >= 90%", Truth(True)),
        (percent(90, ">"), "target = 90%", Truth(False, Reason.NOT_EQUAL)),
        (percent(90, ">"), "target <= 90%", Truth(False, Reason.BOUNDARY)),
        (percent(90, ">"), "target < 90.1%", Truth(True)),
        (percent(90), "target > 90%", Truth(False, Reason.BOUNDARY)),
        (percent(5, "<"), "target < 5%", Truth(True)),
        (percent(5, "<"), "target <= 5%", Truth(True)),
        (percent(5, "<"), "target > 4.9%", Truth(True)),
        (percent(5, "<="), "target < 5%", Truth(False, Reason.BOUNDARY)),
        (between(80, 90), "target >= 70%", Truth(True)),
        (between(80, 90), "target >= 95%", Truth(False, Reason.BELOW)),
        (between(8, 12, Kind.RANK, Measure.RANK), "target <= 10 bậc", Truth(False, Reason.OUTSIDE)),
        (number(Kind.LEVEL, 2, Measure.DAY, "<="), "target <= 48 giờ", Truth(True)),
        (number(Kind.CHANGE, 10, Measure.PERCENT, direction=Direction.DOWN), "target >= 5%", Truth(True)),
        (number(Kind.LEVEL, 90, Measure.POINT), "target >= 70%", Unknown(Reason.OTHER_UNIT)),
        (number(Kind.LEVEL, 5, Measure.DAY, noun="làm việc"), "target <= 5 ngày", Unknown(Reason.OTHER_UNIT)),
        (Target(Kind.RANK, Comparator.AT_MOST), "target <= 5", Unknown(Reason.UNQUANTIFIED)),
        (Target(Kind.DONE), "target = 100%", Unknown(Reason.UNQUANTIFIED)),
        (NO_FIGURE, "target = 5%", Unknown(Reason.UNQUANTIFIED)),
    ],
)
def test_what_a_target_promises_is_compared(target: Target, words: str, expected: Truth | Unknown) -> None:
    assert answer(words, promising(target)) == expected


@pytest.mark.parametrize(
    ("canonical", "words", "expected"),
    [
        ("online_dossier_rate", "target >= 80%", Truth(True)),
        ("online_dossier_rate", "target >= 85%", Truth(False, Reason.BELOW)),
        ("online_dossier_rate", "target = 80%", Truth(True)),
        ("late_dossier_rate", "target <= 90%", Truth(True)),
        ("late_dossier_rate", "target <= 85%", Truth(False, Reason.BELOW)),
        ("late_dossier_rate", "target = 90%", Truth(True)),
        ("unheard of", "target >= 85%", Unknown(Reason.DIRECTION_UNKNOWN)),
    ],
)
def test_of_a_range_the_easier_end_counts(canonical: str, words: str, expected: Truth | Unknown) -> None:
    assert answer(words, promising(between(80, 90), canonical)) == expected


def test_an_open_upper_end_stands_just_below_it() -> None:
    below = replace(between(80, 90), upper_open=True)
    assert answer("target < 90%", promising(below, "late_dossier_rate")) == Truth(True)


def test_a_bare_number_goes_with_a_count() -> None:
    count = Target(Kind.LEVEL, Comparator.AT_LEAST, percent(3).value, unit=Measure.COUNT, noun="sáng kiến")
    world = World(linked(province(row("unheard of", count))), units=units(), catalogue=CATALOGUE, as_of=AS_OF)
    view = world.plan_targets("binh-dinh@2025")[0]
    assert answer("target >= 2", view) == Truth(True)
    assert answer("target >= 2 TTHC", view) == Unknown(Reason.OTHER_UNIT)


def test_a_growth_is_no_level() -> None:
    growth = Target(
        Kind.CHANGE, Comparator.EQUAL, percent(5).value, unit=Measure.PERCENT, direction=Direction.UP
    )
    world = World(
        linked(province(row("online_dossier_rate", growth))), units=units(), catalogue=CATALOGUE, as_of=AS_OF
    )
    assert answer("target >= 70%", world.plan_targets("binh-dinh@2025")[0]) == Unknown(Reason.OTHER_KIND)


@pytest.mark.parametrize(
    "words", ["(" * 60 + "true" + ")" * 60, "not " * 60 + "true", "true and " * 300 + "true"]
)
def test_an_expression_is_bounded_in_length_and_depth(words: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(words)
    assert caught.value.code in {"rules.expression_too_deep", "rules.expression_too_long"}
