"""A plan as a flowchart in Mermaid: what rests on what, and when it is learned."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from skillpath.graph.planning.precedence import prerequisites_in
from skillpath.visualizations.maps.mermaid import SHAPES, escaped, plain
from skillpath.visualizations.maps.palette import Scheme, palette
from skillpath.visualizations.plans.groups import groups_of
from skillpath.visualizations.plans.nodes import look_of, told_span
from skillpath.visualizations.plans.words import plan_detail, plan_title
from skillpath.visualizations.saying import ENGLISH, texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from skillpath.graph import Plan, Planned
    from skillpath.visualizations.saying import Texts

WIDE = 300
"""Pixels in which two days stand on one line."""


def flowchart(plan: Plan, *, scheme: Scheme = Scheme.LIGHT, language: str = ENGLISH) -> str:
    """The plan as the text of a flowchart, top down, with a subgraph for each step."""
    lines = _lines(plan, palette(scheme), texts(language))
    return "".join(f"{line}\n" for line in lines)


def _lines(plan: Plan, colors: Mapping[str, str], told: Texts) -> Iterator[str]:
    ids = {one.id: f"c{turn}" for turn, one in enumerate(plan.items, start=1)}
    yield "---"
    yield f"title: {json.dumps(plain(plan_title(plan, told)))}"
    yield f"config: {{flowchart: {{wrappingWidth: {WIDE}}}}}"
    yield "---"
    yield "flowchart TB"
    yield f"  accDescr: {escaped(plan_detail(plan, told))}"
    for turn, group in enumerate(groups_of(plan, told), start=1):
        yield f'  subgraph s{turn}["{escaped(group.name) or " "}"]'
        for one in group.items:
            yield f"    {_node(one, ids[one.id], told)}"
        yield "  end"
    for dependent, others in prerequisites_in(plan).items():
        for other in others:
            yield f"  {ids[other]} --> {ids[dependent]}"
    for look in dict.fromkeys(map(look_of, plan.items)):
        yield (
            f"  classDef {look.name} fill:{colors[look.fill]},stroke:{colors[look.border]},"
            f"stroke-width:{look.thick:g}px,color:{colors[look.ink]}"
        )


def _node(one: Planned, identifier: str, told: Texts) -> str:
    before, after = SHAPES[one.item.item.kind]
    text = f"{identifier[1:]}. {escaped(one.item.item.name)}<br/>{escaped(told_span(one, told))}"
    return f"{identifier}{before}{text}{after}:::{look_of(one).name}"
