"""The joined plans as a graph, and its drawings."""

from __future__ import annotations

import itertools
import json
import xml.etree.ElementTree as ET

import pytest

from compliance.linking import link_plans
from compliance.linking.drawing import GRAPH_FORMATS
from compliance.linking.graph import build_graph
from compliance.model.link import LinkedPlans
from tests.unit.linking.made import PROVINCE_WIDE, catalogue, plan, row, units

HOSTILE = 'Tỷ lệ hồ sơ trực tuyến "] --> x; <script>&#x;</script> \\" | end'
PLANS = [
    plan(
        "binh-dinh",
        [
            row("Tỷ lệ hồ sơ trực tuyến", "70%", code="1", executor=PROVINCE_WIDE),
            row("Tỷ lệ hồ sơ trễ hạn", "2%", code="2", executor=PROVINCE_WIDE),
        ],
    ),
    plan("binh-dinh/tay-son", [row(HOSTILE, "60%", code="5", canonical="online_dossier_rate")]),
]


def linked(plans: list[object] | None = None) -> LinkedPlans:
    return link_plans(plans or PLANS, judged=[PLANS[1].id], units=units(), catalogue=catalogue())  # type: ignore[arg-type]


def test_units_plans_rows_targets_and_links_are_nodes_and_edges() -> None:
    graph = build_graph(linked(), units())
    kinds = sorted(said["kind"] for _, said in graph.nodes(data=True))
    assert kinds.count("unit") == 2
    assert kinds.count("plan") == 2
    assert kinds.count("indicator") == 3
    assert kinds.count("target") == 3
    edge = graph.edges["target:binh-dinh/tay-son@2025#annex/5/0", "target:binh-dinh@2025#annex/1/0"]
    assert (edge["relation"], edge["reason"], edge["method"]) == ("weaker", "below", "declared")


def test_what_is_missing_is_an_edge_from_the_plan() -> None:
    graph = build_graph(linked(), units())
    edge = graph.edges["plan:binh-dinh/tay-son@2025", "target:binh-dinh@2025#annex/2/0"]
    assert (edge["kind"], edge["addressed"]) == ("misses", "binds")


def test_without_targets_the_plans_count_their_links() -> None:
    graph = build_graph(linked(), units(), targets=False)
    edge = graph.edges["plan:binh-dinh/tay-son@2025", "plan:binh-dinh@2025"]
    assert (edge["links"], edge["weaker"]) == (1, 1)
    assert {said["kind"] for _, said in graph.nodes(data=True)} == {"unit", "plan"}


@pytest.mark.parametrize("name", sorted(GRAPH_FORMATS))
def test_every_drawing_is_the_same_in_any_order_of_plans(name: str) -> None:
    drawn = {
        GRAPH_FORMATS[name](build_graph(linked(list(order)), units()))
        for order in itertools.permutations(PLANS)
    }
    assert len(drawn) == 1


def test_words_of_documents_never_break_out_of_a_drawing() -> None:
    graph = build_graph(linked(), units())
    assert json.loads(GRAPH_FORMATS["json"](graph))["nodes"]
    ET.fromstring(GRAPH_FORMATS["graphml"](graph))
    mermaid = GRAPH_FORMATS["mermaid"](graph)
    assert "<script>" not in mermaid
    assert all(line.count('"') == 2 for line in mermaid.splitlines()[1:] if '"' in line)
    for line in GRAPH_FORMATS["dot"](graph).splitlines():
        bare = line.replace("\\\\", "").replace('\\"', "")
        assert bare.count('"') % 2 == 0
