"""A plan as GraphML, for yEd, Cytoscape, igraph and the like.

Source: U. Brandes et al., "GraphML Progress Report", Graph Drawing 2001, LNCS 2265, 501-512.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

from skillpath.ontology.plans.wording import ENGLISH

if TYPE_CHECKING:
    from skillpath.graph import Plan

TRUTH = re.compile(rb'(<data key="(?:critical|done)">)(True|False)')
"""As Python has it; the format has `true` and `false`."""


def graphml(plan: Plan, *, language: str = ENGLISH) -> bytes:
    """What `network` says, with typed attributes.

    By networkx's writer on the standard library: the one on lxml, which it takes where that is
    installed, writes other bytes.
    """
    import networkx as nx

    from skillpath.ontology.plans.network import network

    file = BytesIO()
    nx.write_graphml_xml(network(plan, language=language), file, named_key_ids=True)
    return TRUTH.sub(lambda found: found[1] + found[2].lower(), file.getvalue())
