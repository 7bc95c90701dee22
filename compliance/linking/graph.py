"""The joined plans as one directed graph: units, plans, indicators, targets, links, what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

from compliance.model.link import Addressed, Link, LinkedPlans, TargetPlace
from compliance.model.plan import Plan
from compliance.model.units import Units

if TYPE_CHECKING:
    import networkx as nx

    Graph: TypeAlias = nx.DiGraph[str]

UNIT, PLAN, INDICATOR, TARGET = "unit", "plan", "indicator", "target"


def build_graph(linked: LinkedPlans, units: Units, *, targets: bool = True) -> Graph:
    """The graph of ``linked``. Edges lead from the lower side to the higher, from the part to the whole.

    Nodes have ``kind`` and ``label``; edges have ``kind``: ``under`` (unit), ``of`` (plan of unit, target of
    indicator), ``in`` (indicator in plan), ``answers_to`` (plan), ``answers`` (target), ``misses`` (a plan
    and a superior target that binds it). Without ``targets`` there are units and plans only, and each
    ``answers_to`` counts the links behind it. Nodes and edges come in a stable order.
    """
    import networkx

    graph: Graph = networkx.DiGraph()
    for plan in linked.plans.values():
        _add_units(graph, plan, units)
        _add_plan(graph, plan, linked)
    for plan_id, superior in linked.superiors.items():
        own = [link for link in linked.links if link.child.plan == plan_id]
        _edge(
            graph,
            plan_node(plan_id),
            plan_node(superior.plan),
            kind="answers_to",
            period=superior.period.value,
            via=" ".join(superior.via),
            same_kind=superior.same_kind,
            later=superior.later,
            links=len(own),
            **_counts(own),
        )
    if targets:
        for plan in linked.plans.values():
            _add_rows(graph, plan)
        for link in linked.links:
            _add_link(graph, link)
        _add_missing(graph, linked)
    return graph


def graphml(graph: Graph) -> str:
    """GraphML with every attribute of nodes and edges."""
    import networkx

    return "\n".join((*networkx.generate_graphml(graph, named_key_ids=True), ""))


def unit_node(unit: str) -> str:
    return f"{UNIT}:{unit}"


def plan_node(plan: str) -> str:
    return f"{PLAN}:{plan}"


def target_node(place: TargetPlace) -> str:
    """The node of a target; an indicator without targets stands for itself."""
    row = f"{INDICATOR}:{place.plan}#{place.indicator}"
    return row if place.target is None else f"{TARGET}:{place.plan}#{place.indicator}/{place.target}"


def _add_units(graph: Graph, plan: Plan, units: Units) -> None:
    """The unit of a plan and all above it, without the root."""
    unit = units.get(plan.unit) if plan.unit is not None else None
    while unit is not None and unit.parent is not None:
        _node(graph, unit_node(unit.id), kind=UNIT, label=unit.name, level=unit.level)
        above = units.superior(unit.id, plan.date)
        if above is not None and above.parent is not None:
            _node(graph, unit_node(above.id), kind=UNIT, label=above.name, level=above.level)
            _edge(graph, unit_node(unit.id), unit_node(above.id), kind="under")
        unit = above


def _add_plan(graph: Graph, plan: Plan, linked: LinkedPlans) -> None:
    _node(
        graph,
        plan_node(plan.id),
        kind=PLAN,
        label=f"{plan.unit_name} {plan.period or ''}".strip(),
        level=plan.level,
        plan_kind=plan.kind,
        judged=plan.id in linked.judged,
    )
    if plan.unit is not None and unit_node(plan.unit) in graph:
        _edge(graph, plan_node(plan.id), unit_node(plan.unit), kind="of")


def _add_rows(graph: Graph, plan: Plan) -> None:
    for row in plan.indicators:
        node = target_node(TargetPlace(plan.id, row.id, None))
        _node(
            graph,
            node,
            kind=INDICATOR,
            label=row.title,
            code=row.code,
            canonical=row.canonical,
            section=row.section,
        )
        _edge(graph, node, plan_node(plan.id), kind="in")
        for index, target in enumerate(row.targets):
            own = target_node(TargetPlace(plan.id, row.id, index))
            canonical = row.canonical_of(target)
            _node(graph, own, kind=TARGET, label=target.raw, level=target.level, canonical=canonical)
            _edge(graph, own, node, kind="of")


def _add_link(graph: Graph, link: Link) -> None:
    _edge(
        graph,
        target_node(link.child),
        target_node(link.parent),
        kind="answers",
        method=link.method.value,
        score=link.score,
        relation=link.related.relation.value,
        reason=link.related.reason.value if link.related.reason is not None else None,
        witness=link.related.witness,
        period=link.period.value,
        binding=link.binding,
        ambiguous=link.ambiguous,
    )


def _add_missing(graph: Graph, linked: LinkedPlans) -> None:
    for plan_id, obligations in sorted(linked.obligations.items()):
        for one in obligations:
            if not one.links and one.addressed is not Addressed.NOT_ADDRESSED:
                _edge(
                    graph,
                    plan_node(plan_id),
                    target_node(one.parents[0]),
                    kind="misses",
                    addressed=one.addressed.value,
                )


def _counts(links: Iterable[Link]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for link in links:
        counts[link.related.relation.value] = counts.get(link.related.relation.value, 0) + 1
    return dict(sorted(counts.items()))


def _node(graph: Graph, node: str, **said: Any) -> None:
    graph.add_node(node, **{key: value for key, value in said.items() if value is not None})


def _edge(graph: Graph, lower: str, higher: str, **said: Any) -> None:
    graph.add_edge(lower, higher, **{key: value for key, value in said.items() if value not in (None, "")})
