"""The graph of joined plans in formats that other programs draw; the same graph gives the same bytes."""

from __future__ import annotations

import json as jsonlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from compliance.linking.graph import INDICATOR, PLAN, TARGET, UNIT, graphml
from compliance.linking.svg import svg

if TYPE_CHECKING:
    from compliance.linking.graph import Graph

_LONG = 60
_SHAPES = {UNIT: "folder", PLAN: "note", INDICATOR: "box", TARGET: "ellipse"}
_STYLES = {"misses": "dashed", "under": "dotted", "of": "dotted", "in": "dotted"}
_MERMAID = {UNIT: ("[/", "/]"), PLAN: ("[[", "]]"), INDICATOR: ("[", "]"), TARGET: ("(", ")")}
_ARROWS = {"misses": "-. {} .->", "answers": "== {} ==>", "answers_to": "== {} ==>"}
_ENTITIES = str.maketrans(
    {'"': "#quot;", "<": "#lt;", ">": "#gt;", "#": "#35;", "&": "#amp;", "|": "#124;", "`": "#96;"}
)


def dot(graph: Graph) -> str:
    """Graphviz; labels and ids are quoted strings, whatever the documents hold."""
    lines = ["digraph plans {", "  rankdir=RL;", '  node [fontname="sans-serif"];']
    for node, said in graph.nodes(data=True):
        lines.append(f"  {_quoted(node)} [label={_quoted(_label(said))}, shape={_SHAPES[said['kind']]}];")
    for lower, higher, said in graph.edges(data=True):
        style = _STYLES.get(said["kind"], "solid")
        lines.append(
            f"  {_quoted(lower)} -> {_quoted(higher)} [label={_quoted(_word(said))}, style={style}];"
        )
    return "\n".join((*lines, "}", ""))


def mermaid(graph: Graph) -> str:
    """A Mermaid flowchart; nodes are numbered in the order of the graph."""
    numbers = {node: f"n{number}" for number, node in enumerate(graph.nodes, start=1)}
    lines = ["flowchart RL"]
    for node, said in graph.nodes(data=True):
        opening, closing = _MERMAID[said["kind"]]
        lines.append(f'  {numbers[node]}{opening}"{_label(said).translate(_ENTITIES)}"{closing}')
    for lower, higher, said in graph.edges(data=True):
        word = f'"{_word(said).translate(_ENTITIES)}"'
        arrow = _ARROWS.get(said["kind"], "-- {} -->").format(word)
        lines.append(f"  {numbers[lower]} {arrow} {numbers[higher]}")
    return "\n".join((*lines, ""))


def json(graph: Graph) -> str:
    """Two lists, ``nodes`` and ``edges``, with all their attributes."""
    nodes: list[dict[str, Any]] = [{"id": node, **said} for node, said in graph.nodes(data=True)]
    edges = [{"from": lower, "to": higher, **said} for lower, higher, said in graph.edges(data=True)]
    return jsonlib.dumps({"nodes": nodes, "edges": edges}, ensure_ascii=False, indent=1) + "\n"


GRAPH_FORMATS: Mapping[str, Callable[[Graph], str]] = {
    "dot": dot,
    "mermaid": mermaid,
    "graphml": graphml,
    "json": json,
    "svg": svg,
}
"""Every format by name."""


def _label(said: Mapping[str, Any]) -> str:
    words = " ".join(str(said.get("label", "")).split())
    words = words if len(words) <= _LONG else f"{words[: _LONG - 1]}…"
    code = said.get("code")
    return f"{code}. {words}" if code else words


def _word(said: Mapping[str, Any]) -> str:
    """What an edge says: the relation of a link, else its kind."""
    relation = said.get("relation")
    if relation is None:
        return str(said["kind"])
    reason = said.get("reason")
    return f"{relation} ({reason})" if reason else str(relation)


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "")
    return f'"{escaped}"'
