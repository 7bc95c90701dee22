"""Whether two targets are measured in one dimension and count one thing."""

from __future__ import annotations

import re

from compliance.model.quantity import commensurable
from compliance.model.relations import rates
from compliance.model.target import Kind, Measure, Target
from compliance.model.vocabulary import plain, sense
from compliance.model.vocabulary_tables import vocabulary

# What is counted stands first.
HEAD = 2


def measured_alike(child: Target, parent: Target) -> bool:
    """Whether the units of two targets meet; of a list that both count, each may name another member first.

    "01 sáng kiến, mô hình" and "02 mô hình, sáng kiến" count the same, "08 đơn vị" and "06 cơ quan, đơn vị"
    in one wording too. Whether they promise the same is for their other words to tell.
    """
    if rates.differ(child, parent):
        return False
    if commensurable((child.unit, child.noun), (parent.unit, parent.noun)):
        return True
    if _counts_sittings(child) and _counts_sittings(parent):
        return True
    if not child.unit is parent.unit is Measure.COUNT:
        return False
    own, asked = _counted(child)[:HEAD], _counted(parent)[:HEAD]
    return own == asked != () or (_names(child, parent) and _names(parent, child))


def beside_classifier(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of what is counted without the one that only says how ("căn" of "căn nhà")."""
    return words[1:] if len(words) > 1 and words[0] in vocabulary().classifiers else words


def _counts_sittings(target: Target) -> bool:
    """Whether a phrase says how often something is held ("01 lần", "02 cuộc", "02 hội nghị đối thoại")."""
    words = re.findall(r"\w+", plain(target.raw))
    if target.kind is not Kind.LEVEL or not vocabulary().not_sittings.isdisjoint(words):
        return False
    if target.unit is Measure.TIMES:
        return True
    noun = plain(target.noun or "")
    held = any(noun == word or noun.startswith(f"{word} ") for word in vocabulary().sittings)
    return held and target.unit is Measure.COUNT


def _counted(target: Target) -> tuple[str, ...]:
    """The words of a phrase from what it counts on, in one wording of each idea."""
    _, noun, after = plain(target.raw).rpartition(plain(target.noun or " "))
    return beside_classifier(sense(noun + after)) if noun else ()


def _names(one: Target, other: Target) -> bool:
    """Whether a list of what ``one`` counts begins with its noun and goes on with that of ``other``."""
    own, asked = (re.escape(plain(target.noun or "")) for target in (one, other))
    return re.search(rf"(?<!\w){own}(?: hoặc| và)? {asked}(?!\w)", plain(one.raw)) is not None
