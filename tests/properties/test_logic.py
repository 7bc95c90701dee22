"""Laws of the rule language in plain words: Kleene's logic, monotony, order that does not matter."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.files.waivers import parse_waivers
from compliance.model.finding import Reason, Result
from compliance.rules.expression.checking import check_truth
from compliance.rules.expression.evaluation import compile_expression
from compliance.rules.expression.parsing import ExpressionError, parse
from compliance.rules.expression.scope import Scope
from compliance.rules.expression.types import TRUTH, Environment
from compliance.rules.expression.values import TRUE, Truth, Unknown, false, unknown
from tests.unit.rules.worlds import district, judged, linked, percent, province, row, units

VALUES = {True: TRUE, False: false(Reason.BELOW), None: unknown(Reason.MISSING)}
LOGIC = Environment({"a": TRUTH, "b": TRUTH, "c": TRUTH}, {})

formulas = st.recursive(
    st.sampled_from(["a", "b", "c", "true", "false"]),
    lambda inner: st.one_of(
        inner.map(lambda one: f"not ({one})"),
        st.tuples(inner, inner).map(lambda two: f"({two[0]}) and ({two[1]})"),
        st.tuples(inner, inner).map(lambda two: f"({two[0]}) or ({two[1]})"),
    ),
    max_leaves=8,
)
worlds = st.fixed_dictionaries({name: st.sampled_from([True, False, None]) for name in "abc"})


def answer(words: str, world: dict[str, bool | None]) -> bool | None:
    tree = parse(words)
    checked = check_truth(tree, LOGIC)
    assert checked.errors == []
    scope = Scope(None, {}, None)
    scope.variables.update({name: VALUES[value] for name, value in world.items()})
    found = compile_expression(tree, checked.types, LOGIC, words)(scope)
    assert isinstance(found, Truth | Unknown)
    return found.holds if isinstance(found, Truth) else None


@given(formulas, worlds)
def test_a_decided_answer_stays_whatever_the_unknown_turns_out_to_be(
    words: str, world: dict[str, bool | None]
) -> None:
    found = answer(words, world)
    open_names = [name for name, value in world.items() if value is None]
    settled = {
        answer(words, {**world, **dict(zip(open_names, values, strict=True))})
        for values in product([True, False], repeat=len(open_names))
    }
    if found is not None:
        assert settled == {found}


@given(formulas, formulas, worlds)
def test_and_and_or_obey_de_morgan(one: str, other: str, world: dict[str, bool | None]) -> None:
    assert answer(f"not (({one}) and ({other}))", world) == answer(f"not ({one}) or not ({other})", world)


@given(formulas, formulas, worlds)
def test_the_order_of_the_parts_does_not_matter(one: str, other: str, world: dict[str, bool | None]) -> None:
    assert answer(f"({one}) and ({other})", world) == answer(f"({other}) and ({one})", world)
    assert answer(f"({one}) or ({other})", world) == answer(f"({other}) or ({one})", world)


@given(formulas, worlds)
def test_twice_not_is_nothing(words: str, world: dict[str, bool | None]) -> None:
    assert answer(f"not not ({words})", world) == answer(words, world)


@given(st.text(alphabet="ab ()[]<>=≥;,.%0123456789\"'andortnimplesx-+*/", max_size=40))
def test_any_words_are_either_an_expression_or_an_error_with_its_place(words: str) -> None:
    offset = 0
    try:
        check_truth(parse(words), LOGIC)
    except ExpressionError as error:
        offset = error.offset
    assert 0 <= offset <= len(words)


RULES = """
  - {id: floor, title: Sàn, given: {each: target, unit_level: district}, require: target >= 70%}
  - {id: implied, title: Cấp trên, given: {each: target}, when: exists parent, require: target implies parent}
  - {id: carried, title: Có, given: {each: obligation}, require: exists target}
"""
values = st.decimals(min_value=0, max_value=100, places=1)
comparators = st.sampled_from(["=", ">=", ">"])


def found_for(
    value: Decimal, comparator: str, *, asked: Decimal = Decimal(70), rules: str = RULES
) -> tuple[Result, ...]:
    plans = linked(
        province(row("online_dossier_rate", percent(str(asked)))),
        district(row("online_dossier_rate", percent(str(value), comparator))),
    )
    with TemporaryDirectory() as folder:
        return judged(Path(folder), rules, plans).results


def verdicts(results: tuple[Result, ...]) -> dict[str, str]:
    return {result.rule: result.verdict.value for result in results if result.level == "district"}


@settings(max_examples=30, deadline=None)
@given(values, values, comparators, values)
def test_raising_a_target_never_turns_conforms_into_violates(
    value: Decimal, more: Decimal, comparator: str, asked: Decimal
) -> None:
    low, high = sorted((value, more))
    before = verdicts(found_for(low, comparator, asked=asked))
    after = verdicts(found_for(high, comparator, asked=asked))
    for rule in ("floor", "implied"):
        assert not (before[rule] == "conforms" and after[rule] == "violates")


@settings(max_examples=15, deadline=None)
@given(st.permutations(RULES.strip("\n").split("\n")), values, comparators)
def test_the_order_of_the_rules_changes_no_result(lines: list[str], value: Decimal, comparator: str) -> None:
    shuffled = "\n" + "\n".join(lines) + "\n"
    assert found_for(value, comparator, rules=shuffled) == found_for(value, comparator)


@settings(max_examples=15, deadline=None)
@given(values, comparators)
def test_a_waiver_only_turns_violates_into_waived(value: Decimal, comparator: str) -> None:
    waivers = parse_waivers(
        "waivers:\n  - {rule: '*', unit: binh-dinh/tay-son, reason: Đã chấp thuận, approved_by: Sở Nội vụ}\n",
        "w.yaml",
    )
    plans = linked(
        province(row("online_dossier_rate", percent(70))),
        district(row("online_dossier_rate", percent(str(value), comparator))),
    )
    with TemporaryDirectory() as folder:
        plain = judged(Path(folder), RULES, plans).results
        waived = judged(Path(folder), RULES, plans, waivers=waivers).results
    for before, after in zip(plain, waived, strict=True):
        if before.verdict != after.verdict:
            assert (before.verdict.value, after.verdict.value, after.unit) == (
                "violates",
                "waived",
                "binh-dinh/tay-son",
            )


def test_an_unrelated_plan_changes_no_result() -> None:
    plans = [
        province(row("online_dossier_rate", percent(70))),
        district(row("online_dossier_rate", percent(65))),
    ]
    other = district(row("online_dossier_rate", percent(10)), year=2031)
    assert units().get("binh-dinh") is not None
    with TemporaryDirectory() as folder:
        alone = judged(Path(folder), RULES, linked(*plans)).results
        together = judged(Path(folder), RULES, linked(*plans, other)).results
    assert [found for found in together if found.plan != other.id] == list(alone)
