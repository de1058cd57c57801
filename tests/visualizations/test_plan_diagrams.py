"""Study plans in the languages of other tools, read by readers that are not ours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from skillpath.graph.planning.precedence import prerequisites_in
from skillpath.ontology import read
from skillpath.visualizations.plans.flowchart import flowchart
from skillpath.visualizations.plans.mermaid_gantt import mermaid_gantt
from skillpath.visualizations.plans.plan_dot import plan_dot
from tests.ontology.planned import ODD, begun_plan, demo_plan, empty_plan, odd_plan, planned
from tests.visualizations.test_diagrams import RENDERED, labels, reader

if TYPE_CHECKING:
    from collections.abc import Callable

    import pydot
    from playwright.sync_api import Page

    from skillpath.graph import Plan

__all__ = ["reader"]
pytestmark = pytest.mark.filterwarnings("ignore:.* deprecated:DeprecationWarning:pydot")
WRITERS = (mermaid_gantt, flowchart, plan_dot)
CHART = """async (text) => {
  mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });
  const { svg } = await mermaid.render("drawn", text);
  document.body.innerHTML = svg;
  const words = (found) => Array.from(document.querySelectorAll(found),
    (one) => Array.from(one.querySelectorAll("tspan"), (part) => part.textContent).join(" ")
      || one.textContent);
  return {
    title: words(".titleText")[0],
    sections: words(".sectionTitle"),
    tasks: words("text.taskText, text.taskTextOutsideRight, text.taskTextOutsideLeft"),
    bars: Array.from(document.querySelectorAll("rect.task"), (one) => one.getAttribute("class")),
    alive: document.body.querySelectorAll("script, img, iframe, b").length,
  };
}"""


def drawn(reader: Page, text: str) -> Any:
    return reader.evaluate(CHART, text)


def parsed(plan: Plan) -> pydot.Dot:
    """The graph as another reader of DOT understands it."""
    import pydot  # which warns when it is imported, of its own doing

    found = pydot.graph_from_dot_data(plan_dot(plan))
    assert found, "no graph"
    return found[0]


def plain(text: str) -> str:
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


def test_mermaid_draws_a_bar_for_each_item_and_a_milestone_for_each_goal(reader: Page) -> None:
    seen = drawn(reader, mermaid_gantt(demo_plan()))
    assert (seen["title"], seen["sections"], seen["alive"]) == (
        "Study plan: Pipeline",
        ["Foundations", "Outside the steps", "Practice", "Goal"],
        0,
    )
    assert [one.strip() for one in seen["tasks"]] == [
        "1. Basics",
        "2. SQL",
        "3. Wrangling",
        "1. Pipeline: deadline",
        "4. Models",
        "5. Pipeline",
        "1. Pipeline",
    ]


def test_mermaid_marks_what_is_done_begun_and_critical(reader: Page) -> None:
    bars = drawn(reader, mermaid_gantt(begun_plan()))["bars"]
    assert sorted(re.sub(r"\d+$", "", one.removeprefix("task ")) for one in bars) == [
        "active",
        "crit",
        "crit",
        "doneCrit",
        "milestone  crit",
        "milestone  task",
        "task",
    ]


def test_names_that_attack_are_text_to_a_chart(reader: Page) -> None:
    seen = drawn(reader, mermaid_gantt(odd_plan()))
    names = [one.partition(". ")[2].replace("\xa0", " ") for one in seen["tasks"]]
    assert sorted(set(map(plain, names))) == sorted(set(map(plain, ODD)))
    assert seen["alive"] == 0


def test_mermaid_draws_items_in_steps_with_what_they_rest_on(reader: Page) -> None:
    seen = reader.evaluate(RENDERED, flowchart(demo_plan()))
    assert seen | {"bands": sorted(seen["bands"])} == {
        "nodes": [
            "1. Basics10 h, Jan 4, 2027 to Jan 12, 2027",
            "3. Wrangling10 h, Jan 18, 2027 to Jan 26, 2027",
            "2. SQL6 h, Jan 12, 2027 to Jan 17, 2027",
            "4. Models10 h, Jan 26, 2027 to Feb 4, 2027",
            "5. Pipeline10 h, Feb 4, 2027 to Feb 13, 2027",
        ],
        "bands": ["Foundations", "Outside the steps", "Practice"],
        "title": "Study plan: Pipeline",
        "edges": 4,
        "alive": 0,
    }


def test_names_that_attack_are_text_to_a_flowchart(reader: Page) -> None:
    seen = reader.evaluate(RENDERED, flowchart(odd_plan()))
    names = {one.partition(". ")[2].rpartition("10 h")[0] for one in seen["nodes"]}
    assert {plain(one.replace("\xa0", " ")) for one in names} == set(map(plain, ODD))
    assert seen["alive"] == 0


@pytest.mark.parametrize("write", [mermaid_gantt, flowchart])
def test_mermaid_reads_an_empty_plan_and_one_of_the_shipped_roadmap(
    reader: Page, write: Callable[[Plan], str]
) -> None:
    long = planned(read(), ["cert-google-pmle"], ["python"])
    texts = [write(empty_plan()), write(long)]
    kinds = [reader.evaluate("(text) => mermaid.parse(text)", one)["diagramType"] for one in texts]
    assert kinds == ["gantt" if write is mermaid_gantt else "flowchart-v2"] * 2
    assert (len(texts[1]) < 50_000, texts[1].count("-->") < 500) == (True, True)


def test_dot_has_every_item_and_what_it_rests_on() -> None:
    plan = demo_plan()
    graph = parsed(plan)
    assert labels(graph) == {
        "basics": "Basics\\n10 h, Jan 4, 2027 to Jan 12, 2027",
        "wrangling": "Wrangling\\n10 h, Jan 18, 2027 to Jan 26, 2027",
        "sql": "SQL\\n6 h, Jan 12, 2027 to Jan 17, 2027",
        "models": "Models\\n10 h, Jan 26, 2027 to Feb 4, 2027",
        "pipeline": "Pipeline\\n10 h, Feb 4, 2027 to Feb 13, 2027",
    }
    edges = {
        (str(one.get_source()).strip('"'), str(one.get_destination()).strip('"'))
        for one in graph.get_edges()
    }
    before = prerequisites_in(plan)
    assert edges == {(other, one) for one, others in before.items() for other in others}


def test_names_that_attack_are_text_to_dot() -> None:
    told = {one.split("\\n10 h")[0].strip() for one in labels(parsed(odd_plan())).values()}
    assert {plain(one) for one in told} == {plain(one.replace("\n", "\\n")) for one in ODD}


def test_diagrams_speak_another_language() -> None:
    told = [write(demo_plan(), language="de") for write in WRITERS]
    assert ["Lernplan" in one for one in told] == [True] * 3


@pytest.mark.parametrize("write", WRITERS)
def test_equal_plans_are_equal_diagrams(write: Callable[[Plan], str]) -> None:
    assert (write(demo_plan()), write(odd_plan())) == (write(demo_plan()), write(odd_plan()))
