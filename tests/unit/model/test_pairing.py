"""Which part of a phrase answers which part of its parent."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from compliance.model.finding import Reason
from compliance.model.relation import Relation, pair_parts
from compliance.model.target import Better, Comparator, Direction, Kind, Measure, Target


def share(value: int, **keys: Any) -> Target:
    return Target(Kind.LEVEL, Comparator.EQUAL, Decimal(value), unit=Measure.PERCENT, **keys)


def change(value: int, direction: Direction) -> Target:
    return Target(Kind.CHANGE, Comparator.EQUAL, Decimal(value), unit=Measure.PERCENT, direction=direction)


def rank(last: int, group: str | None) -> Target:
    return Target(Kind.RANK, Comparator.AT_MOST, Decimal(last), unit=Measure.RANK, group=group)


def paired(*arguments: Any, **settings: Any) -> list[tuple[int | None, int | None]]:
    return [(pairing.child, pairing.parent) for pairing in pair_parts(*arguments, **settings)]


def test_single_parts_always_pair() -> None:
    assert paired([share(80)], [share(70, level="district")]) == [(0, 0)]


def test_single_parts_that_name_other_levels_pair_as_incomparable() -> None:
    (pairing,) = pair_parts([share(80, level="commune")], [share(70, level="district")])
    assert pairing.related is not None
    assert pairing.related.reason is Reason.OTHER_POPULATION


def test_parts_pair_by_level_whatever_their_order() -> None:
    children = [share(60, level="commune"), share(80, level="district")]
    parents = [share(80, level="district"), share(60, level="commune")]
    assert paired(children, parents) == [(1, 0), (0, 1)]


def test_levels_of_a_list_that_are_not_the_child_s_ask_nothing_in_a_plan() -> None:
    parents = [share(90, level="province"), share(80, level="district"), share(60, level="commune")]
    assert paired([share(80)], parents, in_plan=True, child_level="district") == [(0, 1)]


def test_a_part_that_nothing_answers_comes_with_its_reason() -> None:
    pairings = pair_parts([share(80, scope="hồ sơ")], [share(80, scope="hồ sơ"), share(60, scope="biên chế")])
    assert [(pairing.child, pairing.parent) for pairing in pairings] == [(0, 0), (None, 1)]
    related = pairings[1].related
    assert related is not None
    assert (related.relation, related.reason) == (Relation.INCOMPARABLE, Reason.OTHER_POPULATION)


def test_a_part_that_answers_nothing_comes_last_without_a_relation() -> None:
    pairings = pair_parts([share(70, scope="biên chế"), share(80, scope="hồ sơ")], [share(80, scope="hồ sơ")])
    assert [(pairing.child, pairing.parent, pairing.related is None) for pairing in pairings] == [
        (1, 0, False),
        (0, None, True),
    ]


def test_every_listed_level_is_held_to_one_common_value() -> None:
    children = [share(80, level="district"), share(60, level="commune")]
    assert paired(children, [share(70)], Better.HIGHER) == [(0, 0), (1, 0)]


def test_canonical_ids_keep_parts_apart() -> None:
    children = [share(10, canonical="staff"), share(20, canonical="units")]
    parents = [share(20, canonical="units"), share(10, canonical="staff")]
    assert paired(children, parents, in_plan=True) == [(1, 0), (0, 1)]


def test_a_doubt_about_the_part_is_no_reproach() -> None:
    parents = [share(90, scope="sở"), share(80, scope="phòng")]
    pairings = pair_parts([share(80)], parents, Better.HIGHER)
    assert [(pairing.child, pairing.parent) for pairing in pairings] == [(None, 0), (0, 1)]


def test_nothing_to_compare_has_a_reason() -> None:
    (pairing,) = pair_parts([], [share(80)])
    assert pairing.related is not None
    assert pairing.related.reason is Reason.UNQUANTIFIED
    assert pair_parts([share(80)], []) == ()


def test_the_likest_part_answers() -> None:
    up, down = change(5, Direction.UP), change(5, Direction.DOWN)
    days = Target(Kind.LEVEL, Comparator.EQUAL, Decimal(5), unit=Measure.DAY)
    for child, parents, answered in [
        (share(10, canonical="a"), [share(20), share(10, canonical="a")], 1),
        (share(80), [share(80, level="district"), share(70)], 1),
        (share(80, level="district"), [share(70), share(80, level="district")], 1),
        (rank(5, "cả nước"), [rank(5, None), rank(5, "toàn quốc")], 1),
        (rank(5, None), [rank(5, "cả nước"), rank(5, None)], 1),
        (share(80, scope="hồ sơ"), [share(80), share(80, scope="số hồ sơ")], 1),
        (share(80), [share(80, scope="hồ sơ"), share(80)], 1),
        (share(80, period=2026), [share(80), share(80, period=2026)], 1),
        (share(80), [share(80, period=2026), share(80)], 1),
        (days, [share(5), days], 1),
        (down, [up, down], 1),
        (down, [share(5), down], 1),
        (share(90, role="coverage"), [share(90), share(90, role="coverage")], 1),
        (share(80), [share(90), share(80), share(80)], 1),
    ]:
        first = next(one for one in pair_parts([child], parents, Better.HIGHER) if one.child is not None)
        assert first.parent == answered, (child, parents)


def test_a_level_of_another_indicator_is_not_held_to_the_common_value() -> None:
    children = [share(80, level="district", canonical="a"), share(60, level="commune", canonical="b")]
    assert paired(children, [share(70, canonical="a")], Better.HIGHER, in_plan=True) == [(0, 0), (1, None)]


def test_a_part_answers_beyond_one_to_one_only_once() -> None:
    leveled = [share(80, level=level) for level in ("province", "district", "commune")]
    assert paired(leveled, [share(70), share(70)], Better.HIGHER) == [(0, 0), (2, 0), (1, 1)]
    assert paired([share(80), share(80)], [share(80)] * 3, in_plan=True) == [(0, 0), (1, 1), (0, 2)]
