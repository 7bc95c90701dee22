"""Matches by the likeness of titles: sure, or too close to call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compliance.linking.assignment import assign
from compliance.linking.decisions import Decisions
from compliance.linking.items import Group, Item
from compliance.linking.likeness import Alike, Likeness
from compliance.linking.match import Match
from compliance.model.link import Method
from compliance.wording.title_forms import TitleForm, sense_of

SURE = 0.72
CLOSE = 0.64
MARGIN = 0.08
_SAME_CODE_SURE = 0.64
_DOUBTFUL_CLOSE = 0.74
# One word more makes another thing of a short title ("hộ nghèo", "hộ cận nghèo").
_SHORT = 4
_SHORT_SURE = 0.9


@dataclass(frozen=True, slots=True)
class Scored:
    """The score of a pair, whether both stand under one number, whether they may differ all the same."""

    score: float
    same_code: bool
    doubtful: bool


def by_title(
    items: Sequence[Item], groups: Sequence[Group], decisions: Decisions, likeness: Likeness
) -> list[Match]:
    """Items that the catalogue does not settle, assigned jointly to what is not answered yet."""
    scores = _scores(items, groups, decisions, likeness)
    chosen = assign({pair: scored.score for pair, scored in scores.items()})
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
    score = scored.score
    shortest = min(len(sense_of(item.title).tokens), len(group.form.tokens))
    least = _SAME_CODE_SURE if scored.same_code else _SHORT_SURE if shortest < _SHORT else SURE
    method = Method.CODE if scored.same_code else Method.TITLE
    apart = (score == 1.0 or score - rival >= MARGIN) and not scored.doubtful
    if apart and score >= least:
        return [Match(item, group, method, round(score, 4))]
    if score < (_DOUBTFUL_CLOSE if scored.doubtful else CLOSE):
        return []
    candidates = tuple((other, round(like, 4)) for other, like in ranked)
    return [Match(item, group, method, round(score, 4), ambiguous=True, candidates=candidates)]


def _rival(row: int, column: int, scores: Mapping[tuple[int, int], Scored]) -> float:
    """The best score of another pair that wants the same item or the same group.

    Beside a pair that agrees in all it names, one that may differ is no rival.
    """
    doubtful = scores[row, column].doubtful
    others = (
        scored.score
        for (r, c), scored in scores.items()
        if (r == row) != (c == column) and (doubtful or not scored.doubtful)
    )
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
        form = sense_of(item.title)
        near = sorted({column for token in form.tokens for column in by_word.get(token, ())})
        for column in near:
            group = groups[column]
            if (item.canonical and group.canonical) or decisions.forbids(item, group):
                continue
            alike = _alike(item, form, group, likeness)
            same_code = _same_code(item, group)
            if alike.score >= (_SAME_CODE_SURE - 0.1 if same_code else CLOSE - 0.1):
                scores[row, column] = Scored(alike.score, same_code, alike.doubtful)
    return scores


def _alike(item: Item, form: TitleForm, group: Group, likeness: Likeness) -> Alike:
    """Where the catalogue knows one of the two, it has not taken the other for it: more must agree."""
    if item.canonical or group.canonical:
        return likeness.beside_known(form, group.form)
    one_course = item.changes and any(other.changes for other in group.main)
    return likeness.unknown(form, group.form, one_course=one_course)


def _same_code(item: Item, group: Group) -> bool:
    """Whether both stand under one number in the annex: a hint beside a similar title, never alone."""
    if item.in_body or item.indicator.code is None:
        return False
    return any(other.indicator.code == item.indicator.code and not other.in_body for other in group.main)


def _ranked(
    row: int, groups: Sequence[Group], scores: Mapping[tuple[int, int], Scored]
) -> list[tuple[Group, float]]:
    found = [(groups[column], scored.score) for (own, column), scored in scores.items() if own == row]
    return sorted(found, key=lambda one: (-one[1], one[0].key))
