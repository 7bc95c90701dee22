"""Which superior indicator each item of a plan answers, how that was found and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from compliance.linking.assignment import assign
from compliance.linking.decisions import Decisions
from compliance.linking.items import Group, Item, Promises
from compliance.linking.likeness import Likeness
from compliance.model.catalogue import Catalogue
from compliance.model.link import Method

SURE = 0.78
CLOSE = 0.66
MARGIN = 0.08
_SAME_CODE_SURE = 0.6

Scored = tuple[float, bool]
"""A score, and whether both stand under one number."""


class Tie(StrEnum):
    """What joins an item to the superior's: the same indicator, its counterpart, or a part of it."""

    SAME = "same"
    COUNTERPART = "counterpart"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Match:
    """An item and the superior's group it answers.

    Where it is too close to call, ``ambiguous`` is set and ``candidates`` holds the groups that it may
    answer with their scores, best first; ``group`` is then the first of them.
    """

    item: Item
    group: Group
    method: Method
    score: float
    tie: Tie = Tie.SAME
    ambiguous: bool = False
    candidates: tuple[tuple[Group, float], ...] = ()


def match_plans(
    child: Promises, parent: Promises, *, catalogue: Catalogue, decisions: Decisions, likeness: Likeness
) -> tuple[Match, ...]:
    """The matches of two plans, in the order of the child's items."""
    found = [match for item in child.items for match in _decided(item, child, parent, decisions, likeness)]
    settled = {match.item.number for match in found}
    for item in child.items:
        if item.number not in settled:
            found += _by_canonical(item, parent, catalogue, decisions, likeness)
    settled |= {match.item.number for match in found}
    answered = {match.group.key for match in found if match.tie is Tie.SAME}
    groups = [group for group in parent.groups if group.key not in answered]
    for section in sorted({item.section for item in child.items}):
        loose = [item for item in child.items if item.section == section and item.number not in settled]
        found += _by_title(loose, groups, decisions, likeness)
    return tuple(sorted(found, key=lambda match: (match.item.number, match.tie.value, match.group.key)))


def _decided(
    item: Item, child: Promises, parent: Promises, decisions: Decisions, likeness: Likeness
) -> list[Match]:
    """What a person decided: of the indicator's items each answers the likest of the superior's."""
    found = []
    for indicator in decisions.same(item, parent.plan.id):
        theirs = parent.of_indicator(indicator)
        if theirs:
            best = max(
                theirs,
                key=lambda one: (
                    one.canonical is not None and one.canonical == item.canonical,
                    likeness.of(child.form(item), parent.form(one)),
                    -one.number,
                ),
            )
            found.append(Match(item, parent.group_of(best), Method.OVERRIDE, 1.0))
    return found


def _by_canonical(
    item: Item, parent: Promises, catalogue: Catalogue, decisions: Decisions, likeness: Likeness
) -> list[Match]:
    if item.canonical is None:
        return []
    method = Method.DECLARED if item.indicator.declared else Method.CATALOGUE
    own = parent.by_canonical.get(item.canonical)
    ties = [(own, Tie.SAME)] if own is not None else []
    ties += [(group, tie) for group, tie in _kin(item.canonical, parent, catalogue, own is not None)]
    return [
        Match(item, group, method, _certainty(item, group, method, likeness), tie)
        for group, tie in ties
        if not decisions.forbids(item, group)
    ]


def _kin(
    canonical: str, parent: Promises, catalogue: Catalogue, has_own: bool
) -> Iterable[tuple[Group, Tie]]:
    """Groups that an item answers without being the same indicator."""
    entry = catalogue.get(canonical)
    if entry is None:
        return
    whole = parent.by_canonical.get(entry.part_of) if entry.part_of else None
    if whole is not None:
        yield whole, Tie.PART
    if has_own:
        return
    for group in parent.groups:
        if group.entry is None:
            continue
        if canonical == group.entry.counterpart or (entry.counterpart == group.canonical):
            yield group, Tie.COUNTERPART
        elif canonical in group.entry.answered_by:
            yield group, Tie.PART


def _certainty(item: Item, group: Group, method: Method, likeness: Likeness) -> float:
    """A name the catalogue knows is sure; the more the two titles differ, the less."""
    if method is Method.DECLARED:
        return 1.0
    return round(0.9 + 0.1 * likeness.of(likeness.form(item.title), group.form), 4)


def _by_title(
    items: Sequence[Item], groups: Sequence[Group], decisions: Decisions, likeness: Likeness
) -> list[Match]:
    """Items that the catalogue does not settle, assigned jointly to what is not answered yet."""
    scores = _scores(items, groups, decisions, likeness)
    chosen = assign({pair: score for pair, (score, _) in scores.items()})
    found = []
    for row, column in chosen.items():
        ranked = _ranked(row, groups, scores)
        found += _called(items[row], groups[column], scores[row, column], ranked, _rival(row, column, scores))
    return found


def _called(
    item: Item,
    group: Group,
    scored: Scored,
    ranked: Sequence[tuple[Group, float]],
    rival: float,
) -> list[Match]:
    """A sure match, one that is too close to call, or none."""
    score, same_code = scored
    method = Method.CODE if same_code else Method.TITLE
    apart = score == 1.0 or score - rival >= MARGIN
    if apart and score >= (_SAME_CODE_SURE if same_code else SURE):
        return [Match(item, group, method, round(score, 4))]
    if score < CLOSE:
        return []
    candidates = tuple((other, round(like, 4)) for other, like in ranked)
    return [Match(item, group, method, round(score, 4), ambiguous=True, candidates=candidates)]


def _rival(row: int, column: int, scores: Mapping[tuple[int, int], Scored]) -> float:
    """The best score of another pair that wants the same item or the same group."""
    others = (score for (r, c), (score, _) in scores.items() if (r == row) != (c == column))
    return max(others, default=0.0)


def _scores(
    items: Sequence[Item],
    groups: Sequence[Group],
    decisions: Decisions,
    likeness: Likeness,
) -> Mapping[tuple[int, int], Scored]:
    """The scores of pairs that share words and are not of two known indicators."""
    by_word: dict[str, list[int]] = {}
    for column, group in enumerate(groups):
        for token in sorted(group.form.tokens):
            by_word.setdefault(token, []).append(column)
    scores = {}
    for row, item in enumerate(items):
        form = likeness.form(item.title)
        near = sorted({column for token in form.tokens for column in by_word.get(token, ())})
        for column in near:
            group = groups[column]
            if (item.canonical and group.canonical) or decisions.forbids(item, group):
                continue
            score = likeness.of(form, group.form)
            same_code = _same_code(item, group)
            if score >= (_SAME_CODE_SURE - 0.1 if same_code else CLOSE - 0.1):
                scores[row, column] = (score, same_code)
    return scores


def _same_code(item: Item, group: Group) -> bool:
    """Whether both stand under one number in the annex: a hint beside a similar title, never alone."""
    if item.in_body or item.indicator.code is None:
        return False
    return any(other.indicator.code == item.indicator.code and not other.in_body for other in group.main)


def _ranked(
    row: int, groups: Sequence[Group], scores: Mapping[tuple[int, int], Scored]
) -> list[tuple[Group, float]]:
    found = [(groups[column], score) for (own, column), (score, _) in scores.items() if own == row]
    return sorted(found, key=lambda one: (-one[1], one[0].key))
