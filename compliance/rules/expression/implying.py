"""``child implies parent``: the relation of the link between them, else of their words."""

from __future__ import annotations

from compliance.model.finding import Reason
from compliance.model.link import Link, PeriodMatch, Related, Relation
from compliance.model.relation import relate
from compliance.rules.expression.scope import Scope
from compliance.rules.expression.values import TRUE, Truth, Unknown, unknown
from compliance.rules.views import ObligationView, TargetView


def implies(scope: Scope, child: TargetView, parent: TargetView) -> Truth | Unknown:
    """Whether every outcome that keeps ``child`` keeps ``parent`` (semantics, section 2).

    Where body and annex of the superior plan both ask, the easier one measures.
    """
    scope.touch(child)
    scope.touch(parent)
    first: Truth | Unknown | None = None
    for up in (parent, *_twins(parent)):
        link = child.world.link(child.place, up.place)
        if link is None and up is not parent:
            continue
        answer = _answer(scope, child, up, link)
        if isinstance(answer, Truth) and answer.holds:
            return answer
        first = first or answer
    assert first is not None
    return first


def _twins(parent: TargetView) -> list[TargetView]:
    places = parent.world.linked.twins.get(parent.place, ())
    return [twin for twin in map(parent.world.target, places) if twin is not None]


def _answer(scope: Scope, child: TargetView, parent: TargetView, link: Link | None) -> Truth | Unknown:
    if link is not None:
        scope.links.append(link)
        if link.ambiguous:
            return unknown(Reason.AMBIGUOUS_LINK)
        if link.period is PeriodMatch.DIFFERS:
            return unknown(Reason.OTHER_PERIOD)
    related = _of_obligation(scope, child, parent) or (
        link.related if link is not None else _fresh(child, parent)
    )
    if related.relation is Relation.WEAKER:
        return Truth(False, related.reason or Reason.BELOW, related.witness)
    if related.relation is Relation.INCOMPARABLE:
        return unknown(related.reason or Reason.OTHER_KIND)
    return TRUE


def _of_obligation(scope: Scope, child: TargetView, parent: TargetView) -> Related | None:
    """For an obligation, the relation of all its answers to all that is asked, as linking found it."""
    subject = scope.subject
    if not isinstance(subject, ObligationView) or subject.obligation.related is None:
        return None
    answers = {link.child for link in subject.obligation.links}
    if child.place in answers and parent.place in subject.obligation.parents:
        return subject.obligation.related
    return None


def _fresh(child: TargetView, parent: TargetView) -> Related:
    measures_unit = parent.entry is not None and parent.entry.measures == "unit"
    return relate(
        child.target, parent.target, parent.better or child.better, measures_unit=measures_unit, in_plan=True
    )
