"""From one target to those it is linked with, and to the other part of its plan."""

from __future__ import annotations

from decimal import Decimal

from compliance.model.finding import Reason
from compliance.model.quantity import Quantity
from compliance.model.target import Measure
from compliance.rules.expression.values import Unknown, unknown
from compliance.rules.views import TargetView


def number(value: int | float | None) -> Quantity | None:
    """A bare number, such as a year."""
    return Quantity(Decimal(str(value))) if value is not None else None


def quantity_of(view: TargetView, value: Decimal | None) -> Quantity | None:
    """``value`` in the unit of the target."""
    target = view.target
    return Quantity(value, target.unit or Measure.COUNT, target.noun) if value is not None else None


def parents(view: TargetView) -> list[TargetView]:
    """The superior targets it answers, by links that are sure."""
    found = (view.world.target(link.parent) for link in view.world.links_up(view.place) if not link.ambiguous)
    return [target for target in found if target is not None]


def parent(view: TargetView) -> TargetView | Unknown | None:
    """The superior target: that of the annex where body and annex both answer; undecided where too close."""
    found = parents(view)
    if not found:
        return unknown(Reason.AMBIGUOUS_LINK) if view.world.links_up(view.place) else None
    annexed = [target for target in found if target.indicator.indicator.section != "body"]
    return (annexed or found)[0]


def children(view: TargetView) -> list[TargetView]:
    """The targets of lower plans that answer it."""
    found = (
        view.world.target(link.child) for link in view.world.links_down(view.place) if not link.ambiguous
    )
    return [target for target in found if target is not None]


def siblings(view: TargetView) -> list[TargetView]:
    """The targets of other plans that answer the same superior target."""
    own = view.plan.plan.id
    found = {child.place: child for up in parents(view) for child in children(up)}
    return [child for place, child in found.items() if place.plan != own]


def twins(view: TargetView) -> list[TargetView]:
    """The same indicator in the other part of the plan: every target of it."""
    places = view.world.linked.twins.get(view.place, ())
    return [target for target in map(view.world.target, places) if target is not None]


def twin(view: TargetView) -> TargetView | None:
    """The first target of the same indicator in the other part of the plan."""
    found = twins(view)
    return found[0] if found else None
