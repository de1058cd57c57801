"""Study plans as outlines and graphs, read by readers that are not ours."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from email.utils import parsedate_to_datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, fromstring

import networkx as nx
import pytest

from skillpath.ontology.plans.gexf import gexf
from skillpath.ontology.plans.graphml import graphml
from skillpath.ontology.plans.network import network
from skillpath.ontology.plans.opml import opml
from skillpath.ontology.plans.xml_texts import line
from tests.ontology.planned import (
    ODD,
    START,
    begun_plan,
    demo_plan,
    empty_plan,
    linked_plan,
    odd_plan,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillpath.graph import Plan

CLIENTS = Path(__file__).parents[1] / "clients"
GEXF = "{http://www.gexf.net/1.2draft}"
EDGES = {
    ("basics", "models"),
    ("sql", "models"),
    ("models", "pipeline"),
    ("wrangling", "pipeline"),
}
MODELS = {
    "label": "Models",
    "kind": "skill",
    "step": "Practice",
    "hours": 10.0,
    "begins": "2027-01-26",
    "ends": "2027-02-04",
    "week": 4,
    "slack": -3,
    "critical": True,
    "done": False,
    "url": "",
}


def outline(text: str) -> Element:
    root = fromstring(text)  # noqa: S314 - of our own
    assert (root.tag, root.attrib, [one.tag for one in root]) == (
        "opml",
        {"version": "2.0"},
        ["head", "body"],
    )
    return root


def nested(place: Element) -> list[Any]:
    """The texts, each with those below it where there are some."""
    return [
        (one.attrib["text"], nested(one)) if len(one) else one.attrib["text"]
        for one in place.findall("outline")
    ]


def by_networkx(plan: Plan) -> Any:
    return nx.read_graphml(BytesIO(graphml(plan)))


def test_an_outline_has_steps_and_in_them_items_with_reasons_and_pages() -> None:
    body = outline(opml(linked_plan()))[1]
    assert nested(body) == [
        (
            "Tools",
            [
                (
                    "Git (20 h, 2027-01-04 \u2013 2027-01-21)",
                    [("Why", ["It is the goal."]), ("Learn it from", ["Pro Git"])],
                )
            ],
        )
    ]
    links = {one.get("url") for one in body.iter("outline") if one.get("type") == "link"}
    assert links == {"https://git.example/", "https://book.example/"}


def test_an_outline_has_items_outside_the_steps_after_these_and_marks_what_is_done() -> None:
    body = outline(opml(begun_plan()))[1]
    assert [one.attrib["text"].split(" (")[0] for one in body] == ["Foundations", "Practice", "SQL"]
    assert [one.attrib["text"].split(" (")[0] for one in body[0]] == ["✓ Basics", "Wrangling"]


def test_an_outline_says_when_the_plan_starts() -> None:
    head = outline(opml(demo_plan()))[0]
    assert head.findtext("title") == "Study plan: Pipeline"
    assert parsedate_to_datetime(head.findtext("dateCreated") or "").date() == START


def test_an_outline_keeps_texts_whatever_they_hold() -> None:
    body = outline(opml(odd_plan()))[1]
    texts = [one.attrib["text"].split(" (10 h")[0] for one in body.iter("outline")]
    assert set(map(line, ODD)) <= set(texts)
    assert all(one.get("url") for one in body.iter("outline") if one.get("type"))


def test_an_outline_of_nothing_says_so() -> None:
    assert nested(outline(opml(empty_plan()))[1]) == ["Nothing is left to learn."]


def test_networkx_reads_from_graphml_what_was_written() -> None:
    found, written = by_networkx(demo_plan()), network(demo_plan())
    assert {one: found.nodes[one] for one in found} == {one: written.nodes[one] for one in written}
    assert (set(found.edges), found.nodes["models"]) == (EDGES, MODELS)


def test_igraph_reads_from_graphml_what_was_written(tmp_path: Path) -> None:
    import igraph  # which takes a while

    file = tmp_path / "plan.graphml"
    file.write_bytes(graphml(demo_plan()))
    found = igraph.Graph.Read_GraphML(str(file))
    names = found.vs["id"]
    assert {(names[one.source], names[one.target]) for one in found.es} == EDGES
    (models,) = (one.attributes() for one in found.vs if one["id"] == "models")
    assert (models, found.is_directed()) == ({"id": "models", **MODELS}, True)


def test_networkx_reads_from_gexf_what_was_written() -> None:
    found = nx.read_gexf(BytesIO(gexf(demo_plan()).encode()))
    assert set(found.edges) == EDGES
    assert found.nodes["models"] == MODELS | {"start": "2027-01-26", "end": "2027-02-04"}


def test_graphology_reads_from_gexf_what_was_written() -> None:
    script = CLIENTS / "gexf.mjs"
    if not shutil.which("node") or not (CLIENTS / "node_modules" / "graphology-gexf").exists():
        reason = "no graphology-gexf; install node and run npm ci in tests/clients"
        if os.environ.get("REQUIRE_NODE") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    told = gexf(demo_plan()).encode()
    done = subprocess.run(["node", script], input=told, capture_output=True, check=True)
    found = json.loads(done.stdout)
    assert {(one["source"], one["target"]) for one in found["edges"]} == EDGES
    assert {one["key"]: one["attributes"] for one in found["nodes"]}["models"] == MODELS
    assert found["options"]["type"] == "directed"


def test_gexf_has_days_for_a_timeline_and_types_for_values() -> None:
    root = fromstring(gexf(demo_plan()))  # noqa: S314 - of our own
    graph = root.find(f"{GEXF}graph")
    assert graph is not None
    assert graph.attrib == {"defaultedgetype": "directed", "mode": "dynamic", "timeformat": "date"}
    types = {one.get("title"): one.get("type") for one in graph.iter(f"{GEXF}attribute")}
    assert types["hours"] == "double"
    assert (types["critical"], types["slack"]) == ("boolean", "long")
    spans = [(one.get("start", ""), one.get("end", "")) for one in graph.iter(f"{GEXF}node")]
    assert all(date.fromisoformat(begins) <= date.fromisoformat(ends) for begins, ends in spans)


def test_gexf_says_who_made_it_and_that_it_was_when_the_plan_starts() -> None:
    root = fromstring(gexf(demo_plan()))  # noqa: S314 - of our own
    meta = root[0]
    assert (meta.tag, meta.attrib) == (f"{GEXF}meta", {"lastmodifieddate": "2027-01-04"})
    assert [one.text for one in meta] == ["skillpath", "Study plan: Pipeline"]


def test_graphs_keep_names_whatever_they_hold() -> None:
    plan = odd_plan()
    labels = sorted(map(line, ODD))
    for found in (by_networkx(plan), nx.read_gexf(BytesIO(gexf(plan).encode()))):
        assert sorted(found.nodes[one]["label"] for one in found) == labels


def test_values_of_graphs_are_as_their_formats_have_them() -> None:
    text = graphml(begun_plan()).decode()
    assert (text.count(">true<"), text.count(">True<"), text.count(">False<")) == (4, 0, 0)


@pytest.mark.parametrize("write", [opml, gexf, graphml])
def test_an_empty_plan_can_be_read_and_equal_plans_are_equal(
    write: Callable[[Plan], str | bytes],
) -> None:
    fromstring(write(empty_plan()))  # noqa: S314 - of our own
    assert (write(demo_plan()), write(odd_plan())) == (write(demo_plan()), write(odd_plan()))
    assert write(demo_plan()) != write(replace(demo_plan(), items=begun_plan().items))
