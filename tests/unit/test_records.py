"""Records that are quick to make are frozen dataclasses in all else."""

from __future__ import annotations

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from compliance.records import quick


@quick
@dataclass(frozen=True, slots=True)
class Place:
    """A record with every sort of field."""

    file: str
    row: int | None = None
    words: list[str] = field(default_factory=list)


@quick
@dataclass(frozen=True, slots=True)
class Alone:
    """A record of one field."""

    file: str

    def __post_init__(self) -> None:
        if not self.file:
            raise ValueError("file")


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


def test_a_record_shows_its_parameters() -> None:
    assert list(inspect.signature(Place).parameters) == ["file", "row", "words"]


def test_a_record_with_a_base_is_refused() -> None:
    with pytest.raises(TypeError, match="Nearer"):

        @quick
        @dataclass(frozen=True, slots=True)
        class Nearer(Place):
            cell: int = 0
