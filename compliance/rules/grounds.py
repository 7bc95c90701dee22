"""What an accusation rests on: what the superior asks, what was supplied, which readings nobody confirmed."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.model.plan import Plan
from compliance.reading.understood import doubts
from compliance.rules.expression.scope import Scope
from compliance.rules.views import IndicatorView, ObligationView, PlanView, Subject, TargetView
from compliance.vietnamese import squash


def not_supplied(subject: ObligationView, plan: Plan) -> str | None:
    """The part of the document where an answer would stand and that was not supplied.

    Where the superior has no annex of indicators, an answer stands wherever the plan sets its targets.
    """
    asked = subject.asked
    annexed = any(up.plan.plan.has_annex for up in asked)
    if not plan.lists_indicators and (annexed or not plan.promises_in_tasks):
        return "indicators"
    return "body" if annexed and only_in_body(asked) and "body" not in plan.parts else None


def only_in_body(asked: Sequence[TargetView]) -> bool:
    """Whether the superior asks in its body alone."""
    return all(up.indicator.indicator.section == "body" for up in asked)


def unread(subject: Subject, scope: Scope, *, missing: bool) -> bool:
    """Whether a row with numbers that nobody could read may say what is missed: it is told of by itself."""
    rows = [view.indicator for view in scope.touched]
    if missing and isinstance(subject, ObligationView):
        rows += _answering(subject)
    return any(row.indicator.unreadable for row in rows)


def _answering(subject: ObligationView) -> list[IndicatorView]:
    """The rows of the plan that answer another part of the row above, or go by the same canonical name."""
    world, plan = subject.world, subject.plan.plan.id
    parts = [part for up in subject.asked for part in world.targets(up.indicator)]
    links = [link.child for part in parts for link in world.links_down(part.place)]
    answers = [world.target(place) for place in links if place.plan == plan]
    named = [row for row in world.indicators(plan) if row.indicator.canonical == subject.obligation.canonical]
    linked = [view.indicator for view in answers if view is not None]
    return linked if subject.obligation.canonical is None else [*linked, *named]


def doubted(subject: Subject, scope: Scope, *, missing: bool) -> list[TargetView]:
    """The unconfirmed readings behind an accusation; of what is missing, those that ask for it."""
    touched = [view for view in scope.touched if not view.target.trusted]
    if touched or not missing or not isinstance(subject, ObligationView):
        return touched
    asking = subject.asked
    return [] if any(view.target.trusted for view in asking) else asking


def quoted(views: Sequence[TargetView], plan: PlanView | None, lang: str) -> str:
    """Doubtful words with why they are, and whose, where they are not the plan's own."""
    return "; ".join(dict.fromkeys(_quoted(view, plan, lang) for view in views))


def _quoted(view: TargetView, plan: PlanView | None, lang: str) -> str:
    row, its = view.indicator.indicator, view.plan.plan
    words = f"“{squash(str(view))}”"
    if plan is None or its.id != plan.plan.id:
        words += f" – {its.unit_name}"
    why = "; ".join(doubts(view.target, row, its, lang))
    return f"{words} ({why})" if why else words
