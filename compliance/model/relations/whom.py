"""Whether two bare phrases count the same, though one says more of it than the other."""

from __future__ import annotations

import re

from compliance.model.relations import bare
from compliance.model.relations.content import indicator_words
from compliance.model.relations.counting import HEAD, beside_classifier
from compliance.model.sense_tables import senses
from compliance.model.target import Target
from compliance.model.vocabulary import narrowed, noun_words, plain, sense
from compliance.model.vocabulary_tables import vocabulary

_LISTS = re.compile(r",|(?<!\w)(?:và|hoặc)(?!\w)")
_DIGIT = re.compile(r"\d")
# The year of a plan or an estimate that is counted ("kế hoạch vốn năm 2024").
_YEAR = re.compile(r"(?<!\w)năm (20\d\d)(?!\w)")


def may_be_one(child: Target, parent: Target) -> bool:
    """Whether two populations in other words can be one: what one leaves unsaid differs from nothing."""
    years = [set(_YEAR.findall(plain(target.scope or ""))) for target in (child, parent)]
    if all(years) and years[0].isdisjoint(years[1]):
        return False
    if bare.cited(child.scope or "") & bare.cited(parent.scope or ""):
        return True
    said = _said(child)
    if said and said == _said(parent):
        return True
    own, asked = _counted(child.scope or ""), _counted(parent.scope or "")
    if child.level is not None and child.level == parent.level:
        if _lists_otherwise(child, parent):
            return False
        own, asked = _beside_units(own), _beside_units(asked)
    head = min(HEAD, len(own), len(asked))
    if own[:head] != asked[:head]:
        return False
    said_by_other = set(own) <= _whole(parent), set(asked) <= _whole(child)
    return all(said_by_other) or (
        any(said_by_other) and _adds_nothing(child, parent) and _adds_nothing(parent, child)
    )


def _adds_nothing(longer: Target, shorter: Target) -> bool:
    """Whether whom ``longer`` counts may be whom ``shorter`` counts, though it says more of them.

    More kinds ("xã, phường"), a number and a word that narrows make another population; so do further words
    where the shorter one has further words too.
    """
    told = longer.scope or ""
    extra = set(_counted(told)) - _whole(shorter)
    if not extra:
        return True
    longer_list = len(_LISTS.findall(told)) > len(_LISTS.findall(shorter.scope or ""))
    if longer_list or any(map(_DIGIT.search, extra)):
        return False
    if not narrowed(told) <= narrowed(f"{shorter.raw} {shorter.title or ''}"):
        return False
    return indicator_words(shorter.raw) <= _whole(longer)


def _said(target: Target) -> frozenset[str]:
    """Every word of a phrase that tells what is promised and of which level."""
    known, words = vocabulary(), plain(target.raw)
    levels = known.level_names.findall(words) + known.unit_types.findall(words)
    return indicator_words(target.raw) | {name.removeprefix("cấp ") for name in levels}


def _lists_otherwise(child: Target, parent: Target) -> bool:
    """Whether both list the types of units that they count, and not the same ("xã, phường")."""
    types = vocabulary().unit_types
    own, asked = (frozenset(types.findall(plain(target.scope or ""))) for target in (child, parent))
    return bool(own and asked) and own != asked


def _beside_units(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a population beside those that name nothing but units ("UBND cấp xã", "xã, thị trấn")."""
    known = vocabulary()
    left = known.unit_types.sub(" ", known.bodies.sub(" ", " ".join(words)))
    return tuple(word for word in left.split() if word != "cấp")


def _counted(scope: str) -> tuple[str, ...]:
    """The words of a population in one wording of each idea, without whose it is and what only joins them."""
    joints, owned = vocabulary().joints, senses().owned
    counted = owned.sub(" ", vocabulary().given.sub("", noun_words(scope)))
    if senses().predicates.match(f" {counted}") is not None:
        return ()
    named = senses().predicates.sub("", " ".join(sense(counted)))
    return beside_classifier(tuple(joints.sub(" ", named).split()))


def _whole(target: Target) -> frozenset[str]:
    """Every word of a phrase and of the sentence that it is a part of."""
    return frozenset((*sense(target.raw), *sense(target.title or "")))
