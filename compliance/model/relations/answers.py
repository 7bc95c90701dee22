"""The four answers that a comparison of two targets can give."""

from __future__ import annotations

from compliance.model.finding import Reason
from compliance.model.link import Related, Relation

EQUAL = Related(Relation.EQUAL)
STRICTER = Related(Relation.STRICTER)


def incomparable(reason: Reason) -> Related:
    """Not decidable, for ``reason``."""
    return Related(Relation.INCOMPARABLE, reason)


def weaker(reason: Reason, outcome: str) -> Related:
    """Some outcome keeps the child and breaks the parent: ``outcome`` in words."""
    return Related(Relation.WEAKER, reason, outcome)
