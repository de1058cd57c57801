"""A plan as a graph, for tools that draw and measure graphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from skillpath.ontology.plans.rows import Rows, is_finished
from skillpath.ontology.plans.wording import CENTS, ENGLISH, title, wording
from skillpath.ontology.plans.xml_texts import line

if TYPE_CHECKING:
    from skillpath.graph import Plan, Planned


def network(plan: Plan, *, language: str = ENGLISH) -> nx.DiGraph[str]:
    """A node for each item, an edge from each that another rests on to that one.

    Nodes carry `label`, `kind`, `step` (name), `hours`, `begins`, `ends` (`2027-01-04`), `week`
    (from 1; 0 where none is planned), `slack` (weeks), `critical`, `done` and `url`, each of one
    type, and each of all nodes; names of attributes are English in all languages.
    """
    rows = Rows(plan)
    found: nx.DiGraph[str] = nx.DiGraph(name=line(title(plan, wording(language))))
    for one in plan.items:
        found.add_node(one.id, **_attributes(rows, one))
    found.add_edges_from((other, one) for one, others in rows.before.items() for other in others)
    return found


def _attributes(rows: Rows, one: Planned) -> dict[str, str | float | bool]:
    item, weeks = one.item.item, rows.weeks[one.id]
    return {
        "label": line(item.name),
        "kind": item.kind.value,
        "step": line(rows.step(one)),
        "hours": float(round(one.hours, CENTS)),
        "begins": one.begins.isoformat(),
        "ends": one.ends.isoformat(),
        "week": weeks[0] + 1 if weeks else 0,
        "slack": one.slack,
        "critical": one.is_critical,
        "done": is_finished(one),
        "url": item.url,
    }
