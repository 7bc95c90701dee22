"""What is left of two plans once they are matched: rows that may answer each other are asked about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from compliance.linking.by_title import measured_alike
from compliance.linking.decisions import Decisions
from compliance.linking.item import Item
from compliance.linking.items import Group, Promises
from compliance.linking.likeness import Likeness
from compliance.linking.match import Match
from compliance.model.link import Method
from compliance.model.vocabulary import plain
from compliance.records import record
from compliance.wording.title_forms import TitleForm

# How many of the rows that may be meant are shown.
_SHOWN = 3
# How much two titles share that name a rare thing: little more than a guess, enough to ask before something
# is called missing.
_RARE = 0.45
# The same of rows that count the same thing.
_RARE_COUNTED = 0.3
# The same where the catalogue knows one of them and did not take the other for it.
_RARE_OF_KNOWN = 0.6


def asked_about(
    found: Sequence[Match], child: Promises, parent: Promises, decisions: Decisions, likeness: Likeness
) -> list[Match]:
    """Undecided matches of what is left on both sides when ``found`` is settled."""
    leftovers = _Leftovers(child, parent, decisions, likeness)
    in_part = leftovers.in_part(found)
    return [*in_part, *leftovers.by_rare_words([*found, *in_part])]


@record
class _Leftovers:
    child: Promises
    parent: Promises
    decisions: Decisions
    likeness: Likeness

    def in_part(self, found: Sequence[Match]) -> list[Match]:
        """Undecided matches of what is left on both sides and speaks of one thing in other words."""
        items, groups = self._left(found)
        by_word: defaultdict[str, list[int]] = defaultdict(list)
        for number, group in enumerate(groups):
            for word in group.form.telling:
                by_word[word].append(number)
        matches = []
        for item in items:
            form = item.led_form if item.lead else item.form
            shared = Counter(number for word in form.telling for number in by_word.get(word, ()))
            near = [
                (group, self.likeness.in_part(form, group.form, known=_known(item, group)))
                for group in (groups[number] for number in sorted(shared) if shared[number] > 1)
                if self._may_ask(item, group) and _may_compare(item, group)
            ]
            matches += _asked(item, near)
        return matches

    def by_rare_words(self, found: Sequence[Match]) -> list[Match]:
        """Undecided matches of what is left on both sides and names what no other row of either plan names.

        Before an obligation is called missing: a row that alone speaks of "xin lỗi" beside a superior's row
        that alone does may be its answer, whatever else the two say.
        """
        items, groups = self._left(found)
        below, above = _named_once(self.child.items), _named_once(self.parent.items)
        by_words = {words: group for group in groups for words in above.get(group.main[0].number, ())}
        matches = []
        for item in items:
            shared = {
                group.key: group
                for words in below.get(item.number, ())
                if (group := by_words.get(words)) is not None
            }
            near = [
                (group, _RARE)
                for group in shared.values()
                if self._may_ask(item, group)
                and max(self.likeness.in_common(form, group.form) for form in _forms(item))
                >= _least(item, group)
            ]
            matches += _asked(item, near)
        return matches

    def _left(self, found: Sequence[Match]) -> tuple[list[Item], list[Group]]:
        """The items and the groups that nothing is matched with yet."""
        settled = {match.item.number for match in found}
        met = {match.group.key for match in found}
        met |= {group.key for match in found for group, _ in match.candidates}
        items = [item for item in self.child.items if item.number not in settled]
        return items, [group for group in self.parent.groups if group.key not in met]

    def _may_ask(self, item: Item, group: Group) -> bool:
        return not (item.canonical and group.canonical) and not self.decisions.forbids(item, group)


def _asked(item: Item, near: Sequence[tuple[Group, float]]) -> list[Match]:
    """An undecided match of an item with what is near to it, the nearest first; none where nothing is."""
    ranked = sorted((one for one in near if one[1]), key=lambda one: (-one[1], one[0].key))
    if not ranked:
        return []
    best, score = ranked[0]
    return [Match(item, best, Method.TITLE, score, ambiguous=True, candidates=tuple(ranked[:_SHOWN]))]


def _named_once(items: Sequence[Item]) -> dict[int, list[tuple[str, str]]]:
    """The pairs of words side by side that one row alone has, by the number of each item of it."""
    having: defaultdict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items:
        for pair in dict.fromkeys(pair for form in _forms(item) for pair in form.pairs):
            having[pair].append(item)
    found: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for pair, having_it in having.items():
        if len({(item.plan, item.indicator.id) for item in having_it}) == 1:
            for item in having_it:
                found[item.number].append(pair)
    return found


def _least(item: Item, group: Group) -> float:
    """How much two rows that name a rare thing must share besides."""
    if _known(item, group):
        return _RARE_OF_KNOWN
    return _RARE_COUNTED if _nouns(item) & {noun for one in group.main for noun in _nouns(one)} else _RARE


def _nouns(item: Item) -> set[str]:
    """What the targets of a row count, where two words or more say it ("tin, bài")."""
    nouns = (plain(target.noun) for target in item.targets if target.noun)
    return {noun for noun in nouns if len(noun.split()) > 1}


def _forms(item: Item) -> tuple[TitleForm, ...]:
    """The words of a row: of one whose title says little ("Cấp huyện"), those of its cell too."""
    return (item.form,) if len(item.form.content) > 1 else (item.form, *item.cell_forms)


def _known(item: Item, group: Group) -> bool:
    return bool(item.canonical or group.canonical)


def _may_compare(item: Item, group: Group) -> bool:
    """Whether what two rows promise is measured alike, and changes on both sides or on neither."""
    return item.changes == any(other.changes for other in group.main) and measured_alike(item, group)
