"""How two phrases are compared, and which of their parts answer each other."""

from __future__ import annotations

from collections.abc import Mapping

from compliance.model.link import Related
from compliance.model.relations.content import OneSubject, undecided
from compliance.model.target import Better, Target
from compliance.records import record


@record
class Pairing:
    """A part of the child and the part of the parent that it answers, by their places in the phrases.

    ``child`` is None for a part of the parent that nothing answers (``related`` says why), ``parent``
    for a part of the child that answers nothing (``related`` is then None).
    """

    child: int | None
    parent: int | None
    related: Related | None


@record
class Setting:
    """How two phrases are compared.

    ``child_level`` is the level of the child's unit; ``child_due`` and ``parent_due`` the last years of
    their plans, in which a target without a milestone is due. ``one_subject`` knows indicators by name.
    """

    better: Better | None
    in_plan: bool
    child_level: str | None
    child_due: int | None
    parent_due: int | None
    directions: Mapping[str, Better | None]
    one_subject: OneSubject = undecided

    def direction(self, child: Target, parent: Target) -> Better | None:
        """The direction of the indicator of a pair; a part's own canonical has its own."""
        canonical = child.canonical or parent.canonical
        return self.better if canonical is None else self.directions.get(canonical, self.better)
