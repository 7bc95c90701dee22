"""The plans of a run as a picture: one column for each step up, a line from each plan to its superior."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from compliance.linking.graph import PLAN

if TYPE_CHECKING:
    from compliance.linking.graph import Graph

_WIDTH, _HEIGHT, _GAP, _STEP = 300, 44, 16, 420
_MARKS = (("equal", "="), ("stricter", "▲"), ("weaker", "▼"), ("incomparable", "?"))


def svg(graph: Graph) -> str:
    """A picture of plans and whom they answer to; the marks on a line count its links.

    "=" equal, "▲" stricter, "▼" weaker, "?" undecided; a dashed line leads to a plan of another period.
    """
    depths = _depths(graph)
    places = _places(depths)
    columns = max(depths.values(), default=0) + 1
    rows = max((row for _, row in places.values()), default=0) + 1
    width, height = columns * _STEP - (_STEP - _WIDTH) + 2 * _GAP, rows * (_HEIGHT + _GAP) + _GAP
    root = ET.Element("svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {width} {height}")
    ET.SubElement(
        root, "style"
    ).text = (
        "rect{fill:#fff;stroke:#333}line{stroke:#333}text{font:13px sans-serif}.other{stroke-dasharray:6 4}"
    )
    for lower, higher, said in graph.edges(data=True):
        if said["kind"] == "answers_to":
            _line(root, _at(places[lower]), _at(places[higher]), said)
    for node, place in places.items():
        _box(root, _at(place), graph.nodes[node]["label"])
    ET.indent(root)
    return ET.tostring(root, encoding="unicode") + "\n"


def _depths(graph: Graph) -> dict[str, int]:
    """How many plans stand above each."""
    above = {lower: higher for lower, higher, said in graph.edges(data=True) if said["kind"] == "answers_to"}
    depths = {}
    for node, said in graph.nodes(data=True):
        if said["kind"] == PLAN:
            depth, superior = 0, above.get(node)
            while superior is not None and depth < len(graph):
                depth, superior = depth + 1, above.get(superior)
            depths[node] = depth
    return depths


def _places(depths: dict[str, int]) -> dict[str, tuple[int, int]]:
    """Column and row of each plan, in the order of the graph."""
    taken: dict[int, int] = {}
    places = {}
    for node, depth in depths.items():
        places[node] = (depth, taken.get(depth, 0))
        taken[depth] = taken.get(depth, 0) + 1
    return places


def _at(place: tuple[int, int]) -> tuple[int, int]:
    column, row = place
    return _GAP + column * _STEP, _GAP + row * (_HEIGHT + _GAP)


def _box(root: ET.Element, at: tuple[int, int], label: str) -> None:
    left, top = at
    ET.SubElement(root, "rect", x=str(left), y=str(top), width=str(_WIDTH), height=str(_HEIGHT), rx="4")
    ET.SubElement(root, "text", x=str(left + 10), y=str(top + 27)).text = label


def _line(root: ET.Element, lower: tuple[int, int], higher: tuple[int, int], said: dict[str, object]) -> None:
    start, end = (lower[0], lower[1] + _HEIGHT // 2), (higher[0] + _WIDTH, higher[1] + _HEIGHT // 2)
    line = ET.SubElement(root, "line", x1=str(start[0]), y1=str(start[1]), x2=str(end[0]), y2=str(end[1]))
    if said.get("period") == "differs":
        line.set("class", "other")
    counts = " ".join(f"{mark}{said[key]}" for key, mark in _MARKS if key in said)
    ET.SubElement(root, "text", x=str(start[0] - 110), y=str(start[1] - 6)).text = counts
