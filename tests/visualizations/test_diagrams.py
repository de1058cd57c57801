"""Maps in the languages of other tools, read by readers that are not ours.

Mermaid comes from tests/clients/package.json and runs in chromium; Graphviz, where it is installed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from skillpath.graph import Attainable, ItemId, Requirement, Roadmap, any_of
from skillpath.ontology import read
from skillpath.visualizations import ViewName, dot, mermaid
from tests.visualizations.drawing import drawn
from tests.visualizations.roadmaps import ATTACKS, demo, hostile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pydot
    from playwright.sync_api import Browser, Page

    from skillpath.visualizations import Map

MERMAID = Path(__file__).parents[1] / "clients" / "node_modules" / "mermaid" / "dist"
WORDS = ("end", "graph", "subgraph", "default", "class", "o", "x", "node", "digraph", "style")
pytestmark = pytest.mark.filterwarnings("ignore:.* deprecated:DeprecationWarning:pydot")
RENDERED = """async (text) => {
  mermaid.initialize({ startOnLoad: false, securityLevel: "strict", htmlLabels: true });
  const { svg } = await mermaid.render("drawn", text);
  document.body.innerHTML = svg;
  const words = (found) => Array.from(document.querySelectorAll(found),
    (one) => one.textContent.replace(/\\s+/g, " ").trim());
  return {
    nodes: words(".node .nodeLabel"),
    bands: words(".cluster-label .nodeLabel"),
    title: words(".flowchartTitleText")[0],
    edges: document.querySelectorAll("path.flowchart-link").length,
    alive: document.body.querySelectorAll("script, img, iframe, b").length,
  };
}"""


@pytest.fixture(scope="module")
def reader(chromium: Browser) -> Iterator[Page]:
    """A page with Mermaid in it."""
    script = MERMAID / "mermaid.min.js"
    if not script.exists():
        reason = "no Mermaid; install node and run npm ci in tests/clients"
        if os.environ.get("REQUIRE_NODE") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    page = chromium.new_page()
    page.add_script_tag(path=script)
    yield page
    page.close()


def parsed(map_: Map, view: ViewName | None = None) -> pydot.Dot:
    """The graph as another reader of DOT understands it."""
    import pydot  # which warns when it is imported, of its own doing

    found = pydot.graph_from_dot_data(dot(map_, view or map_.first))
    assert found, "no graph"
    return found[0]


def labels(graph: Any) -> dict[str, str]:
    """The nodes below a graph with what is written on them."""
    found = {one.get_name().strip('"'): unquoted(one.get("label")) for one in graph.get_nodes()}
    named = {name: label for name, label in found.items() if name not in ("graph", "node")}
    for cluster in graph.get_subgraphs():
        named |= labels(cluster)
    return named


def unquoted(text: str) -> str:
    inner = (text or "")[1:-1].replace('\\"', '"').replace("&amp;", "&")
    return inner.replace("\\\\", "\\").replace("\N{NO-BREAK SPACE}", " ")


def untagged(texts: Iterable[str]) -> list[str]:
    """The texts without what says that they are next, sorted."""
    return sorted(re.sub(r"(\\n)?next \d+ · \d+ h$", "", one) for one in texts)


def words() -> Roadmap:
    """Names and ids that are words of the languages."""
    items = [Attainable(ItemId(one), one) for one in WORDS]
    needs = (Requirement(any_of(ItemId("end"), ItemId("x"))), Requirement(ItemId("graph")))
    last = Attainable(ItemId("1.0-beta_2"), "1.0 beta", requirements=needs)
    return Roadmap("strict-words", "digraph", (*items, last))


def test_mermaid_draws_every_card_joint_and_line_of_a_path(reader: Page) -> None:
    found = drawn(demo(), ["python", "numpy"], ["pipeline"])
    seen = reader.evaluate(RENDERED, mermaid(found, ViewName.PATH))
    assert seen == {
        "nodes": [
            "Numpy",
            "Python",
            "1. Basicsnext 2 · 10 h",
            "2. SQLnext 3 · 6 h",
            "3. Wranglingnext 1 · 10 h",
            "4. Models10 h",
            "5. Pipeline10 h",
            "2 of 3",
            "1 of 2",
        ],
        "bands": ["What to learn · 46 h", "What you know of it"],
        "title": "The path to Pipeline",
        "edges": 8,
        "alive": 0,
    }


def test_names_that_attack_are_text_to_mermaid(reader: Page) -> None:
    seen = reader.evaluate(RENDERED, mermaid(drawn(hostile()), ViewName.WHOLE))
    named = {" ".join(one.replace("\u2028", " ").split()) for one in ATTACKS}
    assert (untagged(seen["nodes"]), seen["alive"]) == (sorted(named), 0)


def test_words_of_the_language_are_names_to_mermaid(reader: Page) -> None:
    seen = reader.evaluate(RENDERED, mermaid(drawn(words()), ViewName.WHOLE))
    assert untagged(seen["nodes"]) == sorted([*WORDS, "1.0 beta", "1 of 2"])
    assert seen["edges"] == 4


def test_mermaid_draws_the_shipped_roadmap_within_its_usual_limits(reader: Page) -> None:
    text = mermaid(drawn(read(), ["python"], ["cert-google-pmle"]), ViewName.WHOLE)
    seen = reader.evaluate("(text) => mermaid.parse(text)", text)
    assert seen["diagramType"].startswith("flowchart")
    assert (len(text) < 50_000, text.count("->") + text.count("-.-") < 500) == (True, True)


def test_dot_has_every_card_joint_and_line_of_a_path() -> None:
    graph = parsed(drawn(demo(), ["python", "numpy"], ["pipeline"]))
    assert labels(graph) == {
        "numpy": "Numpy",
        "python": "Python",
        "basics": "1. Basics\\nnext 2 · 10 h",
        "sql": "2. SQL\\nnext 3 · 6 h",
        "wrangling": "3. Wrangling\\nnext 1 · 10 h",
        "models": "4. Models\\n10 h",
        "pipeline": "5. Pipeline\\n10 h",
        "models/1": "2 of 3",
        "wrangling/1": "1 of 2",
    }
    lines = {
        (one.get_source(), one.get_destination(), one.get("style")) for one in graph.get_edges()
    }
    assert ('"numpy"', '"models/1"', '"dashed"') in lines
    assert ('"models/1"', '"models"', '"solid"') in lines
    assert len(lines) == 8


def test_bands_are_clusters_with_their_names() -> None:
    clusters = parsed(drawn(demo())).get_subgraphs()
    titles = [unquoted(one.get_graph_defaults()[0]["label"]) for one in clusters]
    assert titles == [
        "1  Foundations  ·  120 h",
        "2  Practice  ·  30 h",
        "Outside the steps  ·  61 h",
    ]


def test_names_that_attack_are_text_to_a_reader_of_dot() -> None:
    found = labels(parsed(drawn(hostile()))).values()
    assert untagged(found) == sorted(one.replace("\u2028", " ") for one in ATTACKS)


def test_words_and_backslashes_are_names_to_a_reader_of_dot() -> None:
    found = labels(parsed(drawn(words())))
    assert untagged([found["end"]]) == ["end"]
    odd = Roadmap("odd", "Odd", (Attainable(ItemId("odd-one"), 'a\\N "b\\" \\'),))
    assert untagged(labels(parsed(drawn(odd))).values()) == ['a\\N "b\\" \\']


@pytest.mark.skipif(not shutil.which("dot"), reason="no Graphviz on the search path")
@pytest.mark.parametrize("roadmap", [demo(), hostile(), words(), read()], ids=lambda one: one.id)
def test_graphviz_draws_it(roadmap: Roadmap) -> None:
    text = dot(drawn(roadmap), ViewName.WHOLE)
    done = subprocess.run(["dot", "-Tsvg"], check=True, input=text.encode(), capture_output=True)
    assert done.stdout.count(b'class="node"') >= len(roadmap.items)
