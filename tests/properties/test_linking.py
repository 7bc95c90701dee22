"""Laws of linking, on drawn plans."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.linking import link_plans
from compliance.linking.assignment import assign
from compliance.model.link import LinkedPlans, Relation
from compliance.model.plan import Plan
from tests.unit.linking.made import PROVINCE_WIDE, catalogue, plan, row, units

TITLES = [
    *(entry.title["vi"] for entry in catalogue().entries.values()),
    "Tỷ lệ thôn có tổ công nghệ số cộng đồng",
    "Tỷ lệ hộ nghèo được hỗ trợ",
    "Tỷ lệ trẻ em được đăng ký khai sinh đúng hạn",
]
PROVINCE, DISTRICT = "binh-dinh", "binh-dinh/tay-son"

rows = st.lists(
    st.tuples(st.sampled_from(TITLES), st.integers(1, 99), st.sampled_from(["annex", "body"])), max_size=8
)


def made(unit: str, drawn: list[tuple[str, int, str]]) -> Plan:
    return plan(
        unit, [row(title, f"{value}%", section=part, executor=PROVINCE_WIDE) for title, value, part in drawn]
    )


def linked(*plans: Plan) -> LinkedPlans:
    return link_plans(plans, judged=[one.id for one in plans], units=units(), catalogue=catalogue())


@settings(max_examples=60, deadline=None)
@given(rows, rows, rows, st.randoms(use_true_random=False))
def test_the_order_of_plans_and_plans_of_others_change_nothing(
    above: list[tuple[str, int, str]],
    below: list[tuple[str, int, str]],
    other: list[tuple[str, int, str]],
    chance: random.Random,
) -> None:
    province, district = made(PROVINCE, above), made(DISTRICT, below)
    expected = linked(province, district)
    more = [province, district, made("quang-ngai", other), made("binh-dinh/tuy-phuoc", other)]
    chance.shuffle(more)
    found = linked(*more)
    assert tuple(one for one in found.links if one.child.plan == district.id) == expected.links
    assert found.obligations.get(district.id) == expected.obligations.get(district.id)


@settings(max_examples=60, deadline=None)
@given(rows, rows)
def test_near_duplicates_are_never_joined(
    above: list[tuple[str, int, str]], below: list[tuple[str, int, str]]
) -> None:
    found = linked(made(PROVINCE, above), made(DISTRICT, below))
    for link in found.links:
        child, parent = found.indicator(link.child).canonical, found.indicator(link.parent).canonical
        if child is None or parent is None or child == parent:
            continue
        entry, other = catalogue().entries[child], catalogue().entries[parent]
        kin = {entry.part_of, entry.counterpart, other.counterpart, *other.answered_by}
        assert parent in kin or child in kin, (child, parent)


@settings(max_examples=60, deadline=None)
@given(rows, rows)
def test_every_target_of_the_superior_is_asked_in_one_obligation_at_each_level(
    above: list[tuple[str, int, str]], below: list[tuple[str, int, str]]
) -> None:
    province = made(PROVINCE, above)
    found = linked(province, made(DISTRICT, below))
    asked = [place for one in found.obligations[f"{DISTRICT}@2025"] for place in one.parents]
    assert len(asked) == len(set(asked)) == sum(len(one.targets) for one in province.indicators)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(TITLES[:66]), st.integers(1, 90), st.integers(1, 90), st.integers(1, 9))
def test_raising_a_value_where_more_is_better_never_makes_it_fall_short(
    title: str, asked: int, value: int, more: int
) -> None:
    province = made(PROVINCE, [(title, asked, "annex")])
    before = linked(province, made(DISTRICT, [(title, value, "annex")])).links
    after = linked(province, made(DISTRICT, [(title, value + more, "annex")])).links
    for old, new in zip(before, after, strict=True):
        canonical = linked(province).indicator(new.parent).canonical
        better = catalogue().entries[canonical].direction if canonical else None
        if better is not None and better.value == "higher" and old.related.relation is not Relation.WEAKER:
            assert new.related.relation is not Relation.WEAKER


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 100), max_size=12))
def test_the_assignment_has_the_greatest_sum(drawn: dict[tuple[int, int], int]) -> None:
    scores = {pair: score / 100 for pair, score in drawn.items()}
    chosen = assign(scores)
    assert len(set(chosen.values())) == len(chosen)
    assert abs(sum(scores[pair] for pair in chosen.items()) - _greatest(scores, set())) < 1e-9


def _greatest(scores: dict[tuple[int, int], float], taken: set[int], row: int = 0) -> float:
    if row > 4:
        return 0.0
    best = _greatest(scores, taken, row + 1)
    for column in range(5):
        if column not in taken and (row, column) in scores:
            best = max(best, scores[row, column] + _greatest(scores, taken | {column}, row + 1))
    return best
