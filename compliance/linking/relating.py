"""From matches to links: each target of the item with the superior target it answers, and their relation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from compliance.linking.addressing import Addressing
from compliance.linking.items import Group, Item, Part
from compliance.linking.matching import Match, Tie
from compliance.model.catalogue import Catalogue
from compliance.model.finding import Reason
from compliance.model.link import Addressed, Link, PeriodMatch, Related, Relation, Superior, TargetPlace
from compliance.model.plan import Plan
from compliance.model.relation import Pairing, pair_parts
from compliance.model.relations.conjunction import conclude
from compliance.model.target import Better, Target
from compliance.model.unit import Unit


@dataclass(frozen=True, slots=True)
class Setting:
    """The two plans that are joined, and how."""

    child: Plan
    parent: Plan
    unit: Unit | None
    superior: Superior
    addressing: Addressing
    catalogue: Catalogue
    directions: Mapping[str, Better | None]


def links_of(match: Match, setting: Setting) -> tuple[Link, ...]:
    """The links of a match: to the targets that count, and to those of the body that say otherwise."""
    if match.ambiguous:
        return _ambiguous(match, setting)
    main = setting.addressing.meant(_parts(match.group.main), setting.unit)
    beside = setting.addressing.meant(_saying_otherwise(match.group, setting), setting.unit)
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
    entry = match.group.entry or setting.catalogue.get(match.item.canonical)
    own = [part.target for part in match.item.parts if part.target is not None]
    theirs = [part.target for part in asked if part.target is not None]
    if setting.superior.period is PeriodMatch.DIFFERS:
        # Values of other years are shown side by side, never compared: years pair nothing here.
        own, theirs = [_undated(part) for part in own], [_undated(part) for part in theirs]
        return pair_parts(own, theirs, in_plan=True, child_level=setting.child.level)
    return pair_parts(
        own,
        theirs,
        entry.direction if entry is not None else None,
        measures_unit=entry is not None and entry.measures == "unit",
        in_plan=True,
        child_level=setting.child.level,
        child_title=match.item.title if match.tie is Tie.SAME else None,
        parent_title=match.group.title if match.tie is Tie.SAME else None,
        child_due=setting.child.period.last if setting.child.period else None,
        parent_due=setting.parent.period.last if setting.parent.period else None,
        directions=setting.directions,
    )


def _undated(target: Target) -> Target:
    return replace(target, period=None, due=None)


def _refused(match: Match, asked: Sequence[Part], setting: Setting) -> Related | None:
    """Why no number is compared at all."""
    if setting.superior.period is PeriodMatch.DIFFERS:
        return Related(Relation.INCOMPARABLE, Reason.OTHER_PERIOD)
    if match.tie is Tie.COUNTERPART:
        return Related(Relation.INCOMPARABLE, Reason.COUNTERPART)
    if match.group.other_content != match.item.other_content:
        return Related(Relation.INCOMPARABLE, Reason.OTHER_CONTENT)
    if not match.item.targets or not any(part.target is not None for part in asked):
        return Related(Relation.INCOMPARABLE, Reason.UNQUANTIFIED)
    return None


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
        binding=setting.addressing.of(match.group, level, unit) is not Addressed.NOT_ADDRESSED,
    )


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


def _saying_otherwise(group: Group, setting: Setting) -> tuple[Part, ...]:
    """The superior's body targets that are not the annex's over again."""
    if not group.beside:
        return ()
    main, beside = _parts(group.main), _parts(group.beside)
    entry = group.entry
    pairings = pair_parts(
        [part.target for part in beside if part.target is not None],
        [part.target for part in main if part.target is not None],
        entry.direction if entry is not None else None,
        in_plan=True,
        child_level=setting.parent.level,
        directions=setting.directions,
    )
    same = {
        pairing.child
        for pairing in pairings
        if pairing.related is not None and pairing.related.relation is Relation.EQUAL
    }
    said = [part for part in beside if part.target is not None]
    return tuple(part for index, part in enumerate(said) if index not in same)


def _parts(items: Iterable[Item]) -> tuple[Part, ...]:
    return tuple(part for item in items for part in item.parts)


def places(parts: Iterable[Part]) -> tuple[TargetPlace, ...]:
    return tuple(part.place for part in parts)
