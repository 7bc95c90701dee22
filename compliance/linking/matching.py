"""Which superior indicator each item of a plan answers, how that was found and how sure it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from compliance.linking.asking import asked_about
from compliance.linking.by_title import by_title
from compliance.linking.contexts import at_level
from compliance.linking.decisions import Decisions
from compliance.linking.item import Item
from compliance.linking.items import Group, Promises
from compliance.linking.likeness import Likeness
from compliance.linking.match import Match, Tie
from compliance.model.catalogue import Catalogue
from compliance.model.link import Method
from compliance.wording.places import level_of_words

# A list of levels has so many.
_A_LIST = 2


def match_plans(
    child: Promises,
    parent: Promises,
    *,
    catalogue: Catalogue,
    decisions: Decisions,
    likeness: Likeness,
    above: Collection[str] = (),
) -> tuple[Match, ...]:
    """The matches of two plans, in the order of the child's items; ``above`` are the levels above its own."""
    found = _Matcher(child, parent, catalogue, decisions, likeness).matches()
    return tuple(replace(match, item=_levelled(match, above)) for match in found)


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
        found = self._own_asked_about(found)
        settled |= {match.item.number for match in found}
        answered = {match.group.key for match in found if match.tie is Tie.SAME}
        groups = [group for group in self._parent.groups if group.key not in answered]
        for section in sorted({item.section for item in items}):
            loose = [item for item in items if item.section == section and item.number not in settled]
            found += by_title(loose, groups, self._decisions, self._likeness)
        found += asked_about(found, self._child, self._parent, self._decisions, self._likeness)
        return tuple(sorted(found, key=lambda one: (one.item.number, one.tie.value, one.group.key)))

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
        return same, self._likeness.of(item.form, other.form), -other.number

    def _by_canonical(self, item: Item) -> list[Match]:
        if item.canonical is None:
            return []
        method = Method.DECLARED if item.indicator.declared else Method.CATALOGUE
        found = [
            Match(item, group, method, self._certainty(item, group, method), tie)
            for group, tie in self._tied(item, item.canonical)
            if not self._decisions.forbids(item, group) and not self._is_own(item, group, tie)
        ]
        return found or self._asked_of_another_side(item, item.canonical, method)

    def _is_own(self, item: Item, group: Group, tie: Tie) -> bool:
        """Whether a row of a part alone answers nothing, since another row answers the whole.

        "Hồ sơ đất đai giải quyết đúng hạn" beside "Hồ sơ giải quyết đúng hạn" is the unit's own.
        """
        if tie is not Tie.SAME or item.other_content is None or group.other_content is not None:
            return False
        whole = self._child.promising(item.canonical or "")
        return whole is not None and whole.other_content is None and not item.lead

    def _own_asked_about(self, found: Sequence[Match]) -> list[Match]:
        """``found``, where rows beside one that says all the superior does are asked about if they say more.

        "Hồ sơ khai thuế qua mạng" beside "Hồ sơ trực tuyến" is likely a row of the unit's own.
        """
        answers: defaultdict[tuple[str, str], list[Match]] = defaultdict(list)
        for match in found:
            valued = any(target.value is not None for target in match.item.targets)
            if valued and match.tie is Tie.SAME and match.method is Method.CATALOGUE and not match.ambiguous:
                answers[match.group.key, match.item.section].append(match)
        narrower: set[int] = set()
        for rivals in answers.values():
            strange = [self._strange(match) for match in rivals]
            if len({match.item.indicator.id for match in rivals}) > 1 and not all(strange):
                narrower |= {id(match) for match, words in zip(rivals, strange, strict=True) if words}
        return [_asked(match) if id(match) in narrower else match for match in found]

    def _strange(self, match: Match) -> frozenset[str]:
        return self._child.strange(match.item) - match.group.form.tokens

    def _asked_of_another_side(self, item: Item, canonical: str, method: Method) -> list[Match]:
        """A row that names another side than the superior's is asked about, where no other row answers it.

        "Số hóa kết quả" under "Số hóa hồ sơ": one may have been meant for the other.
        """
        near = tuple(
            (group, self._certainty(item, group, method))
            for group in self._parent.of_another_side(item, canonical)
            if not self._decisions.forbids(item, group)
            and not any(self._child.answered_by(one, canonical) for one in group.main)
        )
        if not near:
            return []
        best, score = near[0]
        return [Match(item, best, method, score, ambiguous=True, candidates=near)]

    def _tied(self, item: Item, canonical: str) -> list[tuple[Group, Tie]]:
        own = self._parent.answered_by(item, canonical)
        ties = [(group, Tie.SAME) for group in own]
        ties += [(group, Tie.MERGED) for group in self._merged(item, canonical, bool(own))]
        known = {group.key for group, _ in ties}
        ties += [(group, tie) for group, tie in self._kin(canonical, bool(ties)) if group.key not in known]
        known = {group.key for group, _ in ties}
        ties += [(group, Tie.PART) for group in self._parts_named(item) if group.key not in known]
        return ties

    def _parts_named(self, item: Item) -> Iterable[Group]:
        """Groups of a part of the item's indicator that its own list names by level ("20% UBND xã")."""
        own = {target.level for target in item.targets} - {None}
        for group in self._parent.groups:
            if group.entry is None or group.entry.part_of != item.canonical or group.other_content:
                continue
            asked = {target.level for target in group.targets} - {None}
            if own & asked and self._child.promising(group.entry.id) is None:
                yield group

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
        return round(0.9 + 0.1 * self._likeness.of(item.form, group.form), 4)


def _asked(match: Match) -> Match:
    return replace(match, ambiguous=True, candidates=((match.group, match.score),))


def _levelled(match: Match, above: Collection[str]) -> Item:
    """The item, said of the one level that its title names, where the superior asks each level its own.

    Under "cấp huyện 80%, cấp xã 60%" a lone row "Tỷ lệ … tại UBND cấp xã" is the answer for communes. A level
    above the unit's own is never that of its values: "nhiệm vụ UBND tỉnh giao" only tells who gave them.
    """
    item = match.item
    listed = {target.level for target in match.group.targets}
    level = level_of_words(item.title)
    said = any(target.level is not None for target in item.targets)
    if said or level is None or level in above or len(listed - {None}) < _A_LIST or level not in listed:
        return item
    return at_level(item, level)
