"""Whether a target's promised value satisfies a comparison with a quantity (contract, section 3)."""

from __future__ import annotations

import operator as operators
from collections.abc import Callable
from decimal import Decimal

from compliance.model.finding import Reason
from compliance.model.quantity import Quantity
from compliance.model.target import Better, Comparator, Kind, Target
from compliance.records import record

_QUANTIFIED = frozenset({Kind.LEVEL, Kind.CHANGE, Kind.RANK})
_Point = tuple[Decimal, int]
_OPERATORS: dict[str, Callable[[_Point, _Point], bool]] = {
    "=": operators.eq,
    "!=": operators.ne,
    "<": operators.lt,
    "<=": operators.le,
    ">": operators.gt,
    ">=": operators.ge,
}


@record
class Unknown:
    """A comparison that cannot be decided, and why."""

    reason: Reason


def compare_target_with_quantity(
    target: Target, operator: str, quantity: Quantity, better: Better | None = None
) -> bool | Unknown:
    """Whether ``target`` ``operator`` ``quantity`` holds for the promised value.

    Of a range the easier end counts: the lower where higher is better, the upper where lower is; where
    neither is known both ends have to agree. An open bound stands just beside a closed one: "trên 90%"
    is above 90%, "dưới 5 ngày" below 5 days. ``operator`` is one of ``= != < <= > >=``.
    """
    if target.kind not in _QUANTIFIED or target.value is None:
        return Unknown(Reason.UNQUANTIFIED)
    noun = None if target.kind is Kind.RANK else target.noun
    if not Quantity(target.value, target.unit, noun).commensurable(quantity):
        return Unknown(Reason.OTHER_UNIT)
    asked = (quantity.magnitude, 0)
    first, *others = [_OPERATORS[operator](end, asked) for end in promised_ends(target, better)]
    if any(other is not first for other in others):
        return Unknown(Reason.DIRECTION_UNKNOWN)
    return first


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
