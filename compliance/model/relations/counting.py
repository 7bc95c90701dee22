"""Whether two targets are measured in one dimension and count one thing."""

from __future__ import annotations

import re

from compliance.model.quantity import commensurable
from compliance.model.target import Measure, Target
from compliance.model.vocabulary import plain


def measured_alike(child: Target, parent: Target) -> bool:
    """Whether the units of two targets meet; of a list that both count, each may name another member first.

    "01 sáng kiến, mô hình" and "02 mô hình, sáng kiến" count the same.
    """
    if commensurable((child.unit, child.noun), (parent.unit, parent.noun)):
        return True
    return child.unit is parent.unit is Measure.COUNT and _names(child, parent) and _names(parent, child)


def _names(one: Target, other: Target) -> bool:
    """Whether a list of what ``one`` counts begins with its noun and goes on with that of ``other``."""
    own, asked = (re.escape(plain(target.noun or "")) for target in (one, other))
    return re.search(rf"(?<!\w){own}(?: hoặc| và)? {asked}(?!\w)", plain(one.raw)) is not None
