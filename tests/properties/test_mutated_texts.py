"""Plans with lines lost, doubled, cut, shuffled: never a crash, never a row or number lost."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from compliance.errors import ComplianceError
from compliance.reading.words import NUMBER
from tests.readings import read_words, says_no_plan

FOLDER = Path(__file__).parents[1] / "cases" / "reading" / "plans"
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.txt"))]
SEEDS = 20
SOAK = 20_000


def _lose(lines: list[str], at: int, chance: random.Random) -> None:
    del lines[at]


def _double(lines: list[str], at: int, chance: random.Random) -> None:
    lines.insert(at, chance.choice(lines))


def _cut(lines: list[str], at: int, chance: random.Random) -> None:
    lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]


def _join_cells(lines: list[str], at: int, chance: random.Random) -> None:
    lines[at] = lines[at].replace("\t", " ", 1)


def _add_cell(lines: list[str], at: int, chance: random.Random) -> None:
    lines[at] += "\t" + chance.choice(["", "12%", "-", "|"])


def _swap(lines: list[str], at: int, chance: random.Random) -> None:
    lines[at], lines[0] = lines[0], lines[at]


MUTATIONS: tuple[Callable[[list[str], int, random.Random], None], ...] = (
    _lose,
    _double,
    _cut,
    _join_cells,
    _add_cell,
    _swap,
)


def _mutated(chance: random.Random) -> str:
    lines = chance.choice(TEXTS).split("\n")
    first = chance.randrange(len(lines))
    lines = lines[first : first + chance.randrange(5, 80)]
    for _ in range(chance.randrange(12)):
        if lines:
            chance.choice(MUTATIONS)(lines, chance.randrange(len(lines)), chance)
    return "\n".join(lines)


def _check(seed: int) -> None:
    text = _mutated(random.Random(seed))
    try:
        plan = read_words(text)
    except ComplianceError as error:
        if says_no_plan(error):
            return
        raise
    found = plan.accounting
    places = (found.indicators, found.groups, found.tasks, found.headers, found.joined, found.unread)
    assert found.rows == sum(places)
    assert found.numbers == len(NUMBER.findall(text))
    assert len({indicator.id for indicator in plan.indicators}) == len(plan.indicators)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_damaged_plan_is_read_or_refused(seed: int) -> None:
    for number in range(seed * 10, seed * 10 + 10):
        _check(number)


@pytest.mark.soak
def test_many_damaged_plans_are_read_or_refused(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("markexpr") != "soak":
        pytest.skip("a long run of its own: make soak")
    for seed in range(SOAK):
        _check(seed)
