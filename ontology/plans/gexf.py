"""A plan as GEXF, for Gephi, whose timeline shows what is learned when.

Source: GEXF Working Group, "GEXF 1.2draft Primer" (2012).
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from skillpath.ontology.plans.wording import ENGLISH

if TYPE_CHECKING:
    from skillpath.graph import Plan

META = re.compile(r'<meta lastmodifieddate="[^"]*">\s*<creator>[^<]*</creator>')
"""What networkx writes: the day on which it does so, and its version."""

NAME = re.compile(r'(?<=<graph )([^>]*?) name="[^"]*"')
"""What it writes besides, though the format has no name of a graph."""


def gexf(plan: Plan, *, language: str = ENGLISH) -> str:
    """What `network` says, with typed attributes; nodes are there from their first to last day.

    It says that it was made when the plan starts.
    """
    import networkx as nx

    from skillpath.ontology.plans.network import network

    graph = network(plan, language=language)
    for _, values in graph.nodes(data=True):
        values["start"], values["end"] = values["begins"], values["ends"]
    file = BytesIO()
    nx.write_gexf(graph, file)
    about = "".join(
        f"\n    <{tag}>{escape(told)}</{tag}>"
        for tag, told in (("creator", "skillpath"), ("description", graph.name))
    )
    made = f'<meta lastmodifieddate="{plan.terms.start}">{about}'
    text = META.sub(lambda _: made, file.getvalue().decode(), count=1)
    return NAME.sub(r"\1", text, count=1)
