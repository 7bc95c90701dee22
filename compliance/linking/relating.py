"""From matches to links: each target of the item with the superior target it answers, and their relation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from compliance.linking.addressing import Addressing
from compliance.linking.comparing import Comparer
from compliance.linking.givers import given_by_itself
from compliance.linking.item import Item
from compliance.linking.kinds import without_reproach_of_others
from compliance.linking.match import Match, Tie
from compliance.linking.parts import Part
from compliance.linking.totals import without_shares_of_totals
from compliance.model.finding import Reason
from compliance.model.link import Addressed, Link, PeriodMatch, Related, Relation, Superior, TargetPlace
from compliance.model.plan import Plan
from compliance.model.relation import Pairing
from compliance.model.relations.conjunction import conclude
from compliance.model.unit import Unit
from compliance.records import record
from compliance.wording.places import level_of_words


@record
class Setting:
    """The two plans that are joined, and how."""

    child: Plan
    parent: Plan
    unit: Unit | None
    superior: Superior
    addressing: Addressing
    comparer: Comparer


def links_of(match: Match, setting: Setting) -> tuple[Link, ...]:
    """The links of a match: to the targets that count, and to those of the body that say otherwise."""
    if match.ambiguous:
        return _ambiguous(match, setting)
    level = setting.child.level if len(match.item.parts) == 1 else None
    main = setting.addressing.meant(_parts(match.group.main), level, setting.unit)
    beside = setting.addressing.meant(
        setting.comparer.saying_otherwise(match.group, setting.parent), level, setting.unit
    )
    return tuple(link for asked in (main, beside) if asked for link in _links(match, asked, setting))


def answers_whole(
    match: Match,
    asked: Sequence[Part],
    setting: Setting,
    *,
    level: str | None = None,
) -> Related:
    """The relation of the whole item to all that is asked; of a list of levels, its part at ``level``."""
    refused = _refused(match, asked, setting)
    if refused is not None:
        return refused
    if level is not None:
        own = tuple(part for part in match.item.parts if part.target and part.target.level in (None, level))
        match = replace(match, item=replace(match.item, parts=own or match.item.parts))
    return conclude(_pairings(match, asked, setting))


def _links(match: Match, asked: Sequence[Part], setting: Setting) -> list[Link]:
    refused = _refused(match, asked, setting)
    own = [part for part in match.item.parts if part.target is not None]
    theirs = [part for part in asked if part.target is not None]
    if not own or not theirs:
        related = refused or Related(Relation.INCOMPARABLE, Reason.UNQUANTIFIED)
        return [_link(match, match.item.parts[0], asked[0], related, setting)]
    links = [
        _link(match, own[pairing.child], theirs[pairing.parent], refused or pairing.related, setting)
        for pairing in _pairings(match, asked, setting)
        if pairing.child is not None and pairing.parent is not None and pairing.related is not None
    ]
    if links:
        return links
    # Nothing pairs (other groups, other levels, another kind): the link is still there, undecided.
    related = refused or conclude(_pairings(match, asked, setting))
    if related.relation is not Relation.INCOMPARABLE:
        related = Related(Relation.INCOMPARABLE, Reason.OTHER_CONTENT)
    return [_link(match, own[0], theirs[0], related, setting)]


def _pairings(match: Match, asked: Sequence[Part], setting: Setting) -> tuple[Pairing, ...]:
    if setting.superior.period is PeriodMatch.DIFFERS:
        return setting.comparer.shown(match.item, asked, setting.child)
    pairings = setting.comparer.pairings(
        match.item,
        match.group,
        asked,
        setting.child,
        setting.parent,
        same_title=match.tie is Tie.SAME,
    )
    pairings = without_reproach_of_others(
        pairings, match.item.targets, asked, setting.child.level, lambda part: _keeps(match, part, setting)
    )
    return without_shares_of_totals(
        pairings,
        match.item.targets,
        match.group,
        asked,
        types=setting.addressing.own_types,
        given_by_unit=lambda: setting.addressing.gives_each(
            match.group, setting.child.level, setting.unit, asked
        ),
    )


def _keeps(match: Match, part: Part, setting: Setting) -> bool:
    """Whether the item keeps what one part of the superior's row asks, by itself."""
    found = setting.comparer.pairings(
        match.item,
        match.group,
        (part,),
        setting.child,
        setting.parent,
        same_title=match.tie is Tie.SAME,
    )
    return conclude(found).relation in (Relation.EQUAL, Relation.STRICTER)


