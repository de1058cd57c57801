"""A plan as a directed graph in DOT, for Graphviz and what reads its language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph.planning.precedence import prerequisites_in
from skillpath.visualizations.maps.dot import SHAPES, attributes, quoted
from skillpath.visualizations.maps.palette import Scheme, palette
from skillpath.visualizations.plans.groups import groups_of
from skillpath.visualizations.plans.nodes import look_of, told_span
from skillpath.visualizations.plans.words import plan_detail, plan_title
from skillpath.visualizations.saying import ENGLISH, texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from skillpath.graph import Plan, Planned
    from skillpath.visualizations.saying import Texts


def plan_dot(plan: Plan, *, scheme: Scheme = Scheme.LIGHT, language: str = ENGLISH) -> str:
    """The plan as the text of a graph, with a cluster for each step; nodes are called by ids."""
    lines = _lines(plan, palette(scheme), texts(language))
    return "".join(f"{line}\n" for line in lines)


def _lines(plan: Plan, colors: Mapping[str, str], told: Texts) -> Iterator[str]:
    yield f"digraph {quoted(plan.roadmap.id)} {{"
    font = attributes(fontname="sans-serif", fontcolor=colors["text"])
    label = f"{plan_title(plan, told)}\n{plan_detail(plan, told)}"
    yield f"  graph {attributes(label=label, labelloc='t', bgcolor=colors['ground'])}"
    yield f"  graph {font}"
    yield f"  node {font}"
    for turn, group in enumerate(groups_of(plan, told), start=1):
        yield f"  subgraph cluster_{turn} {{"
        look = {"style": "filled", "color": colors["band"], "labeljust": "l"}
        yield f"    graph {attributes(label=group.name, **look)}"
        for one in group.items:
            yield f"    {_node(one, colors, told)}"
        yield "  }"
    for dependent, others in prerequisites_in(plan).items():
        for other in others:
            yield f"  {_edge(plan.by_id[other], plan.by_id[dependent], colors)}"
    yield "}"


def _node(one: Planned, colors: Mapping[str, str], told: Texts) -> str:
    look = look_of(one)
    shape, style = SHAPES[one.item.item.kind]
    return f"{quoted(one.id)} " + attributes(
        label=f"{one.item.item.name}\n{told_span(one, told)}",
        shape=shape,
        style=style,
        fillcolor=colors[look.fill],
        color=colors[look.border],
        fontcolor=colors[look.ink],
        penwidth=f"{look.thick:g}",
    )


def _edge(source: Planned, target: Planned, colors: Mapping[str, str]) -> str:
    is_strong = source.is_critical and target.is_critical
    look = {
        "color": colors["edge-path" if is_strong else "edge"],
        "penwidth": "2" if is_strong else "1",
    }
    return f"{quoted(source.id)} -> {quoted(target.id)} {attributes(**look)}"
