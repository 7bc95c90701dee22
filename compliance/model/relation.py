"""How targets stand to each other: the relations that linking, rules and ``compare`` ask for."""

from __future__ import annotations

from compliance.model.link import Related, Relation
from compliance.model.relations.conjunction import conclude, pair_parts, relate_all
from compliance.model.relations.holding import promised_ends
from compliance.model.relations.setting import Pairing
from compliance.model.relations.single import relate

__all__ = [
    "Pairing",
    "Related",
    "Relation",
    "conclude",
    "pair_parts",
    "promised_ends",
    "relate",
    "relate_all",
]
