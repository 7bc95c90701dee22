"""Quantifiers and aggregates over lists; missing members give bounds, not guesses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from compliance.model.finding import Reason
from compliance.model.quantity import Quantity, scale_of
from compliance.model.target import Measure
from compliance.rules.expression.calculating import as_quantity
from compliance.rules.expression.kleene import all_of, any_of
from compliance.rules.expression.scope import Scope
from compliance.rules.expression.values import (
    TRUE,
    Bounds,
    Truth,
    Unknown,
    truth,
    undecided,
    unknown,
)

Closure = Callable[[Scope], Any]
_HUNDRED = Decimal(100)


def aggregate(
    quantifier: str,
    variable: str,
    over: Closure,
    *,
    where: Closure | None,
    weight: Closure | None,
    body: Closure | None,
) -> Closure:
    """A closure for ``quantifier(variable in over where … weight …; body)``."""

    def members(scope: Scope) -> Iterator[tuple[Any, Truth | Unknown]]:
        """Each member with whether it counts; the variable is bound while the caller looks at it."""
        outer = {name: scope.variables[name] for name in (variable, "__element__") if name in scope.variables}
        for item in over(scope):
            scope.variables[variable] = scope.variables["__element__"] = item
            counts = where(scope) if where is not None else TRUE
            yield item, counts if isinstance(counts, Truth) else undecided(counts) or TRUE
        scope.variables.pop(variable, None)
        scope.variables.pop("__element__", None)
        scope.variables.update(outer)

    def closure(scope: Scope) -> Any:
        listed = over(scope)
        unusable = undecided(listed)
        if unusable is not None:
            return unusable
        return _ANSWERS[quantifier](scope, members, weight, body)

    return closure


def _all(scope: Scope, members: Any, _: Closure | None, body: Closure | None) -> Any:
    assert body is not None
    return all_of([_implied(counts, body, scope) for _item, counts in members(scope)])


def _implied(counts: Truth | Unknown, body: Closure, scope: Scope) -> Any:
    """Whether a member keeps the promise: one that does not count keeps it."""
    if isinstance(counts, Truth) and not counts.holds:
        return TRUE
    answer = body(scope)
    if isinstance(counts, Unknown):
        return TRUE if isinstance(answer, Truth) and answer.holds else counts
    return answer


def _any(scope: Scope, members: Any, _: Closure | None, body: Closure | None) -> Any:
    assert body is not None
    return any_of([_met(counts, body, scope) for _item, counts in members(scope)], Reason.MISSING)


def _met(counts: Truth | Unknown, body: Closure, scope: Scope) -> Any:
    if isinstance(counts, Truth) and not counts.holds:
        return counts
    answer = body(scope)
    if isinstance(counts, Unknown) and isinstance(answer, Truth) and answer.holds:
        return counts
    return answer


def _none(scope: Scope, members: Any, weight: Closure | None, body: Closure | None) -> Any:
    found = _any(scope, members, weight, body)
    return truth(not found.holds) if isinstance(found, Truth) else found


def _count(scope: Scope, members: Any, _: Closure | None, __: Closure | None) -> Any:
    low = high = 0
    doubt: Unknown | None = None
    for _item, counts in members(scope):
        high += not (isinstance(counts, Truth) and not counts.holds)
        low += isinstance(counts, Truth) and counts.holds
        doubt = counts if isinstance(counts, Unknown) else doubt
    if doubt is None:
        return Quantity(Decimal(low))
    return Bounds(Decimal(low), Decimal(high), None, doubt.reason)


class _Gathered:
    """The members of an aggregate: known quantities with weights, and why others are missing."""

    def __init__(self, scope: Scope, members: Any, weight: Closure | None, body: Closure | None) -> None:
        self.known: list[tuple[Quantity, Decimal]] = []
        self.missing: list[Decimal | None] = []
        self.doubt: Unknown | None = None
        self.clash: Unknown | None = None
        for item, counts in members(scope):
            if isinstance(counts, Truth) and not counts.holds:
                continue
            value = as_quantity(body(scope) if body is not None else item, scope)
            share = weight(scope) if weight is not None else Quantity(Decimal(1))
            self._add(counts, value, share)
        if len({scale_of(value.unit).dimension for value, _ in self.known}) > 1:
            self.clash = unknown(Reason.OTHER_UNIT)

    def _add(self, counts: Truth | Unknown, value: Any, share: Any) -> None:
        known_share = share.value if isinstance(share, Quantity) else None
        if isinstance(counts, Unknown) or not isinstance(value, Quantity) or known_share is None:
            self.missing.append(known_share)
            reasons = (part for part in (counts, value, share) if isinstance(part, Unknown))
            self.doubt = self.doubt or next(reasons, unknown(Reason.NO_DATA))
            if isinstance(value, Bounds):
                self.doubt = unknown(value.reason)
        else:
            self.known.append((value, known_share))

    @property
    def unit(self) -> Measure | None:
        return self.known[0][0].unit if self.known else None

    def ends(self) -> tuple[Decimal | None, Decimal | None]:
        """Between what a missing member lies: a percentage in [0, 100], anything else from 0 up."""
        return Decimal(0), _HUNDRED if self.unit is Measure.PERCENT else None


def _sum(scope: Scope, members: Any, weight: Closure | None, body: Closure | None) -> Any:
    gathered = _Gathered(scope, members, weight, body)
    if gathered.clash is not None:
        return gathered.clash
    total = sum((value.value for value, _ in gathered.known), Decimal(0))
    if gathered.doubt is None:
        return Quantity(total, gathered.unit)
    _, high = gathered.ends()
    upper = total + high * len(gathered.missing) if high is not None else None
    return Bounds(total, upper, gathered.unit, gathered.doubt.reason)


def _mean(scope: Scope, members: Any, weight: Closure | None, body: Closure | None) -> Any:
    gathered = _Gathered(scope, members, weight, body)
    if gathered.clash is not None:
        return gathered.clash
    if None in gathered.missing or not (gathered.known or gathered.missing):
        return gathered.doubt or unknown(Reason.NO_DATA)
    shares = sum((share for _, share in gathered.known), Decimal(0))
    lost = sum((share for share in gathered.missing if share is not None), Decimal(0))
    if shares + lost == 0:
        return unknown(Reason.NO_DATA)
    total = sum((value.value * share for value, share in gathered.known), Decimal(0))
    if gathered.doubt is None:
        return Quantity(total / shares, gathered.unit)
    low, high = gathered.ends()
    low, high = ((total + end * lost) / (shares + lost) if end is not None else None for end in (low, high))
    return Bounds(low, high, gathered.unit, gathered.doubt.reason)


def _extreme(pick: Callable[..., Quantity], *, lowest: bool) -> Callable[..., Any]:
    def extreme(scope: Scope, members: Any, weight: Closure | None, body: Closure | None) -> Any:
        gathered = _Gathered(scope, members, weight, body)
        if gathered.clash is not None or not gathered.known:
            return gathered.clash or gathered.doubt or unknown(Reason.NO_DATA)
        best = pick((value for value, _ in gathered.known), key=lambda value: value.magnitude)
        if gathered.doubt is None:
            return best
        low, high = gathered.ends()
        low, high = (low, best.value) if lowest else (best.value, high)
        return Bounds(low, high, best.unit, gathered.doubt.reason)

    return extreme


_ANSWERS: dict[str, Callable[..., Any]] = {
    "all": _all,
    "any": _any,
    "none": _none,
    "count": _count,
    "sum": _sum,
    "mean": _mean,
    "min": _extreme(min, lowest=True),
    "max": _extreme(max, lowest=False),
}
