"""A list of words names each of its entries once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from compliance import builtin
from compliance.vietnamese import fold

FILES = sorted(
    (folder, path.name)
    for folder in ("wording", "relations")
    for path in builtin.rulesets().joinpath(folder).glob("*.yaml")
)


@pytest.mark.parametrize("file", FILES, ids="/".join)
def test_a_list_of_words_names_each_once(file: tuple[str, str]) -> None:
    found = list(_repeated(builtin.table(*file), ""))
    assert not found


def _repeated(data: Any, where: str) -> Iterator[str]:
    """The lists of ``data`` and what they name again; patterns are compared as they are, words folded."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _repeated(value, f"{where}/{key}")
    elif isinstance(data, list):
        words = [one if where.startswith("/patterns/") else fold(one) for one in data if isinstance(one, str)]
        yield from (f"{where}: {word}" for word, times in Counter(words).items() if times > 1)
        for place, one in enumerate(data):
            yield from _repeated(one, f"{where}/{place}")
