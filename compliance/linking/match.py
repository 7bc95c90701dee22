"""What a matching of two plans is made of: an item and the superior's group it answers."""

from __future__ import annotations

from enum import StrEnum

from compliance.linking.item import Item
from compliance.linking.items import Group
from compliance.model.link import Method
from compliance.records import record


class Tie(StrEnum):
    """What joins an item to the superior's; ``merged``: a row gives two indicators one number."""

    SAME = "same"
    COUNTERPART = "counterpart"
    PART = "part"
    MERGED = "merged"


@record
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
