"""Kleene's conjunction and disjunction: three values, each with its reason."""

from __future__ import annotations

from typing import Any

from compliance.model.finding import Reason
from compliance.rules.expression.values import TRUE, Truth, Unknown, false, undecided


def all_of(answers: Any) -> Truth | Unknown:
    """Kleene's conjunction: the first false decides, else the first unknown is left."""
    pending: Unknown | None = None
    for answer in answers:
        if isinstance(answer, Truth):
            if not answer.holds:
                return answer
        else:
            pending = pending or undecided(answer)
    return pending or TRUE


def any_of(answers: Any, otherwise: Reason | None = None) -> Truth | Unknown:
    """Kleene's disjunction: the first true decides; false with the reason of the first false part."""
    pending: Unknown | None = None
    failed: Truth | None = None
    for answer in answers:
        if isinstance(answer, Truth):
            if answer.holds:
                return answer
            failed = failed or answer
        else:
            pending = pending or undecided(answer)
    if pending is not None:
        return pending
    return failed if failed is not None and otherwise is None else false(otherwise or Reason.CONDITION_FAILED)
