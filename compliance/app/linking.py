"""The plans of a run joined, with the human decisions of its workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.app.reading import ReadPlans
from compliance.app.settings import Knowledge
from compliance.files.workspace import Workspace
from compliance.model.link import LinkedPlans

if TYPE_CHECKING:
    from compliance.files.links import LinkDecision


def linked_plans(read: ReadPlans, workspace: Workspace | None, known: Knowledge) -> LinkedPlans:
    """Every plan linked to its superior's; decisions of ``links.yaml`` win."""
    from compliance.linking import link_plans

    return link_plans(
        read.plans,
        judged=read.judged,
        units=known.units,
        catalogue=known.catalogue,
        decisions=_decisions(workspace),
    )


def _decisions(workspace: Workspace | None) -> tuple[LinkDecision, ...]:
    if workspace is None or workspace.links is None:
        return ()
    from compliance.files.links import load_links

    return load_links(workspace.links)
