"""``graph``: the joined plans as a picture or for another program."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path

from compliance.app.inputs import find_inputs
from compliance.app.linking import linked_plans
from compliance.app.reading import read_plans
from compliance.app.settings import load_knowledge
from compliance.errors import Problem
from compliance.records import record

GRAPH_FORMATS: Mapping[str, str] = {
    "dot": "compliance.linking.drawing:dot",
    "mermaid": "compliance.linking.drawing:mermaid",
    "graphml": "compliance.linking.graph:graphml",
    "json": "compliance.linking.drawing:json",
    "svg": "compliance.linking.svg:svg",
}
_PLANS_ALONE = ("svg",)  # a picture of every target would be read by nobody


@record
class Drawn:
    """The graph in words, and the files that could not be read."""

    content: str
    problems: tuple[Problem, ...]


def graph(paths: Sequence[Path], against: Sequence[Path], form: str, *, targets: bool) -> Drawn:
    """The plans of ``paths`` joined and drawn as ``form``; without ``targets`` units and plans alone."""
    from compliance.linking.graph import build_graph

    inputs = find_inputs(paths, against)
    known = load_knowledge(inputs.workspace)
    read = read_plans(inputs, known.reading)
    linked = linked_plans(read, inputs.workspace, known)
    joined = build_graph(linked, known.units, targets=targets and form not in _PLANS_ALONE)
    module, _, name = GRAPH_FORMATS[form].partition(":")
    draw: Callable[[object], str] = getattr(import_module(module), name)
    return Drawn(draw(joined), read.problems)
