"""The plans of a run joined, with the human decisions of its workspace."""

from __future__ import annotations

from compliance.app.reading import ReadPlans
from compliance.app.settings import Knowledge
from compliance.files.workspace import Workspace
from compliance.model.link import LinkedPlans


def linked_plans(read: ReadPlans, workspace: Workspace | None, known: Knowledge) -> LinkedPlans:
    """Every plan linked to its superior's; decisions of ``links.yaml`` win."""
    from compliance.files.links import load_links
    from compliance.linking import link_plans

    decisions = load_links(workspace.links) if workspace is not None and workspace.links else ()
    return link_plans(
        read.plans, judged=read.judged, units=known.units, catalogue=known.catalogue, decisions=decisions
    )
