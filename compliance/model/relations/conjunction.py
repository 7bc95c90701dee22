"""The relation of phrases with several targets: the conjunction of their parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from compliance.model.finding import Reason
from compliance.model.link import Related, Relation
from compliance.model.relations.answers import EQUAL, STRICTER, incomparable
from compliance.model.relations.classes import named_apart
from compliance.model.relations.content import OneSubject, undecided
from compliance.model.relations.pairing import Pairer
from compliance.model.relations.population import same_denominator
from compliance.model.relations.setting import Pairing, Setting
from compliance.model.target import Better, Target


def relate_all(
    children: Sequence[Target],
    parents: Sequence[Target],
    better: Better | None = None,
    *,
    measures_unit: bool = False,
    in_plan: bool = False,
    child_level: str | None = None,
    child_title: str | None = None,
    parent_title: str | None = None,
    child_due: int | None = None,
    parent_due: int | None = None,
    directions: Mapping[str, Better | None] | None = None,
    one_subject: OneSubject = undecided,
) -> Related:
    """The relation of two phrases, each the conjunction of its targets.

    See ``relate`` for ``better``, ``measures_unit`` and ``in_plan``. In a plan, ``child_level`` settles
    which part of a superior's list of levels a target without a level is held to; titles tell their
    denominators apart; ``child_due`` and ``parent_due`` are the last years of the plans; ``directions``
    gives the directions of parts that have a canonical of their own; outside a plan ``one_subject`` tells
    whether two phrases name one indicator.
    """
    return conclude(
        pair_parts(
            children,
            parents,
            better,
            measures_unit=measures_unit,
            in_plan=in_plan,
            child_level=child_level,
            child_title=child_title,
            parent_title=parent_title,
            child_due=child_due,
            parent_due=parent_due,
            directions=directions,
            one_subject=one_subject,
        )
    )


def pair_parts(
    children: Sequence[Target],
    parents: Sequence[Target],
    better: Better | None = None,
    *,
    measures_unit: bool = False,
    in_plan: bool = False,
    child_level: str | None = None,
    child_title: str | None = None,
    parent_title: str | None = None,
    child_due: int | None = None,
    parent_due: int | None = None,
    directions: Mapping[str, Better | None] | None = None,
    one_subject: OneSubject = undecided,
) -> tuple[Pairing, ...]:
    """Which part of the child answers which part of the parent, with the relation of each pair.

    Parts of the parent come in their order, then parts of the child that answer nothing. Parts of a
    superior's list for levels that are not the child's are left out: they ask nothing of it.
    """
    setting = Setting(better, in_plan, child_level, child_due, parent_due, directions or {}, one_subject)
    pairings = Pairer(children, parents, setting).pairings()
    reason = None
    if measures_unit or not same_denominator(child_title, parent_title):
        reason = Reason.OTHER_POPULATION
    elif named_apart(child_title, children, parent_title, parents):
        reason = Reason.OTHER_CONTENT
    if reason is None:
        return pairings
    return tuple(
        pairing if pairing.related is None else replace(pairing, related=incomparable(reason))
        for pairing in pairings
    )


def conclude(pairings: Sequence[Pairing]) -> Related:
    """The relation of the whole: the weakest pair decides, then a part that nothing answers."""
    related = [pairing.related for pairing in pairings if pairing.related is not None]
    if not related:
        return incomparable(Reason.OTHER_CONTENT)
    weaker = [one for one in related if one.relation is Relation.WEAKER]
    if weaker:
        return next((one for one in weaker if one.reason is not Reason.BOUNDARY), weaker[0])
    for one in related:
        if one.relation is Relation.INCOMPARABLE:
            return one
    more = any(pairing.parent is None for pairing in pairings)
    return STRICTER if more or any(one.relation is Relation.STRICTER for one in related) else EQUAL
