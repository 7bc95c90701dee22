"""The weight of an element of a list: a figure of its unit, such as its population."""

from __future__ import annotations

from typing import Any

from compliance.model.finding import Reason
from compliance.model.quantity import Quantity
from compliance.rules.expression.values import Unknown, unknown
from compliance.rules.views import PlanView, UnitView
from compliance.vietnamese import fold


def weight_of(element: Any, name: str) -> Quantity | Unknown:
    """The figure ``name`` of the unit of ``element``; unknown where the unit has none."""
    unit = _unit(element)
    if unit is not None:
        for key, value in unit.unit.weight.items():
            if fold(key) == fold(name):
                return Quantity(value)
    return unknown(Reason.MISSING)


def _unit(element: Any) -> UnitView | None:
    if isinstance(element, UnitView):
        return element
    plan = element if isinstance(element, PlanView) else getattr(element, "plan", None)
    return plan.world.unit(plan.plan.unit, plan.plan.date) if isinstance(plan, PlanView) else None
