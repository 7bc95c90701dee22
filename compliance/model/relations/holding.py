"""The value that a target promises, as rules compare it with a quantity (contract, section 3)."""

from __future__ import annotations

from decimal import Decimal

from compliance.model.quantity import Quantity
from compliance.model.target import Better, Comparator, Kind, Target


def promised_ends(target: Target, better: Better | None) -> tuple[tuple[Decimal, int], ...]:
    """The promised value of a target that has one, as a number and the side of it on which it stands.

    The side is 1 just above, -1 just below, else 0. Two values of a range whose easier end is not known.
    """
    assert target.value is not None
    low = Quantity(target.value, target.unit).magnitude
    if target.comparator is not Comparator.BETWEEN or target.upper is None:
        return ((low, _side(target.comparator)),)
    high = Quantity(target.upper, target.unit).magnitude
    ends = sorted(((low, 0), (high, -1 if target.upper_open else 0)))
    if target.kind is Kind.RANK or (target.kind is Kind.LEVEL and better is Better.LOWER):
        return (ends[1],)
    if target.kind is Kind.CHANGE or better is Better.HIGHER:
        return (ends[0],)
    return tuple(ends)


def _side(comparator: Comparator | None) -> int:
    if comparator is Comparator.ABOVE:
        return 1
    return -1 if comparator is Comparator.BELOW else 0
