"""Records are frozen dataclasses with slots in all but what they cost."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, field, fields, replace

import pytest

from compliance.records import record


@record
class Place:
    """A record with every sort of field."""

    file: str
    row: int | None = None
    words: list[str] = field(default_factory=list)


@record
class Alone:
    """A record of one field."""

    file: str

    def __post_init__(self) -> None:
        if not self.file:
            raise ValueError("file")


@record
class Counted:
    """A record with fields that are not compared, not shown and not asked for."""

    row: int
    seen: int = field(compare=False, repr=False)
    double: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "double", 2 * self.row)


@record(order=True)
class Ordered:
    """A record with an order."""

    row: int
    cell: int


@record(eq=False)
class Tool:
    """A record that is no value."""

    name: str


@record(frozen=False)
class Heap:
    """A record that what is found gathers in."""

    name: str
    found: list[int] = field(default_factory=list)


@record
class Maker:
    """A record with fields of the names that its maker might use."""

    record: int
    new: int
    made: int
    missing: list[int] = field(default_factory=list)


def test_a_record_is_made_by_place_and_by_name() -> None:
    assert Place("a", 1, ["x"]) == Place(words=["x"], row=1, file="a")
    assert Place("a").row is None
    assert repr(Place("a", 1)) == "Place(file='a', row=1, words=[])"


def test_every_record_has_a_default_of_its_own() -> None:
    assert Place("a").words is not Place("b").words


def test_a_missing_field_and_one_too_many_are_refused() -> None:
    with pytest.raises(TypeError, match="file"):
        Place()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="line"):
        Place("a", line=1)  # type: ignore[call-arg]


def test_a_record_stays_as_it_was_made() -> None:
    with pytest.raises(FrozenInstanceError):
        Place("a").row = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del Place("a").row
    assert type(Place("a")) is Place


def test_a_record_is_copied_replaced_and_pickled() -> None:
    place = Place("a", 1, ["x"])
    assert replace(place, row=2) == Place("a", 2, ["x"])
    assert copy.deepcopy(place) == place
    assert pickle.loads(pickle.dumps((place, Alone("b")))) == (place, Alone("b"))


def test_what_a_record_checks_when_made_is_checked() -> None:
    with pytest.raises(ValueError, match="file"):
        Alone("")


def test_records_are_equal_in_what_is_compared_and_of_one_class_alone() -> None:
    assert Counted(1, 5) == Counted(1, 6)
    assert len({Counted(1, 5), Counted(1, 6), Counted(2, 5)}) == 2
    assert Counted(1, 5) != Ordered(1, 5)  # type: ignore[comparison-overlap]
    assert Ordered(1, 5) < Ordered(1, 6) <= Ordered(1, 6)
    with pytest.raises(TypeError):
        sorted([Ordered(1, 5), Counted(1, 5)])  # type: ignore[type-var]


def test_a_record_that_is_no_value_is_equal_to_itself_alone() -> None:
    tool = Tool("a")
    assert tool != Tool("a")
    assert len({tool, Tool("a")}) == 2


def test_an_open_record_changes_and_is_known_by_what_it_holds() -> None:
    heap = Heap("a")
    heap.name = "b"
    heap.found.append(1)
    assert heap == Heap("b", [1])
    assert Heap("b").found == []
    assert pickle.loads(pickle.dumps(heap)) == heap
    with pytest.raises(TypeError, match="unhashable"):
        hash(heap)
    with pytest.raises(AttributeError):
        heap.size = 1  # type: ignore[attr-defined]


def test_a_field_that_is_not_shown_or_not_asked_for_is_a_field() -> None:
    assert repr(Counted(1, 5)) == "Counted(row=1, double=2)"
    assert [each.name for each in fields(Counted)] == ["row", "seen", "double"]
    assert copy.copy(Counted(3, 5)).double == 6


def test_names_of_fields_do_not_meet_those_of_the_maker() -> None:
    assert Maker(1, 2, 3).missing == [] == Maker(record=1, new=2, made=3).missing


def test_a_record_with_a_base_is_refused() -> None:
    with pytest.raises(TypeError, match="Nearer"):

        @record
        class Nearer(Place):
            cell: int = 0
