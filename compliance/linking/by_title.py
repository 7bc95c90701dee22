"""Matches by the likeness of titles: sure, or too close to call."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from compliance.linking.assignment import assign
from compliance.linking.decisions import Decisions
from compliance.linking.item import Item
from compliance.linking.items import Group
from compliance.linking.likeness import APART, Alike, Likeness
from compliance.linking.match import Match
from compliance.linking.nearest import Nearest
from compliance.model.link import Method
from compliance.model.target import Measure
from compliance.records import record
from compliance.wording.title_forms import TitleForm

SURE = 0.72
CLOSE = 0.64
MARGIN = 0.08
# How far ahead word for word the likelier of two must be, unless it is this far ahead in sense.
_MARGIN_AS_SAID = 0.03
_FAR = 0.2
_SAME_CODE_SURE = 0.64
_DOUBTFUL_CLOSE = 0.74
# One word more makes another thing of a short title ("hộ nghèo", "hộ cận nghèo").
_SHORT = 4
_SHORT_SURE = 0.9
# What is left of the likeness of a share and a number: enough to ask, behind what is measured alike.
_OTHERWISE_MEASURED = 0.8
# What a pair that may differ all the same weighs where rows are assigned.
_DOUBTED = 0.3
_SHARES = frozenset({Measure.PERCENT, Measure.PERCENTAGE_POINT})


@record
class Scored:
    """The score of a pair, whether both stand under one number, whether they may differ all the same.

    ``as_said`` is the score of the titles word for word, without synonyms.
    """

    score: float
    same_code: bool
    doubtful: bool
    as_said: float


Pair = tuple[int, int]
Scores = Mapping[Pair, Scored]
# The pairs that want each item ("row") and each group ("column").
Wanting = Mapping[tuple[str, int], Sequence[Pair]]


def by_title(
    items: Sequence[Item], groups: Sequence[Group], decisions: Decisions, likeness: Likeness
) -> list[Match]:
    """Items that the catalogue does not settle, assigned jointly to what is not answered yet."""
    scores = _scores(items, groups, decisions, likeness)
    wanting = _wanting(scores)
    # What may differ all the same keeps nothing from its likely match.
    weighed = {pair: one.score * (_DOUBTED if one.doubtful else 1.0) for pair, one in scores.items()}
    chosen = assign(weighed)
    sure = _sure(chosen, scores, wanting, items, groups)
    found = []
    for row, column in chosen.items():
        scored = scores[row, column]
        if (row, column) in sure:
            method = Method.CODE if scored.same_code else Method.TITLE
            found.append(Match(items[row], groups[column], method, round(scored.score, 4)))
        elif scored.score >= (_DOUBTFUL_CLOSE if scored.doubtful else CLOSE):
            ranked = _ranked(wanting["row", row], groups, scores)
            found.append(_asked(items[row], groups[column], scored, ranked))
    return found


def _sure(
    chosen: Mapping[int, int],
    scores: Scores,
    wanting: Wanting,
    items: Sequence[Item],
    groups: Sequence[Group],
) -> set[Pair]:
    """The pairs that nothing rivals; what one of them settles rivals no other, so more become sure."""
    enough = [
        (row, column)
        for row, column in chosen.items()
        if not scores[row, column].doubtful
        and scores[row, column].score >= _least(scores[row, column], items[row], groups[column])
    ]
    sure: set[Pair] = set()
    while True:
        settled = {("row", row) for row, _ in sure} | {("column", column) for _, column in sure}
        more = {
            pair
            for pair in enough
            if pair not in sure
            and all(_beats(scores[pair], rival) for rival in _rivals(pair, scores, wanting, settled))
        }
        if not more:
            return sure
        sure |= more


def _wanting(scores: Scores) -> Wanting:
    wanting: defaultdict[tuple[str, int], list[Pair]] = defaultdict(list)
    for pair in scores:
        wanting["row", pair[0]].append(pair)
        wanting["column", pair[1]].append(pair)
    return wanting


def _least(scored: Scored, item: Item, group: Group) -> float:
    """The score from which a pair without rivals is sure."""
    if scored.same_code:
        return _SAME_CODE_SURE
    shortest = min(len(_form(item, group).tokens), len(group.form.tokens))
    return _SHORT_SURE if shortest < _SHORT else SURE


def _rivals(pair: Pair, scores: Scores, wanting: Wanting, settled: set[tuple[str, int]]) -> Iterator[Scored]:
    """The other pairs that want the same item or the same group; one that may differ is no rival."""
    row, column = pair
    for rival in (*wanting["row", row], *wanting["column", column]):
        if rival == pair or scores[rival].doubtful:
            continue
        if ("row", rival[0]) not in settled and ("column", rival[1]) not in settled:
            yield scores[rival]


def _beats(scored: Scored, rival: Scored) -> bool:
    """Whether a pair is clearly the likelier: in sense and, where that is not much, word for word."""
    if scored.as_said == 1.0 and rival.as_said < 1.0:
        return True
    ahead = scored.score - rival.score
    return ahead >= _FAR or (ahead >= MARGIN and scored.as_said - rival.as_said >= _MARGIN_AS_SAID)


def _asked(item: Item, group: Group, scored: Scored, ranked: Sequence[tuple[Group, float]]) -> Match:
    """A match that is too close to call, with what it may be."""
    candidates = tuple((other, round(like, 4)) for other, like in ranked)
    method = Method.CODE if scored.same_code else Method.TITLE
    return Match(item, group, method, round(scored.score, 4), ambiguous=True, candidates=candidates)


def _scores(
    items: Sequence[Item],
    groups: Sequence[Group],
    decisions: Decisions,
    likeness: Likeness,
) -> Scores:
    """The scores of pairs that share words and are not of two known indicators."""
    nearest = Nearest([group.form.tokens for group in groups], likeness.weights)
    scores = {}
    for row, item in enumerate(items):
        for column in nearest.to(item.form.tokens.union(*(form.tokens for form in item.cell_forms))):
            group = groups[column]
            if (item.canonical and group.canonical) or decisions.forbids(item, group):
                continue
            alike = _alike(item, group, likeness)
            same_code = _same_code(item, group)
            if alike.score >= (_SAME_CODE_SURE - 0.1 if same_code else CLOSE - 0.1):
                as_said = max(likeness.as_said(words, group.title) for words in (item.title, item.said))
                scores[row, column] = Scored(alike.score, same_code, alike.doubtful, as_said)
    return scores


def _form(item: Item, group: Group) -> TitleForm:
    """The words of an item that are compared with a group: of a short part with what leads to it."""
    form = item.form
    if not item.lead or form.counted or form.content == group.form.content:
        return form
    return item.led_form if form.telling <= group.form.telling else form


def _alike(item: Item, group: Group, likeness: Likeness) -> Alike:
    """How alike a row is to a group; where that is not enough, with the words of the cell of either."""
    form = _form(item, group)
    alike = _compared(form, group.form, item, group, likeness)
    if alike.score < (APART if alike.doubtful else SURE) or (alike.doubtful and item.compared):
        more = [_compared(own, group.form, item, group, likeness) for own in item.cell_forms]
        more += [_compared(form, other, item, group, likeness) for other in group.main[0].cell_forms]
        alike = max([alike, *(one for one in more if not one.doubtful)], key=lambda one: one.score)
    return alike if measured_alike(item, group) else Alike(alike.score * _OTHERWISE_MEASURED, True)


def _compared(own: TitleForm, other: TitleForm, item: Item, group: Group, likeness: Likeness) -> Alike:
    """Where the catalogue knows one of the two, it has not taken the other for it: more must agree."""
    if item.canonical or group.canonical:
        return likeness.beside_known(own, other)
    one_course = item.changes and any(one.changes for one in group.main)
    return likeness.unknown(own, other, one_course=one_course)


def measured_alike(item: Item, group: Group) -> bool:
    """Whether two rows are both shares or neither, as far as their targets tell."""
    own = {target.unit in _SHARES for target in item.targets if target.unit is not None}
    theirs = {t.unit in _SHARES for one in group.main for t in one.targets if t.unit is not None}
    return not own or not theirs or bool(own & theirs)


def _same_code(item: Item, group: Group) -> bool:
    """Whether both stand under one number in the annex: a hint beside a similar title, never alone."""
    if item.in_body or item.indicator.code is None:
        return False
    return any(other.indicator.code == item.indicator.code and not other.in_body for other in group.main)


def _ranked(pairs: Sequence[Pair], groups: Sequence[Group], scores: Scores) -> list[tuple[Group, float]]:
    """The groups that an item may mean, the likest first."""
    found = [(groups[pair[1]], scores[pair].score) for pair in pairs]
    return sorted(found, key=lambda one: (-one[1], one[0].key))
