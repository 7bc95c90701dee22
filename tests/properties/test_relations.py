"""The laws of relations between targets (semantics, section 2)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from compliance.model.finding import Reason
from compliance.model.outcomes import Interval
from compliance.model.relation import Relation, promised_ends, relate, relate_all
from compliance.model.relations.denotation import LOWER_BOUND, UPPER_BOUND
from compliance.model.target import Better, Comparator, Kind, Measure, Target
from tests.properties.strategies import (
    CHANGE_UNITS,
    changes,
    directions_of_better,
    known_directions,
    levels,
    placed,
    ranks,
    targets,
)

PERCENT = ((Measure.PERCENT, None),)
COUNTS = ((Measure.COUNT, "TTHC"),)
WHOLE = st.integers(0, 12).map(Decimal)
MIRRORED = {Relation.EQUAL: Relation.EQUAL, Relation.INCOMPARABLE: Relation.INCOMPARABLE}


def keeps(target: Target, outcome: Decimal, better: Better) -> bool:
    """Whether an outcome keeps a level or a size of change, straight from the meaning of the words."""
    assert target.value is not None
    comparator, value = target.comparator, target.value
    if target.kind is Kind.CHANGE and comparator in (Comparator.EQUAL, Comparator.BETWEEN):
        return outcome >= value
    if comparator in (Comparator.EQUAL, Comparator.BETWEEN):
        upper = value if target.upper is None else target.upper
        above = outcome >= value
        below = outcome < upper if target.upper_open else outcome <= upper
        return {Better.HIGHER: above, Better.LOWER: below, Better.EXACT: above and below}[better]
    return {
        Comparator.AT_LEAST: outcome >= value,
        Comparator.ABOVE: outcome > value,
        Comparator.AT_MOST: outcome <= value,
        Comparator.BELOW: outcome < value,
    }[comparator]  # type: ignore[index]


def _assume_one_direction(child: Target, parent: Target, better: Better) -> None:
    """Leave out words that say the contrary of the known direction: no single set is meant then."""
    contrary = {Better.HIGHER: UPPER_BOUND, Better.LOWER: LOWER_BOUND, Better.EXACT: frozenset()}[better]
    assume(not contrary & {child.comparator, parent.comparator})


def number_in(witness: str) -> Decimal:
    found = re.search(r"\d[\d.,]*", witness)
    assert found, witness
    return Decimal(found[0].replace(".", "").replace(",", "."))


@given(placed(), directions_of_better, st.booleans())
def test_every_target_equals_itself(target: Target, better: Better | None, in_plan: bool) -> None:
    assert relate(target, target, better, in_plan=in_plan).relation is Relation.EQUAL


@given(st.lists(placed(), min_size=1, max_size=4), directions_of_better)
def test_every_phrase_equals_itself(parts: list[Target], better: Better | None) -> None:
    leveled = {part.level for part in parts}
    assume(len(leveled) == 1 or None not in leveled)
    assert relate_all(parts, parts, better).relation is Relation.EQUAL


@given(placed(), placed(), directions_of_better)
def test_equality_holds_both_ways(one: Target, other: Target, better: Better | None) -> None:
    there, back = relate(one, other, better), relate(other, one, better)
    # Of an end of the whole ("0%") one direction asks for nothing and is not meant: it decides one way only.
    if there.relation in MIRRORED and there.reason is not Reason.DIRECTION_UNKNOWN:
        assert back.relation is MIRRORED[there.relation]


@given(levels(), levels(), levels(), known_directions)
def test_stricter_passes_on_from_level_to_level(a: Target, b: Target, c: Target, better: Better) -> None:
    if relate(a, b, better).relation is relate(b, c, better).relation is Relation.STRICTER:
        assert relate(a, c, better).relation is Relation.STRICTER


@given(targets, targets, targets, directions_of_better)
def test_stricter_passes_on_among_all_kinds(a: Target, b: Target, c: Target, better: Better | None) -> None:
    if relate(a, b, better).relation is relate(b, c, better).relation is Relation.STRICTER:
        assert relate(a, c, better).relation is Relation.STRICTER


@given(levels(units=PERCENT), levels(units=PERCENT), known_directions)
def test_a_weaker_level_shows_an_outcome_that_keeps_it_and_breaks_the_parent(
    child: Target, parent: Target, better: Better
) -> None:
    _assume_one_direction(child, parent, better)
    related = relate(child, parent, better)
    if related.relation is not Relation.WEAKER:
        assert related.witness is None
        return
    assert related.witness is not None
    outcome = number_in(related.witness)
    assert keeps(child, outcome, better)
    assert not keeps(parent, outcome, better)
    assert outcome >= 0
    assert outcome <= 100 or max(child.value or 0, parent.value or 0) >= 100


@given(changes(units=CHANGE_UNITS[:1]), changes(units=CHANGE_UNITS[:1]))
def test_a_weaker_change_shows_an_outcome_that_keeps_it_and_breaks_the_parent(
    child: Target, parent: Target
) -> None:
    related = relate(child, parent, Better.EXACT)
    if related.relation is Relation.WEAKER:
        assert related.witness is not None
        outcome = number_in(related.witness)
        assert keeps(child, outcome, Better.EXACT)
        assert child.direction is not parent.direction or not keeps(parent, outcome, Better.EXACT)


@given(levels(units=PERCENT, values=WHOLE), levels(units=PERCENT, values=WHOLE), known_directions)
def test_inclusion_agrees_with_counting_outcomes_one_by_one(
    child: Target, parent: Target, better: Better
) -> None:
    grid = [Decimal(step) / 2 for step in range(201)]
    _agrees_on(grid, child, parent, better)


@given(levels(units=COUNTS, values=WHOLE), levels(units=COUNTS, values=WHOLE), known_directions)
def test_counts_have_whole_outcomes_only(child: Target, parent: Target, better: Better) -> None:
    _agrees_on([Decimal(step) for step in range(20)], child, parent, better)


def _agrees_on(grid: list[Decimal], child: Target, parent: Target, better: Better) -> None:
    _assume_one_direction(child, parent, better)
    kept = {outcome for outcome in grid if keeps(child, outcome, better)}
    owed = {outcome for outcome in grid if keeps(parent, outcome, better)}
    expected = Relation.EQUAL if kept == owed else Relation.STRICTER if kept <= owed else Relation.WEAKER
    assert relate(child, parent, better).relation is expected


@given(levels(units=PERCENT), levels(units=PERCENT), st.integers(1, 40))
def test_raising_a_higher_is_better_child_never_worsens_it(child: Target, parent: Target, by: int) -> None:
    assert child.value is not None
    assume((child.upper or child.value) + by <= 100)
    assume(child.comparator not in (Comparator.AT_MOST, Comparator.BELOW))
    raised = replace(child, value=child.value + by, upper=None if child.upper is None else child.upper + by)
    rank = (Relation.WEAKER, Relation.EQUAL, Relation.STRICTER)
    assume(parent.comparator not in (Comparator.AT_MOST, Comparator.BELOW))
    before = relate(child, parent, Better.HIGHER).relation
    after = relate(raised, parent, Better.HIGHER).relation
    assert rank.index(after) >= rank.index(before)


@given(levels(units=PERCENT), st.integers(1, 40))
def test_raising_a_child_raises_what_it_promises(child: Target, by: int) -> None:
    assert child.value is not None
    raised = replace(child, value=child.value + by, upper=None if child.upper is None else child.upper + by)
    assert promised_ends(raised, Better.HIGHER) > promised_ends(child, Better.HIGHER)


@given(levels(), levels(), directions_of_better)
def test_another_dimension_is_never_compared(child: Target, parent: Target, better: Better | None) -> None:
    time = {Measure.DAY, Measure.HOUR}
    calendar = {Measure.MONTH, Measure.YEAR}
    same = child.noun == parent.noun and (
        child.unit is parent.unit
        or {child.unit, parent.unit} <= time
        or {child.unit, parent.unit} <= calendar
    )
    related = relate(child, parent, better)
    assert (related.reason is Reason.OTHER_UNIT) is not same
    if not same:
        assert related.relation is Relation.INCOMPARABLE


@given(targets, targets, directions_of_better)
def test_relations_that_are_not_plain_carry_a_reason(
    child: Target, parent: Target, better: Better | None
) -> None:
    related = relate(child, parent, better)
    plain = related.relation in (Relation.EQUAL, Relation.STRICTER)
    assert (related.reason is None) is plain
    assert (related.witness is not None) is (related.relation is Relation.WEAKER)


@given(ranks, ranks)
def test_a_later_place_is_weaker_in_the_same_group(child: Target, parent: Target) -> None:
    assume(child.group == parent.group)
    assert child.value is not None
    assert parent.value is not None
    expected = (
        Relation.EQUAL
        if child.value == parent.value
        else Relation.STRICTER
        if child.value < parent.value
        else Relation.WEAKER
    )
    assert relate(child, parent).relation is expected


@given(st.lists(placed(), min_size=1, max_size=3), st.lists(placed(), min_size=1, max_size=3))
def test_an_indicator_that_measures_the_unit_is_never_compared(
    children: list[Target], parents: list[Target]
) -> None:
    related = relate_all(children, parents, measures_unit=True)
    assert (related.relation, related.reason) == (Relation.INCOMPARABLE, Reason.OTHER_POPULATION)


@given(
    st.lists(placed(), max_size=4),
    st.lists(placed(), max_size=4),
    directions_of_better,
    st.booleans(),
    st.sampled_from((None, "province", "district", "commune")),
)
def test_any_two_phrases_have_a_relation(
    children: list[Target],
    parents: list[Target],
    better: Better | None,
    in_plan: bool,
    level: str | None,
) -> None:
    related = relate_all(children, parents, better, in_plan=in_plan, child_level=level)
    assert (related.witness is not None) is (related.relation is Relation.WEAKER)


ends = st.none() | st.integers(-3, 9).map(Decimal)
intervals = st.builds(Interval, ends, ends, st.booleans(), st.booleans())


@given(intervals, intervals)
def test_interval_inclusion_agrees_with_its_members(one: Interval, other: Interval) -> None:
    grid = [Decimal(step) / 2 for step in range(-20, 40)]
    assert one.within(other) == all(other.contains(outcome) for outcome in grid if one.contains(outcome))


@given(intervals)
def test_whole_numbers_of_an_interval_are_its_whole_members(interval: Interval) -> None:
    whole = interval.whole_numbers()
    for step in range(-12, 20):
        assert whole.contains(Decimal(step)) == interval.contains(Decimal(step))
