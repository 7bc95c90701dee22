"""What a superior plan asks of the unit of a lower plan: one canonical (else one title) at one level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compliance.linking.items import Group, Promises
from compliance.linking.match import Match, Tie
from compliance.linking.parts import Part
from compliance.linking.relating import Setting, answers_whole, places
from compliance.model.link import Addressed, Link, Obligation, Related, Relation, TargetPlace
from compliance.model.plan import Plan
from compliance.model.relations.population import milestone
from compliance.model.target import Kind
from compliance.records import record

_BEST = {Relation.STRICTER: 0, Relation.EQUAL: 0, Relation.INCOMPARABLE: 1, Relation.WEAKER: 2}


@record
class Asked:
    """The targets of a group that are asked of one level.

    ``listed``: as one of a list of levels; ``of_others``: they name other units.
    """

    group: Group
    level: str | None
    parts: tuple[Part, ...]
    listed: bool = False
    of_others: bool = False


@record
class _Answer:
    match: Match
    links: tuple[Link, ...]
    related: Related


def obligations_of(
    parent: Promises, matches: Sequence[Match], links: Sequence[tuple[Link, ...]], setting: Setting
) -> tuple[Obligation, ...]:
    """All obligations, those that bind nobody here included, in the superior's order.

    ``links`` are those of each match, in the same order.
    """
    answering: dict[str, list[tuple[Match, tuple[Link, ...]]]] = {}
    for match, own in zip(matches, links, strict=True):
        for group in (match.group, *(candidate for candidate, _ in match.candidates[1:])):
            answering.setdefault(group.key, []).append((match, own))
    return tuple(
        _obligation(asked, answering.get(group.key, []), setting)
        for group in parent.groups
        for asked in _by_level(group, setting)
    )


def _obligation(
    asked: Asked, answering: Sequence[tuple[Match, tuple[Link, ...]]], setting: Setting
) -> Obligation:
    answers = _answers(asked, answering, setting)
    found = tuple(link for answer in answers for link in _best_first(answer.links))
    doubtful = tuple(link for match, own in answering if match.ambiguous for link in own)
    return Obligation(
        plan=setting.child.id,
        canonical=asked.group.canonical,
        title=_title(asked),
        level=asked.level,
        parents=places(asked.parts),
        links=found or doubtful,
        addressed=_addressed(asked, setting),
        related=answers[0].related if answers else None,
        ambiguous=not found and bool(doubtful),
    )


def _title(asked: Asked) -> str:
    """The title of the row that asks; rows of one group may each name a level."""
    first = asked.parts[0].place if asked.parts else None
    owners = (item.title for item in asked.group.items if any(part.place == first for part in item.parts))
    return next(owners, asked.group.title)


def _answers(
    asked: Asked, answering: Sequence[tuple[Match, tuple[Link, ...]]], setting: Setting
) -> list[_Answer]:
    """What answers surely, the best first."""
    wanted = frozenset(places(asked.parts))
    answers = []
    for match, links in answering:
        own = tuple(link for link in links if link.parent in wanted)
        if own and not match.ambiguous:
            answers.append(_Answer(match, own, _whole(match, own, asked, setting)))
    return sorted(answers, key=_worth)


def _by_level(group: Group, setting: Setting) -> Iterator[Asked]:
    """The targets of a group by the level they are asked of.

    A superior's list of levels asks each level its own; a target that names one level, or none, asks
    it of whoever is bound (a level inside the words describes the population).
    """
    own_level = setting.child.level
    every = tuple(part for item in (*group.main, *group.beside) for part in item.parts)
    parts = setting.addressing.meant(every, own_level, setting.unit)
    if not parts:
        yield Asked(group, own_level, every, of_others=True)
        return
    counting = _counting(group)
    main = (part.target for part in parts if part.place in counting)
    listed = dict.fromkeys(target.level for target in main if target is not None and target.level)
    if len(listed) < 2:
        beyond = bool(listed) and all(setting.addressing.above(part, own_level) for part in parts)
        yield Asked(group, next(iter(listed)) if beyond else own_level, parts)
        return
    unsaid = tuple(part for part in parts if part.target is None or part.target.level is None)
    for level in listed:
        of_level = tuple(part for part in parts if part.target is not None and part.target.level == level)
        yield Asked(group, level, of_level + (unsaid if level == own_level else ()), listed=True)
    if unsaid and own_level not in listed:
        yield Asked(group, own_level, unsaid)


def _whole(match: Match, own: Sequence[Link], asked: Asked, setting: Setting) -> Related:
    """The relation of the item to what is asked; where body and annex differ, to the easier of them."""
    answered = {link.parent for link in own}
    counting = _counting(match.group)
    main = [part for part in asked.parts if part.place in counting]
    beside = [part for part in asked.parts if part.place in answered and part.place not in counting]
    level = asked.level if asked.listed else None
    related = [
        answers_whole(match, parts, setting, level=level) for parts in (main or asked.parts, beside) if parts
    ]
    best = min(related, key=lambda one: _BEST[one.relation])
    if best.relation is Relation.WEAKER and all(link.related.relation is not Relation.WEAKER for link in own):
        return own[0].related
    return best


def _counting(group: Group) -> frozenset[TargetPlace]:
    return frozenset(part.place for item in group.main for part in item.parts)


def _worth(answer: _Answer) -> tuple[bool, int, bool, int]:
    """The same indicator before its kin, then the best relation, then the annex, then the order of rows."""
    item = answer.match.item
    return (answer.match.tie is not Tie.SAME, _BEST[answer.related.relation], item.in_body, item.number)


def _best_first(links: Sequence[Link]) -> list[Link]:
    return sorted(links, key=lambda link: _BEST[link.related.relation])


def _addressed(asked: Asked, setting: Setting) -> Addressed:
    """A list of levels asks a unit for its own level's value only, a value for another unit nothing."""
    if asked.of_others or asked.level != setting.child.level:
        return Addressed.NOT_ADDRESSED
    if _due_later(asked, setting.child):
        return Addressed.NOT_ADDRESSED
    return setting.addressing.of(asked.group, asked.level, setting.unit, asked.parts)


def _due_later(asked: Asked, child: Plan) -> bool:
    """Whether all that is asked has milestones after the plan ends ("đến năm 2030"): shown, not owed yet.

    A change against a year before runs through the plan, too ("đến năm 2026 giảm 5% so với năm 2021").
    """
    targets = [part.target for part in asked.parts if part.target is not None]
    last = child.period.last if child.period is not None else None
    if last is None or not targets or any(target.kind is Kind.CHANGE for target in targets):
        return False
    return all((year := milestone(target)) is not None and year > last for target in targets)
