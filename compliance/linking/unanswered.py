"""What nothing answers, though words of the lower plan that nobody could read may: it is asked about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from compliance.linking.likeness import Likeness
from compliance.model.link import Addressed, Link, Obligation
from compliance.model.plan import Indicator, Plan
from compliance.wording.title_forms import TitleForm, sense_of

# How much of what is asked must stand, by weight, in the words that were not read.
_ENOUGH = 0.45
# Of words that go on without end nothing is told by two of them.
_LONGEST = 600


def asked_of_unread(owed: Sequence[Obligation], child: Plan, likeness: Likeness) -> tuple[Obligation, ...]:
    """``owed``; what nothing answers is too close to call where unread words name what it alone asks."""
    unread = [sense_of(entry.text) for entry in child.unread if len(entry.text) <= _LONGEST]
    if not unread:
        return tuple(owed)
    forms = {one.title: sense_of(one.title) for one in owed}
    having = Counter(pair for form in forms.values() for pair in form.pairs)
    return tuple(
        replace(one, ambiguous=True)
        if not one.links
        and one.addressed is not Addressed.NOT_ADDRESSED
        and _is_named(forms[one.title], unread, having, likeness)
        else one
        for one in owed
    )


def asked_of_loose_parts(
    owed: Sequence[Obligation], child: Plan, links: Iterable[Link]
) -> tuple[Obligation, ...]:
    """``owed``; what nothing answers is too close to call where a row that answers another part of the same
    row above has a part that nobody knows and that answers nothing."""
    answers = defaultdict(set)
    for link in links:
        answers[link.child.indicator].add((link.child.target, link.parent.plan, link.parent.indicator))
    beside = {
        (plan, row)
        for indicator in child.indicators
        if (own := answers.get(indicator.id)) and _has_loose_part(indicator, {target for target, _, _ in own})
        for _, plan, row in own
    }
    return tuple(
        replace(one, ambiguous=True)
        if not one.links
        and one.addressed is not Addressed.NOT_ADDRESSED
        and any((parent.plan, parent.indicator) in beside for parent in one.parents)
        else one
        for one in owed
    )


def _has_loose_part(indicator: Indicator, linked: Collection[int | None]) -> bool:
    return any(
        number not in linked and indicator.canonical_of(target) is None
        for number, target in enumerate(indicator.targets)
    )


def _is_named(
    form: TitleForm, unread: Sequence[TitleForm], having: Counter[tuple[str, str]], likeness: Likeness
) -> bool:
    """Whether unread words have a pair of words that of all that is asked ``form`` alone has."""
    own = {pair for pair in form.pairs if having[pair] == 1}
    whole = likeness.weights.total(form.content)
    return any(
        not own.isdisjoint(words.pairs)
        and likeness.weights.total(form.content & words.tokens) >= _ENOUGH * whole
        for words in unread
    )