def _refused(match: Match, asked: Sequence[Part], setting: Setting) -> Related | None:
    """Why no number is compared at all."""
    if setting.superior.period is PeriodMatch.DIFFERS:
        return Related(Relation.INCOMPARABLE, Reason.OTHER_PERIOD)
    if match.tie is Tie.COUNTERPART:
        return Related(Relation.INCOMPARABLE, Reason.COUNTERPART)
    # What a short part of a sentence is about, the part before it says too.
    if match.group.other_content != match.item.other_content and not match.item.lead:
        return Related(Relation.INCOMPARABLE, Reason.OTHER_CONTENT)
    if given_by_itself(match.item.title, match.group.title, setting.child.level):
        return Related(Relation.INCOMPARABLE, Reason.OTHER_CONTENT)
    if not match.item.targets or not any(part.target is not None for part in asked):
        return Related(Relation.INCOMPARABLE, Reason.UNQUANTIFIED)
    own = {target.level for target in match.item.targets}
    if all(_beyond(part, own, setting) for part in asked) or _of_another_level(match, setting):
        return Related(Relation.INCOMPARABLE, Reason.OTHER_POPULATION)
    return None


def _of_another_level(match: Match, setting: Setting) -> bool:
    """Whether the superior's title counts the unit's own level, and the unit's a level below.

    "Công chức cấp huyện" and "công chức cấp xã", where no list of levels joins them.
    """
    if any(target.level for target in match.item.targets):
        return False
    asked, own = level_of_words(match.group.title), level_of_words(match.item.title)
    return asked is not None and asked == setting.child.level and own not in (None, asked)


def _beyond(part: Part, own: set[str | None], setting: Setting) -> bool:
    """Whether a superior's target is for a level above the child's, and the child sets none for it."""
    if part.target is None or part.target.level in own:
        return False
    return setting.addressing.above(part, setting.child.level)


def _link(match: Match, own: Part, theirs: Part, related: Related | None, setting: Setting) -> Link:
    assert related is not None
    level = own.target.level if own.target is not None and own.target.level else setting.child.level
    unit = setting.unit if level == setting.child.level else None
    return Link(
        child=own.place,
        parent=theirs.place,
        method=match.method,
        score=match.score,
        related=related,
        period=setting.superior.period,
        binding=_binds(match, theirs, level, unit, setting),
    )


def _binds(match: Match, theirs: Part, level: str | None, unit: Unit | None, setting: Setting) -> bool:
    if setting.addressing.above(theirs, level):
        return False
    return setting.addressing.of(match.group, level, unit, (theirs,)) is not Addressed.NOT_ADDRESSED


def _ambiguous(match: Match, setting: Setting) -> tuple[Link, ...]:
    """One undecided link that names every target it may answer, for each target of the item."""
    candidates = tuple((group.main[0].parts[0].place, score) for group, score in match.candidates)
    related = Related(Relation.INCOMPARABLE, Reason.AMBIGUOUS_LINK)
    return tuple(
        Link(
            child=part.place,
            parent=match.group.main[0].parts[0].place,
            method=match.method,
            score=match.score,
            related=related,
            period=setting.superior.period,
            binding=False,
            ambiguous=True,
            candidates=candidates,
        )
        for part in match.item.parts
    )


def _parts(items: Iterable[Item]) -> tuple[Part, ...]:
    return tuple(part for item in items for part in item.parts)


def places(parts: Iterable[Part]) -> tuple[TargetPlace, ...]:
    return tuple(part.place for part in parts)
