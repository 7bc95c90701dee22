"""The same indicator in the other part of one plan: in its body and in its annex."""

from __future__ import annotations

from collections.abc import Iterable

from compliance.linking.item import Item
from compliance.linking.items import Promises
from compliance.linking.likeness import Likeness
from compliance.linking.parts import Part
from compliance.model.link import TargetPlace

_SAME_TITLE = 0.86


def twins_of(promises: Promises, likeness: Likeness) -> dict[TargetPlace, tuple[TargetPlace, ...]]:
    """For each target its twins, those of the same level first said."""
    body = [item for item in promises.items if item.in_body]
    annex = [item for item in promises.items if not item.in_body]
    found: dict[TargetPlace, list[TargetPlace]] = {}
    for one, other in _pairs(body, annex, likeness):
        for own in one.parts:
            for twin in other.parts:
                if _comparable(own, twin):
                    found.setdefault(own.place, []).append(twin.place)
                    found.setdefault(twin.place, []).append(own.place)
    return {place: tuple(dict.fromkeys(twins)) for place, twins in found.items()}


def _pairs(body: Iterable[Item], annex: Iterable[Item], likeness: Likeness) -> Iterable[tuple[Item, Item]]:
    by_canonical: dict[str, list[Item]] = {}
    by_word: dict[str, list[Item]] = {}
    for item in annex:
        if item.canonical is not None:
            by_canonical.setdefault(item.canonical, []).append(item)
        else:
            for token in sorted(item.form.tokens):
                by_word.setdefault(token, []).append(item)
    for item in body:
        if item.canonical is not None:
            same = by_canonical.get(item.canonical, ())
            yield from ((item, other) for other in same if other.other_content == item.other_content)
            continue
        form = item.form
        near = {other.number: other for token in form.tokens for other in by_word.get(token, ())}
        for _, other in sorted(near.items()):
            if likeness.of(form, other.form) >= _SAME_TITLE:
                yield item, other


def _comparable(own: Part, twin: Part) -> bool:
    """Two levels that are both said and differ are no twins; a share of bearers is none of an inner level."""
    if own.target is None or twin.target is None:
        return False
    if own.target.level and twin.target.level and own.target.level != twin.target.level:
        return False
    return own.target.role == twin.target.role
