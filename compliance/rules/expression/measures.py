"""The words of units of measure in expressions: ``%``, ``điểm``, ``bậc``, ``TTHC`` …"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from compliance import builtin
from compliance.model.target import Measure
from compliance.vietnamese import fold, squash, strip_diacritics


class UnknownUnit(Exception):
    """A word after a number that is no unit; ``near`` is the nearest known one, or an empty text."""

    def __init__(self, code: str, near: str) -> None:
        super().__init__(code, near)
        self.code, self.near = code, near


@cache
def unit_words() -> Mapping[str, tuple[Measure, str | None]]:
    """Folded words with their measure and noun, from ``rulesets/registry/units_of_measure.yaml``."""
    entries = builtin.table("registry", "units_of_measure.yaml")["units_of_measure"]
    return MappingProxyType(
        {
            _flat(word): (Measure(entry["measure"]), entry.get("noun"))
            for entry in entries
            for word in entry["words"]
        }
    )


def measure_of(word: str, *, quoted: bool) -> tuple[Measure, str | None]:
    """The measure and noun of ``word``; quoted words that are no unit are the noun of a count.

    Raises UnknownUnit for an unquoted word that the table does not hold.
    """
    found = unit_words().get(_flat(word))
    if found is not None:
        return found
    if quoted:
        return Measure.COUNT, word
    from difflib import get_close_matches

    bare = {strip_diacritics(known): known for known in unit_words()}
    close = get_close_matches(strip_diacritics(_flat(word)), list(bare), n=1, cutoff=0.6)
    if close:
        raise UnknownUnit("rules.unknown_unit_near", bare[close[0]])
    raise UnknownUnit("rules.unknown_unit", "")


def _flat(word: str) -> str:
    return squash(fold(word))
