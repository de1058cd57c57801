"""The signals of ranking with their weights, from the code that scores."""

from __future__ import annotations

from docs.generation.markdown import table
from skillpath.graph.scoring import FARTHEST, RECENCY, WEIGHTS

FORMULAS = {
    "continuity": (
        "minus the hops to the last three stated items, weighted {recency}, over the most possible",
        "At most {farthest} hops count. From -1 (far away) to 0 (near, or nothing stated).",
    ),
    "blocking": (
        "items that cannot be attained without it ÷ all other items",
        "From 0 to 1. What has an alternative blocks little.",
    ),
    "effort": (
        "minus ln(1 + its likely hours) ÷ ln(1 + those of the dearest item)",
        "From -1 (the dearest) to 0.",
    ),
}


def weights() -> str:
    """The signals: weight, formula, range."""
    recency = ", ".join(map(str, RECENCY))
    rows = (
        (
            f"{{term}}`{name}`",
            f"{weight:g}",
            FORMULAS[name][0].format(recency=recency),
            FORMULAS[name][1].format(farthest=FARTHEST),
        )
        for name, weight in WEIGHTS.items()
    )
    return table(("signal", "weight", "formula", "range"), rows)
