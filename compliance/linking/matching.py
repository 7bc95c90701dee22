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
from compliance.wording.title_forms import form_of

SURE = 0.72
CLOSE = 0.64
MARGIN = 0.08
_SAME_CODE_SURE = 0.64
# Slips of typing exchange whole words too; such titles are all but the same letter by letter.
_SLIPS = 0.93
_EXCHANGED_CLOSE = 0.74
# One word more makes another thing of a short title ("hộ nghèo", "hộ cận nghèo").
_SHORT = 4
_SHORT_SURE = 0.9
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Scored:
    """The score of a pair, whether both stand under one number, whether one exchanges what it names."""

    score: float
    same_code: bool
    exchanged: bool


class Tie(StrEnum):
    """What joins an item to the superior's; ``merged``: a row gives two indicators one number."""

    SAME = "same"
    COUNTERPART = "counterpart"
    PART = "part"
    MERGED = "merged"


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
    return _Matcher(child, parent, catalogue, decisions, likeness).matches()


class _Matcher:
    """Matches one plan with its superior: by decision, then by catalogue, then by title."""

    def __init__(
        self,
        child: Promises,
        parent: Promises,
        catalogue: Catalogue,
        decisions: Decisions,
        likeness: Likeness,
    ) -> None:
        self._child = child
        self._parent = parent
        self._catalogue = catalogue
        self._decisions = decisions
        self._likeness = likeness

    def matches(self) -> tuple[Match, ...]:
        items = self._child.items
        found = [match for item in items for match in self._decided(item)]
        settled = {match.item.number for match in found}
        found += [match for item in items if item.number not in settled for match in self._by_canonical(item)]
        settled |= {match.item.number for match in found}
        answered = {match.group.key for match in found if match.tie is Tie.SAME}
        groups = [group for group in self._parent.groups if group.key not in answered]
        for section in sorted({item.section for item in items}):
            loose = [item for item in items if item.section == section and item.number not in settled]
            found += _by_title(loose, groups, self._decisions, self._likeness)
        found += self._in_part(found)
        return tuple(sorted(found, key=lambda one: (one.item.number, one.tie.value, one.group.key)))

    def _in_part(self, found: Sequence[Match]) -> list[Match]:
        """Undecided matches of what is left on both sides and speaks of one thing in other words."""
        settled = {match.item.number for match in found}
        met = {match.group.key for match in found}
        met |= {group.key for match in found for group, _ in match.candidates}
        groups = [group for group in self._parent.groups if group.key not in met]
        matches = []
        for item in self._child.items:
            if item.number in settled:
                continue
            form = self._child.form(item)
            near = [
                (group, self._likeness.in_part(form, group.form))
                for group in groups
                if not (item.canonical and group.canonical) and not self._decisions.forbids(item, group)
            ]
            ranked = sorted((one for one in near if one[1]), key=lambda one: (-one[1], one[0].key))
            if ranked:
                best, score = ranked[0]
                matches.append(
                    Match(item, best, Method.TITLE, score, ambiguous=True, candidates=tuple(ranked[:_SHOWN]))
                )
        return matches

    def _decided(self, item: Item) -> list[Match]:
        """What a person decided: of the indicator's items each answers the likest of the superior's."""
        found = []
        for document in self._parent.documents:
            for indicator in self._decisions.same(item, document):
                theirs = self._parent.of_indicator(document, indicator)
                if theirs:
                    best = max(theirs, key=lambda one: self._closeness(item, one))
                    found.append(Match(item, self._parent.group_of(best), Method.OVERRIDE, 1.0))
        return found

    def _closeness(self, item: Item, other: Item) -> tuple[bool, float, int]:
        same = other.canonical is not None and other.canonical == item.canonical
        return same, self._likeness.of(self._child.form(item), self._parent.form(other)), -other.number

    def _by_canonical(self, item: Item) -> list[Match]:
        if item.canonical is None:
            return []
        method = Method.DECLARED if item.indicator.declared else Method.CATALOGUE
        return [
            Match(item, group, method, self._certainty(item, group, method), tie)
            for group, tie in self._tied(item, item.canonical)
            if not self._decisions.forbids(item, group)
        ]

    def _tied(self, item: Item, canonical: str) -> list[tuple[Group, Tie]]:
        own = self._parent.promising(canonical, item.other_content)
        ties = [(own, Tie.SAME)] if own is not None else []
        ties += [(group, Tie.MERGED) for group in self._merged(item, canonical, own is not None)]
        known = {group.key for group, _ in ties}
        ties += [(group, tie) for group, tie in self._kin(canonical, bool(ties)) if group.key not in known]
        return ties

    def _merged(self, item: Item, canonical: str, has_own: bool) -> Iterable[Group]:
        """Groups joined through a row, on either side, that gives two indicators one number."""
        for other in item.also:
            group = self._parent.promising(other)
            if group is not None and self._child.promising(other) is None:
                yield group
        if not has_own:
            yield from self._parent.naming(canonical)

    def _kin(self, canonical: str, has_own: bool) -> Iterable[tuple[Group, Tie]]:
        """Groups that an item answers without being the same indicator."""
        entry = self._catalogue.get(canonical)
        if entry is None:
            return
        whole = self._parent.promising(entry.part_of) if entry.part_of else None
        if whole is not None:
            yield whole, Tie.PART
        for group in self._parent.groups:
            if group.entry is None or group.other_content is not None:
                continue
            if canonical == group.entry.counterpart or entry.counterpart == group.canonical:
                if not has_own:
                    yield group, Tie.COUNTERPART
            elif canonical in group.entry.answered_by and self._child.promising(group.entry.id) is None:
                yield group, Tie.PART

    def _certainty(self, item: Item, group: Group, method: Method) -> float:
        """A name the catalogue knows is sure; the more the two titles differ, the less."""
        if method is Method.DECLARED:
            return 1.0
        return round(0.9 + 0.1 * self._likeness.of(self._child.form(item), group.form), 4)


def _by_title(
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
    shortest = min(len(form_of(item.title).tokens), len(group.form.tokens))
    least = _SAME_CODE_SURE if scored.same_code else _SHORT_SURE if shortest < _SHORT else SURE
    method = Method.CODE if scored.same_code else Method.TITLE
    apart = score == 1.0 or (score - rival >= MARGIN and not scored.exchanged)
    if apart and score >= least:
        return [Match(item, group, method, round(score, 4))]
    if score < (_EXCHANGED_CLOSE if scored.exchanged else CLOSE):
        return []
    candidates = tuple((other, round(like, 4)) for other, like in ranked)
    return [Match(item, group, method, round(score, 4), ambiguous=True, candidates=candidates)]


def _rival(row: int, column: int, scores: Mapping[tuple[int, int], Scored]) -> float:
    """The best score of another pair that wants the same item or the same group."""
    others = (scored.score for (r, c), scored in scores.items() if (r == row) != (c == column))
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
        form = form_of(item.title)
        near = sorted({column for token in form.tokens for column in by_word.get(token, ())})
        for column in near:
            group = groups[column]
            if (item.canonical and group.canonical) or decisions.forbids(item, group):
                continue
            score = likeness.of(form, group.form)
            same_code = _same_code(item, group)
            if score >= (_SAME_CODE_SURE - 0.1 if same_code else CLOSE - 0.1):
                exchanged = score < _SLIPS and likeness.exchanged(form, group.form)
                scores[row, column] = Scored(score, same_code, exchanged)
    return scores


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
